"""Which month is shown first, who is silent or lacks figures, and a month nobody reported."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from metrics.calendar.later_month import LaterMonth
from metrics.counts.month import Month
from metrics.inspection.watch import Owing
from metrics.units.unit import Unit
from pipeline.desk.workspace import Workspace, open_workspace
from pipeline.periods.period import default_month, later_months
from pipeline.periods.status import lacking, reporting_state
from pipeline.scores.scorecard import View
from tests.journey.command import kpi
from tests.pipeline.reports import give
from tests.warehouse.builders import new_database, store, upload
from wording.scores.later import named

AN_PHUOC, LONG_DUC = "26383", "26389"
JUNE = Month(2024, 6)


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    return open_workspace(new_database(tmp_path).path)


def first(workspace: Workspace, today: date) -> tuple[Month, list[str]]:
    with workspace.books() as books:
        on_the_day = replace(books, today=today)
        return default_month(on_the_day), named(later_months(on_the_day))


def everybody(workspace: Workspace, month: Month) -> list[Unit]:
    with workspace.books() as books:
        return list(reporting_state(books, View(month)).expected)


def test_without_figures_the_last_month_is_shown_and_nobody_is_accused(
    workspace: Workspace,
) -> None:
    assert first(workspace, date(2024, 7, 20)) == (JUNE, [])
    with workspace.books() as books:
        state = reporting_state(books, View(JUNE, as_of=date(2026, 1, 1)))
    assert (state.judged, state.silent, state.partial) == (False, (), ())


def test_a_month_is_shown_first_when_it_is_due(workspace: Workspace) -> None:
    july = JUNE.plus(1)
    give(workspace, {JUNE: {AN_PHUOC: (9, 1)}, july: {AN_PHUOC: (9, 1)}})
    count = len(everybody(workspace, july))
    # 10/08/2024 is a Saturday.
    assert first(workspace, date(2024, 8, 12)) == (
        JUNE,
        [f"tháng 7/2024: 1/{count} đơn vị đã báo cáo, hạn hết ngày 12/08/2024"],
    )
    assert first(workspace, date(2024, 8, 13)) == (july, [])


def test_a_month_is_shown_first_when_four_fifths_are_there(workspace: Workspace) -> None:
    july = JUNE.plus(1)
    units = everybody(workspace, july)
    enough = -(-len(units) * 4 // 5)
    codes = [unit.code for unit in units]
    give(workspace, {JUNE: {AN_PHUOC: (9, 1)}, july: dict.fromkeys(codes[: enough - 1], (9, 1))})
    assert first(workspace, date(2024, 8, 5))[0] == JUNE
    store(
        workspace.database, upload({(codes[enough - 1], "resolved_late"): 1}, "b.xlsx", month=july)
    )
    assert first(workspace, date(2024, 8, 5))[0] == july


def test_the_newest_month_is_shown_where_none_is_due(workspace: Workspace) -> None:
    give(workspace, {JUNE: {AN_PHUOC: (9, 1)}})
    assert first(workspace, date(2024, 7, 5)) == (JUNE, [])


def test_later_months_without_figures_are_named(workspace: Workspace) -> None:
    give(workspace, {JUNE: {AN_PHUOC: (9, 1)}})
    assert first(workspace, date(2024, 8, 20)) == (
        JUNE,
        ["tháng 7/2024 chưa có số liệu, đã quá hạn 12/08/2024"],
    )
    assert first(workspace, date(2024, 10, 2)) == (
        JUNE,
        ["tháng 7/2024 đến 09/2024 chưa có số liệu"],
    )


def test_a_deadline_of_an_unpublished_year_is_marked() -> None:
    later = LaterMonth(Month(2029, 12), 1, 107, date(2030, 1, 10), marked=True, due=False)
    (said,) = named([later])
    assert said.endswith("hạn hết ngày 10/01/2030 (lịch nghỉ chưa công bố)")


def test_who_gave_a_part_is_counted_apart_from_who_gave_nothing(workspace: Workspace) -> None:
    store(workspace.database, upload({(AN_PHUOC, "resolved_late"): 1}, "a.xlsx", month=JUNE))
    view = View(JUNE, as_of=date(2026, 1, 1))
    with workspace.books() as books:
        state, lacks = reporting_state(books, view), lacking(books, view)
    silent = {each.unit.code for each in state.silent}
    assert [unit.code for unit in state.partial] == [AN_PHUOC]
    assert silent == {unit.code for unit in state.expected} - {AN_PHUOC}
    assert {unit.code for unit in state.expected if not state.silent_for(unit)} == {AN_PHUOC}
    identities = {unit.identity: unit.code for unit in state.expected}
    told = {identities[key] for (key, _), lack in lacks.items() if lack is Owing.SILENT}
    assert told == silent
    with workspace.books() as books:
        early = View(JUNE, as_of=date(2024, 7, 10))
        assert (reporting_state(books, early).partial, lacking(books, early)) == ((), {})


def test_a_month_before_all_figures_lists_nobody_and_says_why(workspace: Workspace) -> None:
    give(workspace, {JUNE: {AN_PHUOC: (9, 1)}})
    asked = ("watchlist", "--month", JUNE.plus(-1), "--as-of", "2026-01-01")
    answer = kpi(*asked, database=workspace.database.path)
    assert answer.rows == []
    assert "Chưa đơn vị nào báo cáo tháng 5/2024: số liệu bắt đầu từ tháng 6/2024" in answer.told
