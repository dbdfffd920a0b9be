"""Which way the shares of a view's units and of its groups are going, read once for every page."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from metrics.counts.month import Month
from metrics.counts.share import Share
from metrics.units.unit import Unit
from metrics.verdicts.belonging import GroupPart, districts_of, parts_of
from metrics.verdicts.direction import NO_DIRECTION, REACH, Direction, direction
from pipeline.desk.books import Books
from pipeline.periods.history import last_months
from pipeline.scores.scorecard import View, units_of
from pipeline.sums.extent import alike_since
from pipeline.sums.monthly import monthly
from warehouse.reading import queries

Key = tuple[str, str]
"""Identity of the unit and code of the indicator."""


@dataclass(frozen=True, slots=True)
class Directions:
    """By identity and indicator; what is absent has none."""

    units: Mapping[Key, Direction]
    """Of the units that report."""
    groups: Mapping[Key, Direction]
    """Of the view's head and of each district below it, everything below summed."""

    def of(self, key: Key, *, group: bool = False) -> Direction:
        """That of one unit, or of one group."""
        return (self.groups if group else self.units).get(key, NO_DIRECTION)


def directions(books: Books, view: View) -> Directions:
    """Judge every series up to the newest month of the view's window that has figures.

    Raises:
        KpiError: `unknown_unit` where the view's head is no unit of that month.
    """
    head = view.head(books.reference)
    return _Read(books, view, head).judged()


class _Read:
    """The counts of the last months: of the view's units, and of all that its groups then held."""

    def __init__(self, books: Books, view: View, head: Unit) -> None:
        self._reference = reference = books.reference
        self._months = last_months(_newest(books, view), REACH)
        self._here = units_of(reference, view, head)
        register = reference.register
        # One that ended within the window goes nowhere any more.
        there = register.row_in(head.identity, view.month)
        heads = (*districts_of(register, there, (view.month,)), there) if there else ()
        self._groups = [
            (unit, parts_of(register, unit, self._months, view.level)) for unit in heads
        ]
        everyone = {part.unit.identity: part.unit for _, parts in self._groups for part in parts}
        everyone |= {unit.identity: unit for unit in self._here}
        self._shares = monthly(books, everyone.values(), self._months, reference.indicators)

    def judged(self) -> Directions:
        codes = self._reference.indicator_codes
        units = {
            (unit.identity, code): self._judged(unit, self._shares[unit.identity, code])
            for unit in self._here
            for code in codes
            if (unit.identity, code) in self._shares
        }
        groups = {
            (unit.identity, code): self._judged(unit, self._sum(parts, code))
            for unit, parts in self._groups
            for code in codes
        }
        return Directions(units, groups)

    def _sum(self, parts: Iterable[GroupPart], code: str) -> dict[Month, Share]:
        """What each part counted while it belonged to the group, by month."""
        total: dict[Month, Share] = {}
        for part in parts:
            line = self._shares.get((part.unit.identity, code), {})
            for month in part.months:
                if month in line:
                    total[month] = total.get(month, Share(0, 0)) + line[month]
        return total

    def _judged(self, unit: Unit, line: Mapping[Month, Share]) -> Direction:
        """Since the last merger: another extent is another series."""
        since = alike_since(self._reference, unit, self._months[-1].last_day)
        months = [each for each in self._months if since is None or each.first_day >= since]
        return direction([line.get(month) for month in months])


def _newest(books: Books, view: View) -> Month:
    """The newest month of the window with figures; the view's own where there is none."""
    known = set(queries.months(books.edition))
    found = [month for month in view.months if month in known]
    return max(found, default=view.month)
