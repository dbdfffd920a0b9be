"""A workbook may spread one month over sheets."""

from __future__ import annotations

from pathlib import Path

import openpyxl

from tests.ingest.strange import strange
from tests.ingest.workbooks import first
from tests.journey.command import SHEET, figures, form, kpi


def test_two_sheets_of_one_month_are_stored_together(tmp_path: Path, database: Path) -> None:
    path, at = form(tmp_path, database, {"26383": figures(), "26368": figures(late=3)})
    book = openpyxl.load_workbook(path)
    other = book.copy_worksheet(book[SHEET])
    other.title = "Trang hai"
    for sheet, gone in ((book[SHEET], "26368"), (other, "26383")):
        for column in range(1, 21):
            sheet.cell(row=at[gone], column=column).value = None
    book.save(path)
    stored = kpi("import", path, database=database)
    assert stored.code == 0, stored.rows
    assert (stored.row["units"], stored.row["figures"]) == (2, 36)
    assert kpi("import", path, database=database).row["already_stored"]
    trace = kpi(
        "trace",
        "--month",
        "2024-03",
        "--unit",
        "26368",
        "--indicator",
        "apology",
        database=database,
    )
    assert {row["sheet"] for row in trace.rows} == {"Trang hai"}


def test_a_sheet_that_nothing_is_taken_from_is_told_on_the_error_stream(
    tmp_path: Path, database: Path
) -> None:
    path, _ = form(tmp_path, database, {"26383": figures()})
    book = openpyxl.load_workbook(path)
    other = book.create_sheet("Tổng hợp")
    for row in first(strange()).iter_rows(values_only=True):
        other.append(row)
    book.save(path)
    stored = kpi("import", path, database=database)
    assert (stored.code, stored.row["figures"]) == (0, 18)
    assert "Không lấy số từ trang tính “Tổng hợp”" in stored.told


def test_a_column_that_nothing_is_taken_from_is_told_on_the_error_stream(
    tmp_path: Path, database: Path
) -> None:
    path, _ = form(tmp_path, database, {"26383": figures()})
    book = openpyxl.load_workbook(path)
    sheet = book[SHEET]
    sheet.cell(5, 22).value = "Hồ sơ qua Zalo"
    sheet.cell(8, 22).value = 7
    book.save(path)
    stored = kpi("import", path, database=database)
    assert (stored.code, stored.row["figures"]) == (0, 18)
    assert "Không lấy số từ cột V" in stored.told
