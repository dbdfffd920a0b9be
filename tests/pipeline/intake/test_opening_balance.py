"""`import --opening`: a cumulative table whose earlier months nobody has stored."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from metrics.counts.beside import Beside
from metrics.counts.month import Month
from pipeline.desk.workspace import Workspace, open_workspace
from pipeline.intake.options import Options
from pipeline.intake.repair import mend
from pipeline.intake.undo import undo
from pipeline.intake.upload import FileOutcome, store_files
from pipeline.periods.status import reporting_state
from pipeline.scores.scorecard import View
from tests.asking import asked
from tests.ingest.workbooks import II06A_ROW, ii06a, saved
from tests.journey.command import kpi
from tests.warehouse.builders import new_database
from warehouse.reading import queries

ROW = II06A_ROW
OPENING = Options(beside=Beside(opening=True))
UNIT = "26383"
ROW_ONLINE = 60


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    return open_workspace(new_database(tmp_path).path)


def file(folder: Path, period: str, times: int = 1) -> Path:
    row = tuple(times * value for value in ROW)
    path = folder / f"{abs(hash((period, times)))}.xlsx"
    path.write_bytes(saved(ii06a([(1, "Xã An Phước", *row)], period=period, total=False)))
    return path


def give(workspace: Workspace, path: Path, options: Options = OPENING) -> FileOutcome:
    return store_files(workspace, [path], options)[0]


def errors(outcome: FileOutcome) -> list[str]:
    return [str(each.case) for each in outcome.problems if each.severity == "error"]


def test_a_cumulative_table_is_refused_without_it_and_taken_with_it(
    workspace: Workspace, tmp_path: Path
) -> None:
    path = file(tmp_path, "Quý III năm 2024", 3)
    assert errors(give(workspace, path, Options())) == ["cumulative_incomplete"]
    outcome = give(workspace, path)
    assert (outcome.stored, outcome.opening, outcome.changes.new) == (True, True, 8)
    assert give(workspace, path).already_stored
    with workspace.edition() as edition:
        (row,) = queries.uploads(edition)
    assert (row.month, row.opens) == (Month(2024, 9), Month(2024, 7))


def test_a_table_of_one_month_is_no_balance(workspace: Workspace, tmp_path: Path) -> None:
    outcome = give(workspace, file(tmp_path, "Tháng 9 năm 2024"))
    assert errors(outcome) == ["month_conflict.one_month"]


def test_what_stands_as_figures_of_months_is_no_balance_either(
    workspace: Workspace, tmp_path: Path
) -> None:
    quarter = file(tmp_path, "Quý III năm 2024", 3)
    months = [file(tmp_path, f"Tháng {month} năm 2024") for month in (7, 8)]
    for path in (*months, quarter):
        assert give(workspace, path, Options()).stored
    assert errors(give(workspace, months[0])) == ["month_conflict.one_month"]
    assert errors(give(workspace, quarter)) == ["month_conflict.stored"]


def test_overlap_is_refused_until_it_is_taken_back(workspace: Workspace, tmp_path: Path) -> None:
    august = give(workspace, file(tmp_path, "Tháng 8 năm 2024"), Options()).receipts[0].upload
    path = file(tmp_path, "Quý III năm 2024", 3)
    outcome = give(workspace, path)
    assert errors(outcome) == ["month_conflict.stored"]
    assert [each.facts["uploads"] for each in outcome.problems if "uploads" in each.facts] == [
        august
    ]
    undo(workspace, august)
    assert give(workspace, path).stored
    # Another balance over the same months would count them twice.
    assert errors(give(workspace, file(tmp_path, "6 tháng cuối năm 2024", 6))) != []


def test_it_serves_the_cumulative_tables_that_come_after_it(
    workspace: Workspace, tmp_path: Path
) -> None:
    give(workspace, file(tmp_path, "Quý III năm 2024", 3))
    later = file(tmp_path, "Từ ngày 01/7/2024 đến ngày 31/10/2024", 4)
    outcome = give(workspace, later, Options())
    assert errors(outcome) == []
    with workspace.edition() as edition:
        figures = queries.figures_of(edition, Month(2024, 10), [UNIT])
    # Four times what one month holds, less three times that.
    assert figures[UNIT, "received_online"] == ROW_ONLINE


def test_nobody_is_silent_in_its_months(workspace: Workspace, tmp_path: Path) -> None:
    give(workspace, file(tmp_path, "Quý III năm 2024", 3))
    for number, silent in ((7, False), (9, False), (10, True)):
        state = asked(workspace, reporting_state, View(Month(2024, number), under=UNIT))
        assert [each.unit.code for each in state.silent] == ([UNIT] if silent else [])


def test_it_is_one_again_when_the_store_is_made_anew(workspace: Workspace, tmp_path: Path) -> None:
    first = workspace.edition_number()
    give(workspace, file(tmp_path, "Quý III năm 2024", 3))
    database = workspace.database
    database.path.write_bytes(b"\0" * 100)
    for edition in database.editions.glob("*.duckdb"):
        if int(edition.stem) > first:
            edition.chmod(0o644)
            edition.write_bytes(b"\0" * 100)
    (rebuilt,) = mend(workspace)
    assert rebuilt.facts == {"redone": 1}
    with workspace.edition() as made:
        (row,) = queries.uploads(made)
    assert row.opens == Month(2024, 7)


def scores(database: Path, month: str, window: str, *more: str) -> list[dict[str, Any]]:
    rows = kpi("score", "--month", month, "--window", window, *more, database=database).rows
    return [row for row in rows if row["indicator"] == "on_time" and row["unit"] in (UNIT, "740")]


def test_the_command_line_scores_windows_by_it_and_months_without_it(tmp_path: Path) -> None:
    database = new_database(tmp_path).path
    path = file(tmp_path, "Quý III năm 2024", 3)
    answer = kpi("import", path, "--opening", database=database)
    assert (answer.code, answer.row["month"], answer.row["opening"]) == (0, "2024-09", True)
    assert kpi("import", file(tmp_path, "Tháng 10 năm 2024"), database=database).code == 0
    (month,) = scores(database, "2024-09", "month", "--unit", UNIT)
    assert (month["status"], month["numerator"]) == ("not_reported", None)
    (quarter,) = scores(database, "2024-09", "quarter", "--unit", UNIT)
    (year,) = scores(database, "2024-10", "year-to-date", "--unit", UNIT)
    (alone,) = scores(database, "2024-10", "month", "--unit", UNIT)
    assert (quarter["numerator"], quarter["denominator"]) == (
        3 * alone["numerator"],
        3 * alone["denominator"],
    )
    assert (quarter["months_reported"], quarter["months_expected"]) == (3, 3)
    assert year["numerator"] == 4 * alone["numerator"]
    assert (year["months_reported"], year["months_expected"]) == (4, 10)
    (half,) = scores(database, "2024-08", "quarter", "--unit", UNIT)
    assert half["numerator"] == quarter["numerator"]
    group = scores(database, "2024-09", "quarter", "--group", "--under", "740")
    assert [row["numerator"] for row in group] == [quarter["numerator"]]
    assert group[0]["units_reported"] == 1
