"""The watch list tells runs, silence and doubts of whatever the store holds."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from access.roles import Role
from metrics.counts.month import Month, Window
from metrics.inspection.watch import BELOW, Reason, WatchRow
from metrics.inspection.watch_filter import WatchFilter
from metrics.verdicts.verdict import Status
from pipeline.desk.viewer import OFFICE, Viewer
from pipeline.desk.workspace import Workspace, open_workspace
from pipeline.inspection.watchlist import Watched, watchlist
from pipeline.scores.scorecard import View, score_unit
from tests.warehouse.builders import new_database, store, upload

AN_PHUOC, LONG_DUC, CAM_DUONG = "26383", "26389", "26413"
LATE = date(2026, 1, 1)
FIRST = Month(2024, 1)


def month_of(good: int, cases: int = 400) -> dict[str, int]:
    """One unit's figures of a month in which so many of the cases were settled in time."""
    return {
        "resolved_in_time": good,
        "resolved_late": cases - good,
        "received_online": cases - 91,
        "received_offline": 91,
        "digitised": cases - 13,
        "electronic_results": cases - 17,
    }


GOOD: dict[str, list[int | None]] = {
    # The last before the month asked for is met, so the run is three.
    AN_PHUOC: [380, 380, 399, 380, 391, 380],
    LONG_DUC: [399, 399, 399, 399, 399, 380],
    # Silent in the last two months.
    CAM_DUONG: [380, 380, 380, 380, None, None],
}


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    database = new_database(tmp_path_factory.mktemp("watch"))
    uploads = []
    for place in range(6):
        values = {
            (code, measure): value
            for code, goods in GOOD.items()
            if (good := goods[place]) is not None
            for measure, value in month_of(good, 400 + place).items()
        }
        month = FIRST.plus(place)
        uploads.append(upload(values, f"{month}.xlsx", month=month))
    store(database, *uploads)
    return open_workspace(database.path)


def rows_of(
    workspace: Workspace,
    chosen: WatchFilter | None = None,
    viewer: Viewer = OFFICE,
    view: View | None = None,
) -> tuple[WatchRow, ...]:
    view = view or View(FIRST.plus(5), under="740", as_of=LATE)
    with workspace.books() as books:
        return watchlist(replace(books, viewer=viewer), Watched(view, chosen or WatchFilter()))


def row_of(workspace: Workspace, unit: str, indicator: str = "on_time") -> WatchRow:
    (row,) = [
        row
        for row in rows_of(workspace)
        if (row.score.unit.code, row.score.indicator.code) == (unit, indicator)
    ]
    return row


def test_without_choices_every_row_of_the_scorecard_is_there(workspace: Workspace) -> None:
    rows = rows_of(workspace)
    tree = workspace.reference.register.at(FIRST.plus(5))
    reporting = [unit for unit in tree.under("740") if unit.reports]
    keys = {(row.score.unit.code, row.score.indicator.code) for row in rows}
    assert len(keys) == len(rows) == len(reporting) * len(workspace.reference.indicators)


def test_a_run_of_months_below_is_what_scoring_each_month_alone_shows(workspace: Workspace) -> None:
    with workspace.books() as books:
        for code in GOOD:
            run = 0
            for back in range(6):
                view = View(FIRST.plus(5 - back), as_of=LATE)
                light = score_unit(books, replace(view, under=code))[0].verdict.status
                if light not in BELOW:
                    break
                run += 1
            assert row_of(workspace, code).months_below == run
    assert [row_of(workspace, code).months_below for code in GOOD] == [3, 1, 0]


def test_the_run_is_of_months_even_where_the_row_is_of_a_longer_window(
    workspace: Workspace,
) -> None:
    view = View(FIRST.plus(5), Window.YEAR_TO_DATE, under="740", as_of=LATE)
    runs = {
        row.score.unit.code: row.months_below
        for row in rows_of(workspace, view=view)
        if row.score.indicator.code == "on_time"
    }
    assert runs[AN_PHUOC] == 3


def test_silence_counts_the_months_a_unit_gave_nothing_and_comes_first(
    workspace: Workspace,
) -> None:
    rows = rows_of(workspace)
    assert row_of(workspace, CAM_DUONG).months_silent == 2
    never_heard = [row for row in rows if row.months_silent == 6]
    assert rows[: len(never_heard)] == tuple(never_heard)
    assert row_of(workspace, AN_PHUOC).months_silent == 0


def test_a_month_that_is_not_due_yet_is_no_silence_and_hides_none(workspace: Workspace) -> None:
    june = FIRST.plus(5)
    view = View(june, under="740", as_of=date(2024, 7, 10))
    (row,) = [
        row
        for row in rows_of(workspace, view=view)
        if (row.score.unit.code, row.score.indicator.code) == (CAM_DUONG, "on_time")
    ]
    assert row.score.verdict.status is Status.NOT_DUE
    assert row.months_silent == 1


def test_a_filter_keeps_the_rows_that_pass_all_its_choices(workspace: Workspace) -> None:
    chosen = WatchFilter(indicators=("on_time",), months_below=3)
    (row,) = rows_of(workspace, chosen)
    assert row.score.unit.code == AN_PHUOC


def test_a_copy_of_the_month_before_is_told_without_a_light_changing(tmp_path: Path) -> None:
    database = new_database(tmp_path)
    values = {(AN_PHUOC, measure): value for measure, value in month_of(399).items()}
    months = (FIRST, FIRST.plus(1))
    store(database, *(upload(values, f"{month}.xlsx", month=month) for month in months))
    view = View(FIRST.plus(1), under=AN_PHUOC, as_of=LATE)
    rows = rows_of(open_workspace(database.path), WatchFilter(doubtful=True), view=view)
    assert {because.reason for row in rows for because in row.doubts} == {Reason.COPIED_MONTH}
    assert Status.MET in {row.score.verdict.status for row in rows}


def test_a_unit_sees_its_own_rows_only(workspace: Workspace) -> None:
    rows = rows_of(workspace, viewer=Viewer(Role.UNIT, AN_PHUOC))
    assert {row.score.unit.code for row in rows} == {AN_PHUOC}


def test_a_head_sees_what_is_below_it(workspace: Workspace) -> None:
    assert rows_of(workspace, viewer=Viewer(Role.UNIT, "740")) == rows_of(workspace)
