"""Months as sheets: which of them are read, and what contradicts what."""

from __future__ import annotations

import pytest
from openpyxl.workbook import Workbook

from metrics.counts.month import Month
from tests.ingest.workbooks import II06A_ROW, SEPTEMBER, faults, first, ii06a, only, read, saved
from wording.intake.problems import sentence

LINES = [(1, "UBND xã An Phước", *II06A_ROW), (2, "Thị trấn Long Thành", *II06A_ROW)]
AUGUST = Month(2024, 8)


def year(names: list[str], period: str = "", blank: tuple[str, ...] = ()) -> Workbook:
    """One sheet a month, copied from each other as offices do; some still wait for their month."""
    book = ii06a(LINES, period=period)
    model = first(book)
    model.title = names[0]
    for name in names[1:]:
        book.copy_worksheet(model).title = name
    for name in blank:
        for row in book[name]["C12:M14"]:
            for cell in row:
                cell.value = None
    return book


def months(book: Workbook, **said: object) -> list[Month | None]:
    reading = read(saved(book), **said)
    assert not reading.refused, reading.problems
    return [table.month for table in reading.tables]


@pytest.mark.parametrize(
    "names",
    [
        ["Tháng 8.2024", "Tháng 9.2024"],
        ["T8-2024", "T9-2024"],
        ["08-2024", "09-2024"],
        ["Tháng 8 năm 2024", "Tháng 9 năm 2024"],
    ],
)
def test_sheets_named_by_month_are_taken_together_or_one_is_chosen(names: list[str]) -> None:
    book = year(names)
    assert faults(read(saved(book))) == [("several_months", None)]
    assert months(book, all_months=True) == [AUGUST, SEPTEMBER]
    assert months(book, month=AUGUST) == [AUGUST]


def test_sheets_named_by_a_bare_month_are_chosen_by_its_number() -> None:
    book = year(["Tháng 8", "Tháng 9", "T10"])
    assert months(book, month=SEPTEMBER) == [SEPTEMBER]
    assert {kind for kind, _ in faults(read(saved(book)))} == {"month_unclear"}


def test_a_year_in_the_title_completes_the_names_of_the_sheets() -> None:
    book = year(["Tháng 8", "Tháng 9"], "Năm 2024")
    assert months(book, all_months=True) == [AUGUST, SEPTEMBER]


def test_sheets_that_wait_for_their_month_are_passed_over() -> None:
    book = year(["T8-2024", "T9-2024", "T10-2024"], blank=("T10-2024",))
    assert months(book, all_months=True) == [AUGUST, SEPTEMBER]


def test_sheets_without_any_row_are_passed_over_too() -> None:
    book = year(["Tháng 8.2024", "Tháng 9.2024"])
    sheet = book["Tháng 9.2024"]
    sheet["B8"] = "Lĩnh vực"
    sheet.delete_rows(12, 3)
    assert months(book, all_months=True) == [AUGUST]


@pytest.mark.parametrize(
    "said", [{}, {"month": SEPTEMBER}, {"month": AUGUST}, {"all_months": True}]
)
def test_a_sheets_name_and_its_title_must_not_contradict_each_other(
    said: dict[str, object],
) -> None:
    book = year(["Tháng 8.2024"], "Kỳ báo cáo: Tháng 9 năm 2024")
    kinds = {kind for kind, _ in faults(read(saved(book), **said))}
    assert kinds == {"month_conflict"}


def test_a_copied_sheet_whose_title_was_forgotten_is_told_by_its_name() -> None:
    book = year(["Tháng 8.2024", "Tháng 9.2024"], "Kỳ báo cáo: Tháng 8 năm 2024")
    reading = read(saved(book), all_months=True)
    assert [(str(each.kind), each.sheet) for each in reading.problems] == [
        ("month_conflict", "Tháng 9.2024")
    ]


def test_a_month_that_no_sheet_has_is_a_conflict_and_not_another_month() -> None:
    book = year(["T8-2024", "T9-2024"])
    kinds = {kind for kind, _ in faults(read(saved(book), month=Month(2024, 7)))}
    assert kinds == {"month_conflict"}


def test_a_unit_on_two_sheets_of_one_month_is_told_at_its_name() -> None:
    book = year(["Trang 1", "Trang 2"], period="Tháng 9 năm 2024")
    book["Trang 2"]["B12"] = "UBND xã Bình An"
    problem = only(read(saved(book)))
    assert (str(problem.kind), problem.sheet, problem.cell) == ("duplicate_unit", "Trang 2", "B13")
    assert problem.found == "Thị trấn Long Thành"
    assert "Đơn vị “Thị trấn Long Thành” có số liệu ở cả trang “Trang 1”" in sentence(problem)
