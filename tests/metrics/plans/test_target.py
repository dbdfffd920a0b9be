"""Which plan speaks for a unit, and what a group of units is measured by."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from metrics.counts.month import Month
from metrics.plans.target import Goal, Target, Targets, weighted
from metrics.units.unit import Level
from tests.metrics.builders import SEPTEMBER, a_goal, a_target

LINE = ("26389", "740", "75")
"""A commune, its district, its province."""

parts = st.lists(
    st.tuples(
        st.builds(a_goal, st.decimals("0.01", "100", places=2).map(str)), st.integers(0, 10**5)
    ),
    min_size=1,
    max_size=12,
)


def chosen(*targets: Target, line: tuple[str, ...] = LINE, month: Month = SEPTEMBER) -> str | None:
    found = Targets.of(targets).choose("on_time", Level.COMMUNE, line, month)
    return found.plan if found else None


def test_the_nearest_scope_goes_first_even_where_its_plan_is_older() -> None:
    province = a_target(plan="tinh", scope="75", valid_from=date(2024, 6, 1))
    district = a_target(plan="huyen", scope="740")
    commune = a_target(plan="xa", scope="26389")
    assert chosen(province, district, commune) == "xa"
    assert chosen(province, district) == "huyen"
    assert chosen(province) == "tinh"


def test_of_two_plans_of_one_scope_the_newer_holds() -> None:
    older = a_target(plan="dau-nam", valid_from=date(2024, 1, 1))
    newer = a_target(plan="bo-sung", valid_from=date(2024, 7, 1))
    assert chosen(older, newer) == chosen(newer, older) == "bo-sung"
    assert chosen(older, newer, month=Month(2024, 6)) == "dau-nam"


def test_a_plan_of_another_year_does_not_hold_even_if_its_dates_say_so() -> None:
    overlong = a_target(year=2023, valid_from=date(2023, 1, 1), valid_to=date(2024, 12, 31))
    assert chosen(overlong) is None
    assert chosen(overlong, month=Month(2023, 9)) == "ke-hoach"


def test_a_plan_holds_for_its_scope_and_below_and_nowhere_else() -> None:
    elsewhere = a_target(scope="731")
    assert chosen(elsewhere) is None
    assert chosen(elsewhere, line=("26041", "731", "75")) == "ke-hoach"
    assert chosen(a_target(scope="26389"), line=("740", "75")) is None


def test_a_target_holds_for_its_own_level_and_indicator_only() -> None:
    assert chosen(a_target(level=Level.DISTRICT)) is None
    assert chosen(a_target(indicator="online")) is None


@pytest.mark.parametrize(
    ("valid_from", "valid_to", "holds"),
    [
        (date(2024, 9, 30), date(2024, 12, 31), True),
        (date(2024, 10, 1), date(2024, 12, 31), False),
        (date(2024, 1, 1), date(2024, 9, 30), True),
        (date(2024, 1, 1), date(2024, 9, 29), False),
    ],
)
def test_a_target_holds_in_a_month_on_whose_last_day_it_is_valid(
    valid_from: date, valid_to: date, holds: bool
) -> None:
    target = a_target(valid_from=valid_from, valid_to=valid_to)
    assert (chosen(target) is not None) is holds


def test_a_nearer_plan_that_has_ended_leaves_the_farther_one_in_force() -> None:
    ended = a_target(plan="huyen", scope="740", valid_to=date(2024, 6, 30))
    assert chosen(ended, a_target(plan="tinh")) == "tinh"


@pytest.mark.parametrize("percent", ["0", "-1", "100.01", "101"])
def test_a_target_is_above_0_and_at_most_100(percent: str) -> None:
    with pytest.raises(ValueError, match="above 0 and at most 100"):
        a_target(percent)


def test_a_goal_carries_the_plan_and_its_words() -> None:
    goal = Goal.of(a_target("97.5", near_margin="3"))
    assert goal.percent == Fraction("97.5")
    assert goal.near_margin == Decimal(3)
    assert (goal.plan, goal.clause, goal.quote) == ("ke-hoach", "3.2", "đạt tỷ lệ từ 97% trở lên")


@given(parts)
def test_a_weighted_target_asks_for_as_much_as_the_parts_together(
    parts: list[tuple[Goal, int]],
) -> None:
    goal = weighted(parts)
    cases = sum(count for _, count in parts)
    if cases:
        assert goal is not None
        assert goal.percent * cases == sum(part.percent * count for part, count in parts)


@given(parts)
def test_a_weighted_target_lies_between_those_of_the_parts(parts: list[tuple[Goal, int]]) -> None:
    goal = weighted(parts)
    counted = [part.percent for part, count in parts if count]
    if goal is not None and counted:
        assert min(counted) <= goal.percent <= max(counted)


def test_a_weighted_target_weighs_by_cases() -> None:
    # 100 cases at 40 % and 300 at 30 %.
    goal = weighted([(a_goal("40"), 100), (a_goal("30"), 300)])
    assert goal is not None
    assert goal.percent == Fraction("32.5")


def test_a_group_has_no_target_if_one_part_with_cases_has_none() -> None:
    assert weighted([(a_goal("97"), 1000), (None, 1)]) is None


def test_a_part_without_cases_needs_no_target_and_has_no_weight() -> None:
    assert weighted([(a_goal("97"), 5), (None, 0), (a_goal("10"), 0)]) == a_goal("97")


def test_a_group_without_any_case_shows_the_target_that_all_its_parts_share() -> None:
    assert weighted([(a_goal("97"), 0), (a_goal("97"), 0)]) == a_goal("97")
    assert weighted([(a_goal("97"), 0), (a_goal("95"), 0)]) is None
    assert weighted([(a_goal("97"), 0), (None, 0)]) is None
    assert weighted([]) is None


def test_a_weighted_target_names_only_what_its_parts_have_in_common() -> None:
    here = Goal(Fraction(40), Decimal(1), "huyen", "4.2", "từ 40%")
    there = Goal(Fraction(30), None, "huyen", "3.1", "từ 30%")
    assert weighted([(here, 1), (there, 1)]) == Goal(Fraction(35), None, "huyen", None, None)
    assert weighted([(here, 1), (here, 3)]) == here
