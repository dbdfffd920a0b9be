"""A deadline as a plan words it: its days, how it comes back, and what it waits for."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date

from metrics.calendar.working_days import WorkCalendar
from metrics.plans.plan import ReportPeriod, TaskKind


@dataclass(frozen=True, slots=True, order=True)
class DueDay:
    """One day by which something must be done."""

    named: date
    """The day that the words name; of a month, quarter or year its last one."""
    last: date
    """The last day that is in time: before the named one where it stands after "trước"
    (contract §7)."""
    from_plan: bool = False
    """Whether the words name no year, and it is the plan's."""

    def last_working_day(self, calendar: WorkCalendar) -> date:
        """The last working day that is in time."""
        return calendar.last_working_day(self.last)


@dataclass(frozen=True, slots=True)
class Deadline:
    """What the words of a deadline say."""

    words: str
    """As printed; empty where nothing is."""
    kind: TaskKind
    days: tuple[DueDay, ...] = ()
    """In their order: several days are several occurrences, each with its own proof."""
    recurrence: tuple[ReportPeriod, ...] = ()
    """How often it comes back; empty also where it is done all the time."""
    condition: str | None = None
    """What it waits for: "khi có thay đổi"."""
    authority: str | None = None
    """Whose act or which document settles the time: "theo hướng dẫn của …"."""
    horizon: date | None = None
    """Until when what comes back, or waits, holds."""

    @property
    def dates(self) -> tuple[date, ...]:
        """The days named."""
        return tuple(day.named for day in self.days)

    @property
    def last_day(self) -> date | None:
        """The last day in time of the last occurrence."""
        return self.days[-1].last if self.days else None

    @property
    def year_from_plan(self) -> bool:
        """Whether the words name no year somewhere, and it is the plan's."""
        return any(day.from_plan for day in self.days)

    def last_working_day(self, calendar: WorkCalendar) -> date | None:
        """The last working day in time of the last occurrence."""
        return self.days[-1].last_working_day(calendar) if self.days else None

    def with_named(self, counts: Callable[[date], bool]) -> Deadline:
        """The same where an office takes the day itself in that stands after "trước".

        Args:
            counts: Whether it does so for a named day.
        """
        days = (replace(day, last=day.named) if counts(day.named) else day for day in self.days)
        return replace(self, days=tuple(days))

    def stated(self, kind: TaskKind, dates: tuple[date, ...]) -> Deadline:
        """The same with the kind and the days that a plan's file states: they go before."""
        read = {day.named: day for day in self.days}
        days = tuple(read.get(day, DueDay(day, day)) for day in dates)
        return replace(self, kind=kind, days=days)
