"""A share is whole cases of a whole; its percent, certainty and interval are exact."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import example, given
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
    low, high = oracle.wilson(share.good, share.cases)
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


@given(shares)
@example(Share(0, 1))
@example(Share(1, 1))
@example(Share(9_999_999, 10_000_000))
def test_the_exact_interval_is_that_of_clopper_and_pearson(share: Share) -> None:
    low, high = oracle.exact(share.good, share.cases)
    bounds = share.exact()
    # Contract §6 promises a ten-thousandth of a point.
    assert abs(bounds.low - low) < Decimal("1e-5")
    assert abs(bounds.high - high) < Decimal("1e-5")
    assert (bounds.low == 0) == (share.good == 0)
    assert (bounds.high == 100) == (share.good == share.cases)
    assert bounds.low <= share.percent <= bounds.high


def certain_from(cases: int, top: int, rest: int) -> tuple[int, int]:
    """Up to how many good cases a share is certainly below, and from how many on above.

    Each tail as a whole number over the same denominator, summed from its far end; a tail only
    grows, so its two edges say all.
    """
    whole = (top + rest) ** cases
    below, ways = -1, rest**cases
    held = ways
    while below < cases and 40 * held < whole:
        below += 1
        ways = ways * (cases - below) * top // ((below + 1) * rest)
        held += ways
    above, ways = cases + 1, top**cases
    held = ways
    while above > 0 and 40 * held <= whole:
        above -= 1
        ways = ways * above * rest // ((cases - above + 1) * top)
        held += ways
    return below, above


TARGETS = ["97", "96", "95", "94", "93", "92", "90", "70", "60", "55", "50", "40", "35", "30", "20"]
"""All that plans ask of shares; and two that none asks."""


@pytest.mark.parametrize("target", [*TARGETS, "99.5", "0.01"])
def test_certainty_is_right_for_every_share_of_up_to_400_cases(target: str) -> None:
    percent = Fraction(target)
    top, bottom = (percent / 100).as_integer_ratio()
    for cases in range(1, 401):
        below, above = certain_from(cases, top, bottom - top)
        edges = {0, cases, *range(below - 1, below + 3), *range(above - 2, above + 2)}
        for good in range(cases + 1) if cases < 60 else edges & set(range(cases + 1)):
            met = good * bottom >= top * cases
            certain = good >= above if met else good <= below
            assert Share(good, cases).wholly_beside(percent) == certain, (good, cases)


def test_few_cases_are_certain_of_little() -> None:
    assert not any(
        Share(good, cases).wholly_beside(Fraction(97))
        for good, cases in ((0, 1), (4, 5), (10, 12), (121, 121))
    )
    assert Share(122, 122).wholly_beside(Fraction(97))


def test_a_tail_of_exactly_what_is_allowed_lies_above_and_not_below() -> None:
    # One of two equal halves of 1/40: (1/40)^1 with one case and a chance of 1/40.
    assert Share(1, 1).wholly_beside(Fraction(5, 2))
    assert not Share(0, 1).wholly_beside(Fraction(195, 2))
