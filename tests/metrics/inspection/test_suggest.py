"""A list of units to visit meets its demands, is the best there is, and says why."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import date
from decimal import Decimal
from fractions import Fraction
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from metrics.counts.month import Month, Window
from metrics.inspection.file import Criterion, SelectionShares, Weighing
from metrics.inspection.suggest import suggest
from metrics.inspection.visit_list import (
    Candidate,
    Demand,
    SelectionPart,
    Suggestion,
    Terms,
    points_of,
)
from tests.metrics.builders import a_unit

YEAR = Window.YEAR.months(Month(2024, 1))
WEIGHINGS = (
    Weighing(Criterion.CERTAIN_SHORTFALL, "Thiếu", Decimal(30), 100),
    Weighing(Criterion.MONTHS_SILENT, "Im lặng", Decimal(20), 4),
)
TERMS = Terms(YEAR, 6, WEIGHINGS, SelectionShares(60, 20, 20), date(2021, 1, 1), seed=2024)
BY_RISK = replace(TERMS, parts=SelectionShares(100, 0, 0))


def a_candidate(
    place: int, shortfall: int = 0, *, visited: date | None = None, blocked: tuple[int, ...] = ()
) -> Candidate:
    return Candidate(
        a_unit(f"{26000 + place}"),
        {Criterion.CERTAIN_SHORTFALL: shortfall},
        last_visit=visited,
        blocked=frozenset(Month(2024, number) for number in blocked),
    )


def a_demand(count: int, candidates: int, group: str = "commune", first: int = 0) -> Demand:
    every = tuple(a_candidate(first + place, place % 97) for place in range(candidates))
    return Demand(group, count, every)


def chosen(found: Suggestion, part: SelectionPart | None = None) -> set[str]:
    return {pick.candidate.unit.code for pick in found.picks if part is None or pick.part is part}


def test_points_are_the_weights_times_the_share_of_a_full_value() -> None:
    values = {Criterion.CERTAIN_SHORTFALL: 64, Criterion.MONTHS_SILENT: 9}
    points, grounds = points_of(Candidate(a_unit("26000"), values), WEIGHINGS)
    assert points == Fraction(30 * 64, 100) + 20
    assert [(ground.criterion, ground.value, ground.points) for ground in grounds] == [
        (Criterion.MONTHS_SILENT, 9, 20),
        (Criterion.CERTAIN_SHORTFALL, 64, Fraction(96, 5)),
    ]


def test_the_share_of_each_part_is_as_set_to_within_one_unit() -> None:
    found = suggest([a_demand(34, 170)], TERMS)
    assert Counter(pick.part for pick in found.picks) == {
        SelectionPart.RISK: 20,
        SelectionPart.ROTATION: 7,
        SelectionPart.RANDOM: 7,
    }


def test_the_part_of_risk_has_the_units_with_the_most_points() -> None:
    demand = a_demand(34, 170)
    found = suggest([demand], TERMS)
    every = sorted((points_of(each, WEIGHINGS)[0] for each in demand.candidates), reverse=True)
    taken = sorted(
        (pick.points for pick in found.picks if pick.part is SelectionPart.RISK), reverse=True
    )
    assert taken == every[:20]


def test_rotation_takes_the_never_visited_first_then_the_longest_ago() -> None:
    visits = [date(2023, 1, 1), date(2019, 1, 1), None, date(2018, 1, 1), date(2020, 6, 1)]
    every = tuple(a_candidate(place, visited=visited) for place, visited in enumerate(visits))
    found = suggest([Demand("commune", 3, every)], replace(TERMS, parts=SelectionShares(0, 100, 0)))
    assert chosen(found, SelectionPart.ROTATION) == {"26002", "26003", "26001"}


def test_where_too_few_are_due_by_rotation_risk_has_the_rest() -> None:
    every = tuple(a_candidate(place, place, visited=date(2023, 1, 1)) for place in range(5))
    found = suggest([Demand("commune", 2, every)], replace(TERMS, parts=SelectionShares(0, 100, 0)))
    assert chosen(found, SelectionPart.RISK) == {"26003", "26004"}


def test_the_same_seed_draws_the_same_lot_and_another_one_another() -> None:
    demand = a_demand(34, 170)
    one, again = suggest([demand], TERMS), suggest([demand], TERMS)
    other = suggest([demand], replace(TERMS, seed=7))
    assert one == again
    assert chosen(one, SelectionPart.RANDOM) != chosen(other, SelectionPart.RANDOM)
    assert chosen(one, SelectionPart.RISK) == chosen(other, SelectionPart.RISK)
    assert one.terms.seed == 2024


def test_everyone_left_has_the_same_chance_in_the_lot() -> None:
    every = tuple(a_candidate(place) for place in range(10))
    drawn: Counter[str] = Counter()
    for seed in range(400):
        terms = replace(TERMS, parts=SelectionShares(0, 0, 100), seed=seed)
        drawn.update(chosen(suggest([Demand("commune", 3, every)], terms)))
    # 120 expected each; four standard deviations are 37.
    assert all(83 <= drawn[each.unit.code] <= 157 for each in every)


def test_the_months_are_filled_evenly_and_never_beyond_the_capacity() -> None:
    found = suggest([a_demand(30, 170), a_demand(8, 20, "department", 500)], TERMS)
    by_month = Counter(pick.month for pick in found.picks)
    assert set(by_month) <= set(YEAR)
    assert max(by_month.values()) == 4
    assert sum(by_month.values()) == 38


def test_visits_that_stand_already_take_their_places() -> None:
    january = YEAR[0]
    terms = replace(TERMS, capacity=4, taken={january: 4})
    found = suggest([a_demand(44, 60)], terms)
    assert not found.unmet
    assert january not in {pick.month for pick in found.picks}


def test_what_the_capacity_does_not_allow_is_told_by_group() -> None:
    terms = replace(TERMS, capacity=2)
    found = suggest([a_demand(20, 40), a_demand(8, 20, "department", 500)], terms)
    assert len(found.picks) == 24
    assert sum(found.unmet.values()) == 4


def test_a_unit_keeps_clear_of_the_months_of_another_team() -> None:
    every = tuple(a_candidate(place, 10, blocked=tuple(range(1, 12))) for place in range(3))
    found = suggest([Demand("commune", 3, every)], BY_RISK)
    assert {pick.month for pick in found.picks} == {Month(2024, 12)}


def test_a_unit_that_no_month_is_left_for_is_named_and_another_is_taken() -> None:
    every = (a_candidate(0, 90, blocked=tuple(range(1, 13))), a_candidate(1, 5))
    found = suggest([Demand("commune", 1, every)], BY_RISK)
    assert chosen(found) == {"26001"}
    assert [each.unit.code for each in found.excluded] == ["26000"]


def test_earlier_units_move_to_make_room_for_one_with_a_single_month() -> None:
    terms = replace(BY_RISK, months=YEAR[:2], capacity=1)
    every = (a_candidate(0, 90), a_candidate(1, 80, blocked=(2,)))
    found = suggest([Demand("commune", 2, every)], terms)
    months = {pick.candidate.unit.code: pick.month.number for pick in found.picks}
    assert months == {"26000": 2, "26001": 1}


CANDIDATES = st.lists(
    st.tuples(st.integers(0, 9), st.sets(st.integers(1, 3), max_size=2)), max_size=7
)


def feasible(units: tuple[Candidate, ...], months: tuple[Month, ...], capacity: int) -> bool:
    """Hall's theorem, tried on every subset: any units need as many places as they are."""
    return all(
        len(some) <= capacity * sum(any(m not in u.blocked for u in some) for m in months)
        for size in range(1, len(units) + 1)
        for some in combinations(units, size)
    )


