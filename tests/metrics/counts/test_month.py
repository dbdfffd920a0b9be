"""Months are read, counted on and put into the windows of contract §6."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from metrics.counts.month import Month, Window
from tests.metrics import oracle

months = st.builds(Month, st.integers(1901, 9998), st.integers(1, 12))


def numbers(window: Window, number: int) -> list[int]:
    return [month.number for month in window.months(Month(2024, number))]


@given(months, st.sampled_from(Window))
def test_a_window_holds_the_months_of_the_contract(month: Month, window: Window) -> None:
    expected = oracle.months_of(window.value, (month.year, month.number))
    assert [(each.year, each.number) for each in window.months(month)] == expected


@pytest.mark.parametrize(
    ("window", "number", "first", "last"),
    [
        (Window.MONTH, 9, 9, 9),
        (Window.QUARTER, 1, 1, 3),
        (Window.QUARTER, 6, 4, 6),
        (Window.QUARTER, 7, 7, 9),
        (Window.HALF, 6, 1, 6),
        (Window.HALF, 7, 7, 12),
        (Window.NINE_MONTHS, 2, 1, 9),
        (Window.NINE_MONTHS, 11, 1, 9),
        (Window.YEAR_TO_DATE, 1, 1, 1),
        (Window.YEAR_TO_DATE, 8, 1, 8),
        (Window.YEAR, 5, 1, 12),
    ],
)
def test_windows_are_whole_calendar_periods(
    window: Window, number: int, first: int, last: int
) -> None:
    assert numbers(window, number) == list(range(first, last + 1))


def test_the_windows_bear_the_names_of_the_command_line() -> None:
    assert [window.value for window in Window] == [
        "month",
        "quarter",
        "half",
        "nine-months",
        "year-to-date",
        "year",
    ]


@given(months, st.sampled_from(Window))
def test_the_period_before_is_as_long_and_does_not_overlap(month: Month, window: Window) -> None:
    now, before = window.months(month), window.months(window.before(month))
    assert len(now) == len(before)
    assert before[-1] < now[0]


@pytest.mark.parametrize(
    ("window", "first_before"),
    [
        (Window.MONTH, Month(2023, 12)),
        (Window.QUARTER, Month(2023, 10)),
        (Window.HALF, Month(2023, 7)),
        (Window.NINE_MONTHS, Month(2023, 1)),
        (Window.YEAR_TO_DATE, Month(2023, 1)),
        (Window.YEAR, Month(2023, 1)),
    ],
)
def test_the_period_before_january_lies_in_the_year_before(
    window: Window, first_before: Month
) -> None:
    assert window.months(window.before(Month(2024, 1)))[0] == first_before


@given(months)
def test_a_month_is_written_as_it_is_read(month: Month) -> None:
    assert Month.parse(str(month)) == month


@pytest.mark.parametrize(
    "text",
    [
        "",
        "2024",
        "2024-9",
        "2024-13",
        "2024-00",
        "0000-01",
        "1899-12",
        "24-09",
        "2024/09",
        "2024-09-01",
        " 2024-09",
        "2024-09\n",
        "+024-09",
        "２０２４-09",
        "2024-0９",
    ],
)
def test_only_a_year_and_a_month_in_plain_digits_are_a_month(text: str) -> None:
    with pytest.raises(ValueError, match=r"want YYYY-MM|not a month"):
        Month.parse(text)


@given(months)
def test_the_last_day_is_the_day_before_the_next_month(month: Month) -> None:
    assert month.last_day == oracle.last_day((month.year, month.number))
    assert month.last_day + timedelta(days=1) == month.plus(1).first_day


@given(st.builds(Month, st.integers(1960, 9900), st.integers(1, 12)), st.integers(-600, 600))
def test_counting_months_on_and_back_ends_where_it_began(month: Month, step: int) -> None:
    assert month.plus(step).plus(-step) == month
    assert (month.plus(step) > month) == (step > 0)


@given(st.builds(Month, st.integers(1960, 9900), st.integers(1, 12)), st.integers(-3, 60))
def test_the_months_to_another_are_each_the_one_after_that_before(month: Month, step: int) -> None:
    found = month.to(month.plus(step))
    assert len(found) == max(0, step + 1)
    assert found[:1] == ((month,) if step >= 0 else ())
    assert all(after == before.plus(1) for before, after in pairwise(found))


@given(st.dates(min_value=date(1900, 1, 1)))
def test_every_day_lies_in_its_month(day: date) -> None:
    month = Month.of(day)
    assert month.first_day <= day <= month.last_day
