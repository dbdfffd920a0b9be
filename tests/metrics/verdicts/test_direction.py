"""Which way a share goes: what a statistician says of drawn stories, and what chance may not do."""

from __future__ import annotations

import random
from collections.abc import Sequence
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from metrics.counts.change import Movement
from metrics.counts.share import Share
from metrics.verdicts.direction import NO_DIRECTION, Direction, Rule, direction
from tests.metrics.verdicts import stories

DOWN, UP, UNCLEAR = Movement.CLEARLY_DOWN, Movement.CLEARLY_UP, Movement.UNCLEAR

TOLD = [
    # It fell off within a quarter.
    ("collapse", stories.COLLAPSE, DOWN, Rule.QUARTER),
    # No single step is clear; a year of them is.
    ("slow fall", stories.SLOW_FALL, DOWN, Rule.SLOPE),
    # It fell ten months ago and stands since: no direction, but another level.
    ("step", stories.STEP, UNCLEAR, None),
    # It fell for five months and rose by a little in the newest: quarter and year agree.
    ("fall that halts", stories.FALL_THAT_HALTS, DOWN, Rule.SLOPE),
    ("new step", stories.NEW_STEP, DOWN, Rule.QUARTER),
    ("climb", stories.CLIMB, UP, Rule.SLOPE),
    ("noise", stories.NOISE, UNCLEAR, None),
    # 1 of 2 and 2 of 3 after months of 100 %: that is chance.
    ("few cases", stories.FEW_CASES, UNCLEAR, None),
    # Since the merger it stands; what it was before was another unit.
    ("merger", stories.AFTER_MERGER, UNCLEAR, None),
    # It falls every winter, and no lower than last winter.
    ("seasonal", stories.SEASONAL, UNCLEAR, None),
    # What came back lately stands against the fall before it.
    ("recovery", stories.RECOVERY, UP, Rule.QUARTER),
    # The target went up, the share went nowhere.
    ("target step", stories.TARGET_STEP, UNCLEAR, None),
    # Nothing is in a row across months that nobody knows; the line goes on through them.
    ("gaps", stories.GAPS, DOWN, Rule.SLOPE),
    # One bad month, long or just over, is no direction.
    ("one outlier", stories.ONE_OUTLIER, UNCLEAR, None),
    ("fresh outlier", stories.FRESH_OUTLIER, UNCLEAR, None),
    # Of two short stretches nothing is known.
    ("merged twice", stories.MERGED_TWICE, UNCLEAR, None),
    ("sawtooth", stories.SAWTOOTH, UNCLEAR, None),
    ("slide with one good month", stories.SLIDE_WITH_ONE_GOOD_MONTH, DOWN, Rule.SLOPE),
    ("full, then one late", stories.FULL_THEN_ONE_LATE, UNCLEAR, None),
]


@pytest.mark.parametrize(
    ("months", "movement", "rule"), [story[1:] for story in TOLD], ids=[story[0] for story in TOLD]
)
def test_a_story_goes_the_way_a_statistician_says(
    months: Sequence[Share | None], movement: Movement, rule: Rule | None
) -> None:
    found = direction(months)
    assert (found.movement, found.rule) == (movement, rule)


@pytest.mark.parametrize("good", [stories.COLLAPSE, stories.SLOW_FALL, stories.STEP])
def test_before_anything_happens_there_is_no_direction(good: list[Share | None]) -> None:
    assert direction(good[:12]).movement is UNCLEAR


def test_seven_falls_are_told_with_their_points() -> None:
    found = direction(stories.SEVEN_FALLS)
    assert found == Direction(DOWN, Rule.IN_A_ROW, 7, Fraction("-13.8"))
    assert direction(stories.SEVEN_FALLS[::-1]).movement is UP


def test_six_falls_are_a_direction_at_any_number_of_cases_and_five_are_none() -> None:
    few = [Share(good, 8) for good in (8, 7, 6, 5, 4, 3, 2)]
    assert direction(few) == Direction(DOWN, Rule.IN_A_ROW, 6, Fraction(-75))
    assert direction(few[1:]).rule is not Rule.IN_A_ROW


@pytest.mark.parametrize("broken", [None, Share(0, 0), stories.SEVEN_FALLS[3]])
def test_a_month_unknown_or_alike_ends_a_row(broken: Share | None) -> None:
    months = [*stories.SEVEN_FALLS[:4], broken, *stories.SEVEN_FALLS[4:]]
    assert direction(months).rule is not Rule.IN_A_ROW


def test_a_merger_makes_another_series() -> None:
    across = [*stories.BEFORE_MERGER, *stories.AFTER_MERGER[:3]]
    assert direction(across).movement is DOWN
    assert direction(stories.AFTER_MERGER[:3]) == NO_DIRECTION


@pytest.mark.parametrize("months", [[], [None], [Share(9, 10)], [Share(9, 10), None]])
def test_without_the_newest_month_or_any_beside_it_nothing_is_said(
    months: list[Share | None],
) -> None:
    assert direction(months) == NO_DIRECTION


def test_a_season_that_ends_lower_than_the_last_is_a_fall() -> None:
    worse = [*stories.SEASONAL[:-3], *stories.drawn([88, 82, 80], 1000)]
    assert direction(worse).movement is DOWN


def test_a_province_whose_months_always_differ_has_no_direction() -> None:
    # Half a point up and down in 80,000 cases; chance alone gives a fifth of a point.
    restless = [Share(77_600 if at % 3 else 78_400, 80_000) for at in range(24)]
    assert direction(restless).movement is UNCLEAR


def draw(rng: random.Random, percent: float, cases: int) -> Share:
    return Share(sum(rng.random() < percent / 100 for _ in range(cases)), cases)


@pytest.mark.parametrize(("percent", "cases"), [(95, 60), (60, 25), (99, 150)])
def test_chance_alone_is_called_a_direction_at_most_one_time_in_twenty(
    percent: float, cases: int
) -> None:
    rng = random.Random(13)
    told = [
        direction([draw(rng, percent, cases) for _ in range(18)]).rule is not None
        for _ in range(200)
    ]
    assert sum(told) <= 10


shares = st.integers(0, 60).flatmap(
    lambda cases: st.builds(Share, st.integers(0, cases), st.just(cases))
)


@given(st.lists(st.none() | shares, max_size=30))
def test_good_and_bad_cases_have_mirrored_directions(months: list[Share | None]) -> None:
    mirrored = [share and Share(share.bad, share.cases) for share in months]
    found, back = direction(months), direction(mirrored)
    turned = {DOWN: UP, UP: DOWN}
    assert back.movement is turned.get(found.movement, found.movement)
    assert back.rule is found.rule
    if found.points is not None:
        assert back.points is not None
        assert abs(found.points + back.points) < Fraction(1, 10**6)
        assert (found.points < 0) == found.worse


@given(st.lists(st.none() | shares, max_size=24), st.lists(shares, max_size=5))
def test_what_is_older_than_two_years_plays_no_part(
    months: list[Share | None], older: list[Share]
) -> None:
    whole = [None] * (24 - len(months)) + months
    assert direction([*older, *whole]) == direction(whole)
