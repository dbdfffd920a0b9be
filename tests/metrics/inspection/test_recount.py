"""A recount speaks against a reported share only where the sample bears it."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from metrics.counts.share import Share
from metrics.inspection.recount import Agreement, Recount, interval
from tests.metrics.builders import SEPTEMBER


def a_recount(good: int, sampled: int, reported_good: int, reported: int) -> Recount:
    return Recount(
        "KT-2024-0001",
        "on_time",
        SEPTEMBER,
        Share(good, sampled),
        Share(reported_good, reported),
    )


@st.composite
def a_sample(draw: st.DrawFn) -> tuple[Share, int]:
    population = draw(st.integers(1, 3_000))
    sampled = draw(st.integers(1, population))
    return Share(draw(st.integers(0, sampled)), sampled), population


@given(a_sample())
def test_the_interval_holds_the_sample_and_only_what_it_leaves_possible(
    drawn: tuple[Share, int],
) -> None:
    sample, population = drawn
    found = interval(sample, population)
    unseen = population - sample.cases
    assert 0 <= found.low <= found.high <= 100
    tiny = Fraction(1, 10**28)
    assert Fraction(found.low) - tiny <= sample.percent <= Fraction(found.high) + tiny
    assert Fraction(found.low) + tiny >= Fraction(100 * sample.good, population)
    assert Fraction(found.high) - tiny <= Fraction(100 * (sample.good + unseen), population)


@given(a_sample())
def test_it_is_never_wider_than_that_of_an_endless_population(drawn: tuple[Share, int]) -> None:
    sample, population = drawn
    finite, endless = interval(sample, population), sample.wilson()
    slack = Fraction(1, 10**28)
    assert Fraction(endless.low) - slack <= Fraction(finite.low)
    assert Fraction(finite.high) <= Fraction(endless.high) + slack


@given(st.integers(1, 500), st.data())
def test_counting_every_dossier_leaves_no_doubt(population: int, data: st.DataObject) -> None:
    good = data.draw(st.integers(0, population))
    found = interval(Share(good, population), population)
    assert found.low == found.high


def test_a_reported_share_within_the_interval_agrees() -> None:
    assert a_recount(28, 30, 380, 400).agreement is Agreement.AGREES


def test_a_reported_share_above_the_interval_was_more_than_the_sample_bears() -> None:
    found = a_recount(18, 30, 392, 400)
    assert found.agreement is Agreement.REPORTED_MORE
    assert found.interval is not None
    assert found.interval.high < 98


def test_a_reported_share_below_the_interval_is_told_too() -> None:
    assert a_recount(30, 30, 200, 400).agreement is Agreement.REPORTED_LESS


def test_one_dossier_found_late_where_none_was_reported_late_is_proof() -> None:
    assert a_recount(29, 30, 400, 400).agreement is Agreement.REPORTED_MORE


def test_without_a_sample_nothing_is_said() -> None:
    found = a_recount(0, 0, 380, 400)
    assert (found.agreement, found.interval) == (Agreement.NOTHING, None)


def test_no_more_can_be_sampled_than_there_was() -> None:
    with pytest.raises(ValueError, match="more dossiers"):
        a_recount(5, 10, 3, 9)
