"""Whom to remind of what, at which step, and that a reminder is recorded once."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from access.roles import Role
from metrics.calendar.calendar_file import read_calendar
from metrics.counts.beside import Beside
from metrics.counts.errors import KpiError
from metrics.counts.month import Month
from pipeline.desk.viewer import OFFICE, Viewer
from pipeline.desk.workspace import REFERENCE, Workspace, open_workspace
from pipeline.reporting.reminders import UnitToRemind, remind, step_reached, to_remind
from pipeline.reporting.year import YearOfReports, year_of_reports
from pipeline.scores.scorecard import View
from tests.warehouse.builders import new_database, put, upload
from warehouse.writing.store import writing

AN_PHUOC, BINH_AN = "26383", "26386"
SEPTEMBER = Month(2024, 9)
STEPS = (-10, -3, 0, 1, 5)


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    """An Phước handed September in on 14 October, four days late."""
    made = open_workspace(new_database(tmp_path).path)
    values = {(AN_PHUOC, "resolved_in_time"): 98, (AN_PHUOC, "resolved_late"): 2}
    new = replace(upload(values, month=SEPTEMBER), beside=Beside(received=date(2024, 10, 14)))
    with writing(made.database) as writer:
        put(writer, new)
    return made


def owing(workspace: Workspace, as_of: date, under: str = "740") -> dict[str, UnitToRemind]:
    with workspace.books() as books:
        found = to_remind(books, View(SEPTEMBER, under=under, as_of=as_of))
    return {each.unit.code: each for each in found}


def year(workspace: Workspace) -> YearOfReports:
    with workspace.books() as books:
        return year_of_reports(books, View(SEPTEMBER, under="740", as_of=date(2024, 12, 1)))


@pytest.mark.parametrize(
    ("today", "step"),
    [
        (date(2024, 9, 25), None),
        (date(2024, 9, 26), -10),
        (date(2024, 10, 7), -3),
        (date(2024, 10, 10), 0),
        (date(2024, 10, 11), 1),
        (date(2024, 10, 16), 1),
        (date(2024, 10, 17), 5),
        (date(2025, 1, 1), 5),
    ],
)
def test_steps_are_counted_in_working_days(today: date, step: int | None) -> None:
    calendar = read_calendar(REFERENCE / "calendar" / "vn.toml", [])
    assert step_reached(date(2024, 10, 10), today, STEPS, calendar) == step


def test_a_unit_is_reminded_of_all_that_it_owes_at_once(workspace: Workspace) -> None:
    found = owing(workspace, date(2024, 12, 1))
    owed = {each.report.form for each in found[BINH_AN].owed}
    assert owed == {"figures", "long-thanh-2024-1.4-a-quarter"}
    assert {each.report.form for each in found[AN_PHUOC].owed} == owed - {"figures"}


def test_a_reminder_is_recorded_once_a_step(workspace: Workspace) -> None:
    first = owing(workspace, date(2024, 10, 11), BINH_AN)
    assert first[BINH_AN].now
    assert remind(workspace, OFFICE, first.values(), "Lan") == 2
    assert remind(workspace, OFFICE, first.values(), "Bình") == 0
    again = owing(workspace, date(2024, 10, 11), BINH_AN)[BINH_AN]
    assert not again.now
    assert {each.reminded.by for each in again.owed if each.reminded} == {"Lan"}
    # The head of the unit is reminded five working days after the deadline.
    assert owing(workspace, date(2024, 10, 17), BINH_AN)[BINH_AN].now


def test_the_office_alone_records_reminders(workspace: Workspace) -> None:
    found = owing(workspace, date(2024, 10, 11), BINH_AN)
    with pytest.raises(KpiError, match="not_permitted"):
        remind(workspace, Viewer(Role.INSPECTOR), found.values(), "Lan")
    with pytest.raises(KpiError, match="who_is_missing"):
        remind(workspace, OFFICE, found.values(), " ")


def test_rates_count_what_was_due(workspace: Workspace) -> None:
    found = year(workspace)
    rates = {each.unit.code: (each.on_time, each.judged) for each in found.units}
    assert rates[AN_PHUOC] == (0, 2)
    assert found.units[-1].unit.code != BINH_AN, "who owes most comes first"
    assert {each.form for each in found.periods} == {
        "figures",
        "long-thanh-2024-1.4-a-quarter",
        "long-thanh-2024-1.4-b-quarter",
    }