@given(CANDIDATES, st.integers(0, 7), st.integers(1, 2))
def test_no_choice_by_risk_that_fits_the_months_has_more_points(
    drawn: list[tuple[int, set[int]]], wanted: int, capacity: int
) -> None:
    every = tuple(
        a_candidate(place, points, blocked=tuple(blocked))
        for place, (points, blocked) in enumerate(drawn)
    )
    months = YEAR[:3]
    count = min(wanted, len(every))
    terms = replace(BY_RISK, months=months, capacity=capacity)
    found = suggest([Demand("commune", count, every)], terms)
    reached = sum((pick.points for pick in found.picks), Fraction(0))
    fitting = [
        some
        for size in range(count + 1)
        for some in combinations(every, size)
        if feasible(some, months, capacity)
    ]
    best = max(
        sum((points_of(each, WEIGHINGS)[0] for each in some), Fraction(0)) for some in fitting
    )
    assert reached == best
    assert len(found.picks) == max(map(len, fitting))


@given(
    st.lists(st.tuples(st.integers(0, 30), st.integers(0, 40)), max_size=4),
    st.integers(1, 9),
    st.integers(0, 10**6),
)
def test_a_list_is_as_long_as_demands_candidates_and_places_allow(
    groups: list[tuple[int, int]], capacity: int, seed: int
) -> None:
    demands = [
        a_demand(min(count, candidates), candidates, f"group {place}", 1000 * place)
        for place, (count, candidates) in enumerate(groups)
    ]
    found = suggest(demands, replace(TERMS, capacity=capacity, seed=seed))
    wanted = sum(demand.count for demand in demands)
    assert len(found.picks) == min(wanted, capacity * len(YEAR))
    assert sum(found.unmet.values()) == wanted - len(found.picks)
    codes = [pick.candidate.unit.code for pick in found.picks]
    assert len(set(codes)) == len(codes)
    assert max(Counter(pick.month for pick in found.picks).values(), default=0) <= capacity


@pytest.mark.parametrize("shares", [(60, 20, 10), (120, -10, -10)])
def test_parts_that_are_no_division_of_the_whole_are_refused(shares: tuple[int, ...]) -> None:
    with pytest.raises(ValueError, match="sum to 100"):
        SelectionShares(*shares)
