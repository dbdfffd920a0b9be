"""What a list of visits is asked for, and the days and figures that follow from it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from metrics.counts.month import Month, Window
from metrics.inspection.file import InspectionSettings
from metrics.inspection.visit_days import FreeDays, busy_days
from pipeline.desk.books import Books
from pipeline.statements.inspection_records import records
from warehouse.reading import queries


@dataclass(frozen=True, slots=True)
class VisitWish:
    """What a list is asked for."""

    year: int
    day: date
    """Usually today; months behind it are not filled, unless the whole period is."""
    quarter: int | None = None
    """1 to 4; None: the year."""
    head: str | None = None
    """Whose quotas; None: the province's."""
    month: Month | None = None
    """Up to which month the year's figures are looked at; None: the newest there is."""
    team: str = ""
    """Visits of other teams forbid months near them; empty: those of every team do."""
    seed: int | None = None
    """None: the year."""
    capacity: int | None = None
    """Visits a month; None: as set."""
    settings: InspectionSettings | None = None
    """With other weights or shares; None: those in force."""

    def __post_init__(self) -> None:
        if self.capacity is not None and self.capacity < 1:
            raise ValueError(f"capacity: want 1 or more, found {self.capacity}")

    @property
    def period(self) -> tuple[Month, ...]:
        """The months of the year or quarter."""
        if self.quarter is None:
            return Window.YEAR.months(Month(self.year, 1))
        return Window.QUARTER.months(Month(self.year, 3 * self.quarter))

    @property
    def months(self) -> tuple[Month, ...]:
        """The months to be filled: those ahead, or all of a period that is over."""
        if self.over:
            return self.period
        return tuple(month for month in self.period if month >= Month.of(self.day))

    @property
    def over(self) -> bool:
        """Whether the whole period lies behind the day."""
        return self.period[-1].last_day < self.day


@dataclass(frozen=True, slots=True)
class VisitWanted:
    """One visit that is to be scheduled."""

    unit: str
    day: date
    """Where the team cannot be there on that day, the next on which it can is taken."""
    why: str


def free_days(books: Books, wish: VisitWish) -> FreeDays:
    """The working days on which the team that is asked for can visit a unit, never today.

    Where no team is named, those of a team that is at no unit yet.
    """
    visits = books.ask(records).visits
    after = None if wish.over else wish.day
    working = books.reference.deadlines.calendar.is_working_day
    return FreeDays(working, after, busy_days(visits, wish.team))


def newest_month(books: Books, wish: VisitWish) -> Month:
    """The newest month with figures that was due by the day and is not after the period."""
    known = [month for month in queries.months(books.edition) if month <= wish.period[-1]]
    due = [month for month in known if books.reference.rules.deadline(month) < wish.day]
    return max(due, default=min(Month.of(wish.day), wish.period[-1]))
