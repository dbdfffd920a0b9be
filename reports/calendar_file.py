"""Deadlines as an iCalendar file, which any calendar takes in (RFC 5545)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from icalendar import Alarm, Calendar, Event

AHEAD = timedelta(days=-5)
"""A reminder so long before the last day: a week of work."""


@dataclass(frozen=True, slots=True)
class CalendarEntry:
    """One deadline."""

    key: str
    """The same in every file, so that a calendar knows it again."""
    title: str
    day: date
    """The last day that is in time."""
    told: str
    """What stands below the title."""
    changes: int
    """How often it was changed; a calendar takes the higher number."""
    off: bool = False
    """Whether it is not asked for any more; else an entry taken in before would stay."""


def calendar_file(name: str, installation: str, entries: Iterable[CalendarEntry]) -> bytes:
    """The file; days are whole days and keep nobody's hours.

    Args:
        name: Of the calendar.
        installation: Names whose entries these are.
        entries: The deadlines.
    """
    calendar = Calendar()
    calendar.add("prodid", "-//kpi-tthc//tasks//VI")
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", name)
    for each in entries:
        calendar.add_component(_event(each, installation))
    return bytes(calendar.to_ical())


def _event(entry: CalendarEntry, installation: str) -> Event:
    event = Event()
    event.add("uid", f"{entry.key}@{installation}")
    event.add("dtstamp", datetime.now(UTC))
    event.add("sequence", entry.changes)
    event.add("summary", entry.title)
    event.add("description", entry.told)
    event.add("dtstart", entry.day)
    event.add("dtend", entry.day + timedelta(days=1))
    event.add("transp", "TRANSPARENT")
    if entry.off:
        event.add("status", "CANCELLED")
        return event
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", entry.title)
    alarm.add("trigger", AHEAD)
    event.add_component(alarm)
    return event
