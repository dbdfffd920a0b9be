"""Reads the tables of an HTML document, as one-stop systems export them under the name `.xls`.

A table of figures is a sheet, together with the lines of text and the layout tables above it; what
follows the last one stands below it. A body that stands in a table of its own belongs to
the headings before it. A table inside a cell is a sheet of its own if it holds figures, else text
of that cell. Rows and columns are counted as Excel lays them out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import unescape

from ingest.findings import shown
from ingest.grid import Grid
from ingest.legacy_text import named_in
from ingest.limits import MOST_CELLS, MOST_COLUMNS, MOST_MERGES, MOST_ROWS, MOST_SHEETS, limit
from ingest.sheet import Sheet

_MOST_NESTED = 60
_LONGEST_TAG = 16384
_LONGEST_NAME = 31
_FEWEST_FILLED = 3
_FEWEST_ROWS = 2
_FEWEST_COUNTS = 2
"""In a row that is no heading."""
_LACKED = 2
"""Columns at the end that a body may leave empty."""
_BREAK = "\x00"
"""A line break inside a cell while its text is gathered; no HTML text holds it."""

# Possessive, since what cannot be a tag must be told in one pass.
_TAG = re.compile(r"""<(/?)([a-zA-Z][^\s/><]*+)((?:[^"'>]++|"[^"]*+"|'[^']*+')*+)>""")
_ODD_TAG = re.compile(r"<(/?)([a-zA-Z][^\s/><]*+)([^>]*+)>")
_ATTRIBUTE = re.compile(r"""([^\s=/"'>]++)(?:\s*+=\s*+("[^"]*+"|'[^']*+'|[^\s"'>]++))?""")
_SHEET_NAME = re.compile(r"<x:Name>([^<]{1,200})</x:Name>", re.IGNORECASE)
_NO_DISPLAY = re.compile(r"display\s*:\s*none|mso-hide\s*:\s*all", re.IGNORECASE)
_CLASS = re.compile(r"\.([\w-]+)")
_NUMBER = re.compile(r"[+-]?\d{1,15}(?:\.\d{1,20})?(?:[eE][+-]?\d{1,2})?", re.ASCII)
_COUNT = re.compile(r"[(\[]?\d[\d.,\s]{0,15}[)\]]?", re.ASCII)
_NO_PLAIN_NUMBER = re.compile(r"[^\W\d_]|[/:%]|^\s*\d{1,4}[.-]\d{1,2}[.-]\d{1,4}\s*$")
_NOTE = re.compile(r"\(?[\d*]{1,3}\)?", re.ASCII)
"""What is raised beside a text to point at a note."""
_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_UNREAD = {
    name: re.compile(rf"</{name}\s*>", re.IGNORECASE)
    for name in ("style", "script", "title", "comment", "textarea", "xml", "noscript", "template")
}
_LINES = frozenset(
    {"address", "article", "blockquote", "center", "dd", "div", "dl", "dt", "fieldset", "footer"}
    | {"form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "li", "main", "nav", "ol", "p"}
    | {"pre", "section", "ul"}
)
_FORMULAS = ("x:fmla", "data-sheets-formula")
_VALUES = ("x:num", "sdval")


@dataclass(frozen=True, slots=True)
class _Attributes:
    """What counts of the attributes of a tag."""

    rows: int = 1
    columns: int = 1
    hidden: bool = False
    formula: bool = False
    value: str = ""


_PLAIN = _Attributes()


def read(text: str, name: str) -> Iterator[Sheet]:
    """The sheets in the order of the document.

    Args:
        text: The document.
        name: What a sheet is called where the document names none; its number follows.

    Raises:
        RefusedError: `too_large`.
    """
    document = _Document()
    document.read(text)
    sheets = document.sheets()
    limit(len(sheets), MOST_SHEETS, "sheets")
    named = document.name if len(sheets) == 1 else ""
    codes = named_in(text)
    for number, grid in enumerate(sheets, start=1):
        grid.scan.codes = codes
        yield grid.sheet(named or f"{name} {number}")


class _Document:
    """Walks through the markup and hands what it meets to the table that is open."""

    def __init__(self) -> None:
        self.name = ""
        """Of the only sheet, where the document says one."""
        self._hiding: set[str] = set()
        self._known: dict[str, _Attributes] = {"": _PLAIN}
        self._tables: list[_Table] = []
        self._line: list[str] = []
        self._loose = Grid()
        """What is to stand above the next table of figures."""
        self._sheets: list[Grid] = []
        self._cells = 0

    def read(self, text: str) -> None:
        """Read a whole document."""
        place, size = 0, len(text)
        while place < size:
            start = text.find("<", place)
            if start < 0:
                self._text(text[place:])
                break
            if start > place:
                self._text(text[place:start])
            place = self._markup(text, start)
        while self._tables:
            self._close_table()
        self._end_line()

    def sheets(self) -> list[Grid]:
        """The sheets; what stands below the last table of figures belongs to it."""
        if not self._sheets:
            return [self._loose] if self._loose.rows else []
        self._sheets[-1].append(self._loose)
        self._loose = Grid()
        return self._sheets

    def _markup(self, text: str, start: int) -> int:
        """Take in what a `<` begins; where the text goes on."""
        if text.startswith("<!--", start):
            end = text.find("-->", start + 4)
            self._look_for_name(text, start, end)
            return len(text) if end < 0 else end + 3
        begins = text[start + 1 : start + 2]
        if not (begins.isascii() and (begins.isalpha() or begins in ("/", "!", "?"))):
            self._text("<")
            return start + 1
        end = text.find(">", start)
        if end < 0:
            return len(text)
        match = _TAG.match(text, start, start + _LONGEST_TAG) or _ODD_TAG.match(text, start)
        if match is None:
            return end + 1
        closing, name, attributes = match.groups()
        name = name.lower()
        if closing:
            self._close(name)
        elif name in _UNREAD:
            return self._skip(name, text, match.end())
        else:
            self._open(name, attributes)
        return match.end()

    def _skip(self, name: str, text: str, start: int) -> int:
        end = _UNREAD[name].search(text, start)
        stop = end.start() if end else len(text)
        if name == "style":
            self._look_for_hiding(text[start:stop])
        elif name == "xml":
            self._look_for_name(text, start, stop)
        return end.end() if end else len(text)

    def _look_for_name(self, text: str, start: int, end: int) -> None:
        match = _SHEET_NAME.search(text, start, end if end >= 0 else len(text))
        # Templates leave their placeholder where no name was given.
        if match and not self.name and "{" not in match[1]:
            self.name = unescape(match[1]).strip()[:_LONGEST_NAME]

    def _look_for_hiding(self, style: str) -> None:
        for rule in style.split("}"):
            selector, _, body = rule.partition("{")
            if _NO_DISPLAY.search(body):
                self._hiding.update(_CLASS.findall(selector))

    def _text(self, text: str) -> None:
        table = self._tables[-1] if self._tables else None
        if table is not None and table.parts is not None:
            table.parts.append(text)
        elif not text.isspace():
            self._line.append(text)

    def _open(self, name: str, written: str) -> None:
        table = self._tables[-1] if self._tables else None
        if name in ("td", "th"):
            if table is not None:
                table.open_cell(self._attributes(written))
        elif name == "tr":
            if table is not None:
                table.open_row(self._attributes(written))
        elif name == "table":
            self._open_table()
        elif name == "col" or name == "colgroup":
            if table is not None:
                table.add_columns(name, self._attributes(written))
        elif name == "br" or name in _LINES:
            self._break()
        elif name == "sup" and table is not None:
            table.open_mark()

    def _close(self, name: str) -> None:
        table = self._tables[-1] if self._tables else None
        if name == "table":
            self._close_table()
        elif name in _LINES or name == "caption":
            self._break()
        elif table is None:
            return
        elif name in ("td", "th"):
            table.close_cell()
        elif name == "tr":
            table.close_row()
        elif name == "sup":
            table.close_mark()

    def _break(self) -> None:
        table = self._tables[-1] if self._tables else None
        if table is not None and table.parts is not None:
            table.parts.append(_BREAK)
        else:
            self._end_line()

    def _end_line(self) -> None:
        if not self._line:
            return
        text = _text_of("".join(self._line))
        self._line = []
        if text:
            self._loose.add_row()
            self._loose.put(0, text)

    def _open_table(self) -> None:
        if not self._tables:
            self._end_line()
        limit(len(self._tables) + 1, _MOST_NESTED, "parts")
        self._tables.append(_Table())

    def _close_table(self) -> None:
        if not self._tables:
            return
        table = self._tables.pop()
        self._end_line()
        grid = table.finish()
        outer = self._tables[-1] if self._tables else None
        if outer is None:
            self._place(grid)
        elif _holds_figures(grid):
            # What a layout table shows before an inner table stands above that.
            if not _holds_figures(outer.grid):
                self._tables[-1] = outer.rest()
                self._loose.append(outer.finish())
            self._place(grid)
        elif outer.parts is not None:
            outer.parts.append(_BREAK + _BREAK.join(_lines(grid)) + _BREAK)
        else:
            self._loose.append(grid)

    def _place(self, grid: Grid) -> None:
        above, self._loose = self._loose, Grid()
        figures = _holds_figures(grid)
        self._cells += grid.scan.cells
        limit(self._cells, MOST_CELLS, "cells")
        if figures and self._sheets and not above.rows and _goes_on(self._sheets[-1], grid):
            self._sheets[-1].append(grid)
            return
        above.append(grid)
        if figures:
            limit(len(self._sheets) + 1, MOST_SHEETS, "sheets")
            self._sheets.append(above)
        else:
            self._loose = above

    def _attributes(self, written: str) -> _Attributes:
        known = self._known.get(written)
        if known is None:
            known = self._read_attributes(written)
            if len(self._known) < 1000:
                self._known[written] = known
        return known

    def _read_attributes(self, written: str) -> _Attributes:
        found: dict[str, str] = {}
        for name, value in _ATTRIBUTE.findall(written):
            bare = value[1:-1] if value[:1] in ('"', "'") else value
            found.setdefault(name.lower(), unescape(bare))
        hidden = "hidden" in found or _NO_DISPLAY.search(found.get("style", "")) is not None
        if self._hiding and not hidden:
            hidden = not self._hiding.isdisjoint(found.get("class", "").split())
        return _Attributes(
            _span(found.get("rowspan")) or MOST_ROWS,
            max(_span(found.get("colspan")), _span(found.get("span")), 1),
            hidden,
            any(name in found for name in _FORMULAS),
            next((found[name] for name in _VALUES if found.get(name)), ""),
        )


class _Table:
    """One table: finds the place of each cell among those that reach into its row."""

    def __init__(self) -> None:
        self.grid = Grid()
        self.parts: list[str] | None = None
        """Texts of the cell that is open."""
        self._mark: int | None = None
        """Where among them something raised begins."""
        self._cell = _PLAIN
        self._column = 0
        self._in_row = False
        self._taken = [0] * MOST_COLUMNS
        """By column, the first row that no cell from above reaches into."""
        self._merges: list[tuple[int, int, int, int]] = []
        self._columns = 0

    def add_columns(self, name: str, attributes: _Attributes) -> None:
        """Count a column of the layout, which may be hidden."""
        if name == "colgroup" and not attributes.hidden:
            return
        last = min(self._columns + attributes.columns, MOST_COLUMNS)
        if attributes.hidden:
            self.grid.scan.hidden_columns.update(range(self._columns, last))
        self._columns = last if name == "col" else self._columns

    def open_row(self, attributes: _Attributes) -> None:
        """Begin a row, ending the one before where nobody did."""
        self.close_row()
        self.grid.add_row()
        self._in_row = True
        self._column = 0
        if attributes.hidden:
            self.grid.scan.hidden_rows.add(len(self.grid.rows) - 1)

    def open_cell(self, attributes: _Attributes) -> None:
        """Begin a cell, ending the one before where nobody did."""
        self.close_cell()
        if not self._in_row:
            self.open_row(_PLAIN)
        self._cell = attributes
        self.parts, self._mark = [], None

    def open_mark(self) -> None:
        """Begin what is raised beside a text, which is a note's number or a power."""
        self._mark = len(self.parts) if self.parts else None

    def close_mark(self) -> None:
        """Leave a note's mark out of a text; beside a number it stays to be seen as no digit."""
        if self.parts is None or self._mark is None:
            return
        before, mark = "".join(self.parts[: self._mark]), "".join(self.parts[self._mark :])
        if before.strip() and _NOTE.fullmatch(mark.strip()):
            stays = before.rstrip()[-1:].isdigit()
            self.parts[self._mark :] = [mark.strip().translate(_RAISED)] if stays else []
        self._mark = None

    def close_row(self) -> None:
        """End the row."""
        self.close_cell()
        self._in_row = False

    def close_cell(self) -> None:
        """Put the cell where it belongs."""
        if self.parts is None:
            return
        text, self.parts = "".join(self.parts), None
        cell, row = self._cell, len(self.grid.rows) - 1
        column = self._column
        while column < MOST_COLUMNS and self._taken[column] > row:
            column += 1
        text = _text_of(text)
        if column == MOST_COLUMNS:
            limit(column + bool(text), MOST_COLUMNS, "columns")
            return
        end = min(column + cell.columns, MOST_COLUMNS)
        if cell.rows > 1:
            self._taken[column:end] = [row + cell.rows] * (end - column)
        if cell.rows > 1 or end > column + 1:
            limit(len(self._merges) + 1, MOST_MERGES, "merges")
            self._merges.append((row, column, row + cell.rows - 1, end - 1))
        if cell.hidden:
            self.grid.scan.hidden_columns.update(range(column, end))
        if cell.formula and not text:
            self.grid.scan.without_value.add((row, column))
        self.grid.put(column, _value(text, cell.value))
        self._column = end

    def finish(self) -> Grid:
        """The laid-out table; no cell reaches below its last row."""
        self.close_row()
        bottom = len(self.grid.rows) - 1
        for top, left, last, right in self._merges:
            if (min(last, bottom), right) != (top, left):
                self.grid.merge(((top, left), (min(last, bottom), right)))
        self._merges = []
        return self.grid

    def rest(self) -> _Table:
        """The table that goes on where this one is cut off by a table inside its open cell."""
        rest = _Table()
        if self._in_row:
            rest.open_row(_PLAIN)
        if self.parts is not None:
            rest.open_cell(_PLAIN)
        return rest


def _span(written: str | None) -> int:
    if written is None or not (written.isascii() and written.isdecimal()):
        return 1
    return min(int(written), MOST_ROWS) if len(written) < 7 else MOST_ROWS


def _text_of(text: str) -> str:
    """The text of a cell as a browser shows it: spaces run together, `<br>` ends a line."""
    if "&" in text:
        text = unescape(text)
    if _BREAK not in text:
        return " ".join(text.split())
    lines = (" ".join(line.split()) for line in text.split(_BREAK))
    return "\n".join(line for line in lines if line)


def _value(text: str, written: str) -> object:
    """The number that the cell carries beside what it shows, where what it shows is a number."""
    if not written or not _NUMBER.fullmatch(written) or _NO_PLAIN_NUMBER.search(text):
        return text
    return float(written)


def _holds_figures(grid: Grid) -> bool:
    """Whether a table is more than a layout of titles and signatures."""
    found = 0
    for row in grid.rows:
        found += sum(value != "" for value in row) >= _FEWEST_FILLED
        if found >= _FEWEST_ROWS:
            return True
    return False


def _goes_on(headings: Grid, body: Grid) -> bool:
    """Whether a table is the body of the one before it, which has nothing but headings."""
    if not headings.width - _LACKED <= body.width <= headings.width:
        return False
    first = next((row for row in body.rows if any(value != "" for value in row)), [])
    return _counts_in(first) >= _FEWEST_COUNTS and all(
        _counts_in(row) < _FEWEST_COUNTS for row in headings.rows
    )


def _counts_in(row: Sequence[object]) -> int:
    """How many cells of a row hold a number or number a column."""
    numbers = sum(isinstance(value, float) for value in row)
    return numbers + sum(
        isinstance(value, str) and _COUNT.fullmatch(value) is not None for value in row
    )


def _lines(grid: Grid) -> Iterator[str]:
    for row in grid.rows:
        yield " ".join(shown(value) or "" for value in row if value != "")
