"""Comparability around every merger: for whom, in which windows, and why not.

On which days somebody changed its extent is written down here from the register's documents; that
two periods are alike is counted month by month, without the rule that is tested.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date

import pytest

from metrics.counts.month import Month, Window
from metrics.units.unit import Unit
from pipeline.sums.extent import alike_since, marks_of, parted
from tests.ui.builders import reference

COMMUNES_2025, DEPARTMENTS, PROVINCES = date(2025, 1, 1), date(2025, 3, 1), date(2025, 7, 1)
MERGERS = {
    # identity: the days on which it, or what it serves, became another
    "75-2022": [PROVINCES],
    "740-2022": [],
    "26383-2022": [],
    "25195-2025": [PROVINCES],
    "25993-2022": [COMMUNES_2025],
    "25993-2025": [COMMUNES_2025, PROVINCES],
    "26359-2025": [PROVINCES],
    "75-STP-2022": [PROVINCES],
    "75-SNV-2025": [DEPARTMENTS, PROVINCES],
}
"""The province with its group, a district with its group, communes that nothing befell, born of
the merger of the provinces, merged before, both, and divided; departments old and new."""
MONTHS = Month(2024, 1).to(Month(2026, 12))
"""Around each of the days, and a year on either side."""


PAIRS: dict[str, Callable[[Window, Month], tuple[Month, ...]]] = {
    "before": lambda window, month: window.months(window.before(month)),
    "a year before": lambda window, month: tuple(each.plus(-12) for each in window.months(month)),
}


def unit_of(identity: str) -> Unit:
    return next(each for each in reference().register.units if each.identity == identity)


def sides(months: Iterable[Month], day: date) -> set[bool]:
    """On which sides of a day the months lie: of two, what is summed in them is not one thing."""
    return {month.last_day < day for month in months}


@pytest.mark.parametrize("identity", MERGERS)
@pytest.mark.parametrize("pair", PAIRS)
@pytest.mark.parametrize("window", Window)
def test_two_periods_are_alike_where_no_merger_lies_between_any_of_their_months(
    identity: str, pair: str, window: Window
) -> None:
    unit = unit_of(identity)
    for month in MONTHS:
        earlier, later = PAIRS[pair](window, month), window.months(month)
        found = parted(reference(), unit, earlier, later)
        wanted = [day for day in MERGERS[identity] if len(sides((*earlier, *later), day)) == 2]
        assert (found.day if found else None) == max(wanted, default=None), month


def test_the_table_holds_every_day_on_which_any_unit_changed() -> None:
    register = reference().register
    days = {
        mark.day
        for identity in {unit.identity for unit in register.units}
        for mark in marks_of(reference(), unit_of(identity))
    }
    assert days == {day for found in MERGERS.values() for day in found}


@pytest.mark.parametrize("identity", MERGERS)
@pytest.mark.parametrize("month", MONTHS[::3])
def test_a_series_begins_anew_on_the_last_merger_before_its_end(
    identity: str, month: Month
) -> None:
    gone = [day for day in MERGERS[identity] if day <= month.last_day]
    assert alike_since(reference(), unit_of(identity), month.last_day) == max(gone, default=None)
