"""On the demonstration, a suggested list meets every quota of the year and says why."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path

import pytest

from metrics.counts.month import Month
from metrics.inspection.visit import VisitKind, VisitState
from metrics.inspection.visit_list import Pick, SelectionPart
from metrics.units.unit import Level
from pipeline.desk.viewer import OFFICE
from pipeline.desk.workspace import Workspace, open_workspace
from pipeline.inspection.inspections import NewVisit, schedule
from pipeline.inspection.quotas import YearOf, quotas
from pipeline.inspection.suggestion import VisitProposal, propose
from pipeline.inspection.visit_wish import VisitWish
from pipeline.statements.inspection_records import records
from pipeline.statements.recording import Signed
from tests.copies import copied
from wording.inspection.suggestion import notes, reasons, why

pytestmark = pytest.mark.usefixtures("reference_loaded_once")

TODAY = date(2026, 11, 21)
SIGNED = Signed("Đoàn kiểm tra", "Theo danh sách gợi ý")


@pytest.fixture
def workspace(demonstration: Path, tmp_path: Path) -> Workspace:
    """The demonstration, to be written on."""
    return open_workspace(copied(demonstration, tmp_path))


@pytest.fixture(scope="module")
def untouched(demonstration: Path) -> Workspace:
    """The demonstration as it comes, to be read."""
    return open_workspace(demonstration)


@pytest.fixture(scope="module")
def at_first(untouched: Workspace) -> Callable[[int], VisitProposal]:
    """What is suggested for a year, worked out once."""
    return cache(lambda year: proposed(untouched, VisitWish(year, TODAY)))


def proposed(workspace: Workspace, wish: VisitWish) -> VisitProposal:
    with workspace.books() as books:
        return propose(books, wish)


def put(workspace: Workspace, found: VisitProposal, head: str | None = None) -> None:
    """Put every pick on the schedule, on the day that is proposed."""
    schedule(
        workspace, OFFICE, [_visit(pick, found, head) for pick in found.suggestion.picks], SIGNED
    )


def _visit(pick: Pick, found: VisitProposal, head: str | None) -> NewVisit:
    day = found.days[pick.candidate.unit.identity]
    reason = why(pick, found.suggestion.terms.seed)
    unit = pick.candidate.unit.code
    return NewVisit(unit, VisitKind.PLANNED, "Đoàn 1", day, day, authority=head, why=reason)


def missing(
    workspace: Workspace, year: int, head: str | None = None, day: date | None = None
) -> list[int]:
    """What the schedule of a year lacked on a day, by default the year's last."""
    asked = day or date(year, 12, 31)
    with workspace.books() as books:
        found = quotas(books, YearOf(year, head=head, day=asked))
    return [each.missing for each in found]


def test_a_list_names_working_days_ahead_one_unit_a_day(untouched: Workspace) -> None:
    """On the last Thursday of August 2025 a day is left, and the national day is a long one."""
    day = date(2025, 8, 28)
    found = proposed(untouched, VisitWish(2025, day, team="Đoàn 1"))
    days = list(found.days.values())
    assert len(set(days)) == len(days) == len(found.suggestion.picks) > 0
    working = untouched.reference.deadlines.calendar.is_working_day
    assert all(each > day and working(each) for each in days)
    assert min(each for each in days if each.month == 9) == date(2025, 9, 3)
    picks = found.suggestion.picks
    assert [Month.of(found.days[each.candidate.unit.identity]) for each in picks] == [
        each.month for each in picks
    ]
    august = [each for each in days if Month.of(each) == Month(2025, 8)]
    assert august == [date(2025, 8, 29)]


