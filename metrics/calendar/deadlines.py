"""Until when a month's figures are in time."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from pathlib import Path

from metrics.calendar.calendar_file import read_calendar
from metrics.calendar.rules_edit import NOTHING_SET, OfficeRules, RulesEdit
from metrics.calendar.working_days import WorkCalendar, YearOfDays
from metrics.counts.fields import opened
from metrics.counts.month import Month


@dataclass(frozen=True)
class Deadlines:
    """Called with a month: the last day on which its figures are in time."""

    due_day: int
    """Day of the next month; where it is a day off, the next working day (contract §7)."""
    published: WorkCalendar
    """The calendar as it is shipped, with the file of the office."""
    rules: OfficeRules = NOTHING_SET
    """What the office set since: a month has the rules of its last day."""
    _told: dict[Month, date] = field(default_factory=dict, init=False, repr=False, compare=False)
    """Deadlines that were asked for: every unit asks for those of the same months."""

    @cached_property
    def calendar(self) -> WorkCalendar:
        """The working days by everything that is known."""
        return self._calendar(self.rules.on(date.max))

    def __call__(self, month: Month) -> date:
        """The deadline of one month."""
        if month not in self._told:
            held = self.rules.on(month.last_day)
            self._told[month] = self._calendar(held).next_working_day(self._named(month))
        return self._told[month]

    def _calendar(self, held: RulesEdit) -> WorkCalendar:
        return self.published.with_days(held.off, held.working)

    def marked(self, month: Month) -> bool:
        """Whether the deadline rests on a year whose days off are not published."""
        return not self.published.published(self._named(month).year)

    def with_office(self, own: Mapping[int, YearOfDays]) -> Deadlines:
        """The same by the days off that an office adds."""
        return replace(self, published=self.published.with_office(own))

    def day_of(self, month: Month) -> int:
        """The day of the next month by the rules of a month."""
        held = self.rules.on(month.last_day).due_day
        return self.due_day if held is None else held

    def _named(self, month: Month) -> date:
        return month.plus(1).first_day.replace(day=self.day_of(month))


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
