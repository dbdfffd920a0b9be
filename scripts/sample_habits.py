"""Rows of units that make their figures up: rounded to ten, or last month's once more."""

from __future__ import annotations

from dataclasses import replace

from metrics.counts.month import Month
from scripts.sample_row import Row

COPYING = Month(2026, 8)
"""The month in which July's row is handed in again."""


def copied(row: Row, before: Row | None, month: Month) -> Row:
    """The row of the month before where that is what is handed in."""
    return before if month == COPYING and before else row


def in_tens(row: Row) -> Row:
    """The row in tens; received and carried in are still resolved or open."""
    online, offline = _ten(row.online), _ten(row.offline)
    received, carried = online + offline, _ten(row.carried_in)
    handled = received + carried
    open_late = min(handled, _ten(row.open_late))
    open_in_time = min(handled - open_late, _ten(row.open_in_time))
    resolved = handled - open_late - open_in_time
    late = min(resolved, _ten(row.late))
    early = min(resolved - late, _ten(row.early))
    surveyed = min(resolved, _ten(row.surveyed))
    due, rated = _ten(row.feedback_due), _ten(row.feedback_rated)
    return replace(
        row,
        online=online,
        offline=offline,
        carried_in=carried,
        early=early,
        on_time=resolved - late - early,
        late=late,
        open_in_time=open_in_time,
        open_late=open_late,
        digitised=min(received, _ten(row.digitised)),
        electronic_results=min(resolved, _ten(row.electronic_results)),
        surveyed=surveyed,
        surveyed_satisfied=min(surveyed, _ten(row.surveyed_satisfied)),
        feedback_due=due,
        feedback_on_time=min(due, _ten(row.feedback_on_time)),
        feedback_rated=min(due, rated),
        feedback_satisfied=min(due, rated, _ten(row.feedback_satisfied)),
        apologies=min(late, _ten(row.apologies)),
        certified_copies=_ten(row.certified_copies),
    )


def _ten(cases: int | None) -> int:
    return round((cases or 0) / 10) * 10
