"""A quarter's table is kept as it is, and its last month worked out from the months stored."""

from __future__ import annotations

from pathlib import Path

import pytest
from openpyxl import Workbook

from metrics.counts.month import Month
from pipeline.desk.workspace import Workspace, open_workspace
from pipeline.intake.options import Options
from pipeline.intake.upload import FileOutcome, check_files, store_files
from tests.ingest.workbooks import II06A_ROW, first, ii06a, saved
from tests.warehouse.builders import new_database
from warehouse.reading import queries
from warehouse.writing.store import writing

ROW = II06A_ROW
TRIPLE = tuple(3 * value for value in ROW)
UNITS = ("Xã An Phước", "Xã Bình An")


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    return open_workspace(new_database(tmp_path).path)


def book(period: str, row: tuple[int, ...], units: tuple[str, ...] = UNITS) -> Workbook:
    lines = [(place, name, *row) for place, name in enumerate(units, start=1)]
    return ii06a(lines, period=period, total=False)


def give(
    workspace: Workspace, folder: Path, *books: Workbook, **options: bool
) -> list[FileOutcome]:
    paths = []
    for place, each in enumerate(books):
        path = folder / f"{place}-{abs(hash(first(each)['A4'].value))}.xlsx"
        path.write_bytes(saved(each))
        paths.append(path)
    return store_files(workspace, paths, Options(all_months=options.get("all_months", False)))


def figure(workspace: Workspace, month: int, measure: str = "received_online") -> int | None:
    with workspace.edition() as edition:
        return queries.figures_of(edition, Month(2024, month)).get(("26383", measure))


def kinds(outcome: FileOutcome) -> list[tuple[str, str | None]]:
    return [(str(problem.kind), problem.cell) for problem in outcome.problems]


def test_a_quarter_needs_its_earlier_months_for_every_unit(
    workspace: Workspace, tmp_path: Path
) -> None:
    give(workspace, tmp_path, book("Tháng 7 năm 2024", ROW))
    give(workspace, tmp_path, book("Tháng 8 năm 2024", ROW, UNITS[:1]))
    (outcome,) = give(workspace, tmp_path, book("Quý III năm 2024", TRIPLE))
    assert not outcome.stored
    (problem,) = [each for each in outcome.problems if str(each.severity) == "error"]
    assert (str(problem.kind), problem.sheet, problem.cell) == (
        "cumulative_incomplete",
        "II.06a",
        "D13",
    )
    assert (problem.facts["missing"], problem.facts["units"]) == ("2024-08", 1)
    assert figure(workspace, 9) is None


def test_the_last_month_is_worked_out_and_follows_corrections(
    workspace: Workspace, tmp_path: Path
) -> None:
    give(workspace, tmp_path, book("Tháng 7 năm 2024", ROW), book("Tháng 8 năm 2024", ROW))
    (outcome,) = give(workspace, tmp_path, book("Quý III năm 2024", TRIPLE))
    assert outcome.stored
    assert (outcome.changes.new, outcome.changes.changed) == (16, 0)
    assert figure(workspace, 9) == 60
    assert figure(workspace, 9, "open_late") == 36
    corrected = (150, 100, 40, 10, 118, 70, 40, 8, 32, 20, 12)
    give(workspace, tmp_path, book("Tháng 8 năm 2024 ", corrected))
    assert figure(workspace, 9) == 20


def test_a_sum_smaller_than_its_months_is_an_error_at_its_cell(
    workspace: Workspace, tmp_path: Path
) -> None:
    give(workspace, tmp_path, book("Tháng 7 năm 2024", ROW), book("Tháng 8 năm 2024", ROW))
    (outcome,) = give(workspace, tmp_path, book("Quý III năm 2024", ROW))
    assert not outcome.stored
    assert ("negative", "D12") in kinds(outcome)
    assert figure(workspace, 9) is None


def test_what_is_foretold_is_what_is_stored(workspace: Workspace, tmp_path: Path) -> None:
    give(workspace, tmp_path, book("Tháng 7 năm 2024", ROW), book("Tháng 8 năm 2024", ROW))
    give(workspace, tmp_path, book("Tháng 9 năm 2024", ROW))
    path = tmp_path / "quý.xlsx"
    path.write_bytes(saved(book("Quý III năm 2024", (400, 300, 80, 20, *TRIPLE[4:]))))
    (checked,) = check_files(workspace, [path], Options())
    (outcome,) = store_files(workspace, [path], Options())
    assert outcome.stored
    assert checked.changes == outcome.changes
    month, difference = checked.differences[0]
    assert (month, difference.old, difference.new) == (Month(2024, 9), 60, 180)


def test_months_and_their_quarter_may_come_as_sheets_of_one_file(
    workspace: Workspace, tmp_path: Path
) -> None:
    together = book("Quý III năm 2024", TRIPLE)
    first(together).title = "Quý"
    for name in ("Tháng 7", "Tháng 8"):
        sheet = together.create_sheet(name)
        for line in first(book(f"{name} năm 2024", ROW)).iter_rows():
            for cell in line:
                sheet[cell.coordinate] = cell.value
    (outcome,) = give(workspace, tmp_path, together, all_months=True)
    assert outcome.stored, outcome.problems
    assert figure(workspace, 9) == 60


def test_the_same_quarter_again_stands_even_where_a_month_has_gone(
    workspace: Workspace, tmp_path: Path
) -> None:
    give(workspace, tmp_path, book("Tháng 7 năm 2024", ROW))
    (august,) = give(workspace, tmp_path, book("Tháng 8 năm 2024", ROW))
    path = tmp_path / "quý.xlsx"
    path.write_bytes(saved(book("Quý III năm 2024", TRIPLE)))
    store_files(workspace, [path], Options())
    with writing(workspace.database) as writer:
        writer.undo(august.receipts[0].upload, "x")
    (again,) = store_files(workspace, [path], Options())
    assert again.already_stored


def test_a_sum_is_no_copy_of_a_month_and_is_not_suspected_of_being_one(
    workspace: Workspace, tmp_path: Path
) -> None:
    give(workspace, tmp_path, book("Tháng 6 năm 2024", ROW))
    give(workspace, tmp_path, book("Tháng 7 năm 2024", ROW), book("Tháng 8 năm 2024", ROW))
    (outcome,) = give(workspace, tmp_path, book("Quý III năm 2024", TRIPLE))
    assert not {"copied_month", "cumulative_suspected"} & {kind for kind, _ in kinds(outcome)}
