"""Cut the fonts in `static/fonts/` from Be Vietnam Pro and give it digits of equal width.

The family's digits differ in width (1 is 385 units, 4 is 710) and it has no `tnum`, so columns of
numbers would not line up. The ten digits are cut a second time, each centred in one width; the
theme declares them as a second face for U+30-39. Needed only when the family changes:

    uv run --script scripts/fonts.py
"""

# /// script
# requires-python = ">=3.11"
# dependencies = ["brotli==1.2.1", "fonttools==4.68.0", "fontpkg-be-vietnam-pro==1.2"]
# ///

from __future__ import annotations

import shutil
from importlib.resources import as_file, files
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTFont

FONTS = Path(__file__).parents[1] / "static" / "fonts"
WEIGHTS = {"Regular": 400, "Medium": 500, "SemiBold": 600, "Bold": 700}
LATIN = [*range(0x20, 0x180), 0x1A0, 0x1A1, 0x1AF, 0x1B0]
VIETNAMESE = [*range(0x300, 0x324), *range(0x1EA0, 0x1EFA), 0x20AB]
SIGNS = [*range(0x2010, 0x2027), 0x202F, 0x2212, 0x2264, 0x2265]
DIGITS = list(range(0x30, 0x3A))
WIDTH = 662
"""Of 1000 units: the mean of 0 and 2 to 9."""


def main() -> None:
    """Write two files a weight, and the licence beside them."""
    with as_file(files("fontpkg_be_vietnam_pro")) as package:
        for name, weight in WEIGHTS.items():
            source = package / "files" / f"BeVietnamPro-{name}.ttf"
            text = cut(source, [*LATIN, *VIETNAMESE, *SIGNS], features=["*"])
            save(text, f"be-vietnam-pro-{weight}")
            digits = cut(source, DIGITS, features=[])  # Kerning would move them again.
            widen(digits)
            save(digits, f"digits-{weight}")
        shutil.copyfile(package / "LICENSE", FONTS / "OFL.txt")


def cut(source: Path, points: list[int], features: list[str]) -> TTFont:
    """Keep the glyphs of some code points."""
    font = TTFont(source, recalcTimestamp=False)
    cutter = subset.Subsetter(subset.Options(hinting=False, layout_features=features))
    cutter.populate(unicodes=points)
    cutter.subset(font)
    return font


def widen(font: TTFont) -> None:
    """Centre each digit in the common width."""
    glyphs, names = font["glyf"], font.getBestCmap()
    for point in DIGITS:
        advance, left = font["hmtx"][names[point]]
        shift = (WIDTH - advance) // 2
        glyph = glyphs[names[point]]
        glyph.coordinates.translate((shift, 0))
        glyph.recalcBounds(glyphs)
        font["hmtx"][names[point]] = (WIDTH, left + shift)


def save(font: TTFont, name: str) -> None:
    """Write a web font."""
    font.flavor = "woff2"
    font.save(FONTS / f"{name}.woff2")


if __name__ == "__main__":
    main()
