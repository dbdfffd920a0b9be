"""Which way the shares of a view's units and of its groups are going, read once for every page."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from metrics.counts.month import Month
from metrics.counts.share import Share
from metrics.units.unit import Level, Unit
from metrics.verdicts.direction import NO_DIRECTION, REACH, Direction, direction
from metrics.verdicts.rollup import reporting
from pipeline.desk.books import Books
from pipeline.scores.history import last_months
from pipeline.scores.scorecard import View, units_of
from pipeline.sums.spans import spans
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
    """The counts of the last months, by the units that then had to report."""

    def __init__(self, books: Books, view: View, head: Unit) -> None:
        register = books.reference.register
        self._books, self._head, self._level = books, head, view.level
        self._months = last_months(_newest(books, view), REACH)
        self._trees = {month: register.at(month) for month in self._months}
        self._here = units_of(books.reference, view, head)
        # One that ended within the window goes nowhere any more.
        there = register.row_in(head.identity, view.month)
        heads = register.at(view.month).under(there.code) if there else ()
        self._heads = [unit for unit in heads if unit.level is Level.DISTRICT or unit == head]
        everyone = {row.identity: row for month in self._months for row in self._parts(head, month)}
        everyone |= {unit.identity: unit for unit in self._here}
        self._shares: dict[str, dict[str, dict[Month, Share]]] = {}
        asked = spans(books.reference, everyone.values(), self._months)
        indicators = books.reference.indicators
        for row in queries.series(books.edition, asked, self._months, indicators):
            by_code = self._shares.setdefault(row.key, {})
            by_code.setdefault(row.indicator, {})[row.month] = Share(row.good, row.cases)

    def judged(self) -> Directions:
        codes = self._books.reference.indicator_codes
        units = {
            (unit.identity, code): self._judged(unit, [lines.get(month) for month in self._months])
            for unit in self._here
            for code, lines in self._shares.get(unit.identity, {}).items()
        }
        groups = {
            (unit.identity, code): self._judged(unit, line)
            for unit in self._heads
            for parts in ([self._identities(unit, month) for month in self._months],)
            for code in codes
            for line in ([self._sum(each, code, at) for at, each in enumerate(parts)],)
        }
        return Directions(units, groups)

    def _identities(self, head: Unit, month: Month) -> list[str]:
        return [unit.identity for unit in self._parts(head, month)]

    def _parts(self, head: Unit, month: Month) -> Sequence[Unit]:
        """What a group consisted of; nothing where its code had no or another meaning."""
        tree = self._trees[month]
        row = tree.get(head.code)
        if row is None or row.identity != head.identity:
            return ()
        units = reporting(tree, under=head.code, level=self._level)
        return [unit for unit in units if unit.level is not Level.DIVISION]

    def _sum(self, identities: Iterable[str], code: str, at: int) -> Share | None:
        month = self._months[at]
        found = [
            share
            for each in identities
            if (share := self._shares.get(each, {}).get(code, {}).get(month)) is not None
        ]
        return sum(found, Share(0, 0)) if found else None

    def _judged(self, unit: Unit, months: Sequence[Share | None]) -> Direction:
        """Since the last merger: another extent is another series."""
        days = [mark.day for mark in self._books.reference.origins.marks(unit.identity)]
        end = self._months[-1].last_day
        since = max((day for day in days if day <= end), default=None)
        return direction(
            [
                share
                for month, share in zip(self._months, months, strict=True)
                if since is None or month.first_day >= since
            ]
        )


def _newest(books: Books, view: View) -> Month:
    """The newest month of the window with figures; the view's own where there is none."""
    known = set(queries.months(books.edition))
    found = [month for month in view.months if month in known]
    return max(found, default=view.month)
