"""Quotas are counted by whole units, over whatever mergers a year brings."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from fractions import Fraction
from math import ceil
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from metrics.inspection.quota import Quota, QuotaStanding, needed, quotas_of, stand
from metrics.inspection.visit import Visit, VisitKind, VisitState
from metrics.plans.plan import PlanTarget, TargetKind, TargetSource
from metrics.units.heirs import Heirs
from metrics.units.register import read_successions
from metrics.units.unit import Level, Unit
from metrics.units.unit_rows import Succession
from metrics.verdicts.reference import Reference, load
from tests.metrics.builders import PROVINCE, a_unit

REFERENCE = Path(__file__).parents[3] / "data" / "reference"
YEAR = 2023


@pytest.fixture(scope="module")
def reference() -> Reference:
    return load(REFERENCE)


def a_quota(units: Sequence[Unit], percent: str = "20", former: Sequence[str] = ()) -> Quota:
    target = PlanTarget(
        "kiem-tra",
        "inspected_units",
        Level.COMMUNE,
        Decimal(percent),
        TargetKind.QUOTA,
        TargetSource.NONE,
        "III.1",
        "20% UBND cấp xã",
        date(YEAR, 1, 1),
        date(YEAR, 12, 31),
    )
    return Quota(target, PROVINCE, Level.COMMUNE, tuple(units), frozenset(former))


def a_visit(
    identity: str,
    *,
    state: VisitState = VisitState.DONE,
    kind: VisitKind = VisitKind.PLANNED,
    authority: str = "75",
    day: date = date(YEAR, 5, 4),
    name: str = "KT-1",
) -> Visit:
    return Visit(name, identity.split("-")[0], identity, authority, kind, state, "Đoàn 1", day, day)


def communes(count: int) -> list[Unit]:
    return [a_unit(f"{26000 + place}") for place in range(count)]


@pytest.mark.parametrize(
    ("units", "percent", "wanted"),
    [
        (95, "20", 19),
        (96, "20", 20),
        (170, "20", 34),
        (11, "50", 6),
        (20, "40", 8),
        (19, "60", 12),
        (1, "0.1", 1),
        (0, "20", 0),
        (3, "100", 3),
    ],
)
def test_a_share_of_units_is_rounded_up_to_whole_units(
    units: int, percent: str, wanted: int
) -> None:
    assert needed(units, Decimal(percent)) == wanted


@given(st.integers(0, 5_000), st.decimals("0.001", 100, places=3))
def test_the_ceiling_is_exact_for_any_share(units: int, percent: Decimal) -> None:
    found = needed(units, percent)
    assert found == ceil(Fraction(percent) * units / 100)
    assert 100 * found >= percent * units > 100 * (found - 1) - (0 if units else 1)
    assert found <= units


STATES = st.sampled_from(list(VisitState))


@st.composite
def a_year(draw: st.DrawFn) -> tuple[Quota, list[Visit], list[Succession]]:
    """A base of units, units that went whole or in part into them, and visits to any of both."""
    base = communes(draw(st.integers(0, 12)))
    former = [f"{27000 + place}-2022" for place in range(draw(st.integers(0, 8)))]
    heirs = st.sampled_from([unit.identity for unit in base]) if base else st.nothing()
    successions = [
        Succession(identity, draw(heirs), draw(st.booleans()))
        for identity in former
        for _ in range(draw(st.integers(0, 2)) if base else 0)
    ]
    everyone = [unit.identity for unit in base] + former
    visited = draw(st.lists(st.tuples(st.sampled_from(everyone), STATES))) if everyone else []
    visits = [a_visit(identity, state=state) for identity, state in visited]
    percent = str(draw(st.integers(1, 100)))
    return a_quota(base, percent, former), visits, successions


@given(a_year())
def test_done_and_planned_units_lie_apart_and_within_the_base(
    year: tuple[Quota, list[Visit], list[Succession]],
) -> None:
    quota, visits, successions = year
    found = stand(quota, visits, YEAR, successions)
    base = {unit.identity for unit in quota.units}
    assert found.done <= base
    assert found.planned <= base
    assert not found.done & found.planned
    assert len(found.open_units) == len(base) - len(found.done) - len(found.planned)


@given(a_year())
def test_what_is_missing_is_exactly_what_the_share_still_lacks(
    year: tuple[Quota, list[Visit], list[Succession]],
) -> None:
    quota, visits, successions = year
    found = stand(quota, visits, YEAR, successions)
    reached = len(found.done) + len(found.planned) + found.missing
    assert 100 * reached >= quota.percent * len(quota.units)
    if found.missing:
        assert 100 * (reached - 1) < quota.percent * len(quota.units)
    assert found.left >= found.missing
    # There are always enough units left to visit.
    assert found.missing <= len(found.open_units)


@given(a_year(), st.integers(0, 30))
def test_one_more_visit_never_makes_more_missing(
    year: tuple[Quota, list[Visit], list[Succession]], place: int
) -> None:
    quota, visits, successions = year
    before = stand(quota, visits, YEAR, successions)
    more = [*visits, a_visit(f"{26000 + place}-2022")]
    after = stand(quota, more, YEAR, successions)
    assert after.missing <= before.missing
    assert after.left <= before.left


@given(a_year())
def test_a_visit_to_a_part_counts_for_its_whole_successor_and_once(
    year: tuple[Quota, list[Visit], list[Succession]],
) -> None:
    quota, visits, successions = year
    found = stand(quota, visits, YEAR, successions)
    expected = set()
    for visit in visits:
        if visit.state is VisitState.DONE:
            expected.add(visit.identity)
            expected |= {
                each.successor
                for each in successions
                if each.identity == visit.identity and not each.part
            }
    assert found.done == expected & {unit.identity for unit in quota.units}


@given(a_year())
def test_the_order_of_visits_is_of_no_account(
    year: tuple[Quota, list[Visit], list[Succession]],
) -> None:
    quota, visits, successions = year
    backwards = stand(quota, visits[::-1], YEAR, successions[::-1])
    assert stand(quota, visits, YEAR, successions) == backwards


def test_three_visited_parts_of_one_successor_are_one_visited_unit() -> None:
    base = communes(2)
    parts = ["27001-2022", "27002-2022", "27003-2022"]
    merged = [Succession(part, base[0].identity, part=False) for part in parts]
    found = stand(a_quota(base, "100", parts), map(a_visit, parts), YEAR, merged)
    assert found.done == {base[0].identity}
    assert found.missing == 1


def test_a_visit_to_a_divided_unit_counts_for_nobody_and_is_told() -> None:
    base = communes(2)
    divided = [Succession("27001-2022", unit.identity, part=True) for unit in base]
    found = stand(a_quota(base, "50", ["27001-2022"]), [a_visit("27001-2022")], YEAR, divided)
    assert (found.done, found.former) == (frozenset(), 1)


def test_a_merger_of_a_merger_is_followed_to_its_end() -> None:
    chain = [Succession("a", "b", part=False), Succession("b", "c", part=False)]
    assert Heirs(chain).of("a") == {"a", "b", "c"}
    assert Heirs(chain).kin("b") == {"a", "b", "c"}


@pytest.mark.parametrize(
    "visit",
    [
        a_visit("26000-2022", day=date(2022, 12, 31)),
        a_visit("26000-2022", authority="740"),
        a_visit("26000-2022", state=VisitState.CANCELLED),
    ],
    ids=["of another year", "by another authority", "cancelled"],
)
def test_a_visit_counts_only_in_its_year_for_its_authority_and_if_it_stands(visit: Visit) -> None:
    found = stand(a_quota(communes(5)), [visit], YEAR)
    assert (found.done, found.planned, found.missing) == (frozenset(), frozenset(), 1)


def test_a_kind_that_does_not_count_is_left_out() -> None:
    visit = a_visit("26000-2022", kind=VisitKind.REMOTE)
    quota = a_quota(communes(5))
    assert stand(quota, [visit], YEAR).missing == 0
    assert stand(quota, [visit], YEAR, counting=[VisitKind.PLANNED]).missing == 1


def quotas(reference: Reference, head: str, day: date, many: Sequence[str] = ()) -> list[Quota]:
    tree = reference.register.on(day)
    register = reference.register.units
    plans = reference.plans
    return list(quotas_of(tree[head], tree, plans, YEAR, many=many, register=register))


def test_the_province_counts_departments_districts_and_communes(reference: Reference) -> None:
    found = quotas(reference, "75", date(YEAR, 12, 31))
    assert [(each.level, str(each.percent), len(each.units), each.needed) for each in found] == [
        (Level.DEPARTMENT, "40", 20, 8),
        (Level.DISTRICT, "50", 11, 6),
        (Level.COMMUNE, "20", 170, 34),
    ]
    assert {each.target.clause for each in found} == {"III.1"}


def test_a_head_of_a_district_counts_its_divisions_and_communes_together(
    reference: Reference,
) -> None:
    (found,) = quotas(reference, "740", date(YEAR, 12, 31))
    assert {unit.level for unit in found.units} == {Level.DIVISION, Level.COMMUNE}
    assert (str(found.percent), len(found.units), found.needed) == ("60", 19, 12)
    assert found.target.clause == "IV.4"


def test_a_head_marked_as_having_many_units_counts_half(reference: Reference) -> None:
    day = date(YEAR, 12, 31)
    usual, marked = (
        quotas(reference, "75-SGDDT", day),
        quotas(reference, "75-SGDDT", day, ["75-SGDDT-2022"]),
    )
    assert [str(each.percent) for each in usual + marked] == ["60", "50"]


def test_a_commune_has_nobody_to_inspect(reference: Reference) -> None:
    assert quotas(reference, "26383", date(YEAR, 12, 31)) == []


def test_a_level_whose_units_have_ended_is_told_apart_from_an_empty_one(
    reference: Reference,
) -> None:
    tree = reference.register.on(date(2025, 7, 1))
    plans, register = reference.plans, reference.register.units
    found = quotas_of(tree["75"], tree, plans, YEAR, register=register)
    ended = {each.level: each.ended for each in found}
    assert ended == {Level.DEPARTMENT: False, Level.DISTRICT: True, Level.COMMUNE: False}
    assert len(found[2].units) == 95
    assert found[2].needed == 19
    assert QuotaStanding(found[1], frozenset(), frozenset()).missing == 0


def test_a_visit_before_the_merger_of_2025_counts_for_the_commune_of_today(
    reference: Reference,
) -> None:
    tree = reference.register.on(date(2025, 12, 31))
    register = reference.register.units
    successions = read_successions(REFERENCE / "units", "75")
    (quota,) = [
        each
        for each in quotas_of(tree["75"], tree, reference.plans, YEAR, register=register)
        if each.level is Level.COMMUNE
    ]
    whole = {each.identity: each.successor for each in successions if not each.part}
    base = {unit.identity for unit in quota.units}
    former = next(identity for identity in sorted(quota.former) if whole.get(identity) in base)
    found = stand(quota, [a_visit(former, day=date(YEAR, 3, 1))], YEAR, successions)
    assert found.done == {whole[former]}


def test_a_visit_to_an_ended_district_is_told_where_no_district_is_left(
    reference: Reference,
) -> None:
    tree = reference.register.on(date(2025, 12, 31))
    register = reference.register.units
    found = quotas_of(tree["75"], tree, reference.plans, YEAR, register=register)
    standings = [stand(each, [a_visit("740-2022")], YEAR) for each in found]
    assert [each.former for each in standings] == [0, 1, 0]


def test_a_year_without_a_plan_asks_nothing(reference: Reference) -> None:
    tree = reference.register.on(date(2022, 12, 31))
    assert quotas_of(tree["75"], tree, reference.plans, 2019) == ()


def test_a_visit_counts_as_done_from_the_day_it_ended() -> None:
    quota = a_quota(communes(5))
    visit = a_visit(quota.units[0].identity, day=date(YEAR, 9, 16))
    found = {
        day: stand(quota, [visit], YEAR, as_of=day)
        for day in (
            date(YEAR - 1, 6, 1),
            date(YEAR, 9, 15),
            date(YEAR, 9, 16),
            date(YEAR + 1, 2, 1),
        )
    }
    counts = [(len(each.done), len(each.planned), each.missing) for each in found.values()]
    assert counts == [(0, 1, 0), (0, 1, 0), (1, 0, 0), (1, 0, 0)]


def test_after_the_year_a_visit_that_did_not_take_place_is_not_planned_any_more() -> None:
    quota = a_quota(communes(5))
    visit = a_visit(quota.units[0].identity, state=VisitState.SCHEDULED)
    assert stand(quota, [visit], YEAR, as_of=date(YEAR, 12, 31)).missing == 0
    assert stand(quota, [visit], YEAR, as_of=date(YEAR + 1, 1, 1)).missing == 1


def test_units_that_begin_later_are_not_former_ones(reference: Reference) -> None:
    day = date(2025, 3, 10)
    tree, begun = reference.register.on(day), reference.register.begun(day)
    later = {
        unit.identity
        for unit in reference.register.units
        if unit.valid_from and unit.valid_from > day
    }
    for each in quotas_of(tree["75"], tree, reference.plans, YEAR, register=begun):
        assert not each.former & later
