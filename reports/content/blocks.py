"""The parts that a document's body is made of."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

Number = int | Decimal


@dataclass(frozen=True, slots=True)
class Title:
    """A heading, with its number: "I. …" (level 1), "1. …" (2), "a) …" (3)."""

    level: int
    text: str


@dataclass(frozen=True, slots=True)
class Text:
    """A paragraph."""

    text: str


@dataclass(frozen=True, slots=True)
class Blank:
    """A place that a person fills in, marked as such; nothing is ever made up for it."""

    asks: str
    """What belongs there."""


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a table: its text, and the number behind it where it has one.

    A writer for people writes the text, a workbook the number.
    """

    text: str
    number: Number | None = None
    places: int = 0
    """Decimals of the number as a workbook shows it."""
    day: date | None = None
    """The day behind the text where it is one."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table."""

    heading: str
    width: int
    """A share of the table's width; only the relation to the other columns counts."""
    right: bool = False
    """Whether its texts stand at the right, as figures do."""
    above: tuple[str, ...] = ()
    """The headings over its own, outermost first, shared with the columns beside it."""
    number: str = ""
    """What a statutory form numbers it with, in a row of its own under the heading."""


@dataclass(frozen=True, slots=True)
class Table:
    """A table whose heading is repeated on every page."""

    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    name: str = ""
    """The name of its sheet in a workbook; a table without one stands only in the text."""
    lines: tuple[str, ...] = ()
    """What stands above it on its sheet, where that is fixed by a form; empty: what it is of."""


@dataclass(frozen=True, slots=True)
class Series:
    """One row of figures of a chart; a cell without a number where there is none."""

    name: str
    cells: tuple[Cell, ...]
    """One a label."""


@dataclass(frozen=True, slots=True)
class BarChart:
    """Bars beside one another."""

    says: str
    """What is seen in it, for who cannot see it."""
    labels: tuple[str, ...]
    series: tuple[Series, ...]


Block = Title | Text | Blank | Table | BarChart
