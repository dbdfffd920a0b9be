"""Days for visits: working days after today on which the team is at no unit yet, one a visit."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from metrics.calendar.working_days import every_day
from metrics.counts.month import Month
from metrics.inspection.visit import Visit


@dataclass(frozen=True)
class FreeDays:
    """The days on which one team can visit one unit."""

    working: Callable[[date], bool]
    """Whether offices work on a day."""
    after: date | None = None
    """Only days behind it are free; None: of a period that is over all are."""
    busy: frozenset[date] = frozenset()
    """The days on which the team is at a unit."""

    def of(self, month: Month) -> list[date]:
        """Those of a month, in order."""
        return list(self._between(month.first_day, month.last_day))

    def first(self, since: date, until: date, closed: Container[date] = ()) -> date | None:
        """The first from a day to another that is not closed; None where there is none."""
        return next((day for day in self._between(since, until) if day not in closed), None)

    def without(self, day: date) -> FreeDays:
        """Those left when the team visits a unit on a day."""
        return FreeDays(self.working, self.after, self.busy | {day})

    def _between(self, first: date, last: date) -> Iterator[date]:
        begin = first if self.after is None else max(first, self.after + timedelta(days=1))
        return (day for day in every_day(begin, last) if day not in self.busy and self.working(day))


def busy_days(visits: Iterable[Visit], team: str) -> frozenset[date]:
    """The days on which a team is at a unit; none for a team without a name."""
    return frozenset(
        day
        for each in visits
        if team and each.team == team and each.standing
        for day in every_day(each.first_day, each.last_day)
    )


def window(visit: Visit, days: int) -> frozenset[date]:
    """The days on which another team would stand at the unit within so many days of a visit."""
    beside = timedelta(days=days)
    return frozenset(every_day(visit.first_day - beside, visit.last_day + beside))


@dataclass(frozen=True, slots=True)
class WishedDay:
    """From when on one unit is to be visited."""

    since: date
    closed: Container[date] = ()
    """Days on which it may not be, as another team is there or near."""


def dated(wishes: Iterable[WishedDay], free: FreeDays, until: date) -> list[date | None]:
    """A day for each visit: the one wished for, or the next that is free; None where none is."""
    found: list[date | None] = []
    for wished in wishes:
        day = free.first(wished.since, until, wished.closed)
        if day is not None:
            free = free.without(day)
        found.append(day)
    return found
