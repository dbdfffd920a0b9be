"""On which day each unit handed in its figures of a month."""

from __future__ import annotations

from collections.abc import Callable, Set
from datetime import date

from metrics.counts.month import Month
from warehouse.engine.connection import Source, ask
from warehouse.record.upload import local_time, unwritten


def handed_in(source: Source, month: Month, expected: Callable[[str], Set[str]]) -> dict[str, date]:
    """By unit, the day stated at the first upload that stands and gives an expected measure.

    Args:
        source: The writer or an edition.
        month: Which; balances over it are no word of the month itself.
        expected: The measures expected of the unit of a code.
    """
    found: dict[str, date] = {}
    rows = ask(source.cursor(), "first_words", {"month": month.first_day}).fetchall()
    for unit, measure, _, stored_at, beside in rows:
        if unit not in found and measure in expected(unit):
            found[unit] = unwritten(beside).received or local_time(stored_at).date()
    return found
