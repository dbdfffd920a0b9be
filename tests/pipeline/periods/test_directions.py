"""Which way units and groups go, from what is stored, with the same answer on every page."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from pathlib import Path

import pytest

from metrics.counts.change import Movement
from metrics.counts.month import Month, Window
from metrics.inspection.watch import Reason
from metrics.verdicts.direction import NO_DIRECTION, Direction, Rule
from pipeline.desk.workspace import Workspace, open_workspace
from pipeline.inspection.watchlist import Watched, watchlist
from pipeline.periods.directions import Directions, directions
from pipeline.scores.scorecard import View
from tests.metrics.verdicts.stories import SEVEN_FALLS
from tests.pipeline.reports import give
from tests.warehouse.builders import new_database

AN_PHUOC, LONG_DUC, LONG_THANH = "26383", "26389", "740"
FIRST, LAST = Month(2024, 2), Month(2024, 9)
FALLEN = Direction(Movement.CLEARLY_DOWN, Rule.IN_A_ROW, 7, Fraction("-13.8"))


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    found = open_workspace(new_database(tmp_path_factory.mktemp("ways"), sample=False).path)
    give(
        found,
        {
            FIRST.plus(at): {AN_PHUOC: (share.good, share.bad), LONG_DUC: (970, 30)}
            for at, share in enumerate(SEVEN_FALLS)
        },
    )
    return found


def asked(workspace: Workspace, month: Month = LAST, window: Window = Window.MONTH) -> Directions:
    with workspace.books() as books:
        return directions(books, View(month, window, LONG_THANH, as_of=date(2027, 1, 1)))


def of(found: Directions, workspace: Workspace, code: str, *, group: bool = False) -> Direction:
    unit = workspace.reference.register.at(LAST)[code]
    return found.of((unit.identity, "on_time"), group=group)


def test_seven_falls_are_seen_and_a_steady_unit_beside_goes_nowhere(workspace: Workspace) -> None:
    found = asked(workspace)
    assert of(found, workspace, AN_PHUOC) == FALLEN
    assert of(found, workspace, LONG_DUC).movement is Movement.UNCLEAR
    assert of(found, workspace, LONG_THANH) == NO_DIRECTION


def test_a_group_goes_as_the_sum_of_its_parts(workspace: Workspace) -> None:
    # Half of its dossiers are those that fall.
    group = of(asked(workspace), workspace, LONG_THANH, group=True)
    assert group == Direction(Movement.CLEARLY_DOWN, Rule.IN_A_ROW, 7, Fraction("-6.9"))


def test_a_longer_window_is_judged_by_its_newest_month_with_figures(workspace: Workspace) -> None:
    for window in (Window.QUARTER, Window.YEAR):
        assert of(asked(workspace, Month(2024, 7), window), workspace, AN_PHUOC) == FALLEN


def test_the_watch_list_says_the_same(workspace: Workspace) -> None:
    view = View(LAST, under=AN_PHUOC, as_of=date(2027, 1, 1))
    with workspace.books() as books:
        rows = watchlist(books, Watched(view))
    (row,) = [row for row in rows if row.score.indicator.code == "on_time"]
    assert row.direction == FALLEN
    assert Reason.WORSENING in {because.reason for because in row.reasons}


def test_what_a_unit_was_before_a_merger_is_another_series(tmp_path: Path) -> None:
    workspace = open_workspace(new_database(tmp_path, sample=False).path)
    june = Month(2025, 6)
    give(workspace, {june.plus(-at): {AN_PHUOC: (970 + at, 30 - at)} for at in range(8)})
    # An Phước of today: the register gives it another extent on 1 July 2025.
    today = {"26383": (900, 100)}
    give(workspace, {june.plus(1): today, june.plus(2): today})
    view = View(june.plus(2), as_of=date(2027, 1, 1))
    with workspace.books() as books:
        found = directions(books, view)
    unit = workspace.reference.register.at(june.plus(2))["26383"]
    assert found.of((unit.identity, "on_time")) == NO_DIRECTION
