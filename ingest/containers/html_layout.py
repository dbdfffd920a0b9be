"""Lays out one table of an HTML document: where each cell stands, and what it holds."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass
from html import unescape

from ingest.containers.grid import Grid
from ingest.containers.limits import MOST_COLUMNS, MOST_MERGES, MOST_ROWS, limit

BREAK = "\x00"
"""A line break inside a cell while its text is gathered; no HTML text holds it."""
NO_DISPLAY = re.compile(r"display\s*:\s*none|mso-hide\s*:\s*all", re.IGNORECASE)

_ATTRIBUTE = re.compile(r"""([^\s=/"'>]++)(?:\s*+=\s*+("[^"]*"|'[^']*'|[^\s"'>]++))?""")
_NUMBER = re.compile(r"[+-]?\d{1,15}(?:\.\d{1,20})?(?:[eE][+-]?\d{1,2})?", re.ASCII)
_NO_PLAIN_NUMBER = re.compile(r"[^\W\d_]|[/:%]|^\s*\d{1,4}[.-]\d{1,2}[.-]\d{1,4}\s*$")
_NOTE = re.compile(r"\(?[\d*]{1,3}\)?", re.ASCII)
"""What is raised beside a text to point at a note."""
_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_FORMULAS = ("x:fmla", "data-sheets-formula")
_VALUES = ("x:num", "sdval")


@dataclass(frozen=True, slots=True)
class Attributes:
    """What counts of the attributes of a tag."""

    rows: int = 1
    columns: int = 1
    hidden: bool = False
    formula: bool = False
    value: str = ""


PLAIN = Attributes()


def read_attributes(written: str, hiding: Collection[str]) -> Attributes:
    """What counts of a tag's attributes.

    Args:
        written: What stands between the name of the tag and its end.
        hiding: The classes that the document's style sheets hide.
    """
    found: dict[str, str] = {}
    for name, value in _ATTRIBUTE.findall(written):
        bare = value[1:-1] if value[:1] in ('"', "'") else value
        found.setdefault(name.lower(), unescape(bare))
    hidden = "hidden" in found or NO_DISPLAY.search(found.get("style", "")) is not None
    if hiding and not hidden:
        hidden = any(name in hiding for name in found.get("class", "").split())
    return Attributes(
        _span(found.get("rowspan")) or MOST_ROWS,
        max(_span(found.get("colspan")), _span(found.get("span")), 1),
        hidden,
        any(name in found for name in _FORMULAS),
        next((found[name] for name in _VALUES if found.get(name)), ""),
    )


class HtmlTable:
    """One table: finds the place of each cell among those that reach into its row."""

    def __init__(self) -> None:
        self.grid = Grid()
        self.parts: list[str] | None = None
        """Texts of the cell that is open."""
        self._mark: int | None = None
        """Where among them something raised begins."""
        self._cell = PLAIN
        self._column = 0
        self._in_row = False
        self._taken = [0] * MOST_COLUMNS
        """By column, the first row that no cell from above reaches into."""
        self._merges: list[tuple[int, int, int, int]] = []
        self._columns = 0

    def add_columns(self, name: str, attributes: Attributes) -> None:
        """Count a column of the layout, which may be hidden."""
        if name == "colgroup" and not attributes.hidden:
            return
        last = min(self._columns + attributes.columns, MOST_COLUMNS)
        if attributes.hidden:
            self.grid.scan.hidden_columns.update(range(self._columns, last))
        self._columns = last if name == "col" else self._columns

    def open_row(self, attributes: Attributes) -> None:
        """Begin a row, ending the one before where nobody did."""
        self.close_row()
        self.grid.add_row()
        self._in_row = True
        self._column = 0
        if attributes.hidden:
            self.grid.scan.hidden_rows.add(len(self.grid.rows) - 1)

    def open_cell(self, attributes: Attributes) -> None:
        """Begin a cell, ending the one before where nobody did."""
        self.close_cell()
        if not self._in_row:
            self.open_row(PLAIN)
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
        text = as_shown(text)
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

    def rest(self) -> HtmlTable:
        """The table that goes on where this one is cut off by a table inside its open cell."""
        rest = HtmlTable()
        if self._in_row:
            rest.open_row(PLAIN)
        if self.parts is not None:
            rest.open_cell(PLAIN)
        return rest


def as_shown(text: str) -> str:
    """The text of a cell as a browser shows it: spaces run together, `<br>` ends a line."""
    if "&" in text:
        text = unescape(text)
    if BREAK not in text:
        return " ".join(text.split())
    lines = (" ".join(line.split()) for line in text.split(BREAK))
    return "\n".join(line for line in lines if line)


def _span(written: str | None) -> int:
    if written is None or not (written.isascii() and written.isdecimal()):
        return 1
    return min(int(written), MOST_ROWS) if len(written) < 7 else MOST_ROWS


def _value(text: str, written: str) -> object:
    """The number that the cell carries beside what it shows, where what it shows is a number."""
    if not written or not _NUMBER.fullmatch(written) or _NO_PLAIN_NUMBER.search(text):
        return text
    return float(written)
