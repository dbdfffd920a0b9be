"""Colours the faulty cells of one sheet's XML; every other byte of it stays."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import product

from ingest.containers import xml_parts
from ingest.containers.sheet import Span
from ingest.containers.xml_parts import local
from ingest.marked.xml_edit import Edits, Element, filled, find, prefixed, tag_end, with_attributes
from ingest.text.addresses import address, position
from metrics.counts.problem import Problem

Place = tuple[int, int]
Restyle = Callable[[Place, int], int]
"""The format a cell gets, from its place and the format it has."""

_AFTER_DRAWING = [
    "legacyDrawingHF",
    "drawingHF",
    "picture",
    "oleObjects",
    "controls",
    "webPublishItems",
    "tableParts",
    "extLst",
    "AlternateContent",
]
_SELECTED = re.compile(rb"\stabSelected\s*=\s*(?:\"(?:1|true)\"|'(?:1|true)')")
_DATA = re.compile(rb"<(?:\w+:)?sheetData>")
_TRUE = ("1", "true")


@dataclass(slots=True)
class Layout:
    """What surrounds the cells of a sheet, as far as marking needs it."""

    root: Element
    data: Element
    after: list[Element] = field(default_factory=list)
    """What stands below the cells, at the highest level."""
    merges: list[Span] = field(default_factory=list)
    widths: list[tuple[int, int, float]] = field(default_factory=list)
    """First and last column and their width in signs; nought where they are hidden."""
    width: float = 8.43
    height: float = 15.0
    heights: dict[int, float] = field(default_factory=dict)
    """Rows with a height of their own, in points; nought where they are hidden."""
    protected: bool = False
    styles: list[tuple[int, int, int]] = field(default_factory=list)
    """First and last column and the format of their cells that are not written."""

    def shown(self, places: Collection[Place]) -> dict[Place, Place]:
        """By place, the cell that a person sees: of cells that are one, the first."""
        rows = sorted({row for row, _ in places})
        wide: dict[int, list[Span]] = {}
        for merge in self.merges:
            (top, _), (bottom, _) = merge
            for row in rows[bisect_left(rows, top) : bisect_right(rows, bottom)]:
                wide.setdefault(row, []).append(merge)
        found = {place: place for place in places}
        for row, column in places:
            for first, (_, right) in wide.get(row, ()):
                if first[1] <= column <= right:
                    found[row, column] = first
        return found

    def style_of(self, column: int) -> int:
        """The format of a column's cells that are not written."""
        return next((s for first, last, s in self.styles if first <= column <= last), 0)

    def pixels_wide(self, column: int) -> int:
        """How wide a column is on the screen."""
        found = (width for first, last, width in self.widths if first <= column <= last)
        width = next(found, self.width)
        return round(width * 7 + 5) if width else 0

    def pixels_high(self, row: int) -> int:
        """How high a row is on the screen."""
        return round(self.heights.get(row, self.height) * 4 / 3)


def places_of(problem: Problem) -> Iterator[Place]:
    """Every cell a problem stands in."""
    if problem.cell is None:
        return
    first, _, last = str(problem.facts.get("range", problem.cell)).partition(":")
    (top, left), (bottom, right) = position(first), position(last or first)
    yield from product(range(top, bottom + 1), range(left, right + 1))


def lay_out(part: bytes) -> Layout:
    """Look at everything of a sheet but its cells."""
    cut, left_out = _without_cells(part)
    found = find(cut, lambda path: len(path) <= 2 or path[-1] in ("col", "mergeCell"))
    data = next(each for each in found if each.name == "sheetData")
    for each in found:
        for side in ("start", "inside", "close", "end"):
            place = getattr(each, side)
            if place > data.start and (each is not data or side in ("close", "end")):
                setattr(each, side, place + left_out)
    layout = Layout(found[0], data)
    for each in found[1:]:
        if len(each.path) == 2 and each.start > data.start:
            layout.after.append(each)
        _look_at(each, layout)
    return layout


def _without_cells(part: bytes) -> tuple[bytes, int]:
    """The sheet without its rows, and how many bytes that leaves out."""
    opened, closed = _DATA.search(part), part.rfind(b"</", 0, part.rfind(b"sheetData>") + 1)
    if part.count(b"sheetData") != 2 or opened is None or b"<!" in part:
        return part, 0
    return part[: opened.end()] + part[closed:], closed - opened.end()


def _look_at(each: Element, layout: Layout) -> None:
    said = each.attributes
    if each.name == "col" and each.path[-2] == "cols":
        first, last = int(said["min"]) - 1, int(said["max"]) - 1
        layout.styles.append((first, last, int(said.get("style", "0"))))
        width = float(said.get("width", layout.width))
        layout.widths.append((first, last, 0 if said.get("hidden") in _TRUE else width))
    elif each.name == "sheetFormatPr":
        layout.width = float(said.get("defaultColWidth", layout.width))
        layout.height = float(said.get("defaultRowHeight", layout.height))
    elif each.name == "mergeCell":
        first_cell, _, last_cell = said.get("ref", "").replace("$", "").partition(":")
        layout.merges.append((position(first_cell), position(last_cell or first_cell)))
    elif each.name == "sheetProtection":
        layout.protected = said.get("sheet") in _TRUE


