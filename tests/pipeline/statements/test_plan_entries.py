"""Plans that people enter: from when on they hold, what is refused, and how they are taken back."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from access.roles import Role
from metrics.counts.errors import KpiError
from metrics.counts.month import Month
from metrics.plans.copying import of_year, with_values
from metrics.plans.plan import Plan
from metrics.plans.plan_writer import plan_text
from metrics.plans.versions import PlanVersion
from metrics.units.unit import Level
from metrics.verdicts.verdict import Status
from pipeline.desk.viewer import OFFICE, Viewer
from pipeline.desk.workspace import Workspace, open_workspace
from pipeline.scores.scorecard import View, scorecard
from pipeline.scores.turned import turned
from pipeline.statements.plan_entries import (
    enter_plan,
    plan_entries,
    take_plan_back,
    with_version,
)
from pipeline.statements.recording import Signed
from tests.warehouse.builders import new_database, store, upload
from warehouse.engine.files import Database

SIGNED = Signed("Văn phòng", "Công văn 12/UBND")
CODE, AN_PHUOC = "long-thanh-2024", "26383"
JUNE, JULY = Month(2024, 6), Month(2024, 7)
ON_TIME = ("on_time", Level.COMMUNE)


@pytest.fixture
def database(tmp_path: Path) -> Database:
    """An Phước resolved 98 of 100 in time, month by month."""
    made = new_database(tmp_path)
    for month in (JUNE, JULY):
        values = {(AN_PHUOC, "resolved_in_time"): 98, (AN_PHUOC, "resolved_late"): 2}
        store(made, upload(values, f"{month}.xlsx", month=month))
    return made


@pytest.fixture
def workspace(database: Database) -> Workspace:
    return open_workspace(database.path)


def fresh(workspace: Workspace) -> Workspace:
    return Workspace(workspace.database)


def plan(workspace: Workspace) -> Plan:
    return fresh(workspace).reference.plan(CODE)


def raised_to(workspace: Workspace, value: int, since: date) -> PlanVersion:
    return PlanVersion(
        CODE, since, plan_text(with_values(plan(workspace), {ON_TIME: Decimal(value)}))
    )


def light(workspace: Workspace, month: Month) -> Status:
    with fresh(workspace).books() as books:
        rows = scorecard(books, View(month, under=AN_PHUOC)).units
    return next(row.verdict.status for row in rows if row.indicator.code == "on_time")


def test_a_target_raised_in_mid_year_turns_no_light_before_its_day(workspace: Workspace) -> None:
    assert (light(workspace, JUNE), light(workspace, JULY)) == (Status.MET, Status.MET)
    enter_plan(workspace, OFFICE, raised_to(workspace, 99, date(2024, 7, 1)), SIGNED)
    assert (light(workspace, JUNE), light(workspace, JULY)) == (Status.MET, Status.NEAR)


def test_what_would_turn_is_told_before_it_is_kept(workspace: Workspace) -> None:
    version = raised_to(workspace, 99, date(2024, 7, 1))
    with workspace.books() as books:
        after = with_version(workspace, books.edition, version)
        found = turned(books, after, version.since)
    assert found.months == (JULY,)
    (turn,) = found.turns
    assert (turn.unit.code, turn.before, turn.after) == (AN_PHUOC, Status.MET, Status.NEAR)
    # The other communes have not reported; they would be asked for more all the same.
    assert found.asked > 5
    assert light(workspace, JULY) is Status.MET


def test_an_entry_taken_back_lets_the_one_before_hold_again(workspace: Workspace) -> None:
    enter_plan(workspace, OFFICE, raised_to(workspace, 99, date(2024, 7, 1)), SIGNED)
    take_plan_back(workspace, OFFICE, CODE, SIGNED)
    assert light(workspace, JULY) is Status.MET
    with workspace.books() as books:
        (told,) = plan_entries(books)
    assert (told.by, told.why, told.taken_back_by) == ("Văn phòng", "Công văn 12/UBND", "Văn phòng")
    with pytest.raises(KpiError, match="unknown_plan"):
        take_plan_back(workspace, OFFICE, CODE, SIGNED)


def test_a_plan_that_ends_leaves_lights_without_a_target_from_that_day(
    workspace: Workspace,
) -> None:
    enter_plan(workspace, OFFICE, PlanVersion(CODE, date(2024, 7, 1), ""), SIGNED)
    assert (light(workspace, JUNE), light(workspace, JULY)) == (Status.MET, Status.NO_TARGET)


def test_the_same_entered_again_adds_nothing(workspace: Workspace) -> None:
    version = raised_to(workspace, 99, date(2024, 7, 1))
    enter_plan(workspace, OFFICE, version, SIGNED)
    enter_plan(workspace, OFFICE, version, SIGNED)
    with fresh(workspace).books() as books:
        assert len(plan_entries(books)) == 1


def test_a_copy_for_the_next_year_holds_in_that_year(workspace: Workspace) -> None:
    copy = of_year(plan(workspace), 2025, "long-thanh-2025")
    enter_plan(workspace, OFFICE, PlanVersion(copy.code, copy.valid_from, plan_text(copy)), SIGNED)
    known = fresh(workspace).reference.plan("long-thanh-2025")
    assert (known.year, known.valid_to) == (2025, date(2025, 12, 31))
    assert len(known.targets) == len(plan(workspace).targets)


def test_whoever_looked_at_an_older_entry_is_told(workspace: Workspace) -> None:
    version = raised_to(workspace, 99, date(2024, 7, 1))
    enter_plan(workspace, OFFICE, version, SIGNED, seen=0)
    other = raised_to(workspace, 98, date(2024, 7, 1))
    with pytest.raises(KpiError, match="overtaken"):
        enter_plan(workspace, OFFICE, other, SIGNED, seen=0)


def refused(workspace: Workspace, version: PlanVersion, viewer: Viewer = OFFICE) -> str:
    with pytest.raises(KpiError) as caught:
        enter_plan(workspace, viewer, version, SIGNED)
    with workspace.books() as books:
        assert plan_entries(books) == []
    return caught.value.code


def test_what_contradicts_is_refused_and_nothing_is_kept(workspace: Workspace) -> None:
    held = plan(workspace)

    def entered(since: date = held.valid_from, **changed: object) -> PlanVersion:
        text = plan_text(replace(held, **changed))  # type: ignore[arg-type]
        return PlanVersion(str(changed.get("code", CODE)), since, text)

    assert refused(workspace, entered(scope="75")) == "another_plan"
    assert refused(workspace, entered(code="moi", scope="khong-co")) == "unknown_unit"
    assert refused(workspace, entered(date(2025, 1, 1))) == "plan_year"
    assert refused(workspace, entered(code="moi")) == "plan_rival"
    assert refused(workspace, entered(code="moi", demonstration=True)) == "demonstration_plan"
    assert refused(workspace, PlanVersion(CODE, held.valid_from, "code = 1")) == "broken_plan"
    assert refused(workspace, PlanVersion("moi", held.valid_from, "")) == "unknown_plan"


@pytest.mark.parametrize("role", [Role.LEADER, Role.INSPECTOR])
def test_the_office_alone_enters_plans(workspace: Workspace, role: Role) -> None:
    version = raised_to(workspace, 99, date(2024, 7, 1))
    assert refused(workspace, version, Viewer(role)) == "not_permitted"
