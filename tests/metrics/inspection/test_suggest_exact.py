"""Against every list there is: none is longer, and none as long has more points."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from fractions import Fraction
from itertools import combinations, product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from metrics.counts.month import Month
from metrics.inspection.file import Criterion, SelectionShares
from metrics.inspection.suggest import suggest
from metrics.inspection.visit_list import (
    Behind,
    Candidate,
    Demand,
    SelectionPart,
    Suggestion,
    Terms,
    points_of,
)
from tests.metrics.inspection.test_suggest import BY_RISK, TERMS, YEAR, a_candidate, feasible

MONTHS = YEAR[:3]
DIVISIONS = {
    SelectionShares(100, 0, 0): "r",
    SelectionShares(60, 20, 20): "rolrr",
    SelectionShares(34, 33, 33): "rol",
    SelectionShares(50, 50, 0): "ro",
}
"""To which part one place after the other goes, again and again: risk, rotation, lot."""


@st.composite
def demands(draw: st.DrawFn) -> list[Demand]:
    """One or two groups of up to four units, each with months of its own forbidden."""
    found = []
    for place in range(draw(st.integers(1, 2))):
        every = tuple(
            a_candidate(
                10 * place + at,
                draw(st.integers(0, 20)),
                visited=draw(st.sampled_from([None, date(2023, 5, 1)])),
                blocked=tuple(draw(st.sets(st.integers(1, 3)))),
            )
            for at in range(draw(st.integers(1, 4)))
        )
        found.append(Demand(f"group {place}", draw(st.integers(1, len(every))), every))
    return found


def some_terms() -> st.SearchStrategy[Terms]:
    return st.builds(
        lambda parts, capacity, seed: replace(
            TERMS, months=MONTHS, parts=parts, capacity=capacity, seed=seed
        ),
        st.sampled_from(list(DIVISIONS)),
        st.integers(1, 2),
        st.integers(0, 5),
    )


def lists(asked: Sequence[Demand], terms: Terms) -> Iterator[tuple[tuple[Candidate, ...], ...]]:
    """Every list that the months have places for, by group."""
    of_groups = [
        [some for size in range(demand.count + 1) for some in combinations(demand.candidates, size)]
        for demand in asked
    ]
    for tried in product(*of_groups):
        if feasible(sum(tried, ()), terms.months, terms.capacity):
            yield tried


def points(candidate: Candidate, terms: Terms) -> Fraction:
    return points_of(candidate, terms.weighings)[0]


def best_of_shares(tried: Sequence[Sequence[Candidate]], terms: Terms) -> Fraction:
    """The points of the riskiest of each group, as many as its share of risk."""
    total, before = Fraction(0), 0
    for some in tried:
        upto = before + len(some)
        turns = DIVISIONS[terms.parts]
        share = sum(turns[place % len(turns)] == "r" for place in range(before, upto))
        total += sum(sorted((points(each, terms) for each in some), reverse=True)[:share])
        before = upto
    return total


def sizes(tried: Sequence[Sequence[Candidate]]) -> tuple[int, ...]:
    return tuple(map(len, tried))


def of_found(asked: Sequence[Demand], found: Suggestion) -> tuple[int, ...]:
    groups = [each.group for each in found.picks]
    return tuple(groups.count(demand.group) for demand in asked)


def by_risk(found: Suggestion) -> Fraction:
    return sum(
        (each.points for each in found.picks if each.part is SelectionPart.RISK), Fraction(0)
    )


@given(demands(), some_terms())
def test_units_are_missing_only_where_no_list_has_more(asked: list[Demand], terms: Terms) -> None:
    found = suggest(asked, terms)
    assert len(found.picks) == max(sum(map(len, tried)) for tried in lists(asked, terms))
    assert sum(found.unmet.values()) == sum(each.count for each in asked) - len(found.picks)


@given(demands(), some_terms(), st.lists(st.integers(0, 9), min_size=2, max_size=2))
def test_no_sharing_of_the_places_leaves_a_quota_further_behind(
    asked: list[Demand], terms: Terms, reached: list[int]
) -> None:
    """Compared from the quota that is furthest behind on."""
    asked = [
        replace(each, needed=each.count + had) for each, had in zip(asked, reached, strict=False)
    ]
    found = suggest(asked, terms)

    def behind(given: Sequence[int]) -> list[Fraction]:
        return sorted(
            (
                Fraction(each.count - had, each.needed)
                for each, had in zip(asked, given, strict=True)
            ),
            reverse=True,
        )

    longest = list(lists(asked, terms))
    most = max(sum(sizes(tried)) for tried in longest)
    assert behind(of_found(asked, found)) == min(
        behind(sizes(tried)) for tried in longest if sum(sizes(tried)) == most
    )


@given(demands(), some_terms())
def test_with_the_same_rotation_and_lot_no_list_shared_alike_has_more_points(
    asked: list[Demand], terms: Terms
) -> None:
    found = suggest(asked, terms)
    fixed = {
        each.candidate.unit.code for each in found.picks if each.part is not SelectionPart.RISK
    }
    others = [
        [each for some in tried for each in some if each.unit.code not in fixed]
        for tried in lists(asked, terms)
        if sizes(tried) == of_found(asked, found)
        and fixed <= {each.unit.code for some in tried for each in some}
    ]
    assert by_risk(found) == max(
        sum((points(each, terms) for each in some), Fraction(0)) for some in others
    )


@given(demands(), some_terms())
def test_the_share_of_risk_has_the_most_points_of_all_lists_that_share_alike(
    asked: list[Demand], terms: Terms
) -> None:
    found = suggest(asked, terms)
    alike = of_found(asked, found)
    best = max(
        best_of_shares(tried, terms) for tried in lists(asked, terms) if sizes(tried) == alike
    )
    assert by_risk(found) >= best


@given(demands(), some_terms())
def test_the_cause_of_what_is_missing_is_true(asked: list[Demand], terms: Terms) -> None:
    found = suggest(asked, terms)
    picked = {each.candidate.unit.code for each in found.picks}
    full = {
        month
        for month in terms.months
        if sum(each.month == month for each in found.picks) == terms.capacity
    }
    for lack in found.lacks:
        demand = next(each for each in asked if each.group == lack.group)
        usable = [each for each in demand.candidates if not each.blocked >= set(terms.months)]
        left = [each for each in usable if each.unit.code not in picked]
        assert set(lack.months) == {
            month for each in left for month in terms.months if month not in each.blocked
        }
        assert set(lack.months) <= full
        assert lack.without_units == max(0, demand.count - len(usable))
        assert bool(left) == (lack.count > lack.without_units)


@given(demands(), some_terms())
def test_every_pick_has_a_month_that_is_open_to_it_and_has_a_place(
    asked: list[Demand], terms: Terms
) -> None:
    found = suggest(asked, terms)
    assert all(each.month not in each.candidate.blocked for each in found.picks)
    months = [each.month for each in found.picks]
    assert all(months.count(month) <= terms.capacity for month in terms.months)


def test_a_group_lends_its_month_where_another_has_no_other() -> None:
    """Departments are kept off December by another team, communes too but for some."""
    november, december = Month(2024, 11), Month(2024, 12)
    terms = replace(BY_RISK, months=(november, december), capacity=2)
    departments = tuple(a_candidate(at, 90, blocked=(12,)) for at in range(2))
    communes = (
        *(a_candidate(10 + at, 50, blocked=(12,)) for at in range(2)),
        *(a_candidate(20 + at, 1) for at in range(2)),
    )
    found = suggest([Demand("commune", 2, communes), Demand("department", 2, departments)], terms)
    assert not found.lacks
    assert {each.candidate.unit.code for each in found.picks if each.month == december} == {
        "26020",
        "26021",
    }


def test_a_riskier_unit_is_kept_where_a_longer_list_does_without_it() -> None:
    terms = replace(BY_RISK, months=YEAR[:1], capacity=1)
    every = (a_candidate(0, 90), a_candidate(1, 5))
    found = suggest([Demand("commune", 2, every)], terms)
    assert [each.candidate.values[Criterion.CERTAIN_SHORTFALL] for each in found.picks] == [90]
    (lack,) = found.lacks
    assert (lack.count, lack.without_units, lack.months) == (1, 0, YEAR[:1])


def test_a_month_takes_no_more_visits_than_it_has_days_left() -> None:
    november, december = YEAR[10:]
    terms = replace(BY_RISK, months=(november, december), capacity=6, days={november: 2})
    every = tuple(a_candidate(at, at) for at in range(20))
    found = suggest([Demand("commune", 20, every)], terms)
    months = [each.month for each in found.picks]
    assert (months.count(november), months.count(december)) == (2, 6)
    assert terms.short_of_days == (november,)


def test_scarce_places_keep_the_shares_of_risk_rotation_and_lot() -> None:
    asked = [
        Demand(f"group {at}", 9, tuple(a_candidate(20 * at + each, each) for each in range(12)))
        for at in range(3)
    ]
    found = suggest(asked, replace(TERMS, months=YEAR[:1], capacity=10))
    assert sorted(of_found(asked, found)) == [3, 3, 4]
    parts = [each.part for each in found.picks]
    assert [parts.count(part) for part in SelectionPart] == [6, 2, 2]


@pytest.mark.parametrize(
    ("places", "parts"),
    [(1, [1, 0, 0]), (2, [1, 1, 0]), (3, [1, 1, 1]), (4, [2, 1, 1]), (8, [4, 2, 2])],
)
def test_few_places_go_to_the_part_that_has_least_of_its_share(
    places: int, parts: list[int]
) -> None:
    asked = [
        Demand(f"group {at}", 9, tuple(a_candidate(20 * at + each, each) for each in range(12)))
        for at in range(3)
    ]
    found = suggest(asked, replace(TERMS, months=YEAR[:1], capacity=places))
    taken = [each.part for each in found.picks]
    assert [taken.count(part) for part in SelectionPart] == parts


def test_whoever_is_next_in_the_order_of_a_pick_is_told_with_the_reason() -> None:
    every = (
        a_candidate(0, 90),
        a_candidate(1, 80, blocked=tuple(range(1, 12))),
        a_candidate(2, 70),
        a_candidate(3, 60),
    )
    full = replace(BY_RISK, taken={YEAR[11]: 6})
    first, second = suggest([Demand("commune", 2, every)], full).picks
    assert {first.candidate.unit.code, second.candidate.unit.code} == {"26000", "26002"}
    told = {
        each.candidate.unit.code: (each.next.candidate.unit.code, each.next.behind)
        for each in (first, second)
        if each.next
    }
    assert told == {
        "26000": ("26001", Behind.FEWER_POINTS),
        "26002": ("26001", Behind.NO_PLACE),
    }


@pytest.mark.parametrize(
    ("parts", "behind", "next_one"),
    [
        (SelectionShares(0, 100, 0), Behind.VISITED_LATER, "26001"),
        (SelectionShares(0, 0, 100), Behind.DRAWN_LATER, None),
    ],
)
def test_rotation_and_lot_tell_the_next_of_their_own_order(
    parts: SelectionShares, behind: Behind, next_one: str | None
) -> None:
    every = (a_candidate(0, visited=date(2019, 1, 1)), a_candidate(1, visited=date(2020, 1, 1)))
    (pick,) = suggest([Demand("commune", 1, every)], replace(TERMS, parts=parts)).picks
    assert pick.next is not None
    assert pick.next.behind is behind
    assert next_one in (None, pick.next.candidate.unit.code)


def test_where_everybody_is_taken_nobody_is_next() -> None:
    (pick,) = suggest([Demand("commune", 1, (a_candidate(0),))], BY_RISK).picks
    assert pick.next is None
