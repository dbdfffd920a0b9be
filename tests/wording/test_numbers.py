from datetime import UTC, date, datetime
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from metrics.counts.month import Month, Window
from metrics.counts.share import Interval, Share
from wording import numbers

percents = st.fractions(min_value=0, max_value=100, max_denominator=100_000)
targets = st.one_of(
    st.fractions(min_value=Fraction(1, 10), max_value=100, max_denominator=5_000),
    st.sampled_from([Fraction(30), Fraction(65, 2), Fraction(93), Fraction(97), Fraction(100)]),
)


def read_back(text: str) -> Fraction:
    bare = text.removesuffix("%").removesuffix("điểm").rstrip("\u00a0")
    return Fraction(bare.replace(".", "").replace("\u2212", "-").replace(",", "."))


@pytest.mark.parametrize(
    ("number", "text"),
    [(0, "0"), (999, "999"), (1234, "1.234"), (-1234567, "\u22121.234.567")],
)
def test_a_count_has_a_dot_between_thousands(number: int, text: str) -> None:
    assert numbers.count(number) == text


@given(st.integers(-(10**12), 10**12))
def test_a_count_reads_back(number: int) -> None:
    assert read_back(numbers.count(number)) == number


@pytest.mark.parametrize(
    ("value", "target", "text"),
    [
        (Fraction(195, 2), None, "97,5\u00a0%"),
        (Decimal("97.5"), Decimal(97), "97,5\u00a0%"),
        (Fraction(97), Fraction(97), "97,0\u00a0%"),
        (Decimal("96.96"), Decimal(97), "96,96\u00a0%"),
        (Decimal("34.95"), Decimal(35), "34,95\u00a0%"),
        (Decimal("96.996"), Decimal(97), "96,99\u00a0%"),
        (Decimal("96.94"), Decimal(97), "96,9\u00a0%"),
        (Decimal("32.52"), Decimal("32.5"), "32,5\u00a0%"),
        (Decimal("32.52"), Decimal("32.51"), "32,52\u00a0%"),
        (Fraction(100, 3), Fraction(100, 3), "33,34\u00a0%"),
        (Fraction(100), Fraction(97), "100,0\u00a0%"),
        (Decimal("99.97"), Decimal(97), "99,97\u00a0%"),
        (Decimal("99.9999"), None, "99,99\u00a0%"),
        (Fraction(0), Fraction(97), "0,0\u00a0%"),
        (Decimal("0.03"), None, "0,03\u00a0%"),
    ],
)
def test_a_percent_has_one_decimal_and_more_where_rounding_would_cross(
    value: Fraction | Decimal, target: Fraction | Decimal | None, text: str
) -> None:
    assert numbers.percent(value, target) == text


@given(percents, targets)
def test_a_shown_percent_is_on_its_own_side_of_the_target(
    value: Fraction, target: Fraction
) -> None:
    assert (read_back(numbers.percent(value, target)) >= target) == (value >= target)


@given(percents)
def test_only_all_of_them_read_100_and_only_none_of_them_0(value: Fraction) -> None:
    shown = read_back(numbers.percent(value))
    assert (shown == 0) == (value == 0)
    assert (shown == 100) == (value == 100)


@given(percents, percents, st.one_of(st.none(), targets))
def test_a_larger_percent_never_reads_smaller(
    one: Fraction, other: Fraction, target: Fraction | None
) -> None:
    low, high = sorted([one, other])
    assert read_back(numbers.percent(low, target)) <= read_back(numbers.percent(high, target))


@given(percents, st.one_of(st.none(), targets))
def test_a_shown_percent_is_at_most_a_tenth_away(value: Fraction, target: Fraction | None) -> None:
    assert abs(read_back(numbers.percent(value, target)) - value) < Fraction(1, 10)


