"""Who has reported in time: the monthly figures and the duties of the plans."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from metrics.counts.beside import Beside
from metrics.counts.month import Month
from pipeline.desk.workspace import Workspace, open_workspace
from pipeline.intake.undo import undo
from pipeline.reporting.submissions import Punctuality, Submission, submissions, undated
from pipeline.scores.scorecard import View
from tests.warehouse.builders import new_database, put, upload
from warehouse.writing.store import writing

AN_PHUOC, BINH_AN, LONG_DUC, DISTRICT = "26383", "26386", "26368", "740"
SEPTEMBER = Month(2024, 9)
DUE = date(2024, 10, 10)
FIGURES, QUARTER = "figures", "long-thanh-2024-1.4-a-quarter"


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    return open_workspace(new_database(tmp_path).path)


def give(
    workspace: Workspace, unit: str, received: date | None, *measures: str, form: str = "entry"
) -> str:
    """One commune's September, handed in on a day; the upload's name."""
    values = {(unit, each): 50 for each in measures or ("resolved_in_time", "resolved_late")}
    new = upload(values, f"{unit}-{received}-{form}.xlsx", form=form, month=SEPTEMBER)
    with writing(workspace.database) as writer:
        (receipt,) = put(writer, replace(new, beside=Beside(received=received)))
    return receipt.upload


def rows(
    workspace: Workspace, as_of: date = date(2024, 12, 1), month: Month = SEPTEMBER
) -> dict[tuple[str, str], Submission]:
    with workspace.books() as books:
        found = submissions(books, View(month, under=DISTRICT, as_of=as_of))
    return {(each.unit.code, each.form): each for each in found}


def told(row: Submission) -> tuple[object, ...]:
    return row.due, row.received, row.state, row.days


def test_figures_are_in_time_until_the_end_of_their_deadline(workspace: Workspace) -> None:
    give(workspace, AN_PHUOC, DUE)
    give(workspace, BINH_AN, date(2024, 10, 13))
    found = rows(workspace)
    assert told(found[AN_PHUOC, FIGURES]) == (DUE, DUE, Punctuality.ON_TIME, 0)
    assert told(found[BINH_AN, FIGURES]) == (DUE, date(2024, 10, 13), Punctuality.LATE, 3)
    assert told(found[LONG_DUC, FIGURES]) == (DUE, None, Punctuality.MISSING, None)
    assert rows(workspace, DUE)[LONG_DUC, FIGURES].state is Punctuality.NOT_DUE


def test_the_first_upload_that_stands_says_the_day(workspace: Workspace) -> None:
    first = give(workspace, AN_PHUOC, date(2024, 10, 8))
    give(workspace, AN_PHUOC, date(2024, 10, 20), form="ii06a")
    assert rows(workspace)[AN_PHUOC, FIGURES].received == date(2024, 10, 8)
    undo(workspace, first)
    assert rows(workspace)[AN_PHUOC, FIGURES].days == 10


def test_what_nobody_expects_is_no_report(workspace: Workspace) -> None:
    give(workspace, AN_PHUOC, date(2024, 10, 8), "certified_copies")
    give(workspace, BINH_AN, date(2024, 10, 8))
    assert rows(workspace)[AN_PHUOC, FIGURES].state is Punctuality.MISSING


def test_a_day_that_nobody_stated_is_that_of_the_upload(workspace: Workspace) -> None:
    give(workspace, AN_PHUOC, None)
    with workspace.books() as books:
        today = books.today
    assert rows(workspace)[AN_PHUOC, FIGURES].received == today


def test_nothing_before_the_first_month_is_judged(workspace: Workspace) -> None:
    assert rows(workspace) == {}
    give(workspace, AN_PHUOC, DUE)
    assert rows(workspace)
    assert rows(workspace, month=SEPTEMBER.plus(-1)) == {}


def test_a_duty_of_the_plan_is_due_in_the_month_of_its_deadline(workspace: Workspace) -> None:
    give(workspace, AN_PHUOC, DUE)
    found = rows(workspace)
    row = found[AN_PHUOC, QUARTER]
    assert told(row) == (date(2024, 9, 17), None, Punctuality.MISSING, None)
    assert (DISTRICT, QUARTER) not in found, "the district asks for it"
    assert (DISTRICT, "long-thanh-2024-1.4-b-quarter") in found
    assert {form for _, form in rows(workspace, month=Month(2024, 10))} == {FIGURES}


def test_a_duty_without_a_time_is_listed_and_not_judged(workspace: Workspace) -> None:
    with workspace.books() as books:
        codes = {duty.code for duty in undated(books)}
    assert "long-thanh-2024-3.2" in codes
    assert "long-thanh-2024-1.4-a" not in codes
