"""Quarters: what plans ask for and offices state once in three months."""

from __future__ import annotations

from metrics.counts.month import Month, Window


def quarter_of(month: Month) -> Month:
    """The last month of the quarter that a month lies in, with which its figures are kept."""
    return Window.QUARTER.months(month)[-1]


def quarters(year: int) -> tuple[Month, ...]:
    """The last months of a year's quarters, in order."""
    return tuple(Month(year, number) for number in (3, 6, 9, 12))
