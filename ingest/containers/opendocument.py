"""Reads the sheets of an OpenDocument spreadsheet from its `content.xml`.

Repeated rows and cells are laid out only where they hold something; what stands in comments,
drawings, tracked changes and tables inside cells is no cell.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import suppress
from datetime import date, datetime, timedelta
from itertools import product

from ingest.containers import xml_parts
from ingest.containers.grid import Grid, is_error
from ingest.containers.limits import MOST_CELLS, MOST_COLUMNS, MOST_ROWS, MOST_SHEETS, limit
from ingest.containers.refusal import RefusedError
from ingest.containers.sheet import Sheet
from ingest.text.legacy_text import named_in
from ingest.text.number_formats import as_shown
from metrics.counts.problem import ProblemCase

_OASIS = "urn:oasis:names:tc:opendocument:xmlns:"
_TABLE, _TEXT, _OFFICE = f"{_OASIS}table:1.0 ", f"{_OASIS}text:1.0 ", f"{_OASIS}office:1.0 "
_STYLE, _DRAW = f"{_OASIS}style:1.0 ", f"{_OASIS}drawing:1.0 "
_SCRIPTS = (f"{_OFFICE}script", f"{_OASIS}script:1.0 event-listener")
_CALC = "urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0 "
_NO_CELLS = {
    f"{_TABLE}tracked-changes",
    f"{_TABLE}dde-links",
    f"{_TABLE}shapes",
    f"{_OFFICE}annotation",
    f"{_OFFICE}forms",
}
_GROUPS = (f"{_TABLE}table-row-group", f"{_TABLE}table-column-group")
_TABLE_PROPERTIES = f"{_STYLE}table-properties"
_CELL, _COVERED = f"{_TABLE}table-cell", f"{_TABLE}covered-table-cell"
_NUMBERS = ("float", "currency", "percentage")
_DURATION = re.compile(r"-?PT(?:(\d{1,6})H)?(?:(\d{1,6})M)?(?:(\d{1,6})(?:[.,]\d+)?S)?")
_MOST_SPACES = 1000
"""A number in the file makes so many; without a bound, one attribute would fill the memory."""
_ERROR, _NO_RESULT, _PERCENT = "error", "without_value", "percent"


def read(content: bytes) -> Iterator[Sheet]:
    """The sheets in their order.

    Raises:
        RefusedError: `not_a_spreadsheet`, `damaged`, `too_large`, or `unsafe_content` for scripts.
        ExpatError: where the part is not well-formed.
    """
    reader = _Reader()
    parser = xml_parts.parser(namespaces=True)
    parser.StartElementHandler = reader.start
    parser.EndElementHandler = reader.end
    parser.CharacterDataHandler = reader.characters
    parser.Parse(content, xml_parts.LAST)
    if not reader.is_spreadsheet:
        raise RefusedError(ProblemCase.NOT_A_SPREADSHEET)
    # Styles inherit from others that stand in another part, so fonts are told for the file.
    head, _, _ = content.partition(b":body")
    codes = named_in(head.decode("utf-8", errors="replace"))
    for name, style, grid in reader.tables:
        grid.scan.codes = codes
        yield grid.sheet(name, hidden=style in reader.hidden_styles)


class _Reader:
    """Follows the elements of a document and lays out its tables."""

    def __init__(self) -> None:
        self.is_spreadsheet = False
        self.tables: list[tuple[str, str, Grid]] = []
        self.hidden_styles: set[str] = set()
        self._style = ""
        self._skipped = 0
        self._table: _Table | None = None
        self._cells = 0
        self._attributes: dict[str, str] | None = None
        """Of the cell that is open."""
        self._paragraphs: list[str] = []
        self._in_paragraph = 0

    def start(self, name: str, attributes: dict[str, str]) -> None:
        if self._skipped:
            self._skipped += 1
        # What is inside, a chart's own table too, is skipped to its end: it is shown in none of the
        # sheet's cells.
        elif name in _NO_CELLS or name.startswith(_DRAW):
            self._skipped = 1
        elif name in _SCRIPTS:
            raise RefusedError(ProblemCase.UNSAFE_CONTENT_MACROS)
        elif self._attributes is not None:
            self._inside_cell(name, attributes)
        elif self._table is not None:
            self._inside_table(self._table, name, attributes)
        elif name == f"{_TABLE}table" and self.is_spreadsheet:
            self._open_table(attributes)
        else:
            self._outside(name, attributes)

    def end(self, name: str) -> None:
        if self._skipped:
            self._skipped -= 1
        elif name == f"{_TEXT}p":
            self._in_paragraph = max(0, self._in_paragraph - 1)
        elif self._table is None:
            return
        elif name in (_CELL, _COVERED):
            self._close_cell(self._table, covered=name == _COVERED)
        elif name == f"{_TABLE}table-row":
            self._table.close_row()
            limit(self._cells + self._table.grid.scan.cells, MOST_CELLS, "cells")
        elif name in _GROUPS:
            self._table.close_group()
        elif name == f"{_TABLE}table":
            self._cells += self._table.grid.scan.cells
            self._table = None

    def characters(self, text: str) -> None:
        if self._in_paragraph and not self._skipped:
            self._paragraphs[-1] += text

    def _outside(self, name: str, attributes: dict[str, str]) -> None:
        if name == f"{_OFFICE}spreadsheet":
            self.is_spreadsheet = True
        elif name == f"{_STYLE}style":
            self._style = attributes.get(f"{_STYLE}name", "")
        elif attributes.get(f"{_TABLE}display") == "false" and name == _TABLE_PROPERTIES:
            self.hidden_styles.add(self._style)

    def _open_table(self, attributes: dict[str, str]) -> None:
        limit(len(self.tables) + 1, MOST_SHEETS, "sheets")
        self._table = _Table()
        name = attributes.get(f"{_TABLE}name", "")
        self.tables.append((name, attributes.get(f"{_TABLE}style-name", ""), self._table.grid))

    def _inside_table(self, table: _Table, name: str, attributes: dict[str, str]) -> None:
        if name in (_CELL, _COVERED):
            self._attributes = attributes
            table.repeated = _repeated(attributes, "columns")
            self._paragraphs = []
        elif name == f"{_TABLE}table-row":
            table.open_row(attributes)
        elif name == f"{_TABLE}table-column":
            table.add_columns(attributes)
        elif name in _GROUPS:
            table.open_group(attributes)
        elif name == f"{_TABLE}table":
            self._skipped = 1

    def _inside_cell(self, name: str, attributes: dict[str, str]) -> None:
        if name == f"{_TEXT}p":
            self._in_paragraph += 1
            self._paragraphs.append("")
        elif name == f"{_TABLE}table":
            self._skipped = 1
        elif self._in_paragraph and name in (f"{_TEXT}s", f"{_TEXT}tab"):
            count = attributes.get(f"{_TEXT}c", "1")
            spaces = int(count) if count.isdecimal() and len(count) < 5 else 1
            self._paragraphs[-1] += " " * min(spaces, _MOST_SPACES)
        elif self._in_paragraph and name == f"{_TEXT}line-break":
            self._paragraphs[-1] += "\n"

    def _close_cell(self, table: _Table, *, covered: bool) -> None:
        assert self._attributes is not None
        if covered:
            # What a merged cell covers is not shown and is no value.
            table.column += table.repeated
        else:
            table.add_cell(self._attributes, "\n".join(self._paragraphs).strip())
        self._attributes = None
        self._in_paragraph = 0


class _Table:
    """One table: counts repeated rows and cells, and lays them out once something follows."""

    def __init__(self) -> None:
        self.grid = Grid()
        self.repeated = 1
        self._blank_rows = 0
        self._rows = 1
        """How often the open row stands there."""
        self._hidden = False
        self._hidden_groups: list[bool] = []
        self._columns = 0
        self.column = 0
        self._row: list[object] | None = None
        self._marks: list[tuple[str, range, str]] = []

    def open_group(self, attributes: dict[str, str]) -> None:
        self._hidden_groups.append(attributes.get(f"{_TABLE}display") == "false")

    def close_group(self) -> None:
        if self._hidden_groups:
            self._hidden_groups.pop()

    def add_columns(self, attributes: dict[str, str]) -> None:
        count = _repeated(attributes, "columns")
        if self._is_hidden(attributes):
            last = min(self._columns + count, MOST_COLUMNS)
            self.grid.scan.hidden_columns.update(range(self._columns, last))
        self._columns += count

    def open_row(self, attributes: dict[str, str]) -> None:
        self._rows = _repeated(attributes, "rows")
        self._hidden = self._is_hidden(attributes)
        self.column = 0
        self._row = None
        self._marks = []

    def add_cell(self, attributes: dict[str, str], text: str) -> None:
        first, self.column = self.column, self.column + self.repeated
        value, mark, span = _value(attributes, text), _mark(attributes, text), _span(attributes)
        # Programs fill a sheet to its edge with one blank cell that repeats a thousand times:
        # nothing is laid out for it.
        if value == "" and mark is None and span == (1, 1):
            return
        self._lay_row()
        if span != (1, 1):
            self._merge(first, span)
        if value == "" and mark is None:
            return
        limit(self.column, MOST_COLUMNS, "columns")
        columns = range(first, self.column)
        if mark is not None:
            self._marks.append((mark, columns, text))
        if mark in (None, _PERCENT):
            for column in columns:
                self.grid.put(column, value)
        if (shown := _shown_otherwise(attributes, text)) is not None:
            row = len(self.grid.rows) - 1
            self.grid.scan.formats |= dict.fromkeys(product((row,), columns), shown)
        formula = attributes.get(f"{_TABLE}formula")
        # Of cells that repeat, each reads others.
        if formula and len(columns) == self._rows == 1:
            self.grid.scan.formulas[len(self.grid.rows) - 1, first] = formula

    def close_row(self) -> None:
        if self._row is None:
            self._blank_rows += self._rows
            return
        first, last = len(self.grid.rows) - 1, len(self.grid.rows) + self._rows - 1
        limit(last, MOST_ROWS, "rows")
        filled = sum(value != "" for value in self._row)
        marked = sum(len(columns) for _, columns, _ in self._marks)
        self.grid.scan.cells += filled * (self._rows - 1)
        # Before the rows are repeated: one row of a small file may stand for all the memory there
        # is.
        limit(self.grid.scan.cells + marked * self._rows, MOST_CELLS, "cells")
        self.grid.rows += [list(self._row) for _ in range(self._rows - 1)]
        if self._hidden:
            self.grid.scan.hidden_rows.update(range(first, last))
        self._set_marks(range(first, last))

    def _set_marks(self, rows: range) -> None:
        scan = self.grid.scan
        for mark, columns, text in self._marks:
            places = list(product(rows, columns))
            if mark == _ERROR:
                scan.errors |= dict.fromkeys(places, text or "#")
            elif mark == _NO_RESULT:
                scan.without_value.update(places)
            else:
                scan.percents.update(places)

    def _merge(self, column: int, span: tuple[int, int]) -> None:
        row = len(self.grid.rows) - 1
        last = min(row + span[0], MOST_ROWS) - 1, min(column + span[1], MOST_COLUMNS) - 1
        self.grid.merge(((row, column), last))

    def _lay_row(self) -> None:
        if self._row is not None:
            return
        limit(len(self.grid.rows) + self._blank_rows + 1, MOST_ROWS, "rows")
        # Only once something follows: the last blank row often repeats a million times.
        self.grid.rows += [[] for _ in range(self._blank_rows)]
        self._blank_rows = 0
        self._row = self.grid.add_row()

    def _is_hidden(self, attributes: dict[str, str]) -> bool:
        shown = attributes.get(f"{_TABLE}visibility", "visible") == "visible"
        return not shown or any(self._hidden_groups)


def _repeated(attributes: dict[str, str], what: str) -> int:
    return _count(attributes.get(f"{_TABLE}number-{what}-repeated", "1"))


def _span(attributes: dict[str, str]) -> tuple[int, int]:
    rows = attributes.get(f"{_TABLE}number-rows-spanned", "1")
    return _count(rows), _count(attributes.get(f"{_TABLE}number-columns-spanned", "1"))


def _count(text: str) -> int:
    if not (text.isascii() and text.isdecimal() and len(text) < 10):
        raise RefusedError(ProblemCase.DAMAGED)
    return max(1, int(text))


def _mark(attributes: dict[str, str], text: str) -> str | None:
    """What a cell is beside its value: an error, a formula without a result, a percentage."""
    if attributes.get(f"{_CALC}value-type") == "error" or is_error(text):
        return _ERROR
    kind = attributes.get(f"{_OFFICE}value-type")
    if f"{_TABLE}formula" in attributes:
        known = kind not in _NUMBERS or f"{_OFFICE}value" in attributes
        if kind is None or not known:
            return _NO_RESULT
    return _PERCENT if kind == "percentage" else None


def _shown_otherwise(attributes: dict[str, str], text: str) -> str | None:
    """A format that shows what a person sees of a number, where that is another number."""
    if attributes.get(f"{_OFFICE}value-type") != "float":
        return None
    value = _number(attributes.get(f"{_OFFICE}value", ""), "")
    return as_shown(text, value) if isinstance(value, float) else None


def _value(attributes: dict[str, str], text: str) -> object:
    kind = attributes.get(f"{_OFFICE}value-type", "")
    if kind in _NUMBERS:
        return _number(attributes.get(f"{_OFFICE}value", ""), text)
    if kind == "boolean":
        return attributes.get(f"{_OFFICE}boolean-value") == "true"
    if kind == "date":
        return _date(attributes.get(f"{_OFFICE}date-value", ""), text)
    if kind == "time":
        return _duration(attributes.get(f"{_OFFICE}time-value", ""), text)
    return text or attributes.get(f"{_OFFICE}string-value", "")


def _number(written: str, text: str) -> float | str:
    try:
        # Python also reads `1_000` and digits of other scripts, which no spreadsheet program
        # writes.
        return float(written) if written.isascii() and "_" not in written else text
    except ValueError:
        return text


def _date(written: str, text: str) -> date | str:
    with suppress(ValueError):
        return datetime.fromisoformat(written) if "T" in written else date.fromisoformat(written)
    return text or written


def _duration(written: str, text: str) -> timedelta | str:
    match = _DURATION.fullmatch(written)
    if match is None:
        return text or written
    hours, minutes, seconds = (int(part or 0) for part in match.groups())
    return timedelta(hours=hours, minutes=minutes, seconds=seconds)
