"""Workbooks as offices hand them in, valid by default; a test spoils what it is about."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import openpyxl
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from ingest.layouts.library import Library
from ingest.reading import Request
from ingest.tables.intake import read_bytes
from metrics.counts.month import Month
from metrics.counts.problem import Problem
from metrics.counts.reading import Reading
from metrics.units.register import read_units
from metrics.units.unit import Register
from reports.entry_form import entry_workbook

REFERENCE = Path(__file__).resolve().parents[2] / "data" / "reference"
SEPTEMBER = Month(2024, 9)
REGISTER = Register("75", read_units(REFERENCE / "units", "75")[0])
LIBRARY = Library(REFERENCE, "75")

ENTRY_SHEET = "Số liệu tháng"
FIRST_ROW = 8
"""Of the units in the entry form."""
GOOD = (60, 40, 10, 30, 40, 8, 20, 12, 50, 45, 30, 28, 3, 2, 2, 1, 6, 25)
"""The 18 columns of a unit: balanced, no part above its whole."""

COMMUNES = ("26368", "26383", "26386", "26389")
"""Thị trấn Long Thành, Xã An Phước, Xã Bình An, Xã Long Đức."""


def request(**said: object) -> Request:
    return Request(REFERENCE, "75", **said)  # type: ignore[arg-type]


def read(data: bytes, **said: object) -> Reading:
    return read_bytes(data, "Tệp.xlsx", request(**said), LIBRARY)


def saved(book: Workbook) -> bytes:
    written = BytesIO()
    book.save(written)
    return written.getvalue()


def opened(data: bytes) -> Workbook:
    return openpyxl.load_workbook(BytesIO(data))


def first(book: Workbook) -> Worksheet:
    sheet = book.worksheets[0]
    assert isinstance(sheet, Worksheet)
    return sheet


def entry_form(
    rows: Mapping[str, Sequence[object]] | None = None, month: Month = SEPTEMBER
) -> Workbook:
    """The office's form of some units, filled in."""
    filled = {code: GOOD for code in COMMUNES} if rows is None else rows
    book = opened(_blank_form(tuple(filled), month))
    sheet = book[ENTRY_SHEET]
    for row in range(FIRST_ROW, FIRST_ROW + len(filled)):
        values = filled[str(sheet.cell(row, 1).value)]
        for column, value in enumerate(values, start=3):
            sheet.cell(row, column).value = value  # type: ignore[assignment]
    return book


@cache
def _blank_form(codes: tuple[str, ...], month: Month) -> bytes:
    tree = REGISTER.at(month)
    return entry_workbook(month, tree["75"], [tree[code] for code in codes])


def counts(reading: Reading) -> dict[tuple[str, str], int | None]:
    return {
        (figure.unit, figure.measure): figure.value
        for table in reading.tables
        for figure in table.figures
    }


def cells(reading: Reading) -> dict[tuple[str, str], tuple[str, ...]]:
    return {
        (figure.unit, figure.measure): figure.cells
        for table in reading.tables
        for figure in table.figures
    }


def faults(reading: Reading) -> list[tuple[str, str | None]]:
    return [(str(problem.kind), problem.cell) for problem in reading.problems]


def only(reading: Reading) -> Problem:
    assert len(reading.problems) == 1, reading.problems
    return reading.problems[0]


II06A_ROW = (110, 60, 40, 10, 78, 30, 40, 8, 32, 20, 12)
"""The 11 columns of a unit: (3)=(4)+(5)+(6), (7)=(8)+(9)+(10), (11)=(12)+(13), (3)=(7)+(11)."""
II06A_FIRST_ROW = 12

_HEADINGS = (
    ("A8:A10", "STT"),
    ("B8:B10", "Đơn vị"),
    ("C8:F8", "Số hồ sơ nhận giải quyết"),
    ("C9:C10", "Tổng số"),
    ("D9:E9", "Trong kỳ"),
    ("D10", "Trực tuyến"),
    ("E10", "Trực tiếp, dịch vụ bưu chính"),
    ("F9:F10", "Từ kỳ trước"),
    ("G8:J8", "Số lượng hồ sơ đã giải quyết"),
    ("G9:G10", "Tổng số"),
    ("H9:H10", "Trước hạn"),
    ("I9:I10", "Đúng hạn (Bao gồm cả hồ sơ chờ bổ sung và trả lại)"),
    ("J9:J10", "Quá hạn"),
    ("K8:M8", "Số lượng hồ sơ đang giải quyết"),
    ("K9:K10", "Tổng số"),
    ("L9:L10", "Trong hạn (Bao gồm cả hồ sơ chờ bổ sung)"),
    ("M9:M10", "Quá hạn"),
)

Line = Sequence[object]
"""STT, unit, 11 counts; a group row is just its label."""


def ii06a(
    lines: Sequence[Line],
    *,
    period: str = "Kỳ báo cáo: Tháng 9 năm 2024",
    total: bool = True,
    merged: bool = True,
    numbers: Sequence[object] | None = None,
) -> Workbook:
    """Biểu II.06a with one row a unit, as one-stop systems print it."""
    book = Workbook()
    sheet = first(book)
    sheet.title = "II.06a"
    sheet["A1"] = "Biểu số II.06a/VPCP/KSTT"
    sheet["G1"] = "- Đơn vị báo cáo: Văn phòng UBND tỉnh Đồng Nai"
    sheet["A3"] = "TÌNH HÌNH, KẾT QUẢ GIẢI QUYẾT THỦ TỤC HÀNH CHÍNH TẠI CƠ QUAN, ĐƠN VỊ"
    sheet["A4"] = period
    sheet["K6"] = "Đơn vị tính: Số hồ sơ TTHC."
    for place, text in _HEADINGS:
        sheet[place.partition(":")[0]] = text
        if merged and ":" in place:
            sheet.merge_cells(place)
    for column, number in enumerate(numbers or range(1, 14), start=1):
        sheet.cell(11, column).value = number  # type: ignore[assignment]
    row = II06A_FIRST_ROW
    for line in lines:
        for column, value in enumerate(line, start=1):
            sheet.cell(row, column).value = value  # type: ignore[assignment]
        if len(line) == 1:
            sheet.merge_cells(start_row=row, end_row=row, start_column=1, end_column=13)
        row += 1
    if total:
        _write_total(sheet, lines, row)
        row += 1
    sheet.cell(row + 1, 9).value = "Đồng Nai, ngày 05 tháng 10 năm 2024"
    sheet.cell(row + 2, 2).value = "Người báo cáo"
    sheet.cell(row + 2, 9).value = "LÃNH ĐẠO ĐƠN VỊ"
    return book


def _write_total(sheet: Worksheet, lines: Sequence[Line], row: int) -> None:
    sheet.cell(row, 2).value = "Tổng cộng"
    for column in range(3, 14):
        values = [line[column - 1] for line in lines if len(line) >= column]
        sheet.cell(row, column).value = sum(each for each in values if isinstance(each, int))


def parts_of(data: bytes) -> dict[str, bytes]:
    with ZipFile(BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def zipped(parts: Mapping[str, bytes] | Sequence[tuple[str, bytes]]) -> bytes:
    """A zip of parts, in the order given; a name may come twice."""
    written = BytesIO()
    pairs = parts.items() if isinstance(parts, Mapping) else parts
    with ZipFile(written, "w", ZIP_DEFLATED) as archive:
        for name, part in pairs:
            archive.writestr(name, part)
    return written.getvalue()
