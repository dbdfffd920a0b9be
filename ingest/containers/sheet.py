"""A sheet as the rest of reading sees it, whatever file it came from."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from ingest.text.legacy_text import Legacy
from wording.intake.sheets import FAULTS, FAULTS_TITLE

Span = tuple[tuple[int, int], tuple[int, int]]


@dataclass(slots=True)
class SheetScan:
    """What a file says of a sheet beside its values."""

    cells: int = 0
    errors: dict[tuple[int, int], str] = field(default_factory=dict)
    """Cells that hold an error, such as `#DIV/0!`."""
    without_value: set[tuple[int, int]] = field(default_factory=set)
    """Formulas that were saved without their result."""
    percents: set[tuple[int, int]] = field(default_factory=set)
    """Cells with a value whose format shows a percentage."""
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)
    fonts: dict[tuple[int, int], Legacy] = field(default_factory=dict)
    """Cells whose own font is made for a code from before Unicode."""
    formats: dict[tuple[int, int], str] = field(default_factory=dict)
    """Number formats that may show another number than their cell holds."""
    formula_part: bytes = b""
    """The sheet's XML where it holds formulas, which few tables are asked about."""
    formulas: dict[tuple[int, int], str] = field(default_factory=dict)
    """By cell, where the file is no workbook of Excel's: as OpenFormula writes them."""
    codes: tuple[Legacy, ...] = ()
    """Codes whose fonts the file names somewhere, where it is not told for which cells."""
    is_foreign: bool = False
    """Whether the part is not UTF-8, so that calamine finds no value in it."""

    def codes_of(self, cell: tuple[int, int]) -> tuple[Legacy, ...]:
        """The codes that a text may be in by its font."""
        return (self.fonts[cell],) if cell in self.fonts else self.codes


@dataclass(slots=True)
class Sheet:
    """One sheet: its values and what else of it matters."""

    name: str
    rows: Sequence[Sequence[object]]
    """Row 0 is Excel's row 1; every row is as long as the widest."""
    merges: list[Span] = field(default_factory=list)
    scan: SheetScan = field(default_factory=SheetScan)
    hidden: bool = False
    decoded: list[tuple[int, int]] = field(default_factory=list)
    """Cells whose text was in a code from before Unicode, in the order they were read."""

    @property
    def width(self) -> int:
        """How many columns hold anything."""
        return len(self.rows[0]) if self.rows else 0

    def text(self, row: int, column: int | None) -> str:
        """What a cell says; empty where there is no such column."""
        return "" if column is None else text_of(self.rows[row][column])

    def tops(self, column: int, below: int) -> dict[int, int]:
        """By row below another whose cell in a column is merged upright, its first row."""
        return {
            row: top
            for (top, first), (bottom, last) in self.merges
            if first <= column <= last and below < top < bottom
            for row in range(top, bottom + 1)
        }


def text_of(value: object) -> str:
    """What a cell says; a whole number, which files keep as a decimal, without its point."""
    if isinstance(value, str):
        return value.strip()
    if value is None:
        return ""
    return str(int(value) if isinstance(value, float) and value.is_integer() else value)


def is_fault_name(name: str) -> bool:
    """Whether a sheet may be one that a marked copy added, by its name."""
    return name.startswith(FAULTS)


def is_fault_sheet(sheet: Sheet) -> bool:
    """Whether a sheet is one that a marked copy added, which says nothing about any month."""
    return is_fault_name(sheet.name) and sheet.width > 0 and sheet.rows[0][0] == FAULTS_TITLE
