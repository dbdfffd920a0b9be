"""Places in months are given to as many units as can be, and to those that weigh most."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations, product
from random import Random

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.optimize import Bounds, LinearConstraint, milp

from metrics.inspection.places import Calendar
from metrics.inspection.placing import Portion, place

MONTHS = 3
OPEN = st.sets(st.integers(0, MONTHS - 1)).map(sorted)
ROOM = st.lists(st.integers(0, 2), min_size=MONTHS, max_size=MONTHS)


def fits(open_months: Sequence[Sequence[int]], room: Sequence[int]) -> bool:
    """Hall's theorem, tried on every set of units."""
    return all(
        len(some) <= sum(room[month] for month in {month for each in some for month in each})
        for size in range(1, len(open_months) + 1)
        for some in combinations(open_months, size)
    )


@st.composite
def wishes(draw: st.DrawFn) -> tuple[list[Portion], dict[str, int], dict[str, list[int]]]:
    """Two groups of up to three units, two portions each."""
    portions, most, open_months = [], {}, {}
    for group in "ab":
        names = [f"{group}{at}" for at in range(draw(st.integers(0, 3)))]
        open_months.update({name: draw(OPEN) for name in names})
        most[group] = draw(st.integers(0, 3))
        for _ in range(2):
            weights = {name: draw(st.integers(0, 9)) for name in names if draw(st.booleans())}
            portions.append(Portion(group, draw(st.integers(0, 2)), weights))
    return portions, most, open_months


def choices(
    portions: Sequence[Portion], most: Mapping[str, int], names: Sequence[str]
) -> Iterator[dict[str, int]]:
    """Every way to count units for portions that keeps within the numbers wanted."""
    each_may = [
        [None, *(at for at, portion in enumerate(portions) if name in portion.weights)]
        for name in names
    ]
    for tried in product(*each_may):
        taken = {name: at for name, at in zip(names, tried, strict=True) if at is not None}
        counted = list(taken.values())
        of_group = [portions[at].group for at in counted]
        if all(counted.count(at) <= each.count for at, each in enumerate(portions)) and all(
            of_group.count(group) <= count for group, count in most.items()
        ):
            yield taken


def worth(portions: Sequence[Portion], taken: Mapping[str, int]) -> tuple[int, int]:
    return len(taken), sum(portions[at].weights[name] for name, at in taken.items())


@given(wishes(), ROOM)
def test_no_other_choice_has_more_units_nor_as_many_of_more_weight(
    wished: tuple[list[Portion], dict[str, int], dict[str, list[int]]], room: list[int]
) -> None:
    portions, most, open_months = wished
    possible = [
        taken
        for taken in choices(portions, most, list(open_months))
        if fits([open_months[name] for name in taken], room)
    ]
    found = place(portions, most, open_months, room)
    assert found in possible
    assert worth(portions, found) == max(worth(portions, taken) for taken in possible)


def test_a_unit_is_exchanged_for_one_of_its_group_where_that_makes_room_for_another_group() -> None:
    portions = [Portion("a", 1, {"a0": 9, "a1": 1}), Portion("b", 1, {"b0": 1})]
    open_months = {"a0": [0], "a1": [1], "b0": [0]}
    assert place(portions, {"a": 1, "b": 1}, open_months, [1, 1]) == {"a1": 0, "b0": 1}


def by_solver(
    portions: Sequence[Portion],
    most: Mapping[str, int],
    open_months: Mapping[str, Sequence[int]],
    room: Sequence[int],
) -> tuple[int, int]:
    """How many units and what weight HiGHS finds: a unit more is worth more than all weights."""
    ways = [
        (name, at, month)
        for at, portion in enumerate(portions)
        for name in portion.weights
        for month in open_months[name]
    ]
    whole = 1 + sum(max(each.weights.values(), default=0) * each.count for each in portions)
    worth = [whole + portions[at].weights[name] for name, at, _ in ways]
    rows, limits = [], []
    for name in open_months:
        rows.append([way[0] == name for way in ways])
        limits.append(1)
    for at, portion in enumerate(portions):
        rows.append([way[1] == at for way in ways])
        limits.append(portion.count)
    for group, count in most.items():
        rows.append([portions[way[1]].group == group for way in ways])
        limits.append(count)
    for month, places in enumerate(room):
        rows.append([way[2] == month for way in ways])
        limits.append(places)
    found = milp(
        -np.array(worth, dtype=float),
        constraints=LinearConstraint(np.array(rows, dtype=float), ub=limits),
        bounds=Bounds(0, 1),
        integrality=np.ones(len(ways)),
    )
    units, weight = divmod(round(-found.fun), whole)
    return units, weight


@pytest.mark.parametrize("seed", range(6))
def test_a_solver_of_whole_numbers_finds_no_better(seed: int) -> None:
    lot = Random(seed)
    portions, most, open_months = [], {}, {}
    for group in "abc":
        names = [f"{group}{at}" for at in range(lot.randrange(10, 30))]
        chance = lot.random()
        for name in names:
            open_months[name] = [month for month in range(6) if lot.random() < chance]
        most[group] = lot.randrange(5, 12)
        for count in (6, 3, 12):
            portions.append(Portion(group, count, {name: lot.randrange(50) for name in names}))
    room = [lot.randrange(5) for _ in range(6)]
    found = place(portions, most, open_months, room)
    assert worth(portions, found) == by_solver(portions, most, open_months, room)


def squares(months: Sequence[int]) -> int:
    return sum(months.count(month) ** 2 for month in range(MONTHS))


@given(st.lists(OPEN.filter(bool), max_size=6))
def test_months_are_filled_as_evenly_as_the_units_allow(open_months: list[list[int]]) -> None:
    calendar = Calendar([6] * MONTHS, open_months)
    calendar.fill(evenly=True)
    months = [month for month in calendar.month_of if month is not None]
    assert all(month in each for month, each in zip(months, open_months, strict=True))
    assert squares(months) == min(map(squares, product(*open_months)))


@given(st.lists(OPEN.filter(bool), max_size=6))
def test_given_so_many_in_each_month_the_first_units_have_the_first_months(
    open_months: list[list[int]],
) -> None:
    even = Calendar([6] * MONTHS, open_months)
    even.fill(evenly=True)
    first = Calendar(even.counts, open_months)
    first.fill(evenly=False)
    assert first.counts == even.counts
    if all(len(each) == MONTHS for each in open_months):
        assert first.month_of == sorted(even.month_of, key=lambda month: month or 0)
