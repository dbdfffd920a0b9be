"""A unit lies outside the limits of chance exactly where its light is certain."""

from __future__ import annotations

from fractions import Fraction

import pytest

from metrics.verdicts.funnel import limits, sizes
from tests.metrics import oracle


@pytest.mark.parametrize("percent", [Fraction(97), Fraction(65, 2), Fraction(100), Fraction(30)])
@pytest.mark.parametrize("cases", [1, 2, 12, 60, 121, 122, 240])
def test_outside_the_limits_is_exactly_what_is_certain(cases: int, percent: Fraction) -> None:
    found = limits(cases, percent)
    high = cases + 1 if found.high is None else found.high
    for good in range(cases + 1):
        outside = good < found.low or good >= high
        assert outside == (oracle.evidence(good, cases, percent / 100) == "certain")


def test_122_of_122_is_the_first_certain_97_percent() -> None:
    assert limits(121, Fraction(97)).high_percent is None
    assert limits(122, Fraction(97)).high == 122


def test_the_sizes_drawn_hold_both_ends() -> None:
    assert sizes(3, 2605)[0] == 3
    assert sizes(3, 2605)[-1] == 2605
    assert sizes(7, 7) == (7,)
