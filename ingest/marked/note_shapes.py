"""The boxes that Excel shows comments in, which it keeps in a drawing of an older kind (VML)."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection

from ingest.marked.sheet import Layout, Place

_TYPE = (
    '<v:shapetype id="_x0000_t202" coordsize="21600,21600" o:spt="202" '
    'path="m,l,21600r21600,l21600,xe"><v:stroke joinstyle="miter"/>'
    '<v:path gradientshapeok="t" o:connecttype="rect"/></v:shapetype>'
)
_SHAPE = (
    '<v:shape{names} id="_x0000_s{number}" type="#_x0000_t202" style="position:absolute;'
    'z-index:1;visibility:hidden" fillcolor="#ffffe1" o:insetmode="auto">'
    '<v:fill color2="#ffffe1"/><v:shadow on="t" color="black" obscured="t"/>'
    '<v:path o:connecttype="none"/><v:textbox style="mso-direction-alt:auto">'
    '<div style="text-align:left"></div></v:textbox><x:ClientData ObjectType="Note">'
    "<x:MoveWithCells/><x:SizeWithCells/><x:Anchor>{anchor}</x:Anchor>"
    "<x:AutoFill>False</x:AutoFill><x:Row>{row}</x:Row><x:Column>{column}</x:Column>"
    "</x:ClientData></v:shape>"
)
_NAMES = [
    ' xmlns:v="urn:schemas-microsoft-com:vml"',
    ' xmlns:o="urn:schemas-microsoft-com:office:office"',
    ' xmlns:x="urn:schemas-microsoft-com:office:excel"',
]
_EMPTY = (
    f'<xml{"".join(_NAMES)}><o:shapelayout v:ext="edit">'
    '<o:idmap v:ext="edit" data="1"/></o:shapelayout></xml>'
).encode()
_ONE = re.compile(rb"<(\w+):shape[\s>].*?</\1:shape\s*>", re.DOTALL)
_NOTE = re.compile(rb"ObjectType\s*=\s*[\"']Note[\"']")
_ROW = re.compile(rb"<(?:\w+:)?Row>\s*(\d+)\s*</")
_COLUMN = re.compile(rb"<(?:\w+:)?Column>\s*(\d+)\s*</")
_ANCHOR = re.compile(rb"(<(?:\w+:)?Anchor>)[^<]*(</)")
_NUMBER = re.compile(rb"_x0000_s(\d+)")
_CLOSING = re.compile(rb"</(?:\w+:)?xml\s*>\s*$")

_WIDE = 340
"""Pixels of a box."""
_LETTERS_A_LINE = 52
"""What fits on `_WIDE` pixels in the small letters of a note, with care."""
_LINE = 15
"""Pixels of a line of these letters."""
_FARTHEST = 400
"""Rows or columns that are counted for a place to end; more are hidden ones."""


class Shapes:
    """The drawing of one sheet; boxes of others in it, and controls, stay as they are."""

    def __init__(self, part: bytes = _EMPTY) -> None:
        self._part = part
        self._new: list[str] = []
        self._sized: dict[Place | None, bytes] = {}
        self._next = max([1024, *map(int, _NUMBER.findall(part))]) + 1
        self._places = {
            place for one in _ONE.finditer(part) if (place := _place(one[0])) is not None
        }

    def __contains__(self, place: Place) -> bool:
        return place in self._places

    def remove(self, places: Collection[Place]) -> None:
        """Take out the boxes of cells."""
        if places:
            self._part = _ONE.sub(
                lambda one: b"" if _place(one[0]) in places else one[0], self._part
            )
            self._places -= set(places)

    def put(self, place: Place, text: str, layout: Layout) -> None:
        """Give a cell a box that holds a text; one that is there is made as large."""
        anchor = _anchor(place, text, layout)
        if place in self._places:
            self._sized[place] = rb"\g<1>" + anchor.encode() + rb"\g<2>"
            return
        self._places.add(place)
        names = "".join(each for each in _NAMES if each[1:9].encode() not in self._part)
        row, column = place
        self._new.append(
            _SHAPE.format(names=names, number=self._next, anchor=anchor, row=row, column=column)
        )
        self._next += 1

    def result(self) -> bytes:
        """The drawing."""
        if self._sized:
            self._part = _ONE.sub(self._resized, self._part)
        if not self._new:
            return self._part
        kind = "" if b'id="_x0000_t202"' in self._part else _TYPE
        added = (kind + "".join(self._new)).encode()
        closing = _CLOSING.search(self._part)
        place = closing.start() if closing else len(self._part)
        return self._part[:place] + added + self._part[place:]

    def _resized(self, one: re.Match[bytes]) -> bytes:
        anchor = self._sized.get(_place(one[0]))
        return _ANCHOR.sub(anchor, one[0]) if anchor else one[0]


def _place(shape: bytes) -> Place | None:
    row, column = _ROW.search(shape), _COLUMN.search(shape)
    if _NOTE.search(shape) is None or row is None or column is None:
        return None
    return int(row[1]), int(column[1])


def _anchor(place: Place, text: str, layout: Layout) -> str:
    """From where to where a box reaches: column, pixels into it, row, pixels; twice."""
    lines = sum(-(-max(1, len(line)) // _LETTERS_A_LINE) for line in text.split("\n"))
    row, column = max(0, place[0] - 1), place[1] + 1
    last_column, over = _reach(column, 12 + _WIDE, layout.pixels_wide)
    last_row, below = _reach(row, 8 + _LINE * (lines + 1), layout.pixels_high)
    return f"{column}, 12, {row}, 8, {last_column}, {over}, {last_row}, {below}"


def _reach(start: int, pixels: int, size: Callable[[int], int]) -> tuple[int, int]:
    index = start
    # Where everything is hidden, no number of columns is wide enough.
    while pixels > size(index) and index < start + _FARTHEST:
        pixels -= size(index)
        index += 1
    return index, pixels
