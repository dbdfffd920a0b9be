"""A share is whole cases of a whole; its percent is exact and its interval is Wilson's."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from metrics.counts.share import Share
from tests.metrics import oracle

CLOSE = Decimal("1e-24")
shares = st.integers(1, 10**7).flatmap(
    lambda cases: st.builds(Share, st.integers(0, cases), st.just(cases))
)
percents = st.decimals("0.01", "100", places=2).map(Fraction)


@given(shares)
@example(Share(0, 1))
@example(Share(1, 1))
@example(Share(1, 10**9))
@example(Share(10**9 - 1, 10**9))
def test_the_interval_solves_the_score_equation(share: Share) -> None:
    low, high = oracle.interval(share.good, share.cases)
    assert abs(share.wilson().low - low) < CLOSE
    assert abs(share.wilson().high - high) < CLOSE


@given(shares)
def test_the_interval_lies_around_the_percent_and_within_0_and_100(share: Share) -> None:
    bounds = share.wilson()
    assert 0 <= bounds.low <= share.percent <= bounds.high <= 100
    assert (bounds.low == 0) == (share.good == 0)
    assert (bounds.high == 100) == (share.good == share.cases)


@given(shares)
def test_the_interval_of_the_bad_cases_is_the_mirror_image(share: Share) -> None:
    bounds = share.wilson()
    mirrored = Share(share.cases - share.good, share.cases).wilson()
    assert abs(bounds.low + mirrored.high - 100) < CLOSE
    assert abs(bounds.high + mirrored.low - 100) < CLOSE


@given(shares)
def test_ten_times_the_cases_narrow_the_interval(share: Share) -> None:
    bounds = share.wilson()
    more = Share(10 * share.good, 10 * share.cases).wilson()
    assert more.high - more.low < bounds.high - bounds.low


@pytest.mark.parametrize(
    ("good", "cases", "low", "high"),
    [
        # The rule of thumb n/(n + z²) at k = n, and known values of the Wilson interval.
        (11, 12, "64.6", "98.5"),
        (0, 10, "0", "27.8"),
        (10, 10, "72.2", "100"),
        (5, 10, "23.7", "76.3"),
        (1, 1, "20.7", "100"),
        (81, 263, "25.5", "36.6"),
        (970, 1000, "95.7", "97.9"),
    ],
)
def test_intervals_computed_by_hand(good: int, cases: int, low: str, high: str) -> None:
    bounds = Share(good, cases).wilson()
    assert round(bounds.low, 1) == Decimal(low)
    assert round(bounds.high, 1) == Decimal(high)


@given(shares)
def test_none_good_has_a_low_of_exactly_0_and_all_good_a_high_of_exactly_100(share: Share) -> None:
    assert Share(0, share.cases).wilson().low == Decimal(0)
    assert Share(share.cases, share.cases).wilson().high == Decimal(100)


@given(shares, percents)
def test_beside_a_percent_means_that_no_bound_is_crossed(share: Share, percent: Fraction) -> None:
    low, high = oracle.interval(share.good, share.cases)
    assume(min(abs(Fraction(low) - percent), abs(Fraction(high) - percent)) > Fraction(1, 10**30))
    assert share.wholly_beside(percent) == (low >= percent or high < percent)


def test_an_interval_that_begins_exactly_at_the_percent_lies_beside_it() -> None:
    # n·(p − ½)² = z²·¼ has a solution in whole numbers: z = 489991/250000, n = 500000².
    cases = 500_000**2
    good = (cases + 2 * 489_991) // 2
    assert Share(good, cases).wholly_beside(Fraction(50))
    assert not Share(good - 1, cases).wholly_beside(Fraction(50))


def test_an_interval_that_ends_exactly_at_the_percent_does_not_lie_beside_it() -> None:
    cases = 500_000**2
    good = (cases - 2 * 489_991) // 2
    assert not Share(good, cases).wholly_beside(Fraction(50))
    assert Share(good - 1, cases).wholly_beside(Fraction(50))


@given(st.integers(1, 10**9))
def test_all_good_is_never_surely_100_percent(cases: int) -> None:
    assert not Share(cases, cases).wholly_beside(Fraction(100))
    assert Share(cases - 1, cases).wholly_beside(Fraction(100))


def test_the_first_certain_97_percent_is_125_of_125() -> None:
    assert Share(125, 125).wholly_beside(Fraction(97))
    assert not Share(124, 124).wholly_beside(Fraction(97))


@given(shares)
def test_the_percent_is_exact(share: Share) -> None:
    assert share.percent * share.cases == 100 * share.good


@given(st.lists(shares, min_size=1, max_size=20))
def test_shares_add_up_case_by_case(parts: list[Share]) -> None:
    whole = sum(parts[1:], start=parts[0])
    assert whole.good == sum(part.good for part in parts)
    assert whole.cases == sum(part.cases for part in parts)


@pytest.mark.parametrize(("good", "cases"), [(2, 1), (-1, 1), (0, -1), (-2, -1)])
def test_what_is_no_part_of_a_whole_is_no_share(good: int, cases: int) -> None:
    with pytest.raises(ValueError, match="not a part of a whole"):
        Share(good, cases)