@pytest.mark.parametrize(
    ("year", "wanted"),
    [
        # Of 8, 6 and 34; of 8, 6 and 34; of 6 and 19: less the visits that are recorded.
        (2023, {Level.DEPARTMENT: 7, Level.DISTRICT: 6, Level.COMMUNE: 33}),
        (2024, {Level.DEPARTMENT: 7, Level.DISTRICT: 5, Level.COMMUNE: 33}),
        (2025, {Level.DEPARTMENT: 5, Level.COMMUNE: 17}),
    ],
)
def test_a_years_list_meets_every_quota_and_explains_every_pick(
    workspace: Workspace,
    at_first: Callable[[int], VisitProposal],
    year: int,
    wanted: dict[Level, int],
) -> None:
    assert sum(missing(workspace, year)) == sum(wanted.values())
    found = at_first(year)
    assert found.met()
    assert Counter(pick.candidate.unit.level for pick in found.suggestion.picks) == wanted
    for pick in found.suggestion.picks:
        assert reasons(pick, found.suggestion.terms.seed), pick.candidate.unit.name
    put(workspace, found)
    assert set(missing(workspace, year)) == {0}


def test_the_quotas_of_2023_are_plan_284s_and_those_of_2024_a_labelled_copy(
    demonstration: Path, at_first: Callable[[int], VisitProposal]
) -> None:
    reference = open_workspace(demonstration).reference

    plans = {
        standing.quota.target.plan: reference.plan(standing.quota.target.plan).demonstration
        for year in (2023, 2024)
        for standing in at_first(year).standings
    }
    assert plans == {"kiem-tra-dong-nai-2023": False, "trinh-dien-kiem-tra-2024": True}


def test_four_quarters_one_after_the_other_meet_the_year(workspace: Workspace) -> None:
    lists = []
    for quarter in (1, 2, 3, 4):
        day = date(2023, 3 * quarter - 2, 1)
        found = proposed(workspace, VisitWish(2023, day, quarter=quarter, team="Đoàn 1"))
        assert found.met()
        assert {pick.month.number for pick in found.suggestion.picks} <= {
            3 * quarter - 2,
            3 * quarter - 1,
            3 * quarter,
        }
        by_group = Counter(pick.group for pick in found.suggestion.picks)
        lists.append([by_group[group] for group in ("department", "district", "commune")])
        put(workspace, found)
    # A quarter, a half, three quarters and all of 8, 6 and 34, rounded up, less what was reached:
    # the department visited in May and the commune in September count from then on.
    assert lists == [[2, 2, 9], [1, 1, 8], [2, 2, 8], [2, 1, 8]]
    assert missing(workspace, 2023) == [0, 0, 0]


def test_a_head_of_a_district_gets_a_list_of_its_own_units(workspace: Workspace) -> None:
    found = proposed(workspace, VisitWish(2023, date(2023, 1, 2), head="740"))
    assert len(found.suggestion.picks) == 12
    put(workspace, found, "740")
    assert missing(workspace, 2023, "740") == [0]
    # The district's own inspections are not the province's.
    assert missing(workspace, 2023) == [7, 6, 33]


def test_another_team_nearby_keeps_a_unit_off_those_months(
    workspace: Workspace, at_first: Callable[[int], VisitProposal]
) -> None:
    whole = at_first(2023).suggestion.picks
    unit = whole[0].candidate.unit
    day = date(2023, 3, 15)
    other = NewVisit(unit.code, VisitKind.PLANNED, "Thanh tra Bộ", day, day, note="đoàn khác")
    schedule(workspace, OFFICE, [other], SIGNED)
    (visit,) = {
        identity
        for each in proposed(workspace, VisitWish(2023, TODAY, head="75", team="Đoàn 1")).standings
        for identity in each.planned
    }
    assert visit == unit.identity
    # It counts as planned by the province already, so it is on no list again.
    again = proposed(workspace, VisitWish(2023, TODAY, team="Đoàn 1")).suggestion.picks
    assert unit.identity not in {pick.candidate.unit.identity for pick in again}


def test_the_districts_visit_keeps_the_province_off_the_months_beside_it(
    workspace: Workspace, at_first: Callable[[int], VisitProposal]
) -> None:
    first = next(
        pick for pick in at_first(2023).suggestion.picks if pick.candidate.unit.parent == "740"
    )
    unit = first.candidate.unit
    day = first.month.first_day
    by_district = NewVisit(unit.code, VisitKind.PLANNED, "Đoàn huyện", day, day, authority="740")
    schedule(workspace, OFFICE, [by_district], SIGNED)
    (pick,) = [
        pick
        for pick in proposed(workspace, VisitWish(2023, TODAY, team="Đoàn 1")).suggestion.picks
        if pick.candidate.unit.identity == unit.identity
    ]
    assert [each.visit.team for each in pick.candidate.conflicts] == ["Đoàn huyện"]
    assert first.month in pick.candidate.blocked
    assert pick.month not in pick.candidate.blocked


