"""The deadlines of tasks as a file for calendars."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pipeline.tasks.listing import ListedTask
from reports.calendar_file import CalendarEntry, calendar_file
from wording.office import tasks as words

INSTALLATION = "kpi-tthc"
"""Stands behind every entry's key; the keys of plans are the same everywhere."""


def deadlines_file(found: Iterable[ListedTask]) -> bytes:
    """Every occurrence that has a day; what is not asked for any more is marked as cancelled."""
    return calendar_file(words.PAGE, INSTALLATION, [e for each in found for e in _entries(each)])


def _entries(each: ListedTask) -> Iterator[CalendarEntry]:
    task = each.known.task
    days = {(part.occurrence, part.last_day): part for part in each.standing.parts if part.last_day}
    for (occurrence, day), part in days.items():
        assert day is not None
        yield CalendarEntry(
            f"{each.known.key}/{occurrence}",
            task.task,
            day,
            words.entry(task, each.calendar.last_working_day(day)),
            part.progress.extended,
            not part.progress.state.asked,
        )
