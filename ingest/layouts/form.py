"""One known layout: its columns, what is made of them, and what must hold among them."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum

from ingest.layouts.heading import Pattern
from metrics.counts.measure import MeasurePeriod
from metrics.counts.problem import Severity

_LOOSENESS = 0.01
"""Only parts ties: a hundred absent columns together weigh as much as one found."""


class Blank(StrEnum):
    """What a blank cell, `-` or `_` means."""

    MISSING = "missing"
    ZERO_IF_PROVEN = "zero_if_proven"
    ZERO = "zero"
    """The system that prints the table leaves a zero empty."""


class Rows(StrEnum):
    """What a row of the table is."""

    UNITS = "units"
    FIELDS = "fields"
    """Each row is a field (lĩnh vực) or procedure of one unit, whose figures are their sums."""


class Carries(StrEnum):
    """What a table holds; only counts are stored."""

    COUNTS = "counts"
    PROCEDURES = "procedures"
    SCORES = "scores"
    PAYMENTS = "payments"


@dataclass(frozen=True, slots=True)
class FormColumn:
    """A column of counts: its key in this form and what its heading says."""

    key: str
    paths: tuple[Pattern, ...]
    name: str
    """As people know it, for telling that it is missing."""
    most: Decimal | None = None
    """The largest score it may hold, where it holds scores."""


@dataclass(frozen=True, slots=True)
class FormMeasure:
    """How a measure is made of columns: the first of `ways` whose columns all exist is summed."""

    code: str
    ways: tuple[tuple[str, ...], ...]
    spared: str | None = None
    """A column that may be left blank where the others are filled."""
    required: bool = True


@dataclass(frozen=True, slots=True)
class Sum:
    """A column that must equal the sum of others, as far as they exist."""

    total: str
    parts: tuple[str, ...]
    instead: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """By part: the columns that stand for it where the table splits it."""
    maybe: tuple[str, ...] = ()
    """Columns that some systems count into the total and others beside it."""
    needs: tuple[str, ...] = ()
    """Parts without which a table leaves open what else the total holds."""

    def is_open(self, keys: Collection[str]) -> bool:
        """Whether the other columns may come to less than the total."""
        return not set(self.needs) <= set(keys)

    def parts_in(self, keys: Collection[str]) -> list[str]:
        """The columns to add up in a table that has the columns `keys`."""
        return [
            key
            for part in self.parts
            for key in ((part,) if part in keys else self.instead.get(part, ()))
            if key in keys
        ]

    def contains(self, keys: Collection[str]) -> bool:
        """Whether any of some columns is counted into the total."""
        split = {key for each in self.instead.values() for key in each}
        return not {*self.parts, *self.maybe, *split}.isdisjoint(keys)


@dataclass(frozen=True, slots=True)
class PartRule:
    """A column that must not exceed the sum of others."""

    part: str
    whole: tuple[str, ...]
    severity: Severity
    unless: str | None = None
    """A column whose presence adds to the whole."""


@dataclass(frozen=True, slots=True)
class BaseRule:
    """A column that says nothing without the number that it is compared with."""

    of: str
    base: str


@dataclass(frozen=True, slots=True)
class Balance:
    """Two sums of columns that should be equal."""

    left: tuple[str, ...]
    right: tuple[str, ...]
    maybe: tuple[str, ...] = ()
    """Columns that some systems count into the right side and others beside it."""
    unless: str | None = None
    """A column whose presence gives another of the columns a different meaning."""


@dataclass(frozen=True, slots=True)
class Ratio:
    """A column of percentages that must be what the counts beside it come to; never stored."""

    paths: tuple[Pattern, ...]
    parts: tuple[tuple[str, ...], ...]
    """What systems take for the numerator, each a sum of columns."""
    wholes: tuple[tuple[str, ...], ...]
    """The same for the denominator."""


@dataclass(frozen=True, slots=True)
class Form:
    """One layout."""

    code: str
    name: str
    titles: tuple[str, ...]
    blank: Blank
    columns: tuple[FormColumn, ...]
    measures: tuple[FormMeasure, ...]
    sums: tuple[Sum, ...]
    parts: tuple[PartRule, ...]
    balances: tuple[Balance, ...]
    ratios: tuple[Ratio, ...] = ()
    known: tuple[Pattern, ...] = ()
    """Headings of columns that the layout has and nothing is taken from."""
    rows: Rows = Rows.UNITS
    subject: frozenset[str] = frozenset()
    """Concepts that no other layout has: with one of them two columns are enough to know it."""
    above: str = ""
    """The group of headings that a title about its subject stands for."""
    by_title: bool = False
    """Whether only its title tells it from a layout with the same columns."""
    carries: Carries = Carries.COUNTS
    bases: tuple[BaseRule, ...] = ()
    period: MeasurePeriod = MeasurePeriod.MONTH
    """What one table of it is for."""
    like: str | None = None
    """The layout with the same columns, one row a unit, that a table by field is told from."""

    @property
    def of_dossiers(self) -> bool:
        """Whether it counts dossiers: not slips or petitions, nor what is told once a quarter."""
        return not (self.above or self.quarterly)

    @property
    def quarterly(self) -> bool:
        """Whether one table of it is for a quarter."""
        return self.period is MeasurePeriod.QUARTER

    @property
    def levels(self) -> frozenset[str]:
        """Levels of headings that it spells out, plain."""
        paths = [each.paths for each in self.columns] + [each.paths for each in self.ratios]
        every = (pattern for patterns in [*paths, self.known] for pattern in patterns)
        return frozenset(level for pattern in every for level in pattern.spelled)


@dataclass(frozen=True, slots=True)
class Match:
    """A form laid over a table's heading paths."""

    form: Form
    columns: dict[str, int]
    """Column index by key."""
    unclear: dict[str, tuple[int, ...]]
    """Keys that several columns claim."""
    missing: tuple[str, ...]
    """Keys a required measure needs and no column gives."""
    title: float = 0
    """How surely the title names the form; 0 where it does not."""
    known: int = 0
    """How many further columns the layout has and nothing is taken from."""
    ratios: tuple[tuple[int, Ratio], ...] = ()
    """Column index of each percentage that the counts are compared with."""
    left_out: frozenset[str] = frozenset()
    """Keys whose columns a person left out, so that nothing that contains them adds up."""

    sums: Mapping[int, int] = field(default_factory=dict)
    """By column of the month, the one beside it that counts the same since January."""

    @property
    def score(self) -> float:
        """Higher is a better fit; of equal ones, the layout with fewer other columns."""
        found = len(self.columns) + len(self.unclear)
        absent = len(self.form.columns) - found
        return found + self.known - len(self.missing) + self.title - _LOOSENESS * absent
