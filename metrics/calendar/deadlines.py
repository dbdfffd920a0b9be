"""Until when a month's figures are in time."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from metrics.calendar.calendar_file import read_calendar
from metrics.calendar.working_days import WorkCalendar, YearOfDays
from metrics.counts.fields import opened
from metrics.counts.month import Month


@dataclass(frozen=True)
class Deadlines:
    """Called with a month: the last day on which its figures are in time."""

    due_day: int
    """Day of the next month; where it is a day off, the next working day (contract §7)."""
    calendar: WorkCalendar

    def __call__(self, month: Month) -> date:
        """The deadline of one month."""
        return self.calendar.next_working_day(self._named(month))

    def marked(self, month: Month) -> bool:
        """Whether the deadline rests on a year whose days off are not published."""
        return not self.calendar.published(self._named(month).year)

    def with_office(self, own: Mapping[int, YearOfDays]) -> Deadlines:
        """The same by the days off that an office adds."""
        return Deadlines(self.due_day, self.calendar.with_office(own))

    def _named(self, month: Month) -> date:
        return month.plus(1).first_day.replace(day=self.due_day)


def read_deadlines(folder: Path, faults: list[str]) -> Deadlines:
    """The rule of `reporting.toml` with the published calendar.

    Args:
        folder: `data/reference`.
        faults: What is wrong with either file is added.
    """
    calendar = read_calendar(folder / "calendar" / "vn.toml", faults)
    return Deadlines(_read_due_day(folder / "reporting.toml", faults), calendar)


def _read_due_day(path: Path, faults: list[str]) -> int:
    document = opened(path, faults)
    if document is None:
        return 1
    day = document.whole("due_day")
    document.finish()
    if not 1 <= day <= 28:
        document.note(f"due_day: want 1 to 28, found {day}")
    return day
