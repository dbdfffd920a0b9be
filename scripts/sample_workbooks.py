"""Writes the demonstration's workbooks, the same bytes in every run."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import datetime
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from openpyxl import Workbook, load_workbook
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from metrics.counts.month import Month
from metrics.units.unit import Unit
from reports.entry_form import entry_workbook
from scripts.sample_row import COLUMNS, Row

LABEL = "DỮ LIỆU TRÌNH DIỄN – không phải số liệu thật"
_MADE = datetime(2024, 11, 1)  # noqa: DTZ001  (a property of the file, the same in every run)
_STAMP = (2024, 11, 1, 0, 0, 0)
_SHEET = "Số liệu tháng"


def write_entries(
    path: Path, month: Month, head: Unit, units: Sequence[Unit], rows: Mapping[str, Row]
) -> None:
    """The entry form as `template` writes it, filled in; a unit without a row stays blank."""
    workbook = load_workbook(BytesIO(entry_workbook(month, head, units)))
    sheet = workbook[_SHEET]
    numbers, columns = _numbered(sheet)
    codes = _code_column(sheet, numbers)
    for line in range(numbers + 1, sheet.max_row + 1):
        row = rows.get(str(sheet.cell(line, codes).value))
        for column, value in zip(columns, row.cells if row else (), strict=False):
            sheet.cell(line, column).value = value
    sheet["A1"] = f"{sheet['A1'].value} – {LABEL}"
    _save(workbook, path)


def _numbered(sheet: Worksheet) -> tuple[int, list[int]]:
    """The number row and the columns of (1) to (18)."""
    wanted = [f"({number})" for number in range(1, len(COLUMNS) + 1)]
    for line in sheet.iter_rows(max_row=20):
        at = {str(cell.value): int(cell.column or 0) for cell in line if cell.value is not None}
        if set(wanted) <= at.keys():
            return int(line[0].row or 0), [at[number] for number in wanted]
    raise ValueError(f"{sheet.title}: no number row")


def _code_column(sheet: Worksheet, numbers: int) -> int:
    for line in sheet.iter_rows(max_row=numbers):
        for cell in line:
            if cell.value == "Mã đơn vị":
                return int(cell.column)
    raise ValueError(f"{sheet.title}: no column of codes")


_HEADINGS = {
    "A12:A14": "STT",
    "B12:B14": "Đơn vị",
    "C12:F12": "Số hồ sơ nhận giải quyết",
    "C13:C14": "Tổng số",
    "D13:E13": "Trong kỳ",
    "D14": "Trực tuyến",
    "E14": "Trực tiếp, dịch vụ bưu chính",
    "F13:F14": "Từ kỳ trước",
    "G12:J12": "Số lượng hồ sơ đã giải quyết",
    "G13:G14": "Tổng số",
    "H13:H14": "Trước hạn",
    "I13:I14": "Đúng hạn",
    "J13:J14": "Quá hạn",
    "K12:M12": "Số lượng hồ sơ đang giải quyết",
    "K13:K14": "Tổng số",
    "L13:L14": "Trong hạn",
    "M13:M14": "Quá hạn",
}
_LAST = "M"
_BOLD = Font(name="Times New Roman", size=12, bold=True)
_PLAIN = Font(name="Times New Roman", size=12)
_ITALIC = Font(name="Times New Roman", size=12, italic=True)
_CENTRE = Alignment(horizontal="center", vertical="center", wrap_text=True)
_LINE = Side(style="thin", color="808080")
_BOX = Border(left=_LINE, right=_LINE, top=_LINE, bottom=_LINE)
_HEAD = PatternFill("solid", start_color="E8EDF3")


def write_ii06a(
    path: Path, month: Month, head: Unit, units: Sequence[Unit], rows: Mapping[str, Row]
) -> None:
    """Biểu II.06a of the departments as a one-stop system exports it, one row a unit."""
    workbook = Workbook()
    sheet = workbook.active
    assert isinstance(sheet, Worksheet)
    sheet.title = f"Tháng {month.number}.{month.year}"
    _titles(sheet, month, head)
    _headings(sheet)
    reported = [(unit, rows[unit.code]) for unit in units if unit.code in rows]
    _table(sheet, reported)
    _signature(sheet, 19 + len(reported), month)
    for column, width in zip("ABCDEFGHIJKLM", (6, 46, *[12] * 11), strict=True):
        sheet.column_dimensions[column].width = width
    sheet.row_dimensions[14].height = 48
    sheet.freeze_panes = "C16"
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    _save(workbook, path)


def _titles(sheet: Worksheet, month: Month, head: Unit) -> None:
    place = head.name[0].lower() + head.name[1:]
    _merged(
        sheet,
        f"A1:{_LAST}1",
        LABEL,
        Font(name="Times New Roman", size=12, bold=True, color="B00020"),
    )
    _merged(sheet, "A2:E2", "Biểu số II.06a/VPCP/KSTT", _BOLD)
    _merged(sheet, "A3:E3", "Ban hành theo Thông tư số 01/2020/TT-VPCP", _ITALIC)
    _merged(sheet, f"G2:{_LAST}2", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", _BOLD)
    _merged(sheet, f"G3:{_LAST}3", "Độc lập - Tự do - Hạnh phúc", _BOLD)
    _merged(sheet, f"G4:{_LAST}4", f"- Đơn vị báo cáo: Các sở, ban, ngành {place}", _PLAIN)
    _merged(sheet, f"G5:{_LAST}5", f"- Đơn vị nhận báo cáo: Văn phòng UBND {place}", _PLAIN)
    title = (
        "TÌNH HÌNH, KẾT QUẢ GIẢI QUYẾT THỦ TỤC HÀNH CHÍNH "
        "TẠI CƠ QUAN, ĐƠN VỊ TRỰC TIẾP GIẢI QUYẾT TTHC"
    )
    _merged(sheet, f"A7:{_LAST}7", title, Font(name="Times New Roman", size=13, bold=True))
    first, last = month.first_day, month.last_day
    _merged(sheet, f"A8:{_LAST}8", f"Kỳ báo cáo: Tháng {month.number:02d} năm {month.year}", _PLAIN)
    _merged(sheet, f"A9:{_LAST}9", f"(Từ ngày {first:%d/%m/%Y} đến ngày {last:%d/%m/%Y})", _ITALIC)
    _merged(sheet, f"J11:{_LAST}11", "Đơn vị tính: Số hồ sơ TTHC.", _ITALIC)


def _headings(sheet: Worksheet) -> None:
    for area, words in _HEADINGS.items():
        _merged(sheet, area, words, _BOLD)
    for column in range(1, 14):
        _put(sheet, 15, column, column, _ITALIC)
    for line in sheet[f"A12:{_LAST}15"]:
        for cell in line:
            cell.border, cell.fill, cell.alignment = _BOX, _HEAD, _CENTRE


def _table(sheet: Worksheet, reported: Sequence[tuple[Unit, Row]]) -> None:
    _merged(sheet, f"A16:{_LAST}16", "Sở ban ngành", _BOLD)
    lines = [_ii06a_cells(row) for _, row in reported]
    for at, ((unit, _), cells) in enumerate(zip(reported, lines, strict=True)):
        line: tuple[int | str, ...] = (at + 1, unit.name, *cells)
        for column, value in enumerate(line, start=1):
            _put(sheet, 17 + at, column, value, _PLAIN)
    total = [sum(column) for column in zip(*lines, strict=True)]
    for column, value in enumerate(("Tổng số", *total), start=2):
        _put(sheet, 17 + len(lines), column, value, _BOLD)
    for cells_of_line in sheet[f"A16:{_LAST}{17 + len(lines)}"]:
        for cell in cells_of_line:
            cell.border = _BOX


def _ii06a_cells(row: Row) -> tuple[int, ...]:
    """Columns 3 to 13."""
    online, offline, carried, early, on_time, late, in_time, overdue = (
        value or 0 for value in row.cells[:8]
    )
    resolved = early + on_time + late
    handled = online + offline + carried
    return (
        handled, online, offline, carried,
        resolved, early, on_time, late,
        in_time + overdue, in_time, overdue,
    )  # fmt: skip


def _signature(sheet: Worksheet, line: int, month: Month) -> None:
    day = month.plus(1).first_day.replace(day=5)
    words = f"Đồng Nai, ngày {day:%d} tháng {day:%m} năm {day.year}"
    _merged(sheet, f"H{line}:{_LAST}{line}", words, _ITALIC)
    _merged(sheet, f"A{line + 1}:C{line + 1}", "Người báo cáo", _BOLD)
    _merged(sheet, f"H{line + 1}:{_LAST}{line + 1}", "LÃNH ĐẠO ĐƠN VỊ", _BOLD)
    _merged(sheet, f"H{line + 2}:{_LAST}{line + 2}", "(Ký và ghi rõ họ tên)", _ITALIC)


def _merged(sheet: Worksheet, area: str, words: str, font: Font) -> None:
    if ":" in area:
        sheet.merge_cells(area)
    cell = sheet[area.split(":")[0]]
    cell.value, cell.font, cell.alignment = words, font, _CENTRE


def _put(sheet: Worksheet, line: int, column: int, value: int | str | None, font: Font) -> None:
    cell = sheet.cell(line, column, value)
    cell.font = font
    if isinstance(value, int) and column > 2:
        cell.number_format = "#,##0"


def _save(workbook: Workbook, path: Path) -> None:
    workbook.properties.creator = "Dữ liệu trình diễn"
    workbook.properties.lastModifiedBy = "Dữ liệu trình diễn"
    workbook.properties.title = LABEL
    workbook.properties.created = _MADE
    workbook.save(path)
    _settle(path)


def _settle(path: Path) -> None:
    """Write the zip anew without the time of its making, which openpyxl always notes."""
    with ZipFile(path) as made:
        parts = [(entry.filename, made.read(entry)) for entry in made.infolist()]
    with ZipFile(path, "w") as settled:
        for name, content in parts:
            entry = ZipInfo(name, _STAMP)
            entry.compress_type, entry.create_system, entry.external_attr = (
                ZIP_DEFLATED,
                3,
                0o644 << 16,
            )
            settled.writestr(entry, _timeless(name, content), compresslevel=9)


def _timeless(name: str, content: bytes) -> bytes:
    if name != "docProps/core.xml":
        return content
    stamp = rb"\g<1>" + _MADE.strftime("%Y-%m-%dT%H:%M:%SZ").encode() + rb"\g<2>"
    return re.sub(rb"(<dcterms:modified[^>]*>)[^<]*(</)", stamp, content)
