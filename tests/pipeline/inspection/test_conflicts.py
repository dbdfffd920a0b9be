"""Two teams at one unit are told apart, over mergers too, and only to whoever may know."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from access.roles import Role
from metrics.counts.errors import KpiError
from metrics.counts.month import Month
from metrics.inspection.visit import VisitKind
from pipeline.desk.viewer import OFFICE, Viewer
from pipeline.desk.workspace import Workspace, open_workspace
from pipeline.inspection.dating import VisitsWanted, dates, others_at
from pipeline.inspection.inspections import NewVisit, schedule
from pipeline.inspection.suggestion import VisitProposal, propose
from pipeline.inspection.visit_wish import VisitWanted, VisitWish
from pipeline.statements.inspection_records import history, records
from pipeline.statements.recording import Signed
from tests.warehouse.builders import new_database
from wording.inspection.suggestion import conflicts, notes, why

AN_PHUOC = "26383"
MARCH = date(2023, 3, 15)
SIGNED = Signed("Văn phòng", "Lịch quý")
BY_DISTRICT = NewVisit(AN_PHUOC, VisitKind.PLANNED, "Đoàn huyện", MARCH, MARCH, authority="740")


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    return open_workspace(new_database(tmp_path).path)


def a_visit(unit: str, team: str, day: date) -> NewVisit:
    return NewVisit(unit, VisitKind.PLANNED, team, day, day)


def proposed(workspace: Workspace, wish: VisitWish) -> VisitProposal:
    with workspace.books() as books:
        return propose(books, wish)


@pytest.mark.parametrize(
    ("before", "unit", "days"),
    [
        ("75-SXD", "75-SXD", (date(2025, 2, 25), date(2025, 3, 5))),
        ("75-SGTVT", "75-SXD", (date(2025, 2, 25), date(2025, 3, 5))),
        ("26368", "26368", (date(2025, 6, 25), date(2025, 7, 3))),
        ("26392", "26368", (date(2025, 6, 25), date(2025, 7, 3))),
    ],
)
def test_two_teams_do_not_meet_at_a_unit_that_was_merged_between_them(
    workspace: Workspace, before: str, unit: str, days: tuple[date, date]
) -> None:
    first, second = days
    schedule(workspace, OFFICE, [a_visit(before, "Đoàn A", first)], SIGNED)
    with pytest.raises(KpiError) as caught:
        schedule(workspace, OFFICE, [a_visit(unit, "Đoàn B", second)], SIGNED)
    assert (caught.value.code, caught.value.facts["team"]) == ("visit_conflict", "Đoàn A")
    assert schedule(workspace, OFFICE, [a_visit(unit, "Đoàn A", second)], SIGNED)


def test_nor_where_the_successor_was_scheduled_first(workspace: Workspace) -> None:
    schedule(workspace, OFFICE, [a_visit("26368", "Đoàn A", date(2025, 7, 3))], SIGNED)
    with pytest.raises(KpiError, match="visit_conflict"):
        schedule(workspace, OFFICE, [a_visit("26392", "Đoàn B", date(2025, 6, 25))], SIGNED)


@pytest.mark.parametrize("kind", [VisitKind.PLANNED, VisitKind.SURPRISE])
def test_whoever_plans_is_told_each_visit_that_keeps_a_unit_off_months(
    workspace: Workspace, kind: VisitKind
) -> None:
    (visit,) = schedule(workspace, OFFICE, [replace(BY_DISTRICT, kind=kind)], SIGNED)
    found = proposed(workspace, VisitWish(2023, date(2023, 1, 2), team="Đoàn 1")).suggestion
    (unit,) = (each for each in found.passed_over if each.unit.code == AN_PHUOC)
    (told,) = conflicts(unit)
    assert "Đoàn huyện" in told
    assert "15/03/2023" in told
    assert visit.visit in told
    assert unit.blocked == {Month(2023, number) for number in range(1, 6)}
    assert any(told in note for note in notes(found))


def test_the_units_people_learn_nothing_of_an_unannounced_visit_from_a_list(
    workspace: Workspace,
) -> None:
    surprise = replace(BY_DISTRICT, kind=VisitKind.SURPRISE)
    (secret,) = schedule(workspace, OFFICE, [surprise], SIGNED)
    found = proposed(
        workspace, VisitWish(2023, date(2023, 1, 2), team="Đoàn 1", seed=2023)
    ).suggestion
    every = [
        NewVisit(
            pick.candidate.unit.code,
            VisitKind.PLANNED,
            "Đoàn 1",
            pick.month.first_day,
            pick.month.first_day,
            why=why(pick, 2023),
        )
        for pick in found.picks
    ]
    schedule(workspace, OFFICE, every, SIGNED)
    people = Viewer(Role.UNIT, AN_PHUOC)
    with workspace.books() as books:
        known = records(replace(books, viewer=people))
        told = [word.why for each in known.visits for word in history(books, each.visit)]
        with pytest.raises(KpiError, match="not_permitted"):
            propose(replace(books, viewer=people), VisitWish(2023, date(2023, 1, 2)))
    assert secret.visit not in {each.visit for each in known.visits}
    assert not any("Đoàn huyện" in each or secret.visit in each for each in told)


def test_a_list_of_no_visits_a_month_is_not_asked_for() -> None:
    with pytest.raises(ValueError, match="capacity"):
        VisitWish(2023, MARCH, capacity=0)


def test_a_unit_added_by_hand_gets_a_day_clear_of_other_teams(workspace: Workspace) -> None:
    schedule(workspace, OFFICE, [BY_DISTRICT], SIGNED)
    wish = VisitWish(2023, date(2023, 3, 1), team="Đoàn tỉnh")
    added = VisitWanted(AN_PHUOC, date(2023, 3, 1), "người dùng thêm")
    asked = VisitsWanted(wish, (added, replace(added, unit="26389")))
    with workspace.books() as books:
        clear, other = dates(books, asked)
        near, _ = dates(books, replace(asked, despite=True))
        (met,) = others_at(books, wish, AN_PHUOC)
        assert others_at(books, replace(wish, team="Đoàn huyện"), AN_PHUOC) == ()
    assert met.first_day == MARCH
    assert near == other == date(2023, 3, 2)
    assert clear
    assert near
    with pytest.raises(KpiError, match="visit_conflict"):
        schedule(workspace, OFFICE, [a_visit(AN_PHUOC, "Đoàn tỉnh", near)], SIGNED)
    schedule(workspace, OFFICE, [a_visit(AN_PHUOC, "Đoàn tỉnh", clear)], SIGNED)
