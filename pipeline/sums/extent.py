"""Days on which a unit, or what it serves, became another: what forbids a comparison."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from metrics.counts.month import Month
from metrics.units.restate import Mark
from metrics.units.unit import Level, Unit
from metrics.verdicts.comparable import parting
from metrics.verdicts.reference import Reference


def marks_of(reference: Reference, unit: Unit) -> tuple[Mark, ...]:
    """The days on which a unit changed its extent, or that which it serves did."""
    own = reference.origins.marks(unit.identity)
    if unit.level not in (Level.DEPARTMENT, Level.DIVISION):
        return own
    # A department answers for the whole of its province, and grows with it.
    served = {row.identity for row in reference.register.units if row.code == unit.parent}
    marks = {*own, *(mark for each in served for mark in reference.origins.marks(each))}
    return tuple(sorted(marks, key=lambda mark: (mark.day, mark.event)))


def alike_since(reference: Reference, unit: Unit, day: date) -> date | None:
    """The day since which a unit, or the group under it, has the extent it has on a day.

    None where it was never another.
    """
    days = [mark.day for mark in marks_of(reference, unit) if mark.day <= day]
    return max(days, default=None)


def parted(
    reference: Reference, unit: Unit, earlier: Sequence[Month], later: Sequence[Month]
) -> Mark | None:
    """What keeps two periods of a unit, or of the group under it, from being compared."""
    return parting(marks_of(reference, unit), earlier, later)