class Painter:
    """Gives cells another format."""

    def __init__(
        self,
        part: bytes,
        layout: Layout,
        places: Sequence[Place],
        restyle: Restyle,
        ours: frozenset[int],
    ) -> None:
        """Take what is to be restyled.

        Args:
            part: The sheet in UTF-8.
            layout: What surrounds its cells.
            places: The cells to restyle; those that are not written are added, empty.
            restyle: Tells a cell's new format from its old one.
            ours: Formats whose cells are restyled wherever they stand.
        """
        self._part = part
        self._layout = layout
        self._restyle = restyle
        self._ours = {str(style) for style in ours}
        self._edits = Edits(part)
        self.records: dict[Place, int] = {}
        """The format each wanted cell had."""
        self._columns: dict[int, list[int]] = {}
        for row, column in sorted(set(places), reverse=True):
            self._columns.setdefault(row, []).append(column)
        self._rows = sorted(self._columns, reverse=True)
        self._row = self._column = -1
        self._row_style = 0
        self._waiting: list[int] = []
        self._parser = xml_parts.parser()
        self._parser.StartElementHandler = self._start
        self._parser.EndElementHandler = self._end

    def painted(self) -> bytes:
        """The sheet with its cells restyled."""
        self._parser.Parse(self._part, xml_parts.LAST)
        return self._edits.result()

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        name = local(name)
        if name == "c":
            self._cell(attributes)
        elif name == "row":
            self._next_row({local(key): value for key, value in attributes.items()})

    def _next_row(self, attributes: dict[str, str]) -> None:
        number = attributes.get("r", "")
        self._row = int(number) - 1 if number.isdecimal() else self._row + 1
        self._column = -1
        start = self._parser.CurrentByteIndex
        while self._rows and self._rows[-1] < self._row:
            self._edits.insert(start, self._new_row(self._rows.pop()))
        if "ht" in attributes:
            hidden = attributes.get("hidden") in _TRUE
            self._layout.heights[self._row] = 0 if hidden else float(attributes["ht"])
        if not self._rows or self._rows[-1] != self._row:
            return
        self._waiting = self._columns[self._rows.pop()]
        own = attributes.get("customFormat") in _TRUE
        self._row_style = int(attributes.get("s", "0")) if own else -1
        end = tag_end(self._part, start)
        tag = self._part[start:end]
        if tag.endswith(b"/>"):
            cells = self._new_cells(self._waiting)
            self._edits.replace(start, end, filled(tag, cells))
            self._waiting = []

    def _cell(self, attributes: dict[str, str]) -> None:
        written = attributes.get("r")
        self._column = self._column + 1 if written is None else position(written.upper())[1]
        waiting, style = self._waiting, attributes.get("s", "0")
        if waiting and waiting[-1] <= self._column:
            start = self._parser.CurrentByteIndex
            before = []
            while waiting and waiting[-1] < self._column:
                before.append(waiting.pop())
            if before:
                self._edits.insert(start, self._new_cells(before[::-1]))
        if waiting and waiting[-1] == self._column:
            waiting.pop()
            self._repaint(int(style))
            self.records[self._row, self._column] = int(style)
        elif style in self._ours:
            self._repaint(int(style))

    def _repaint(self, style: int) -> None:
        start = self._parser.CurrentByteIndex
        end = tag_end(self._part, start)
        painted = self._restyle((self._row, self._column), style)
        tag = with_attributes(self._part[start:end], s=str(painted))
        self._edits.replace(start, end, tag)

    def _end(self, name: str) -> None:
        name = local(name)
        if name == "row" and self._waiting:
            self._edits.insert(self._parser.CurrentByteIndex, self._new_cells(self._waiting))
            self._waiting = []
        elif name == "sheetData" and self._rows:
            self._edits.append(self._layout.data, b"".join(map(self._new_row, self._rows[::-1])))
            self._rows = []

    def _new_row(self, row: int) -> bytes:
        self._row, kept = row, self._row
        self._row_style = -1
        cells = self._new_cells(self._columns[row])
        self._row = kept
        prefix = self._layout.root.prefix
        return prefixed(f'<row r="{row + 1}">', prefix) + cells + prefixed("</row>", prefix)

    def _new_cells(self, columns: Sequence[int]) -> bytes:
        """Empty cells, given from the last to the first."""
        made = []
        for column in reversed(columns):
            own = self._row_style >= 0
            style = self._row_style if own else self._layout.style_of(column)
            place = (self._row, column)
            self.records[place] = style
            made.append(f'<c r="{address(*place)}" s="{self._restyle(place, style)}"/>')
        return prefixed("".join(made), self._layout.root.prefix)


def unselect(part: bytes) -> bytes:
    """The sheet as one that is not in front; two in front would be edited together."""
    end = part.find(b"sheetData")
    head = part if end < 0 else part[:end]
    return _SELECTED.sub(b' tabSelected="0"', head) + part[len(head) :]


def refer_to_comments(part: bytes, relation: str, namespace: str) -> bytes:
    """Name the drawing that holds the shapes of the comments."""
    edits, layout = Edits(part), lay_out(part)
    places = [each.start for each in layout.after if each.name in _AFTER_DRAWING]
    element = f'<legacyDrawing xmlns:r="{namespace}" r:id="{relation}"/>'
    edits.insert(min(places, default=layout.root.close), prefixed(element, layout.root.prefix))
    return edits.result()
