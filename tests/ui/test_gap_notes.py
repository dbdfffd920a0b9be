"""Beside the gap chart it is said of whom months are missing, and who is not in it."""

from __future__ import annotations

from dataclasses import replace

from metrics.month import Month
from tests.metrics.test_watch import a_score
from ui import tables


def test_a_row_that_lacks_months_says_so_in_chart_list_and_note() -> None:
    whole = a_score(969, 1000)
    months = tuple(Month(2024, number) for number in range(1, 10))
    short = replace(whole, months=months[:7], expected=months)
    assert "7/9 tháng" in tables.partial([whole, short])
    assert "7/9 tháng" in tables.gap_list([short])
    assert tables.partial([whole]) == ""
