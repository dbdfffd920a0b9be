"""Limits of chance over months, runs, gaps and last year's same months."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from math import comb

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from metrics.counts.month import Month
from metrics.counts.share import Share
from metrics.verdicts.chance import FEWEST_POINTS, TAIL, usual_counts
from metrics.verdicts.chart import Chart, Signal
from metrics.verdicts.comparable import Likened
from metrics.verdicts.series import p_chart, running_chart, year_on_year

JANUARY = Month(2023, 1)
chances = st.fractions(0, 1, max_denominator=1000)
shares = st.integers(0, 300).flatmap(
    lambda cases: st.builds(Share, st.integers(0, cases), st.just(cases))
)
whole_months = shares.filter(lambda share: share.cases > 0)
series = st.lists(st.none() | shares, max_size=30)


def over(*shares: Share | None) -> dict[Month, Share | None]:
    return {JANUARY.plus(step): share for step, share in enumerate(shares)}


def signals(chart: Chart) -> list[tuple[Signal, ...]]:
    return [point.signals for point in chart.points]


def steady(months: int, good: int = 95) -> list[Share]:
    """Good cases of 100, now two above and now two below, in turn."""
    return [Share(good + (2 if month % 2 else -2), 100) for month in range(months)]


# --- Limits ------------------------------------------------------------------------------------


def at_most(good: int, cases: int, chance: Fraction) -> Fraction:
    return sum(
        (comb(cases, k) * chance**k * (1 - chance) ** (cases - k) for k in range(good + 1)),
        Fraction(0),
    )


@given(st.integers(1, 60), chances)
@example(1, Fraction(97, 100))
@example(12, Fraction(11, 12))
@example(60, Fraction(1, 1000))
def test_what_lies_outside_is_rarer_than_beyond_three_standard_deviations(
    cases: int, chance: Fraction
) -> None:
    fewest, most = usual_counts(cases, chance)
    tail = Fraction(TAIL)
    assert 0 <= fewest <= most <= cases
    assert at_most(fewest - 1, cases, chance) < tail <= at_most(fewest, cases, chance)
    above = 1 - at_most(most, cases, chance)
    assert above < tail <= above + comb(cases, most) * chance**most * (1 - chance) ** (cases - most)


@given(st.integers(1, 500), chances)
def test_good_and_bad_cases_have_mirrored_limits(cases: int, chance: Fraction) -> None:
    fewest, most = usual_counts(cases, chance)
    assert usual_counts(cases, 1 - chance) == (cases - most, cases - fewest)


@pytest.mark.parametrize(
    ("cases", "fewest", "most"),
    [(10, 7, 10), (100, 91, 100), (1000, 953, 985), (100_000, 96_837, 97_161)],
)
def test_limits_of_97_percent_widen_with_fewer_cases(cases: int, fewest: int, most: int) -> None:
    assert usual_counts(cases, Fraction(97, 100)) == (fewest, most)


@given(chances, st.integers(5, 200))
def test_many_more_cases_never_widen_the_limits(chance: Fraction, cases: int) -> None:
    fewest, most = usual_counts(cases, chance)
    closer_fewest, closer_most = usual_counts(100 * cases, chance)
    width = Fraction(closer_most - closer_fewest, 100 * cases)
    assert width <= Fraction(most - fewest + 1, cases)


def test_the_limits_are_frozen_at_the_first_twelve_months() -> None:
    usual = [Share(94, 100), Share(96, 100)] * 6
    for later in ([], [Share(50, 100)] * 6, [Share(99, 100)] * 6):
        chart = p_chart(over(*usual, *later))
        assert chart.centre == 95
        assert {point.low for point in chart.points} == {chart.points[0].low}


def test_the_centre_is_the_common_share_and_no_mean_of_percents() -> None:
    assert p_chart(over(Share(1, 10), Share(90, 90))).centre == 91


# --- Gaps --------------------------------------------------------------------------------------


def test_months_without_figures_or_without_cases_are_gaps() -> None:
    chart = p_chart({JANUARY: Share(1, 2), JANUARY.plus(2): None, JANUARY.plus(3): Share(0, 0)})
    assert [point.month for point in chart.points] == [JANUARY.plus(step) for step in range(4)]
    assert [point.gap for point in chart.points] == [False, True, True, True]
    assert [point.low is None for point in chart.points] == [False, True, True, True]


@pytest.mark.parametrize("empty", [{}, over(None), over(Share(0, 0), None)])
def test_without_any_case_there_is_no_centre(empty: dict[Month, Share | None]) -> None:
    chart = p_chart(empty)
    assert chart.centre is None
    assert len(chart.points) == len(empty)
    assert not chart.judged


# --- Signals -----------------------------------------------------------------------------------


def test_one_bad_month_in_twelve_is_a_signal_and_in_eleven_none() -> None:
    bad = Share(70, 100)
    assert not any(signals(p_chart(over(*steady(10), bad))))
    chart = p_chart(over(*steady(11), bad))
    assert chart.judged
    assert [at for at, each in enumerate(signals(chart)) if Signal.BELOW in each] == [11]


def test_gaps_do_not_count_towards_twelve_points() -> None:
    chart = p_chart(over(*steady(10), None, Share(0, 0), Share(70, 100)))
    assert not chart.judged
    assert not any(signals(chart))


def test_eight_months_on_one_side_are_a_run_and_seven_none() -> None:
    usual, low = [Share(94, 100), Share(96, 100)] * 6, Share(92, 100)
    eight = p_chart(over(*usual, *[low] * 8))
    assert [Signal.RUN_BELOW in each for each in signals(eight)] == [False] * 12 + [True] * 8
    seven = p_chart(over(*usual, *[low] * 7))
    assert not any(signals(seven))


def test_eight_months_on_one_side_that_differ_by_no_more_than_chance_are_no_run() -> None:
    usual, low = [Share(94, 100), Share(96, 100)] * 6, Share(189, 200)
    assert not any(signals(p_chart(over(*usual, *[low] * 8))))


def test_a_run_above_is_named_by_its_side() -> None:
    chart = p_chart(over(*[Share(94, 100), Share(96, 100)] * 6, *[Share(98, 100)] * 9))
    assert signals(chart)[-1] == (Signal.RUN_ABOVE,)


@pytest.mark.parametrize("breaker", [None, Share(0, 0), Share(95, 100)])
def test_a_month_without_percent_or_at_the_centre_breaks_a_run(breaker: Share | None) -> None:
    usual, low = [Share(94, 100), Share(96, 100)] * 6, Share(92, 100)
    chart = p_chart(over(*usual, *[low] * 5, breaker, *[low] * 3))
    assert chart.centre == 95
    assert chart.judged
    assert not any(signals(chart))


def test_the_same_percent_signals_in_many_dossiers_and_not_in_few() -> None:
    many = p_chart(over(*[Share(970, 1000)] * 12, Share(900, 1000)))
    few = p_chart(over(*[Share(970, 1000)] * 12, Share(9, 10)))
    assert Signal.BELOW in signals(many)[-1]
    assert Signal.BELOW not in signals(few)[-1]


@given(series)
def test_signals_need_twelve_points_and_say_which_side(shares: list[Share | None]) -> None:
    chart = p_chart(over(*shares))
    drawn = [point for point in chart.points if not point.gap]
    if len(drawn) < FEWEST_POINTS:
        assert not any(signals(chart))
    for point in drawn:
        assert point.share is not None
        assert chart.centre is not None
        below = {Signal.BELOW, Signal.RUN_BELOW} & set(point.signals)
        above = {Signal.ABOVE, Signal.RUN_ABOVE} & set(point.signals)
        assert not below or point.share.percent < chart.centre
        assert not above or point.share.percent > chart.centre


@given(st.lists(whole_months, min_size=12, max_size=30))
def test_a_month_outside_its_limits_is_told_and_one_within_is_not(shares: list[Share]) -> None:
    chart = p_chart(over(*shares))
    assert chart.judged
    for point in chart.points:
        if point.share is not None and point.low is not None and point.high is not None:
            within = point.low <= point.share.percent <= point.high
            assert within != bool({Signal.BELOW, Signal.ABOVE} & set(point.signals))


def test_all_good_months_have_no_room_and_no_signal() -> None:
    chart = p_chart(over(*[Share(5, 5)] * 20))
    assert {point.low for point in chart.points} == {100}
    assert {point.high for point in chart.points} == {100}
    assert not any(signals(chart))


# --- Months that differ by more than chance ------------------------------------------------------


def turns(low: int, high: int, cases: int, months: int = 12) -> dict[Month, Share | None]:
    """Months low and high in turn, their mean in the middle."""
    return over(*(Share(high if month % 2 else low, cases) for month in range(months)))


def test_limits_widen_by_as_much_as_neighbouring_months_differ_beyond_chance() -> None:
    # By hand: the centre is 92 %, one standard deviation of 1,000 cases is
    # √(0.92 × 0.08 ÷ 1000) = 0.857904 points, and neighbours differ by 4 points:
    # 4 ÷ 0.857904 ÷ 1.128379 = 4.13205.
    chart = p_chart(turns(900, 940, 1000))
    assert chart.centre == 92
    assert round(chart.spread, 5) == Decimal("4.13205")
    fewest, most = usual_counts(1000, Fraction(92, 100))
    times = Fraction(chart.spread)
    point = chart.points[0]
    assert point.low == 92 - times * (92 - Fraction(fewest, 10))
    assert point.high == min(Fraction(100), 92 + times * (Fraction(most, 10) - 92))
    assert not any(signals(chart))


def test_a_province_whose_months_always_differ_does_not_cry_wolf() -> None:
    # Half a point up and down in 80,000 cases: chance alone explains a fifth of a point.
    months = turns(77_600, 78_400, 80_000, 24)
    assert usual_counts(80_000, Fraction(975, 1000))[0] > 77_600
    assert not any(signals(p_chart(months)))
    bad = {**months, JANUARY.plus(24): Share(74_000, 80_000)}
    assert Signal.BELOW in signals(p_chart(bad))[-1]


def test_months_as_alike_as_chance_leaves_them_have_the_limits_of_chance() -> None:
    chart = p_chart(turns(916, 924, 1000))
    assert chart.spread == 1
    assert chart.points[0].low == Fraction(usual_counts(1000, Fraction(92, 100))[0], 10)


def test_before_twelve_points_nothing_is_said_of_the_spread() -> None:
    assert p_chart(turns(900, 940, 1000, 11)).spread == 1
    assert p_chart(turns(900, 940, 1000, 12)).spread > 4


def test_a_slow_drift_does_not_widen_the_limits_that_show_it() -> None:
    chart = p_chart(over(*(Share(800 + 8 * month, 1000) for month in range(24))))
    assert chart.spread < 2
    assert Signal.BELOW in signals(chart)[0]
    assert Signal.ABOVE in signals(chart)[-1]


@given(st.lists(whole_months, min_size=1, max_size=30))
def test_widened_limits_stay_within_0_and_100_and_never_narrow(shares: list[Share]) -> None:
    chart = p_chart(over(*shares))
    assert chart.centre is not None
    assert chart.spread >= 1
    for point in chart.points:
        assert point.share is not None
        assert point.low is not None
        assert point.high is not None
        fewest, most = usual_counts(point.share.cases, chart.centre / 100)
        assert 0 <= point.low <= Fraction(100 * fewest, point.share.cases)
        assert Fraction(100 * most, point.share.cases) <= point.high <= 100


# --- Windows -------------------------------------------------------------------------------------


def test_only_the_places_asked_for_are_charted() -> None:
    quarters = {Month(2024, 3): Share(90, 100), Month(2024, 9): Share(80, 100)}
    places = [Month(2024, 3), Month(2024, 6), Month(2024, 9)]
    chart = p_chart(quarters, places)
    assert [point.month for point in chart.points] == places
    assert [point.gap for point in chart.points] == [False, True, False]
    assert chart.centre == 85


def test_running_sums_claim_no_signal_and_keep_the_centre_of_their_months() -> None:
    months = over(*steady(11), Share(20, 100))
    sums: dict[Month, Share | None] = {}
    so_far = Share(0, 0)
    for month, share in months.items():
        assert share is not None
        so_far += share
        sums[month] = so_far
    single = p_chart(months)
    chart = running_chart(sums, list(sums), single)
    assert any(signals(single))
    assert not chart.judged
    assert not any(signals(chart))
    assert chart.centre == single.centre
    widths = [point.high - point.low for point in chart.points if point.high and point.low]
    assert widths[0] > widths[5] > widths[11]


def test_running_sums_without_any_case_have_neither_centre_nor_limits() -> None:
    chart = running_chart({}, [JANUARY], p_chart({}))
    assert chart.centre is None
    assert chart.points[0].low is None


# --- Last year ---------------------------------------------------------------------------------


def test_last_years_same_months_are_summed_beside_this_years() -> None:
    months = over(*(Share(step, 100) for step in range(24)))
    first_quarter = [Month(2024, 1), Month(2024, 2), Month(2024, 3)]
    assert year_on_year(months, first_quarter) == Likened(
        Share(0 + 1 + 2, 300), Share(12 + 13 + 14, 300), tuple(first_quarter), 3
    )


def test_a_month_that_one_year_lacks_counts_in_neither() -> None:
    months: dict[Month, Share | None] = {
        Month(2023, 1): Share(1, 10),
        Month(2023, 2): None,
        Month(2024, 1): Share(5, 10),
        Month(2024, 2): Share(7, 10),
        Month(2024, 3): Share(9, 10),
    }
    asked = [Month(2024, number) for number in (1, 2, 3)]
    assert year_on_year(months, asked) == Likened(Share(1, 10), Share(5, 10), (Month(2024, 1),), 3)
    assert year_on_year(months, asked[1:]) == Likened(None, None, (), 2)
