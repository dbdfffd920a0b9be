"""Which days offices work on, and the working day before or after a day.

Everything that counts or moves by working days asks `Reference.deadlines.calendar`: deadlines of
the monthly figures, tasks, reminders and visits. Days are those of
Asia/Ho_Chi_Minh, without a time.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta

_SATURDAY = 5
"""`date.weekday()` counts Monday as 0."""
_ONE_DAY = timedelta(days=1)


def every_day(first: date, last: date) -> Iterator[date]:
    """The days from the first to the last, both among them; none in wrong order."""
    return (first + step * _ONE_DAY for step in range((last - first).days + 1))


@dataclass(frozen=True, slots=True)
class YearOfDays:
    """What is published of one year beside its Saturdays and Sundays."""

    sources: tuple[str, ...]
    """The documents, by number and day; empty where nothing is published yet."""
    off: frozenset[date]
    """Days off that would be worked otherwise: holidays, days in lieu, days swapped away."""
    working: frozenset[date]
    """Saturdays and Sundays that are worked for a day that was swapped away."""

    def with_office(self, own: YearOfDays) -> YearOfDays:
        """The same with what an office says of single days, which goes before."""
        return YearOfDays(
            (*self.sources, *own.sources),
            (self.off - own.working) | own.off,
            (self.working - own.off) | own.working,
        )


NOTHING_PUBLISHED = YearOfDays((), frozenset(), frozenset())


@dataclass(frozen=True, slots=True)
class FixedHoliday:
    """A holiday on the same day of every year."""

    month: int
    day: int
    since: int
    """The first year that has it."""


@dataclass(frozen=True)
class WorkCalendar:
    """The working days of a country.

    In a year whose calendar is not published only Saturdays, Sundays and fixed holidays are off
    (contract §7); a day that rests on such a year is marked wherever it is shown, by `published`.
    """

    fixed: tuple[FixedHoliday, ...] = ()
    years: Mapping[int, YearOfDays] = field(default_factory=dict)

    def published(self, year: int) -> bool:
        """Whether the days off of a year are known from a document."""
        return bool(self.sources(year))

    def sources(self, year: int) -> tuple[str, ...]:
        """The documents that say which days of a year are off; none where nothing is published."""
        return self._year(year).sources

    def is_working_day(self, day: date) -> bool:
        """Whether offices work on a day."""
        year = self._year(day.year)
        if day in year.working:
            return True
        if day.weekday() >= _SATURDAY or day in year.off:
            return False
        return not self._is_fixed(day)

    def next_working_day(self, day: date) -> date:
        """The day itself if it is worked, else the first one after it that is."""
        return self._nearest(day, _ONE_DAY)

    def last_working_day(self, day: date) -> date:
        """The day itself if it is worked, else the last one before it that is."""
        return self._nearest(day, -_ONE_DAY)

    def add_working_days(self, day: date, count: int) -> date:
        """The working day so many after a day (before it, if negative); the day is not counted.

        0 gives the day itself, worked or not: one working day after Friday and after Saturday is
        Monday.
        """
        step = _ONE_DAY if count > 0 else -_ONE_DAY
        for _ in range(abs(count)):
            day = self._nearest(day + step, step)
        return day

    def working_days(self, first: date, last: date) -> int:
        """How many days are worked from the first to the last, both counted; 0 in wrong order."""
        return sum(map(self.is_working_day, every_day(first, last)))

    def with_office(self, own: Mapping[int, YearOfDays]) -> WorkCalendar:
        """This calendar with what an office says of single days."""
        years = dict(self.years)
        for year, days in own.items():
            years[year] = self._year(year).with_office(days)
        return WorkCalendar(self.fixed, years)

    def with_days(self, off: Iterable[date], working: Iterable[date]) -> WorkCalendar:
        """This calendar with single days that are off, or worked, whatever it says of them."""
        said = (frozenset(off), frozenset(working))
        years = {day.year for days in said for day in days}
        own = {
            year: YearOfDays(
                (), *(frozenset(day for day in days if day.year == year) for days in said)
            )
            for year in years
        }
        return self.with_office(own) if own else self

    def _year(self, year: int) -> YearOfDays:
        return self.years.get(year, NOTHING_PUBLISHED)

    def _is_fixed(self, day: date) -> bool:
        return any(
            (each.month, each.day) == (day.month, day.day) and day.year >= each.since
            for each in self.fixed
        )

    def _nearest(self, day: date, step: timedelta) -> date:
        while not self.is_working_day(day):
            day += step
        return day
