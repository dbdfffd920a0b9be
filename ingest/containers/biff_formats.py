"""The cell formats of an old Excel file: which show percentages, which have a font of old codes."""

from __future__ import annotations

from dataclasses import dataclass, field
from struct import unpack_from

from ingest.text.legacy_text import Legacy

_PERCENTS = (9, 10)
"""The built-in formats `0%` and `0.00%`; a workbook need not declare them."""
# [MS-XLS]: a font's name starts at byte 14 of its record, and no font is numbered 4.
_FONT_NAME, _NO_FONT = 14, 4


@dataclass(slots=True)
class Formats:
    """The cell formats in their order, and which of them change how a cell is read."""

    fonts: list[Legacy | None] = field(default_factory=list)
    shown_as_percent: set[int] = field(default_factory=lambda: set(_PERCENTS))
    percents: set[int] = field(default_factory=set)
    """Formats that show a percentage."""
    legacy: dict[int, Legacy] = field(default_factory=dict)
    """Formats with a font from before Unicode."""
    cells: list[tuple[int, int]] = field(default_factory=list)
    """Font and number format of each."""

    def settle(self) -> Formats:
        """Tell the formats that matter, once all records were seen."""
        for place, (font, shown) in enumerate(self.cells):
            if shown in self.shown_as_percent:
                self.percents.add(place)
            # Number 4 is never used.
            index = font - 1 if font > _NO_FONT else font
            code = self.fonts[index] if index < len(self.fonts) else None
            if code is not None:
                self.legacy[place] = code
        return self


def font_name(book: bytes, body: int, length: int) -> str:
    """The name in a record of a font; empty where it is cut short."""
    if length < _FONT_NAME + 2:
        return ""
    size, wide = unpack_from("<BB", book, body + _FONT_NAME)
    start = body + _FONT_NAME + 2
    name = book[start : min(start + size * (1 + (wide & 1)), body + length)]
    return name.decode("utf-16-le" if wide & 1 else "latin-1", errors="replace")
