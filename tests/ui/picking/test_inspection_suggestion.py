"""Which day each visit of a suggestion is put on."""

from collections import Counter
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from metrics.counts.month import Month
from ui.inspection.planning import VisitWanted, days
from ui.picking.suggestion import notes

MONTHS = st.builds(Month, st.integers(2022, 2027), st.integers(1, 12))
TODAY = st.dates(date(2022, 1, 1), date(2027, 12, 31))
LISTS = st.lists(MONTHS, max_size=40).map(
    lambda months: [VisitWanted(f"u{at}", month, "vì") for at, month in enumerate(sorted(months))]
)


def working_days(month: Month) -> list[date]:
    length = (month.last_day - month.first_day).days + 1
    every = [month.first_day + timedelta(days=step) for step in range(length)]
    return [day for day in every if day.weekday() < 5]


def some(month: Month, count: int) -> list[VisitWanted]:
    return [VisitWanted(f"u{at}", month, "vì") for at in range(count)]


@given(LISTS, TODAY)
def test_every_visit_gets_a_day_of_its_own_month(wanted: list[VisitWanted], today: date) -> None:
    found = days(wanted, today)
    assert [Month.of(day) for day in found] == [each.month for each in wanted]


@given(LISTS, TODAY)
def test_no_visit_falls_on_a_weekend_while_working_days_are_left(
    wanted: list[VisitWanted], today: date
) -> None:
    for each, day in zip(wanted, days(wanted, today), strict=True):
        left = [
            free
            for free in working_days(each.month)
            if Month.of(today) != each.month or free > today
        ]
        assert day in left or not left


@given(MONTHS, st.integers(0, 40), TODAY)
def test_one_visit_a_day_until_the_working_days_are_used_up(
    month: Month, count: int, today: date
) -> None:
    found = days(some(month, count), today)
    assert found == sorted(found)
    shared = {day: visits for day, visits in Counter(found).items() if visits > 1}
    assert set(shared) <= {found[-1]} if found else not shared
    if shared and Month.of(today) != month:
        assert set(found) == set(working_days(month))


@given(TODAY, st.integers(1, 40))
def test_nothing_of_the_running_month_is_put_before_tomorrow(today: date, count: int) -> None:
    found = days(some(Month.of(today), count), today)
    assert min(found) > today or today == Month.of(today).last_day


@given(LISTS, TODAY)
def test_the_days_of_a_month_do_not_depend_on_other_months(
    wanted: list[VisitWanted], today: date
) -> None:
    found = dict(zip((each.unit for each in wanted), days(wanted, today), strict=True))
    for month in {each.month for each in wanted}:
        alone = [each for each in wanted if each.month == month]
        assert days(alone, today) == [found[each.unit] for each in alone]


def test_a_coming_month_begins_with_its_first_working_day() -> None:
    october = Month(2023, 10)
    found = days(some(october, 3), date(2023, 9, 15))
    assert found == [date(2023, 10, 2), date(2023, 10, 3), date(2023, 10, 4)]


def test_a_running_month_without_working_days_left_ends_with_its_last_day() -> None:
    friday = date(2023, 9, 29)
    assert days(some(Month.of(friday), 2), friday) == [date(2023, 9, 30)] * 2


def test_a_long_list_of_notes_is_folded_and_loses_none() -> None:
    assert "<details" not in notes(["một"] * 7)
    told = [f"lưu ý {number}." for number in range(20)]
    shown, _, folded = notes(told).partition("<details")
    assert "Còn 14 lưu ý nữa" in folded
    assert [each for each in told if each in shown] == told[:6]
    assert [each for each in told if each in folded] == told[6:]
