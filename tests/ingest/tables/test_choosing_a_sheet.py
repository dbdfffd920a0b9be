"""Two sheets with the same units: one sentence, and one of them may be chosen by its name."""

from __future__ import annotations

from openpyxl.workbook import Workbook

from tests.ingest.workbooks import (
    II06A_ROW,
    SEPTEMBER,
    counts,
    faults,
    first,
    ii06a,
    only,
    read,
    saved,
)
from wording.intake.problems import sentence

R = II06A_ROW
DOUBLE = [2 * value for value in R]


def summary_and_detail() -> Workbook:
    book = ii06a([(1, "Xã An Phước", *DOUBLE), (2, "Xã Bình An", *DOUBLE)], total=False)
    whole = first(book)
    detail = book.copy_worksheet(whole)
    whole.title, detail.title = "Tổng hợp", "Chi tiết"
    for row in (12, 13):
        for column, value in enumerate(R, start=3):
            detail.cell(row, column).value = value
    return book


def test_two_sheets_of_the_same_units_are_one_question() -> None:
    problem = only(read(saved(summary_and_detail())))
    assert (str(problem.kind), problem.sheet, problem.cell) == ("duplicate_unit", "Chi tiết", "B12")
    assert "trang “Tổng hợp”" in sentence(problem)
    assert "--sheet" in sentence(problem)


def test_the_sheet_that_is_chosen_is_read_alone() -> None:
    data = saved(summary_and_detail())
    for sheet, online in (("Tổng hợp", DOUBLE[1]), ("Chi tiết", R[1])):
        reading = read(data, sheet=sheet)
        assert not reading.problems
        assert [table.sheet for table in reading.tables] == [sheet]
        assert counts(reading)["26383", "received_online"] == online


def test_a_sheet_that_is_not_there_is_told_with_those_that_are() -> None:
    problem = only(read(saved(summary_and_detail()), sheet="Tháng 8"))
    assert str(problem.kind) == "no_table"
    assert all(name in sentence(problem) for name in ("Tổng hợp", "Chi tiết"))


def test_sheets_by_field_are_of_the_units_that_name_them() -> None:
    book = ii06a([(1, "Đất đai", *R), (2, "Hộ tịch", *R)], total=False)
    sheet = first(book)
    sheet["G1"] = None
    sheet["B8"] = "Lĩnh vực"
    sheet.title = "Xã An Phước"
    book.copy_worksheet(sheet).title = "Xã Bình An"
    reading = read(saved(book))
    assert reading.problems == []
    assert {unit for unit, _ in counts(reading)} == {"26383", "26386"}
    assert counts(reading)["26386", "received_online"] == DOUBLE[1]
    sheet.title = "Sheet1"
    assert ("unknown_unit", None) in faults(read(saved(book)))
    assert SEPTEMBER in {table.month for table in reading.tables}
