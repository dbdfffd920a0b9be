"""A change is called clear only where Newcombe's interval leaves out zero."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from metrics.counts.change import Change, Movement, change
from metrics.counts.share import Share
from tests.metrics import oracle

CLOSE = Decimal("1e-24")
shares = st.integers(1, 10**6).flatmap(
    lambda cases: st.builds(Share, st.integers(0, cases), st.just(cases))
)


def bounds(before: Share, after: Share) -> tuple[Decimal, Decimal]:
    interval = change(before, after).interval
    assert interval is not None
    return interval.low, interval.high


@pytest.mark.parametrize(
    ("after", "before", "low", "high"),
    [
        # Newcombe (1998), table II, method 10.
        ((56, 70), (48, 80), "5.24", "33.39"),
        ((9, 10), (3, 10), "17.05", "80.90"),
        ((6, 7), (2, 7), "5.82", "80.62"),
        ((5, 56), (0, 29), "-3.81", "19.26"),
        ((0, 10), (0, 20), "-16.11", "27.75"),
        ((0, 10), (0, 10), "-27.75", "27.75"),
        ((10, 10), (0, 20), "67.91", "100.00"),
        ((10, 10), (0, 10), "60.75", "100.00"),
    ],
)
def test_the_intervals_are_those_of_the_paper(
    after: tuple[int, int], before: tuple[int, int], low: str, high: str
) -> None:
    found = bounds(Share(*before), Share(*after))
    assert [round(bound, 2) for bound in found] == [Decimal(low), Decimal(high)]


def test_one_late_dossier_of_12_after_none_of_12_is_no_clear_change() -> None:
    step = change(Share(12, 12), Share(11, 12))
    assert step.movement is Movement.UNCLEAR
    assert step.points == Fraction(-25, 3)
    assert not step.movement.clear


def test_the_same_fall_in_a_hundred_times_as_many_dossiers_is_clear() -> None:
    step = change(Share(1200, 1200), Share(1100, 1200))
    assert step.movement is Movement.CLEARLY_DOWN
    assert step.points == Fraction(-25, 3)


@given(st.none() | shares)
def test_without_a_share_or_without_cases_in_one_period_nothing_is_said(share: Share) -> None:
    for missing in (None, Share(0, 0)):
        assert change(missing, share) == Change(Movement.UNKNOWN)
        assert change(share, missing) == Change(Movement.UNKNOWN)


@given(shares, shares)
@example(Share(0, 10), Share(10, 10))
def test_the_interval_is_built_from_independent_wilson_bounds(before: Share, after: Share) -> None:
    low, high = bounds(before, after)
    l1, u1 = oracle.wilson(before.good, before.cases)
    l2, u2 = oracle.wilson(after.good, after.cases)
    p1, p2 = (Decimal(100 * each.good) / each.cases for each in (before, after))
    assert abs(low - (p2 - p1 - ((p2 - l2) ** 2 + (u1 - p1) ** 2).sqrt())) < CLOSE
    assert abs(high - (p2 - p1 + ((u2 - p2) ** 2 + (p1 - l1) ** 2).sqrt())) < CLOSE


@given(shares, shares)
def test_the_change_lies_in_its_interval(before: Share, after: Share) -> None:
    low, high = bounds(before, after)
    points = change(before, after).points
    assert points is not None
    assert -100 - CLOSE <= low <= points + Fraction(CLOSE)
    assert points - Fraction(CLOSE) <= high <= 100 + CLOSE


@given(shares, shares)
def test_the_way_back_is_the_mirror_image(before: Share, after: Share) -> None:
    there, back = change(before, after), change(after, before)
    mirrored = {
        Movement.CLEARLY_UP: Movement.CLEARLY_DOWN,
        Movement.CLEARLY_DOWN: Movement.CLEARLY_UP,
        Movement.UNCLEAR: Movement.UNCLEAR,
    }
    assert there.points is not None
    assert back.points == -there.points
    assert back.movement is mirrored[there.movement]


@given(shares)
def test_no_change_is_never_clear(share: Share) -> None:
    step = change(share, share)
    assert step.points == 0
    assert step.movement is Movement.UNCLEAR


@given(shares, shares)
def test_a_clear_change_goes_the_way_its_points_go(before: Share, after: Share) -> None:
    step = change(before, after)
    assume(step.movement.clear)
    assert step.points is not None
    assert (step.points > 0) == (step.movement is Movement.CLEARLY_UP)


@given(shares, shares, st.integers(2, 50))
def test_more_cases_of_the_same_shares_keep_a_clear_change_clear(
    before: Share, after: Share, times: int
) -> None:
    assume(change(before, after).movement.clear)
    more = change(
        Share(before.good * times, before.cases * times),
        Share(after.good * times, after.cases * times),
    )
    assert more.movement is change(before, after).movement
