"""What the workbooks handed out have in common: letters, lines, print set-up, bytes."""

from __future__ import annotations

from io import BytesIO
from typing import Any

from openpyxl import Workbook
from openpyxl.styles import Border, Font, PatternFill, Side
from openpyxl.worksheet.properties import PageSetupProperties

FONT = "Times New Roman"


def font(size: float = 11, *, bold: bool = False, italic: bool = False, color: str = "") -> Font:
    """The letters of all workbooks."""
    return Font(name=FONT, size=size, bold=bold, italic=italic, color=color or None)


def fill(color: str) -> PatternFill:
    """One colour all over a cell."""
    return PatternFill("solid", fgColor=color)


def grid(color: str) -> Border:
    """A thin line on each side of a cell."""
    line = Side("thin", color=color)
    return Border(left=line, right=line, top=line, bottom=line)


A4, A3 = 9, 8
"""Papers by their numbers in a workbook (ECMA-376, 18.3.1.63)."""


def fit_to_landscape(
    page: Any,  # noqa: ANN401  (a write-only sheet has no type)
    paper: int = A4,
) -> None:
    """Print on paper across, as wide as one page and as long as it takes."""
    page.page_setup.orientation, page.page_setup.paperSize = "landscape", paper
    page.page_setup.fitToWidth, page.page_setup.fitToHeight = 1, 0
    page.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)


def saved(book: Workbook) -> bytes:
    """The workbook's bytes."""
    held = BytesIO()
    book.save(held)
    return held.getvalue()
