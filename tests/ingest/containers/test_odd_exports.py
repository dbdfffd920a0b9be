"""Files as offices really send them: odd, and yet plain to everybody who looks at them."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from openpyxl.worksheet.worksheet import Worksheet

from tests.ingest.saved_containers import Writer, as_html, as_xls, separated
from tests.ingest.workbooks import II06A_ROW, Line, counts, faults, first, ii06a, read, saved
from wording.intake.problems import sentence

R = II06A_ROW
LINES: list[Line] = [(1, "UBND xã An Phước", *R), (2, "Thị trấn Long Thành", *R)]
EXPECTED = counts(read(saved(ii06a(LINES))))
DOUBLE = [2 * value for value in R]


def page_break(sheet: Worksheet) -> None:
    """The headings printed again on the second page, above the second unit."""
    sheet.move_range("A13:M14", rows=4)
    for row in range(8, 12):
        for column in range(1, 14):
            sheet.cell(row + 5, column).value = sheet.cell(row, column).value


def page_number(sheet: Worksheet) -> None:
    sheet["C25"] = 1


def remarks(sheet: Worksheet) -> None:
    sheet["O8"] = "Ghi chú"
    sheet["O12"] = "tăng 5%, xem văn bản 12/BC-UBND ngày 05/9/2024"


def reserve_rows(sheet: Worksheet) -> None:
    """Rows that wait for more units, whose sums already show zeros."""
    for row in range(15, 20):
        for column in (3, 7, 11):
            sheet.cell(row, column).value = 0
    for row in range(15, 18):
        for column in range(1, 14):
            value = sheet.cell(row, column).value
            if isinstance(value, str):
                sheet.cell(row, column).value = None


def noise(sheet: Worksheet) -> None:
    """What `=0,1+0,2` leaves in binary, as Excel stores it."""
    sheet["D12"] = 60.00000000000001
    sheet["C12"] = 109.99999999999999


def numbers_in_words(sheet: Worksheet) -> None:
    for row in (12, 13):
        for column in range(3, 14):
            sheet.cell(row, column).value = f" {sheet.cell(row, column).value}\u00a0"


def remark_like_a_signature(sheet: Worksheet) -> None:
    """Figures as text, and beside the first of them the date of a letter."""
    numbers_in_words(sheet)
    sheet["O12"] = "Gửi lại ngày 05 tháng 10 năm 2024"


def remark_between(sheet: Worksheet) -> None:
    """Figures as text, with a line of remarks between two units."""
    numbers_in_words(sheet)
    sheet.move_range("A13:M14", rows=1)
    sheet["A13"] = "Ghi chú: các xã dưới đây gửi muộn"


def date_in_pieces(sheet: Worksheet) -> None:
    numbers_in_words(sheet)
    sheet["I16"], sheet["B17"], sheet["I17"] = None, None, None
    for column, piece in enumerate(["Ngày", "05", "tháng", "10", "năm", "2024"], start=2):
        sheet.cell(17, column).value = piece


def line_breaks_in_the_number_row(sheet: Worksheet) -> None:
    for column in range(1, 14):
        sheet.cell(11, column).value = f"'({column})"
    sheet["C11"] = "'(3) = '(4)\n+ '(5) + '(6)"


def hard_spaces_in_the_number_row(sheet: Worksheet) -> None:
    for column in range(1, 14):
        sheet.cell(11, column).value = f"({column})"
    sheet["C11"] = "(3)\u00a0=\u00a0(4) + (5) + (6)"


def square_brackets_in_the_number_row(sheet: Worksheet) -> None:
    for column in range(1, 14):
        sheet.cell(11, column).value = f"[{column}]"


def names_with_ordinals(sheet: Worksheet) -> None:
    sheet["A12"], sheet["A13"] = None, None
    sheet["B12"], sheet["B13"] = "1. UBND xã An Phước", "2. Thị trấn Long Thành (TT)"


@pytest.mark.parametrize(
    "change",
    [
        page_break,
        page_number,
        remarks,
        remark_like_a_signature,
        remark_between,
        date_in_pieces,
        reserve_rows,
        numbers_in_words,
        names_with_ordinals,
        line_breaks_in_the_number_row,
        hard_spaces_in_the_number_row,
        square_brackets_in_the_number_row,
    ],
)
@pytest.mark.parametrize("container", ["xlsx", "xls", "html"])
def test_an_odd_sheet_reads_as_the_plain_one(
    change: Callable[[Worksheet], None], container: str
) -> None:
    book = ii06a(LINES)
    change(first(book))
    write = {"xlsx": saved, "xls": as_xls, "html": as_html}[container]
    reading = read(write(book))
    assert reading.problems == []
    assert counts(reading) == EXPECTED


@pytest.mark.parametrize("write", [saved, as_xls])
def test_what_a_formula_leaves_in_binary_is_no_fraction(write: Writer) -> None:
    book = ii06a(LINES)
    noise(first(book))
    reading = read(write(book))
    assert reading.problems == []
    assert counts(reading) == EXPECTED


@pytest.mark.parametrize(
    "lines",
    [
        [("", "TỔNG SỐ", *DOUBLE), *LINES],
        [("", "Tổng số (I+II)", *DOUBLE), ("I", "Cấp xã", *DOUBLE), *LINES],
        [*LINES, ("", "Tổng cộng:", *DOUBLE)],
        [*LINES, ("", "Trung bình", *R)],
        [("", "UBND tỉnh Đồng Nai", *DOUBLE), *LINES],
        [*LINES, ("", "Account không dùng", *[0] * 11), ("", "Cấp xã")],
        [*LINES, ("", "Account không dùng", "-", ""), ("", "Test")],
        [("I", "Cấp huyện"), LINES[1], ("II", "Cấp xã", *R), LINES[0]],
        [("", "A. Cấp xã", *DOUBLE), *LINES],
        [("I", "Khối huyện"), ("II", "Xã, phường, thị trấn"), *LINES],
    ],
)
def test_rows_that_are_no_unit_add_nothing(lines: list[Line]) -> None:
    reading = read(saved(ii06a(lines, total=False)))
    assert reading.problems == []
    assert counts(reading) == EXPECTED


@pytest.mark.parametrize(
    "write",
    [
        lambda text: f"sep=;\r\n{text}".encode(),
        lambda text: (text + ";;;;;;;;;;;;\r\n" * 40).encode("utf-8-sig"),
        lambda text: text.replace("\r\n", "\n").encode("utf-16"),
        lambda text: text.replace(";110;", ';"110";').encode(),
    ],
)
def test_text_as_programs_export_it(write: Callable[[str], bytes]) -> None:
    reading = read(write(separated(ii06a(LINES), ";")))
    assert reading.problems == []
    assert counts(reading) == EXPECTED


@pytest.mark.parametrize(
    ("value", "kind", "says"),
    [
        ("60 xã", "not_a_number", "bỏ chữ"),
        ("không", "not_a_number", "thì ghi 0"),
        ("60 (trong đó 5 quá hạn)", "several_values", "một số"),
        ("6,0E1", "not_a_number", "bỏ chữ"),
        (True, "not_a_number", "“TRUE”"),
        ("６０", "not_a_number", "toàn khổ"),
        ("60%", "percent_instead_of_count", "tỷ lệ"),
    ],
)
def test_what_is_no_count_says_what_to_write(value: object, kind: str, says: str) -> None:
    book = ii06a(LINES)
    first(book)["D12"] = value  # type: ignore[assignment]
    reading = read(saved(book))
    (problem,) = (each for each in reading.problems if each.cell == "D12")
    assert str(problem.kind) == kind
    assert says in sentence(problem)


def test_a_row_with_figures_and_no_name_is_still_told() -> None:
    book = ii06a([*LINES, (3, "", *R)], total=False)
    assert ("unknown_unit", "B14") in faults(read(saved(book)))
