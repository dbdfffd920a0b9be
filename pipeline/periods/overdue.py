"""Dossiers open past their term at the end of a month: how many, and who holds them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from metrics.counts.month import Month
from metrics.units.restate import Mark
from metrics.units.unit import Level, Unit
from metrics.verdicts.reference import Reference
from metrics.verdicts.rollup import reporting
from pipeline.desk.books import Books
from pipeline.scores.scorecard import View
from pipeline.sums.extent import parted
from pipeline.sums.whole_months import counts

MEASURE = "open_late"


@dataclass(frozen=True, slots=True)
class Holder:
    """What one unit holds."""

    unit: Unit
    count: int
    before: int | None
    """A month earlier; None where nothing is known of it, or the unit had another extent."""
    parted: Mark | None = None
    """What changed its extent since."""


@dataclass(frozen=True, slots=True)
class Overdue:
    """What the units of a view hold at the end of its month, whatever its window."""

    month: Month
    holders: tuple[Holder, ...]
    """Every unit whose number is known, the largest first."""
    expected: int
    """Of how many units a number is asked."""

    @property
    def total(self) -> int:
        """How many there are at the units that told."""
        return sum(each.count for each in self.holders)

    @property
    def compared(self) -> tuple[Holder, ...]:
        """The units that told in both months: like beside like."""
        return tuple(each for each in self.holders if each.before is not None)

    @property
    def parted(self) -> Mark | None:
        """Why no unit's number is set beside its own of the month before; None where some is."""
        found = (each.parted for each in self.holders if each.parted is not None)
        return next(found, None) if not self.compared else None

    @property
    def step(self) -> int | None:
        """How many more there are than a month earlier at the units of `compared`."""
        if not self.compared:
            return None
        return sum(each.count - (each.before or 0) for each in self.compared)


def overdue(books: Books, view: View) -> Overdue:
    """Who holds what is overdue; divisions are in the number of their district's one-stop.

    Raises:
        KpiError: `unknown_unit` where the head is no unit of the view's month.
    """
    reference = books.reference
    head = view.head(reference)
    every = reporting(reference.register.at(view.month), under=head.code, level=view.level)
    units = [unit for unit in every if unit.level is not Level.DIVISION] or list(every)
    now, before = (_counts(books, units, month) for month in (view.month, view.month.plus(-1)))
    holders = [
        _holder(reference, view.month, unit, now[unit.identity], before.get(unit.identity))
        for unit in units
        if unit.identity in now
    ]
    return Overdue(view.month, tuple(sorted(holders, key=lambda each: -each.count)), len(units))


def _holder(
    reference: Reference, month: Month, unit: Unit, count: int, before: int | None
) -> Holder:
    apart = parted(reference, unit, (month.plus(-1),), (month,))
    return Holder(unit, count, None if apart else before, apart)


def _counts(books: Books, units: Sequence[Unit], month: Month) -> dict[str, int]:
    """The number of a month, by identity."""
    identities = _codes(books.reference, units, month)
    stated = counts(books, MEASURE, month, identities)
    return {identities[code]: value for code, value in stated.items()}


def _codes(reference: Reference, units: Sequence[Unit], month: Month) -> Mapping[str, str]:
    """The identities by the code each unit had in a month."""
    rows = [reference.register.row_in(unit.identity, month) for unit in units]
    return {row.code: row.identity for row in rows if row}