@given(percents, targets)
def test_a_percent_and_its_target_keep_their_order_when_both_are_read(
    value: Fraction, target: Fraction
) -> None:
    shown = read_back(numbers.percent(value, target))
    asked = read_back(numbers.goal(target, value))
    assert (shown >= asked) == (value >= target)


@pytest.mark.parametrize(
    ("target", "value", "text"),
    [
        (Decimal(97), None, "97\u00a0%"),
        (Decimal("32.5"), None, "32,5\u00a0%"),
        (Fraction(32501, 1000), None, "32,5\u00a0%"),
        (Fraction(3254, 100), Fraction(3252, 100), "32,54\u00a0%"),
        (Fraction(100), None, "100\u00a0%"),
    ],
)
def test_a_target_is_written_as_plans_write_it(
    target: Fraction | Decimal, value: Fraction | None, text: str
) -> None:
    assert numbers.goal(target, value) == text


@pytest.mark.parametrize(
    ("difference", "text"),
    [
        (Fraction(-23, 10), "\u22122,3\u00a0điểm"),
        (Decimal("0.9"), "+0,9\u00a0điểm"),
        (Fraction(0), "0,0\u00a0điểm"),
        (Decimal("-0.04"), "\u22120,04\u00a0điểm"),
        (Decimal("-1234.56"), "\u22121.234,6\u00a0điểm"),
    ],
)
def test_a_difference_carries_its_sign(difference: Fraction | Decimal, text: str) -> None:
    assert numbers.points(difference) == text


@given(st.fractions(min_value=-100, max_value=100))
def test_a_difference_reads_as_nothing_only_where_there_is_none(difference: Fraction) -> None:
    shown = read_back(numbers.points(difference))
    assert (shown > 0, shown < 0) == (difference > 0, difference < 0)


def test_an_interval_is_a_range_with_spaces() -> None:
    assert numbers.interval(Interval(Decimal("77.93"), Decimal("85.31"))) == "77,9 – 85,3"


def test_an_interval_wholly_below_its_target_reads_so() -> None:
    assert numbers.interval(Interval(Decimal("88.2"), Decimal("96.97")), 97) == "88,2 – 96,97"


def test_an_interval_of_none_at_all_begins_at_zero() -> None:
    assert numbers.interval(Share(0, 4).wilson()) == "0,0 – 49,0"


def test_a_month_has_a_form_for_sentences_tables_and_axes() -> None:
    september = Month(2024, 9)
    assert numbers.month(september) == "tháng 9/2024"
    assert numbers.month_in_table(september) == "09/2024"
    assert numbers.month_on_axis(september) == "9/24"


@pytest.mark.parametrize(
    ("window", "text"),
    [
        (Window.MONTH, "tháng 9/2024"),
        (Window.QUARTER, "quý III/2024"),
        (Window.HALF, "6 tháng cuối năm 2024"),
        (Window.NINE_MONTHS, "9 tháng đầu năm 2024"),
        (Window.YEAR_TO_DATE, "lũy kế 9 tháng năm 2024"),
        (Window.YEAR, "năm 2024"),
    ],
)
def test_a_window_is_named_as_offices_name_it(window: Window, text: str) -> None:
    assert numbers.period(window, Month(2024, 9)) == text


def test_the_half_year_up_to_june_is_the_first() -> None:
    assert numbers.period(Window.HALF, Month(2024, 6)) == "6 tháng đầu năm 2024"


def test_a_date_is_day_month_year() -> None:
    assert numbers.day(date(2024, 11, 5)) == "05/11/2024"


def test_a_moment_is_told_by_the_clocks_of_viet_nam() -> None:
    late_evening = datetime(2024, 10, 3, 20, 5, tzinfo=UTC)
    assert numbers.moment(late_evening) == "04/10/2024 03:05"
    assert numbers.day(late_evening) == "04/10/2024"


def test_a_moment_without_a_time_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="time zone"):
        numbers.moment(datetime(2024, 10, 4, 16, 42))  # noqa: DTZ001
