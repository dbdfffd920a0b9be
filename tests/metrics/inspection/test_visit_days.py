"""Which day each visit is put on: a working day ahead, one unit a day for a team."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from metrics.counts.month import Month
from metrics.inspection.visit import VisitState, overlapping
from metrics.inspection.visit_days import FreeDays, WishedDay, busy_days, dated, window
from metrics.units.heirs import Heirs
from tests.metrics.inspection.test_visit import VISIT

DAYS = st.dates(date(2026, 1, 1), date(2026, 12, 31))
HOLIDAYS = st.frozensets(DAYS, max_size=40)
LAST = date(2026, 12, 31)


def free_days(today: date | None, off: frozenset[date], busy: frozenset[date]) -> FreeDays:
    return FreeDays(lambda day: day.weekday() < 5 and day not in off, today, busy)


@given(st.lists(DAYS, max_size=30), DAYS, HOLIDAYS, HOLIDAYS)
def test_every_visit_gets_a_day_of_its_own_that_is_worked_and_ahead(
    wished: list[date], today: date, off: frozenset[date], busy: frozenset[date]
) -> None:
    found = dated(map(WishedDay, wished), free_days(today, off, busy), LAST)
    days = [day for day in found if day is not None]
    assert len(set(days)) == len(days)
    for each in days:
        assert today < each <= LAST
        assert each.weekday() < 5
        assert each not in off | busy
    for wish, day in zip(wished, found, strict=True):
        assert day is None or day >= wish


@given(st.lists(DAYS, max_size=30), DAYS, HOLIDAYS)
def test_a_visit_is_without_a_day_only_where_none_is_left(
    wished: list[date], today: date, off: frozenset[date]
) -> None:
    free = free_days(today, off, frozenset())
    found = dated(map(WishedDay, wished), free, LAST)
    used = {day for day in found if day is not None}
    for wish, day in zip(wished, found, strict=True):
        if day is None:
            days = (wish + timedelta(days=step) for step in range((LAST - wish).days + 1))
            left = [each for each in days if each > today and free.working(each)]
            assert set(left) <= used


def test_a_month_begins_behind_today_and_its_holidays() -> None:
    free = free_days(date(2026, 4, 24), frozenset({date(2026, 4, 27)}), frozenset())
    assert free.of(Month(2026, 4)) == [date(2026, 4, day) for day in (28, 29, 30)]


def test_of_a_period_that_is_over_every_working_day_counts() -> None:
    assert free_days(None, frozenset(), frozenset()).of(Month(2023, 1))[0] == date(2023, 1, 2)


def test_only_standing_visits_of_the_named_team_take_its_days() -> None:
    visits = (
        VISIT,
        replace(VISIT, team="Đoàn khác", first_day=date(2024, 6, 3), last_day=date(2024, 6, 3)),
        replace(VISIT, state=VisitState.CANCELLED, last_day=date(2024, 5, 31)),
    )
    days = (VISIT.last_day - VISIT.first_day).days
    busy = {VISIT.first_day + timedelta(days=step) for step in range(days + 1)}
    assert busy_days(visits, VISIT.team) == busy
    assert busy_days(visits, "") == frozenset()


@given(DAYS, st.integers(0, 4), DAYS, st.integers(0, 60))
def test_the_window_of_a_visit_holds_exactly_the_days_that_would_meet_it(
    first: date, length: int, day: date, days: int
) -> None:
    there = replace(VISIT, first_day=first, last_day=first + timedelta(days=length))
    other = replace(VISIT, visit="KT-9", team="Đoàn khác", first_day=day, last_day=day)
    assert (day in window(there, days)) == overlapping(there, other, days, Heirs(()))


def test_a_unit_is_not_visited_on_a_day_that_is_closed_to_it_alone() -> None:
    first, closed = date(2026, 6, 1), frozenset({date(2026, 6, 1), date(2026, 6, 2)})
    wishes = (WishedDay(first, closed), WishedDay(first))
    found = dated(wishes, free_days(None, frozenset(), frozenset()), LAST)
    assert found == [date(2026, 6, 3), date(2026, 6, 1)]
