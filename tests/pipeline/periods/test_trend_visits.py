"""The days of visits beside a unit's trend, as far as the viewer may know of them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from metrics.counts.errors import KpiError
from metrics.counts.month import Month, Window
from metrics.inspection.visit import VisitState
from pipeline.desk.viewer import OFFICE, Viewer
from pipeline.desk.workspace import Workspace, open_workspace
from pipeline.inspection.inspections import VisitChange, change_visit
from pipeline.periods.trend import drawn as drawn_trend
from pipeline.periods.trend_picture import DatedMark, TrendWanted, visit_marks
from pipeline.scores.scorecard import View
from tests.pipeline.inspection.test_inspections import (
    AN_PHUOC,
    COMMUNE,
    LONG_DUC,
    MAY,
    PLANNED,
    SIGNED,
    SURPRISE,
    done,
    put,
)
from tests.pipeline.reports import every, give
from tests.warehouse.builders import new_database

AFTER = View(Month(2023, 8), Window.MONTH, AN_PHUOC, as_of=date(2023, 10, 1))


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    return open_workspace(new_database(tmp_path).path)


def marks(
    workspace: Workspace, viewer: Viewer = OFFICE, view: View = AFTER
) -> tuple[DatedMark, ...]:
    with workspace.books() as books:
        return visit_marks(replace(books, viewer=viewer), view)


def test_a_visit_is_marked_once_it_is_done(workspace: Workspace) -> None:
    (visit,) = put(workspace, PLANNED)
    assert marks(workspace) == ()
    done(workspace, visit)
    assert marks(workspace) == (DatedMark(MAY, "kiểm tra theo kế hoạch"),)


def test_people_of_the_unit_see_an_unannounced_visit_only_when_it_is_done(
    workspace: Workspace,
) -> None:
    (visit,) = put(workspace, SURPRISE)
    assert marks(workspace, COMMUNE) == marks(workspace) == ()
    done(workspace, visit)
    assert marks(workspace, COMMUNE) == (DatedMark(MAY, "kiểm tra đột xuất"),)


def test_people_of_another_unit_see_no_mark(workspace: Workspace) -> None:
    done(workspace, put(workspace, replace(PLANNED, unit=LONG_DUC))[0])
    there = replace(AFTER, under=LONG_DUC)
    assert marks(workspace, OFFICE, there)
    assert marks(workspace, COMMUNE, there) == ()


def test_visits_below_a_group_are_not_marked_as_its_own(workspace: Workspace) -> None:
    done(workspace, put(workspace, PLANNED)[0])
    assert marks(workspace, view=replace(AFTER, under="740")) == ()
    assert marks(workspace, view=replace(AFTER, under=None)) == ()


def test_a_merged_unit_has_the_visits_of_what_went_whole_into_it(workspace: Workspace) -> None:
    done(workspace, put(workspace, PLANNED)[0])
    today = replace(AFTER, month=Month(2026, 9), as_of=None)
    assert [mark.day for mark in marks(workspace, view=today)] == [MAY]


def test_the_drawn_trend_has_the_visits_within_its_months_in_order(workspace: Workspace) -> None:
    give(workspace, {month: {AN_PHUOC: (9, 1)} for month in every(Month(2023, 5), Month(2023, 8))})
    for day in (date(2023, 7, 3), MAY, date(2023, 2, 1)):
        visit = put(workspace, replace(PLANNED, first_day=day, last_day=day))[0]
        done_on(workspace, visit.visit, day)
    with workspace.books() as books:
        found = drawn_trend(books, TrendWanted(AFTER, "on_time", group=False), marks(workspace))
    assert [mark.day for mark in found.visits] == [MAY, date(2023, 7, 3)]


def done_on(workspace: Workspace, visit: str, day: date) -> None:
    change_visit(workspace, OFFICE, VisitChange(visit, state=VisitState.DONE, as_of=day), SIGNED)


def test_a_unit_that_is_not_of_the_month_is_refused(workspace: Workspace) -> None:
    with pytest.raises(KpiError) as caught:
        marks(workspace, view=replace(AFTER, under="99999"))
    assert caught.value.code == "unknown_unit"
