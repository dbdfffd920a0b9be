"""What stays open after visits, and what the figures did around them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from access.roles import Role
from metrics.counts.change import Movement
from metrics.counts.month import Month
from metrics.counts.problem import Severity
from metrics.inspection.visit import ConclusionState, Visit
from pipeline.desk.viewer import OFFICE, Viewer
from pipeline.desk.workspace import Workspace, open_workspace
from pipeline.inspection.findings import FollowUp, conclude, follow_up
from pipeline.inspection.follow import Due, due, effects, visits_of
from pipeline.inspection.inspections import schedule
from tests.asking import asked, asked_on
from tests.pipeline.inspection.test_inspections import (
    AFTER,
    AN_PHUOC,
    LONG_DUC,
    PLANNED,
    SIGNED,
    a_finding,
    done,
    known,
)
from tests.pipeline.inspection.test_watchlist import month_of
from tests.warehouse.builders import new_database, store, upload
from warehouse.reading.finding import FindingKind
from warehouse.soundness.verify import verify
from warehouse.writing.store import writing


def a_desk(folder: Path, good: Mapping[int, int] | None = None) -> Workspace:
    """A database in which An Phước settled so many of 400 in time in months of 2023."""
    database = new_database(folder)
    uploads = [
        upload(
            {(AN_PHUOC, measure): value for measure, value in month_of(count).items()},
            f"{number}.xlsx",
            month=Month(2023, number),
        )
        for number, count in (good or {}).items()
    ]
    store(database, *uploads)
    return open_workspace(database.path)


def visited(workspace: Workspace, *units: str) -> list[Visit]:
    made = schedule(workspace, OFFICE, [replace(PLANNED, unit=unit) for unit in units], SIGNED)
    return [done(workspace, visit) for visit in made]


def open_at(workspace: Workspace, under: str, day: date) -> tuple[Due, ...]:
    unit = workspace.reference.register.on(day)[under]
    return asked_on(workspace, day, due, unit.identity, OFFICE)


def test_open_conclusions_are_told_for_the_unit_its_district_and_the_province(
    tmp_path: Path,
) -> None:
    workspace = a_desk(tmp_path)
    one, two = visited(workspace, AN_PHUOC, LONG_DUC)
    late = replace(a_finding(two), deadline=date(2023, 6, 2))
    conclude(workspace, OFFICE, [a_finding(one), late], SIGNED)
    assert [row.visit.unit for row in open_at(workspace, "740", AFTER)] == [LONG_DUC, AN_PHUOC]
    assert len(open_at(workspace, "75", AFTER)) == 2
    assert [row.visit.unit for row in open_at(workspace, AN_PHUOC, AFTER)] == [AN_PHUOC]
    assert open_at(workspace, "731", AFTER) == ()
    (first, _) = open_at(workspace, "75", date(2023, 6, 3))
    assert first.state is ConclusionState.OVERDUE


def test_a_conclusion_of_an_earlier_year_is_carried_until_it_is_closed(tmp_path: Path) -> None:
    workspace = a_desk(tmp_path)
    conclude(workspace, OFFICE, [a_finding(*visited(workspace, AN_PHUOC))], SIGNED)
    (row,) = open_at(workspace, AN_PHUOC, date(2024, 3, 1))
    assert row.carried
    name = row.conclusion.conclusion
    follow_up(workspace, OFFICE, FollowUp(name, proof="BC 12", closed_on=date(2024, 2, 1)), SIGNED)
    assert open_at(workspace, AN_PHUOC, date(2024, 3, 1)) == ()


def test_a_unit_of_today_answers_for_what_went_into_it(tmp_path: Path) -> None:
    workspace = a_desk(tmp_path)
    (visit,) = visited(workspace, "26425")
    conclude(workspace, OFFICE, [a_finding(visit)], SIGNED)
    day = date(2026, 1, 1)
    today = workspace.reference.register.on(day)
    with workspace.books() as books:
        then = replace(books, viewer=OFFICE, today=day)
        heirs = [code for code, unit in today.items() if code != "75" and due(then, unit.identity)]
    assert len(heirs) == 1
    assert asked(workspace, visits_of, today[heirs[0]].identity) == (visit,)


def test_who_has_the_code_of_an_earlier_unit_knows_nothing_of_that_units_visits(
    tmp_path: Path,
) -> None:
    """26014 was Phường Tân Tiến until 2024 and is Phường Tân Mai since."""
    workspace = a_desk(tmp_path)
    (visit,) = visited(workspace, "26014")
    conclude(workspace, OFFICE, [a_finding(visit)], SIGNED)
    later = date(2025, 2, 1)
    register = workspace.reference.register
    assert register.on(later)["26014"].identity != visit.identity
    assert open_at(workspace, "26014", later) == ()
    assert asked(workspace, visits_of, visit.identity) == (visit,)
    assert known(workspace, Viewer(Role.UNIT, "26014")).visits == ()
    assert known(workspace, Viewer(Role.UNIT, "731")).visits == (visit,)


def test_an_indicator_before_and_after_a_visit_is_compared_where_figures_allow(
    tmp_path: Path,
) -> None:
    good = {2: 330, 3: 335, 4: 340, 5: 350, 6: 390, 7: 392, 8: 395}
    workspace = a_desk(tmp_path, good)
    (visit,) = visited(workspace, AN_PHUOC)
    with workspace.books() as books:
        found = {each.code: effect for each, effect in effects(books, visit.visit)}
    assert found["on_time"].enough
    assert found["on_time"].change.movement is Movement.CLEARLY_UP
    assert not found["satisfaction"].enough
    assert set(found) == workspace.reference.indicator_codes


@pytest.mark.parametrize("last", [5, 7], ids=["none after", "two of three after"])
def test_a_visit_too_recent_shows_no_effect(tmp_path: Path, last: int) -> None:
    workspace = a_desk(tmp_path, dict.fromkeys(range(2, last + 1), 380))
    (visit,) = visited(workspace, AN_PHUOC)
    with workspace.books() as books:
        assert not any(found.enough for _, found in effects(books, visit.visit))


def test_check_notices_a_word_that_was_changed_behind_the_programs_back(tmp_path: Path) -> None:
    workspace = a_desk(tmp_path)
    visited(workspace, AN_PHUOC)
    assert verify(workspace.database, workspace.reference.measure_codes) == []
    with writing(workspace.database) as writer:
        writer.cursor().execute("update store.statement set why = 'khác' where place = 1")
    (found,) = verify(workspace.database, workspace.reference.measure_codes)
    assert (found.kind, found.severity) == (FindingKind.CHANGED_STATEMENT, Severity.ERROR)