def test_a_visit_before_a_merger_keeps_other_teams_off_the_successor(workspace: Workspace) -> None:
    day = date(2025, 6, 25)
    before = NewVisit("26368", VisitKind.PLANNED, "Đoàn A", day, day, authority="740")
    schedule(workspace, OFFICE, [before], SIGNED)
    found = proposed(workspace, VisitWish(2025, date(2025, 7, 1), team="Đoàn 1")).suggestion
    known = (*(pick.candidate for pick in found.picks), *found.passed_over, *found.excluded)
    (unit,) = (each for each in known if each.unit.code == "26368")
    assert [each.visit.first_day for each in unit.conflicts] == [day]
    assert Month(2025, 7) in unit.blocked


def test_a_list_is_found_where_departments_and_communes_share_the_last_months(
    workspace: Workspace,
) -> None:
    november = VisitWish(2025, date(2025, 11, 1), capacity=11, team="Đoàn 1")
    first = proposed(workspace, november).suggestion
    riskiest = sorted(first.picks, key=lambda pick: -pick.points)
    communes = [
        pick.candidate.unit.code
        for pick in riskiest
        if pick.group == Level.COMMUNE and pick.part is SelectionPart.RISK
    ][:11]
    day = date(2026, 2, 10)
    departments = [
        unit.code
        for unit in workspace.reference.register.on(day).values()
        if unit.level is Level.DEPARTMENT and unit.code != "75-SNNMT"
    ]
    visits = [
        NewVisit(code, VisitKind.PLANNED, "Thanh tra", day, day) for code in departments + communes
    ]
    schedule(workspace, OFFICE, visits, SIGNED, despite=True)
    found = proposed(workspace, replace(november, capacity=14))
    assert found.met()
    assert len(found.suggestion.picks) == sum(each.missing for each in found.standings)
    named = "".join(notes(found.suggestion))
    for each in found.suggestion.passed_over:
        assert f"{each.unit.name}: chưa được chọn; vướng Thanh tra" in named


def test_a_visit_is_done_and_a_unit_former_only_from_its_day_on(workspace: Workspace) -> None:
    with workspace.books() as books:
        early, late = (
            quotas(books, YearOf(2025, day=day)) for day in (date(2025, 3, 10), date(2025, 12, 31))
        )
        visits = records(books).visits
    by_then = sum(
        each.state is VisitState.DONE and date(2025, 1, 1) <= each.last_day <= date(2025, 3, 10)
        for each in visits
    )
    assert sum(len(each.done) + each.former for each in early) == by_then
    assert [each.former for each in early] == [0] * len(early)
    assert sum(len(each.done) for each in late) > by_then


def test_a_level_that_ended_within_a_year_keeps_what_was_done_until_then(
    untouched: Workspace,
) -> None:
    with untouched.books() as books:
        june, december = (
            quotas(books, YearOf(2025, day=day)) for day in (date(2025, 6, 30), date(2025, 12, 31))
        )
    ((before,), (after,)) = (
        [each for each in found if each.quota.level is Level.DISTRICT] for found in (june, december)
    )
    assert not after.quota.units
    assert after.quota.last_day == date(2025, 6, 30)
    assert after.until is not None
    assert (after.until.quota.needed, after.until.done) == (before.quota.needed, before.done)
    assert before.quota.needed > 0


def test_a_past_years_visit_that_never_took_place_is_lacking(
    workspace: Workspace, at_first: Callable[[int], VisitProposal]
) -> None:
    put(workspace, at_first(2023))
    assert missing(workspace, 2023) == [0, 0, 0]
    assert all(count > 0 for count in missing(workspace, 2023, day=date(2024, 1, 1)))
