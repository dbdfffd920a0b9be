"""What reading a file yields: the tables recognised in it, their figures and every problem."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from ingest.text.addresses import position
from metrics.counts.answer import Answer, Choice, Phrase
from metrics.counts.mapping import Mapping
from metrics.counts.month import Month
from metrics.counts.problem import Problem
from metrics.units.unit import UnitsEdit
from metrics.units.unit_rows import Alias

MOST_BYTES = 10 * 1024 * 1024
"""A larger file is refused unread: a province's month is below 1 MB. Streamlit asks the same."""


@dataclass(frozen=True, slots=True)
class Request:
    """What the person said beside the file; plain values, since it crosses into a child process."""

    reference: Path
    """The folder of reference data: forms, units, measures."""
    scope: str
    """Province whose units the file speaks of."""
    month: Month | None = None
    """Settles the month where the file states none; conflicts with the file are errors."""
    all_months: bool = False
    """Whether every month's sheet is wanted."""
    unit: str | None = None
    """The reporting unit where the file is one unit's own report."""
    aliases: tuple[Alias, ...] = ()
    """Names that a person confirmed, oldest first; they go before every other reading."""
    mappings: tuple[Mapping, ...] = ()
    """Layouts whose columns a person explained, oldest first; they go before every known form."""
    answers: tuple[Answer, ...] = ()
    """What was said of cells of this file."""
    phrases: tuple[Phrase, ...] = ()
    """What phrases were said to mean before, oldest first."""
    sheet: str | None = None
    """The one sheet to read, where a workbook has several tables."""
    opening: bool = False
    """Whether a cumulative table is taken as the balance up to its last month."""
    today: date | None = None
    """The day by which months ahead are judged, in Việt Nam; None: none is refused for it."""
    edits: tuple[UnitsEdit, ...] = ()
    """What the office changed in the register of its units, oldest first."""

    @property
    def one_month(self) -> Month | None:
        """The month asked for, where not every month is wanted."""
        return None if self.all_months else self.month

    def phrases_said(self, sheet: str) -> dict[tuple[int, int], Choice]:
        """By cell of a sheet, what was said that the phrase in it means."""
        own = (each for each in self.answers if each.sheet == sheet and each.is_of_a_phrase)
        return {position(each.cell): Choice(each.choice) for each in own}


@dataclass(frozen=True, slots=True)
class PersonRow:
    """One line of a list of people; its unit is found, the rest is as written."""

    sheet: str
    row: int
    """As Excel counts."""
    unit: str
    name: str
    position: str
    phone: str
    email: str
    since: date | None
    until: date | None


@dataclass(frozen=True, slots=True)
class TypedRow:
    """One line of a template that was filled in, as text."""

    sheet: str
    row: int
    """As Excel counts."""
    cells: dict[str, str]
    """By the heading of the column."""


@dataclass(slots=True)
class TypedRows:
    """Everything that stands in a template that was filled in."""

    rows: list[TypedRow] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class BadDay:
    """A cell that should hold a date and does not."""

    sheet: str
    cell: str
    found: str


@dataclass(slots=True)
class PeopleList:
    """Everything a list of people said."""

    rows: list[PersonRow] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    bad_days: list[BadDay] = field(default_factory=list)
