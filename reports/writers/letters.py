"""The letters that documents are measured in and PDF is set in.

Word files name Times New Roman, which offices have. Where it is not installed, and in PDF,
Liberation Serif stands for it: every letter of it is as wide.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

from PIL import ImageFont

FONT, STANDS_FOR_IT = "Times New Roman", "Liberation Serif"
FOLDER = Path(__file__).resolve().parent.parent / "fonts"
TEXT_CM, OFFICE_SHARE = 16.5, 0.42
"""The width of the text on A4; of it the office's column in the head, the narrower one, so that
the nation stands on one line."""
OFFICE_CM = TEXT_CM * OFFICE_SHARE
_EXACT = 1000
"""Points: widths are taken at this size, where rounding to a pixel is nothing, and scaled down."""
_CM_OF_POINT = 2.54 / 72
"""An inch has 72 points."""


def width_cm(text: str, size: float, *, bold: bool = False) -> float:
    """How wide a line of text is, in centimetres, at a size in points."""
    return _letters(bold=bold).getlength(text) * size / _EXACT * _CM_OF_POINT


def on_lines(text: str, size: float, width: float, *, bold: bool = False) -> list[str]:
    """A name on one line where it fits in so many centimetres, else on two of like length."""
    words = text.split()
    if width_cm(text, size, bold=bold) <= width or len(words) < 2:
        return [text]
    halves = ((" ".join(words[:at]), " ".join(words[at:])) for at in range(1, len(words)))
    return list(min(halves, key=lambda two: max(width_cm(each, size, bold=bold) for each in two)))


@cache
def _letters(*, bold: bool) -> ImageFont.FreeTypeFont:
    name = "LiberationSerif-Bold.ttf" if bold else "LiberationSerif-Regular.ttf"
    return ImageFont.truetype(str(FOLDER / name), _EXACT)
