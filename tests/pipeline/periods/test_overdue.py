"""What is overdue is summed once, placed, and compared with like."""

from __future__ import annotations

from pathlib import Path

import pytest

from metrics.counts.month import Month, Window
from pipeline.desk.workspace import Workspace, open_workspace
from pipeline.periods.overdue import Overdue, overdue
from pipeline.scores.scorecard import View
from tests.warehouse.builders import new_database, put, upload
from warehouse.writing.store import writing

LONG_THANH, AN_PHUOC, LONG_AN = "740", "26383", "26404"
AUGUST, SEPTEMBER = Month(2024, 8), Month(2024, 9)


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    return open_workspace(new_database(tmp_path, sample=True).path)


def give(workspace: Workspace, month: Month, **late: int) -> None:
    with writing(workspace.database) as writer:
        values = {(code.removeprefix("u"), "open_late"): count for code, count in late.items()}
        put(writer, upload(values, f"{month}.xlsx", month=month))


def asked(workspace: Workspace, view: View) -> Overdue:
    with workspace.books() as books:
        return overdue(books, view)


def test_the_largest_holder_comes_first_and_only_like_is_compared(workspace: Workspace) -> None:
    give(workspace, AUGUST, u26383=30)
    give(workspace, SEPTEMBER, u26383=40, u740=50, u26404=0)
    found = asked(workspace, View(SEPTEMBER, under=LONG_THANH))
    assert [(each.unit.code, each.count, each.before) for each in found.holders] == [
        (LONG_THANH, 50, None),
        (AN_PHUOC, 40, 30),
        (LONG_AN, 0, None),
    ]
    assert (found.total, found.step, found.expected) == (90, 10, 15)


def test_what_stands_at_a_months_end_is_the_same_whatever_the_window(workspace: Workspace) -> None:
    give(workspace, AUGUST, u26383=30)
    give(workspace, SEPTEMBER, u26383=40)
    views = [View(SEPTEMBER, window, LONG_THANH) for window in Window]
    assert {asked(workspace, view).total for view in views} == {40}


def test_where_nobody_told_anything_nothing_is_zero(workspace: Workspace) -> None:
    found = asked(workspace, View(SEPTEMBER, under=LONG_THANH))
    assert found.holders == ()
    assert found.step is None
