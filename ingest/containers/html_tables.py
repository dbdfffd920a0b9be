"""Reads the tables of an HTML document, as one-stop systems export them under the name `.xls`.

A table of figures is a sheet, together with the lines of text and the layout tables above it; what
follows the last one stands below it. A body that stands in a table of its own belongs to
the headings before it. A table inside a cell is a sheet of its own if it holds figures, else text
of that cell. Rows and columns are counted as Excel lays them out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from html import unescape

from ingest.containers.grid import Grid
from ingest.containers.html_layout import (
    BREAK,
    NO_DISPLAY,
    PLAIN,
    Attributes,
    HtmlTable,
    as_shown,
    read_attributes,
)
from ingest.containers.limits import MOST_CELLS, MOST_SHEETS, limit
from ingest.containers.sheet import Sheet
from ingest.findings import shown
from ingest.text.legacy_text import named_in

_MOST_NESTED = 60
"""Tables open inside each other; pages made for looks nest a few, hundreds are an attack."""
_LONGEST_TAG = 16384
"""Letters; Excel's styles run to hundreds. It bounds how far an open quotation mark is followed."""
_LONGEST_NAME = 31
"""As Excel limits the name of a sheet."""
_FEWEST_FILLED = 3
"""A unit and two counts; the tables around a report's title and signatures have two cells a row."""
_FEWEST_ROWS = 2
"""A heading and a row below it; one row alone may be a head of letter."""
_FEWEST_COUNTS = 2
"""In a row that is no heading: one number alone is an ordinal."""
_LACKED = 2
"""Columns at the end that a body may leave empty."""

# Possessive, since what cannot be a tag must be told in one pass.
_TAG = re.compile(r"""<(/?)([a-zA-Z][^\s/><]*+)((?:[^"'>]++|"[^"]*+"|'[^']*+')*+)>""")
_ODD_TAG = re.compile(r"<(/?)([a-zA-Z][^\s/><]*+)([^>]*+)>")
_SHEET_NAME = re.compile(r"<x:Name>([^<]{1,200})</x:Name>", re.IGNORECASE)
_CLASS = re.compile(r"\.([\w-]+)")
_COUNT = re.compile(r"[(\[]?\d[\d.,\s]{0,15}[)\]]?", re.ASCII)
_UNREAD = {
    name: re.compile(rf"</{name}\s*>", re.IGNORECASE)
    for name in ("style", "script", "title", "comment", "textarea", "xml", "noscript", "template")
}
_LINES = frozenset(
    {"address", "article", "blockquote", "center", "dd", "div", "dl", "dt", "fieldset", "footer"}
    | {"form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "li", "main", "nav", "ol", "p"}
    | {"pre", "section", "ul"}
)


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
        # A font that is named anywhere may hold for any cell: styles are inherited in ways that are
        # not followed.
        grid.scan.codes = codes
        yield grid.sheet(named or f"{name} {number}")


class _Document:
    """Walks through the markup and hands what it meets to the table that is open."""

    def __init__(self) -> None:
        self.name = ""
        """Of the only sheet, where the document says one."""
        self._hiding: set[str] = set()
        self._known: dict[str, Attributes] = {"": PLAIN}
        self._tables: list[HtmlTable] = []
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
        # A page that was cut off, or never closes its tables, still shows them.
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
        # As browsers do: `< 5 ngày` in a cell is text.
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
        # Up to its own end, as browsers do: a `<table>` inside a script or style is no table.
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
            if NO_DISPLAY.search(body):
                self._hiding.update(_CLASS.findall(selector))

    def _text(self, text: str) -> None:
        table = self._tables[-1] if self._tables else None
        if table is not None and table.parts is not None:
            table.parts.append(text)
        elif not text.isspace():
            self._line.append(text)

    def _open(self, name: str, written: str) -> None:
        table = self._tables[-1] if self._tables else None
        if name == "table":
            self._open_table()
        elif name == "br" or name in _LINES:
            self._break()
        elif table is None:
            return
        elif name in ("td", "th"):
            table.open_cell(self._attributes(written))
        elif name == "tr":
            table.open_row(self._attributes(written))
        elif name in ("col", "colgroup"):
            table.add_columns(name, self._attributes(written))
        elif name == "sup":
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
            table.parts.append(BREAK)
        else:
            self._end_line()

    def _end_line(self) -> None:
        if not self._line:
            return
        text = as_shown("".join(self._line))
        self._line = []
        if text:
            self._loose.add_row()
            self._loose.put(0, text)

    def _open_table(self) -> None:
        if not self._tables:
            self._end_line()
        limit(len(self._tables) + 1, _MOST_NESTED, "parts")
        self._tables.append(HtmlTable())

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
            outer.parts.append(BREAK + BREAK.join(_lines(grid)) + BREAK)
        else:
            self._loose.append(grid)

    def _place(self, grid: Grid) -> None:
        above, self._loose = self._loose, Grid()
        figures = _holds_figures(grid)
        self._cells += grid.scan.cells
        limit(self._cells, MOST_CELLS, "cells")
        # Some systems print the headings as one table and the rows as another, so that the headings
        # stay when a person scrolls.
        if figures and self._sheets and not above.rows and _goes_on(self._sheets[-1], grid):
            self._sheets[-1].append(grid)
            return
        above.append(grid)
        if figures:
            limit(len(self._sheets) + 1, MOST_SHEETS, "sheets")
            self._sheets.append(above)
        else:
            self._loose = above

    def _attributes(self, written: str) -> Attributes:
        known = self._known.get(written)
        if known is None:
            known = read_attributes(written, self._hiding)
            # A report has a few dozen kinds of cells; a page in which every cell is written
            # otherwise must not be kept whole.
            if len(self._known) < 1000:
                self._known[written] = known
        return known


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
