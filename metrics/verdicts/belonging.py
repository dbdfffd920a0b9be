"""Who belongs to a group in which months: each unit is summed where it was then (contract §7)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from metrics.counts.month import Month
from metrics.units.unit import Level, Register, Unit
from metrics.verdicts.rollup import Deadline, reporting


@dataclass(frozen=True, slots=True)
class GroupPart:
    """A unit for as long as it belonged to a group."""

    unit: Unit
    """Its row in the last of the months."""
    months: tuple[Month, ...]
    """Those in which it belonged to the group and had to report, in order."""


def parts_of(
    register: Register, head: Unit, months: Iterable[Month], level: Level | None = None
) -> tuple[GroupPart, ...]:
    """Everything that reports under a head in any of some months, itself included.

    A division is never a part: what it settles the one-stop of its district has received and
    reports (contract §2).

    Args:
        register: The units.
        head: The head, by any of its rows.
        months: In order.
        level: Which units are summed; None: all.
    """
    rows: dict[str, Unit] = {}
    belonged: dict[str, list[Month]] = {}
    for month in months:
        at = register.row_in(head.identity, month)
        for unit in reporting(register.at(month), under=at.code, level=level) if at else ():
            if unit.level is not Level.DIVISION:
                rows[unit.identity] = unit
                belonged.setdefault(unit.identity, []).append(month)
    return tuple(GroupPart(rows[identity], tuple(found)) for identity, found in belonged.items())


def codes_of(register: Register, part: GroupPart) -> dict[Month, str]:
    """The code a part had in each of its months."""
    rows = ((month, register.row_in(part.unit.identity, month)) for month in part.months)
    return {month: row.code for month, row in rows if row is not None}


def stood_under(register: Register, head: Unit, unit: Unit, month: Month) -> bool:
    """Whether a unit, by any of its rows, was a head or stood below it in a month."""
    above, row = (register.row_in(each.identity, month) for each in (head, unit))
    if above is None or row is None:
        return False
    return above.code in register.at(month).line(row.code)


def obliged(register: Register, identity: str, months: Iterable[Month]) -> tuple[Month, ...]:
    """The months in which a unit had to report, in order."""
    rows = ((month, register.row_in(identity, month)) for month in months)
    return tuple(month for month, row in rows if row is not None and row.reports)


def districts_of(register: Register, head: Unit, months: Iterable[Month]) -> tuple[Unit, ...]:
    """The districts under a head in any of some months, by their last rows; not the head itself.

    Of the country its provinces: province stands beside province.
    """
    wanted = Level.PROVINCE if head.level is Level.COUNTRY else Level.DISTRICT
    found: dict[str, Unit] = {}
    for month in months:
        at = register.row_in(head.identity, month)
        for unit in register.at(month).under(at.code) if at else ():
            if unit.level is wanted and unit.identity != head.identity:
                found[unit.identity] = unit
    return tuple(found.values())


def last_due(months: Sequence[Month], deadline: Deadline, as_of: date) -> Month:
    """The month whose end a stock of a group is told for: the last due one of a window.

    Before any is due, the last that has begun, else the first.
    """
    due = [month for month in months if as_of > deadline(month)]
    begun = [month for month in months if month.first_day <= as_of]
    return (due or begun or list(months[:1]))[-1]
