"""A second table below the first is never read under the first one's headings."""

from __future__ import annotations

import pytest
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from tests.ingest.workbooks import (
    II06A_ROW,
    Line,
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
OF_UNIT = "- Đơn vị báo cáo:"
LINES: list[Line] = [(1, "Xã An Phước", *R), (2, "Xã Bình An", *R)]


def below(lines: list[Line], titles: dict[str, str], *, name: str = "Đơn vị") -> Workbook:
    """The same form once more on the same sheet, from row 18, for further rows."""
    book = ii06a(LINES, total=False)
    sheet = first(book)
    sheet["B8"] = name
    for row in range(14, 30):
        for column in range(1, 14):
            sheet.cell(row, column).value = None
    for row in range(8, 12):
        for column in range(1, 14):
            sheet.cell(row + 10, column).value = sheet.cell(row, column).value
    for row, line in enumerate(lines, start=22):
        for column, value in enumerate(line, start=1):
            sheet.cell(row, column).value = value  # type: ignore[assignment]
    for cell, text in titles.items():
        sheet[cell] = text
    return book


MORE: list[Line] = [(3, "Xã Long Đức", *R)]
ALL = counts(read(saved(ii06a([*LINES, *MORE], total=False))))


def table(sheet: Worksheet, row: int, heads: tuple[str, ...], line: tuple[object, ...]) -> None:
    for column, head in enumerate(("STT", "Đơn vị", *heads), start=1):
        sheet.cell(row, column).value = head
    for column, value in enumerate((1, *line), start=1):
        sheet.cell(row + 1, column).value = value  # type: ignore[assignment]


def test_the_same_form_of_the_same_month_goes_on() -> None:
    titles = {"D15": "TÌNH HÌNH, KẾT QUẢ GIẢI QUYẾT", "D16": "Kỳ báo cáo: Tháng 9 năm 2024"}
    reading = read(saved(below(MORE, titles)))
    assert reading.problems == []
    assert counts(reading) == ALL


def test_the_same_form_of_another_month_is_a_conflict_at_its_title() -> None:
    for cell in ("A16", "D16"):
        problem = only(read(saved(below(MORE, {cell: "Kỳ báo cáo: Tháng 8 năm 2024"}))))
        assert (str(problem.kind), problem.cell) == ("month_conflict", cell)
        assert "trang tính riêng" in sentence(problem)


def test_days_that_end_in_another_month_are_a_conflict() -> None:
    reading = read(saved(below(MORE, {"A16": "(Từ ngày 15/7/2024 đến ngày 14/8/2024)"})))
    assert faults(reading) == [("month_conflict", "A16")]


def test_a_line_that_opens_another_month_is_a_conflict() -> None:
    reading = read(saved(ii06a([*LINES, ("Tháng 8 năm 2024",), *MORE], total=False)))
    assert faults(reading) == [("month_conflict", "A14")]


def test_a_line_that_repeats_the_month_is_harmless() -> None:
    reading = read(saved(ii06a([*LINES, ("Tháng 9 năm 2024",), *MORE], total=False)))
    assert reading.problems == []
    assert counts(reading) == ALL


def test_another_table_is_told_at_its_first_other_heading() -> None:
    book = Workbook()
    sheet = first(book)
    sheet["A1"] = "KẾT QUẢ XỬ LÝ PHẢN ÁNH, KIẾN NGHỊ"
    sheet["A2"] = "Tháng 9 năm 2024"
    known = ("Số PAKN tiếp nhận", "Số PAKN xử lý đúng hạn", "Số PAKN được đánh giá")
    table(sheet, 4, (*known, "Số PAKN hài lòng"), ("Xã An Phước", 3, 2, 2, 1))
    plain = read(saved(book))
    assert not plain.refused
    heads = ("Số phiếu khảo sát", "Không hài lòng", "Hài lòng", "Rất hài lòng")
    table(sheet, 8, heads, ("Xã Long Đức", 50, 5, 40, 5))
    sheet["A7"] = "II. KHẢO SÁT HÀI LÒNG"
    reading = read(saved(book))
    problem = only(reading)
    assert (str(problem.kind), problem.cell) == ("unknown_form", "C8")
    assert "bảng khác: tiêu đề “Số phiếu khảo sát”" in sentence(problem)
    assert counts(reading) == counts(plain)


@pytest.mark.parametrize(
    ("own", "other"),
    [
        ({"G1": f"{OF_UNIT} UBND xã An Phước"}, {"G15": f"{OF_UNIT} UBND xã Bình An"}),
        (
            {"G1": OF_UNIT, "H1": "UBND xã An Phước"},
            {"G15": f"{OF_UNIT} …………", "I15": "UBND xã Bình An"},
        ),
    ],
    ids=["in one cell", "in the cell beside"],
)
def test_the_report_of_another_unit_is_told_at_its_name(
    own: dict[str, str], other: dict[str, str]
) -> None:
    rows: list[Line] = [(1, "Đất đai", *R)]
    book = below(rows, other, name="Lĩnh vực")
    sheet = first(book)
    sheet["B12"], sheet["B13"] = "Đất đai", "Hộ tịch"
    for cell, text in own.items():
        sheet[cell] = text
    problem = only(read(saved(book)))
    assert (str(problem.kind), problem.cell) == ("unknown_form", list(other)[-1])
    assert "“UBND xã Bình An”" in sentence(problem)
