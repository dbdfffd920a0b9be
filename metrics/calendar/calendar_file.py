"""Reads the calendar of the country and the file in which an office adds to it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from metrics.calendar.working_days import FixedHoliday, WorkCalendar, YearOfDays
from metrics.counts.fields import Fields, doubled, opened

OFFICE_FILE = "calendar.toml"
"""Name of the office's file, in `NAME.office` beside its database (ADR 21)."""

_LEAP_YEAR = 2024
"""A fixed holiday must be a day of some year, of this one at least."""


def read_calendar(path: Path, faults: list[str]) -> WorkCalendar:
    """The published calendar, `data/reference/calendar/vn.toml`.

    Args:
        path: The file.
        faults: What is wrong with it is added, told with file, table and key.
    """
    document = opened(path, faults)
    if document is None:
        return WorkCalendar()
    fixed = document.rows("fixed", _fixed, "name")
    calendar = WorkCalendar(fixed, _years(document, needs_source=True))
    document.finish()
    return calendar


def read_days_of_office(path: Path, faults: list[str]) -> dict[int, YearOfDays]:
    """What an office says of single days, by year; its file need not be there.

    The form is that of the published calendar without `[[fixed]]`; with `sources` a year counts as
    published from then on.

    Args:
        path: `OFFICE_FILE` in the office's folder.
        faults: As in `read_calendar`.
    """
    document = opened(path, faults) if path.exists() else None
    if document is None:
        return {}
    years = _years(document, needs_source=False)
    document.finish()
    return years


def _fixed(row: Fields) -> FixedHoliday:
    row.text("name")
    found = FixedHoliday(row.whole("month"), row.whole("day"), row.whole("since"))
    try:
        date(_LEAP_YEAR, found.month, found.day)
    except ValueError:
        row.note(f"month and day: {found.day}/{found.month} is no day of a year")
    return found


def _years(document: Fields, *, needs_source: bool) -> dict[int, YearOfDays]:
    rows = document.rows("year", lambda row: _year(row, needs_source=needs_source), "year")
    for number in doubled(number for number, _ in rows):
        document.note(f"year {number}: stands twice")
    return dict(rows)


def _year(row: Fields, *, needs_source: bool) -> tuple[int, YearOfDays]:
    number = row.whole("year")
    sources = row.texts("sources") if needs_source or "sources" in row.names else ()
    off, working = row.days("off"), row.days("working")
    _must_lie_in(row, number, (*off, *working))
    for day in sorted({*off} & {*working}):
        row.note(f"{day}: stands in off and in working")
    return number, YearOfDays(sources, frozenset(off), frozenset(working))


def _must_lie_in(row: Fields, number: int, days: Sequence[date]) -> None:
    for day in days:
        if day.year != number:
            row.note(f"{day}: is no day of {number}")
