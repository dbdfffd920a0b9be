from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest

from metrics.calendar.calendar_file import read_calendar
from metrics.calendar.working_days import FixedHoliday, WorkCalendar, YearOfDays
from metrics.counts.month import Month
from metrics.verdicts.reference import load

REFERENCE = Path(__file__).parents[3] / "data" / "reference"
FILE = REFERENCE / "calendar" / "vn.toml"

# Of the months 12/2021 to 11/2026 those whose 10th of the next month is a day off, by the published
# notices; 10/01/2026 is a Saturday that is worked for 02/01/2026.
MOVED = {
    "2022-03": date(2022, 4, 12),
    "2022-06": date(2022, 7, 11),
    "2022-08": date(2022, 9, 12),
    "2022-11": date(2022, 12, 12),
    "2023-05": date(2023, 6, 12),
    "2023-08": date(2023, 9, 11),
    "2023-11": date(2023, 12, 11),
    "2024-01": date(2024, 2, 15),
    "2024-02": date(2024, 3, 11),
    "2024-07": date(2024, 8, 12),
    "2024-10": date(2024, 11, 11),
    "2025-04": date(2025, 5, 12),
    "2025-07": date(2025, 8, 11),
    "2026-04": date(2026, 5, 11),
    "2026-09": date(2026, 10, 12),
}


@pytest.fixture(scope="module")
def calendar() -> WorkCalendar:
    faults: list[str] = []
    found = read_calendar(FILE, faults)
    assert faults == []
    return found


def test_the_deadlines_of_five_years_are_those_of_the_published_calendars() -> None:
    deadline = load(REFERENCE).rules.deadline
    months = [Month(2021, 12).plus(each) for each in range(60)]
    tenth = {month: month.plus(1).first_day.replace(day=10) for month in months}
    expected = {month: MOVED.get(str(month), tenth[month]) for month in months}
    assert {month: deadline(month) for month in months} == expected


@pytest.mark.parametrize(
    ("day", "worked"),
    [
        ("2022-09-01", False),
        ("2023-09-01", False),
        ("2023-05-03", False),
        ("2024-04-29", False),
        ("2024-05-04", True),  # Saturday, for 29/4
        ("2025-04-26", True),  # Saturday, for 02/5
        ("2025-05-02", False),
        ("2026-01-02", False),
        ("2026-01-10", True),  # Saturday, for 02/01
        ("2026-01-17", False),
        ("2026-08-22", True),  # Saturday, for 31/8
        ("2026-08-31", False),
        ("2026-11-24", False),
        ("2025-11-24", True),
    ],
)
def test_days_off_and_days_worked_for_them(calendar: WorkCalendar, day: str, worked: bool) -> None:
    assert calendar.is_working_day(date.fromisoformat(day)) is worked


def test_the_working_days_of_a_year_are_as_many_as_its_notices_leave(
    calendar: WorkCalendar,
) -> None:
    # Weekdays of the year, without the days off on weekdays, with the Saturdays worked.
    counted = {
        year: calendar.working_days(date(year, 1, 1), date(year, 12, 31))
        for year in range(2022, 2027)
    }
    assert counted == {
        2022: 260 - 11,
        2023: 260 - 11,
        2024: 262 - 12 + 1,
        2025: 261 - 12 + 1,
        2026: 261 - 14 + 2,
    }


def test_what_is_swapped_in_a_year_evens_out_and_no_weekend_is_listed_as_off(
    calendar: WorkCalendar,
) -> None:
    for days in calendar.years.values():
        assert all(day.weekday() < 5 for day in days.off)
        assert all(day.weekday() >= 5 for day in days.working)


def test_working_days_before_and_after_a_day_step_over_tet(calendar: WorkCalendar) -> None:
    last, first = date(2024, 2, 7), date(2024, 2, 15)
    assert calendar.next_working_day(date(2024, 2, 8)) == first
    assert calendar.next_working_day(first) == first
    assert calendar.last_working_day(date(2024, 2, 14)) == last
    assert calendar.last_working_day(last) == last
    assert calendar.add_working_days(last, 1) == first
    assert calendar.add_working_days(first, -1) == last
    assert calendar.add_working_days(date(2024, 2, 10), 2) == date(2024, 2, 16)
    assert calendar.add_working_days(date(2024, 2, 10), 0) == date(2024, 2, 10)


@pytest.mark.parametrize("count", [-7, -1, 1, 5, 30])
@pytest.mark.parametrize("start", [date(2024, 4, 26), date(2025, 1, 24), date(2026, 8, 20)])
def test_so_many_working_days_lie_between_a_day_and_the_one_that_is_counted_to(
    calendar: WorkCalendar, start: date, count: int
) -> None:
    end = calendar.add_working_days(start, count)
    one = timedelta(days=1)
    between = (start + one, end) if count > 0 else (end, start - one)
    assert calendar.is_working_day(end)
    assert calendar.working_days(*between) == abs(count)


def test_an_unpublished_year_has_weekends_and_fixed_holidays_only_and_says_so(
    calendar: WorkCalendar,
) -> None:
    assert [calendar.published(year) for year in (2021, 2022, 2026, 2027)] == [
        False, True, True, False,
    ]  # fmt: skip
    new_year = date(2027, 1, 1)
    assert calendar.next_working_day(new_year) == date(2027, 1, 4)
    assert calendar.is_working_day(date(2027, 2, 8)), "Tết of 2027 is a guess"
    assert not calendar.is_working_day(date(2027, 11, 24))


def test_a_fixed_holiday_begins_with_its_first_year() -> None:
    calendar = WorkCalendar((FixedHoliday(11, 24, 2026),))
    assert calendar.is_working_day(date(2025, 11, 24))
    assert not calendar.is_working_day(date(2026, 11, 24))


def test_the_office_goes_before_what_is_published() -> None:
    monday, saturday, flood = date(2026, 8, 31), date(2026, 8, 22), date(2026, 10, 12)
    published = WorkCalendar(
        (), {2026: YearOfDays(("a",), frozenset({monday}), frozenset({saturday}))}
    )
    own = {
        2026: YearOfDays((), frozenset({saturday, flood}), frozenset({monday})),
        2027: YearOfDays(("b",), frozenset({date(2027, 2, 8)}), frozenset()),
    }
    merged = published.with_office(own)
    worked = [merged.is_working_day(day) for day in (monday, saturday, flood, date(2027, 2, 8))]
    assert worked == [True, False, False, False]
    assert merged.published(2027)
