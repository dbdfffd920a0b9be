"""The entry form is read back exactly, and each fault is told at its cell (contract §5)."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl.worksheet.worksheet import Worksheet

from metrics.counts.problem import Problem, Severity
from tests.ingest.workbooks import (
    COMMUNES,
    ENTRY_SHEET,
    GOOD,
    SEPTEMBER,
    cells,
    counts,
    entry_form,
    faults,
    only,
    read,
    saved,
)


def spoiled(change: Callable[[Worksheet], None]) -> list[Problem]:
    book = entry_form()
    change(book[ENTRY_SHEET])
    return read(saved(book)).problems


def put(**values: object) -> Callable[[Worksheet], None]:
    def change(sheet: Worksheet) -> None:
        for cell, value in values.items():
            sheet[cell] = value  # type: ignore[assignment]

    return change


def test_a_filled_form_gives_every_figure_of_every_unit() -> None:
    reading = read(saved(entry_form()))
    assert reading.problems == []
    (table,) = reading.tables
    assert (table.form, table.month, table.units) == ("entry", SEPTEMBER, 4)
    figures = counts(reading)
    assert len(figures) == 4 * 18
    assert {unit for unit, _ in figures} == set(COMMUNES)
    assert [figures["26383", measure] for measure in ("received_online", "resolved_early")] == [
        60,
        30,
    ]
    assert figures["26383", "resolved_in_time"] == 70
    assert figures["26383", "certified_copies"] == 25


def test_a_figure_names_the_cells_it_stands_in() -> None:
    places = cells(read(saved(entry_form())))
    assert places["26383", "received_online"] == ("C9",)
    assert places["26383", "resolved_in_time"] == ("F9", "G9")


def test_an_unfilled_form_states_nothing() -> None:
    reading = read(saved(entry_form(dict.fromkeys(COMMUNES, ()))))
    assert [kind for kind, _ in faults(reading)] == ["no_table"]
    assert (reading.tables[0].units, counts(reading)) == (0, {})


def test_a_blank_cell_in_a_filled_row_is_not_reported_and_not_zero() -> None:
    row = (60, 40, 10, 30, 40, 8, 20, 12, None, *GOOD[9:])
    figures = counts(read(saved(entry_form({"26383": row}))))
    assert figures["26383", "digitised"] is None
    assert figures["26383", "received_online"] == 60


@pytest.mark.parametrize("written", ["-", "_", "–", " "])
def test_a_dash_on_the_entry_form_is_a_blank(written: str) -> None:
    figures = counts(read(saved(entry_form({"26383": (*GOOD[:8], written, *GOOD[9:])}))))
    assert figures["26383", "digitised"] is None


def test_without_early_the_on_time_column_stands_alone_with_a_warning() -> None:
    reading = read(saved(entry_form({"26383": (60, 40, 10, None, 70, 8, 20, 12, *GOOD[8:])})))
    problem = only(reading)
    assert (str(problem.kind), problem.cell, problem.severity) == (
        "early_not_given",
        "F8",
        Severity.WARNING,
    )
    figures = counts(reading)
    assert figures["26383", "resolved_early"] is None
    assert figures["26383", "resolved_in_time"] == 70
    assert cells(reading)["26383", "resolved_in_time"] == ("G8",)


def test_without_on_time_the_sum_is_missing() -> None:
    figures = counts(read(saved(entry_form({"26383": (60, 40, 10, 30, None, *GOOD[5:])}))))
    assert figures["26383", "resolved_in_time"] is None
    assert figures["26383", "resolved_early"] == 30


def test_every_fault_of_a_bad_form_is_told_at_once_and_at_its_cell() -> None:
    problems = spoiled(
        put(C8="mười hai", K9=500, B10="Xã Không Có Thật", A11="26368", B11="Thị trấn Long Thành")
    ) + spoiled(put(H8=-3, L9="21,2%"))
    assert [(str(each.kind), each.cell) for each in problems] == [
        ("not_a_number", "C8"),
        ("part_exceeds_whole", "K9"),
        ("unknown_unit", "B10"),
        ("duplicate_unit", "B11"),
        ("negative", "H8"),
        ("percent_instead_of_count", "L9"),
    ]
    assert all(each.sheet == ENTRY_SHEET for each in problems)


@pytest.mark.parametrize(
    ("cell", "value", "kind"),
    [
        ("C8", "1O", "not_a_number"),
        ("C8", "１２", "not_a_number"),
        ("C8", "inf", "not_a_number"),
        ("C8", "#N/A", "not_a_number"),
        ("C8", True, "not_a_number"),
        ("C8", "01/09/2024", "not_a_number"),
        ("C8", 10**12, "not_a_number"),
        ("C8", 1.5, "not_whole"),
        ("C8", "1,5", "not_whole"),
        ("C8", 0.97, "not_whole"),
        ("C8", "-4", "negative"),
        ("C8", "−4", "negative"),
        ("C8", "12/15", "several_values"),
        ("C8", "Số lượng: 5 Tỷ lệ: 10% Điểm: 3", "several_values"),
        ("C8", "95%", "percent_instead_of_count"),
    ],
)
def test_a_cell_that_is_no_count_is_refused(cell: str, value: object, kind: str) -> None:
    assert [(str(each.kind), each.cell) for each in spoiled(put(**{cell: value}))] == [(kind, cell)]


def test_a_whole_number_shown_as_a_percentage_is_no_count() -> None:
    def change(sheet: Worksheet) -> None:
        sheet["C8"] = 1
        sheet["C8"].number_format = "0%"

    (problem,) = spoiled(change)
    assert (str(problem.kind), problem.found) == ("percent_instead_of_count", "100%")


def test_a_date_in_a_count_column_is_no_count() -> None:
    def change(sheet: Worksheet) -> None:
        sheet["C8"] = 45000
        sheet["C8"].number_format = "dd/mm/yyyy"

    (problem,) = spoiled(change)
    assert (str(problem.kind), problem.found) == ("not_a_number", "15/03/2023")


def test_a_formula_saved_without_its_result_is_asked_about() -> None:
    (problem,) = spoiled(put(C8="=10+50"))
    assert (str(problem.kind), problem.cell) == ("formula_without_value", "C8")


@pytest.mark.parametrize(
    ("column", "value", "severity"),
    [
        ("K", 101, "error"),
        ("L", 79, "error"),
        ("N", 31, "error"),
        ("P", 4, "error"),
        ("R", 3, "error"),
        ("S", 9, "warning"),
    ],
)
def test_a_part_above_its_whole_stands_at_the_part(column: str, value: int, severity: str) -> None:
    (problem,) = spoiled(put(**{f"{column}9": value}))
    assert (str(problem.kind), problem.cell, str(problem.severity)) == (
        "part_exceeds_whole",
        f"{column}9",
        severity,
    )


def test_an_unbalanced_row_is_a_warning() -> None:
    (problem,) = spoiled(put(E9=11))
    assert (str(problem.kind), problem.cell, str(problem.severity)) == (
        "balance_mismatch",
        "C9",
        "warning",
    )


def test_a_column_of_zeros_is_a_warning_at_its_heading() -> None:
    def change(sheet: Worksheet) -> None:
        for row in range(8, 12):
            sheet[f"K{row}"] = 0

    (problem,) = spoiled(change)
    assert (str(problem.kind), problem.cell, str(problem.severity)) == (
        "all_zero_column",
        "K6",
        "warning",
    )


def test_a_deleted_column_is_named() -> None:
    (problem,) = spoiled(lambda sheet: sheet.delete_cols(20))
    assert str(problem.kind) == "missing_column"
    assert problem.facts["column"] == "Bản sao chứng thực điện tử"


def test_two_columns_of_one_meaning_are_unclear() -> None:
    (problem,) = spoiled(put(U5="Thư xin lỗi"))
    assert (str(problem.kind), problem.cell, problem.facts["columns"]) == (
        "unclear_column",
        "U6",
        "S, U",
    )


def test_hidden_rows_and_columns_count_with_a_warning() -> None:
    def change(sheet: Worksheet) -> None:
        sheet.row_dimensions[9].hidden = True
        sheet.column_dimensions["K"].hidden = True

    found = {(str(each.kind), each.case.partition(".")[2]) for each in spoiled(change)}
    assert found == {("hidden_content", "rows"), ("hidden_content", "columns")}
    book = entry_form()
    change(book[ENTRY_SHEET])
    assert len(counts(read(saved(book)))) == 4 * 18


def test_rows_and_columns_may_be_moved_since_the_table_is_found_by_content() -> None:
    book = entry_form()
    sheet = book[ENTRY_SHEET]
    for span in list(sheet.merged_cells.ranges):
        sheet.unmerge_cells(str(span))
    sheet.move_range("A5:T11", rows=3, cols=2)
    reading = read(saved(book))
    assert reading.problems == []
    assert len(counts(reading)) == 4 * 18
    assert cells(reading)["26383", "received_online"] == ("E12",)


def test_one_heading_row_of_the_contracts_own_words_is_enough() -> None:
    book = entry_form()
    sheet = book[ENTRY_SHEET]
    for span in list(sheet.merged_cells.ranges):
        sheet.unmerge_cells(str(span))
    flat = (
        "Mã đơn vị;Tên đơn vị;trực tuyến;trực tiếp và BCCI;từ kỳ trước;trước hạn;đúng hạn;quá hạn;"
        "đang trong hạn;đang quá hạn;số hóa;kết quả điện tử;phiếu khảo sát;hài lòng;"
        "PAKN phải xử lý;PAKN đúng hạn;PAKN được đánh giá;PAKN hài lòng;thư xin lỗi;"
        "bản sao chứng thực điện tử"
    )
    for column, text in enumerate(flat.split(";"), start=1):
        sheet.cell(5, column).value = None
        sheet.cell(6, column).value = text
    reading = read(saved(book))
    assert reading.problems == []
    assert counts(reading) == counts(read(saved(entry_form())))


balanced = st.tuples(*[st.integers(0, 99_999)] * 3, *[st.integers(0, 9_999)] * 15)


@settings(max_examples=15)
@given(st.dictionaries(st.sampled_from(COMMUNES), balanced, min_size=1))
def test_any_table_of_counts_reads_back_equal(rows: dict[str, tuple[int, ...]]) -> None:
    reading = read(saved(entry_form(rows)))
    kinds = {kind for kind, _ in faults(reading)}
    assert kinds <= {"part_exceeds_whole", "balance_mismatch", "all_zero_column"}
    figures = counts(reading)
    order = ("received_online", "received_offline", "carried_in", "resolved_early")
    for code, row in rows.items():
        assert tuple(figures[code, measure] for measure in order) == row[:4]
        assert figures[code, "resolved_in_time"] == row[3] + row[4]
        assert figures[code, "certified_copies"] == row[17]


def test_many_warnings_never_hide_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ingest.tables.across.MOST", 2)
    unbalanced = (*GOOD[:2], 11, *GOOD[3:])
    rows = {code: unbalanced for code in COMMUNES} | {"26392": ("sai", *GOOD[1:])}
    reading = read(saved(entry_form(rows)))
    assert reading.refused
    assert [str(problem.kind) for problem in reading.problems] == [
        "not_a_number",
        "balance_mismatch",
        "balance_mismatch",
    ]
    assert reading.problems[-1].facts["more"] == 2
