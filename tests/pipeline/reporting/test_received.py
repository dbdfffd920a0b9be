"""What the office says of reports that are no figures, and what follows for who was in time."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from metrics.counts.errors import KpiError
from metrics.counts.month import Month
from pipeline.desk.workspace import Workspace, open_workspace
from pipeline.reporting.received import say_received
from pipeline.reporting.submissions import Submission, submissions
from pipeline.scores.scorecard import View
from tests.warehouse.builders import new_database, put, upload
from warehouse.writing.store import writing

AN_PHUOC = "26383"
SEPTEMBER = Month(2024, 9)
QUARTER = "long-thanh-2024-1.4-a-quarter"


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    made = open_workspace(new_database(tmp_path).path)
    values = {(AN_PHUOC, "resolved_in_time"): 98, (AN_PHUOC, "resolved_late"): 2}
    with writing(made.database) as writer:
        put(writer, upload(values, month=SEPTEMBER))
    return made


def report(workspace: Workspace, form: str = QUARTER) -> Submission:
    with workspace.books() as books:
        view = View(SEPTEMBER, under=AN_PHUOC, as_of=date(2024, 12, 1))
        found = submissions(books, view)
    return next(each for each in found if each.form == form)


def test_a_report_that_came_or_is_excused_owes_nothing_and_the_newest_word_holds(
    workspace: Workspace,
) -> None:
    owed = report(workspace)
    assert owed.state == "missing"
    viewer = workspace.viewer
    assert say_received(workspace, viewer, [owed], owed.due, "Lan") == 1
    assert (report(workspace).state, report(workspace).days) == ("on_time", 0)
    assert say_received(workspace, viewer, [owed], owed.due, "Lan") == 0
    assert say_received(workspace, viewer, [owed], date(2024, 11, 30), "Lan") == 1
    assert report(workspace).state == "late"
    assert say_received(workspace, viewer, [owed], None, "Lan", "sáp nhập") == 1
    assert report(workspace).state == "excused"


def test_what_cannot_be_said_of_a_report_is_refused(workspace: Workspace) -> None:
    owed, figures = report(workspace), report(workspace, "figures")
    refused = [
        ([owed], None, "", "why_is_missing"),
        ([], owed.due, "", "unknown_report"),
        ([figures], owed.due, "", "figures_come_in"),
        ([owed], date(2099, 1, 1), "", "task_day"),
    ]
    for reports, day, why, code in refused:
        with pytest.raises(KpiError) as caught:
            say_received(workspace, workspace.viewer, reports, day, "Lan", why)
        assert caught.value.code == code
