"""The entry form as people get it: complete, guarded by Excel itself, the same each time."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet

from metrics.counts.month import Month
from metrics.units.register import read_units
from metrics.units.unit import Register, Unit
from reports.entry_form import entry_workbook

REFERENCE = Path(__file__).resolve().parents[2] / "data" / "reference"
SEPTEMBER = Month(2024, 9)
TREE = Register("75", read_units(REFERENCE / "units", "75")[0]).at(SEPTEMBER)
LONG_THANH = [unit for unit in TREE.under("740") if unit.reports]


def written(folder: Path, units: list[Unit], name: str = "form.xlsx") -> Path:
    path = folder / name
    path.write_bytes(entry_workbook(SEPTEMBER, TREE["740"], units))
    return path


@pytest.fixture
def sheet(tmp_path: Path) -> Worksheet:
    book = openpyxl.load_workbook(written(tmp_path, LONG_THANH))
    assert book.sheetnames == ["Số liệu tháng", "Hướng dẫn"]
    return book["Số liệu tháng"]


def test_each_unit_has_a_row_with_its_code_as_text(sheet: Worksheet) -> None:
    rows = [(row[0].value, row[1].value) for row in sheet.iter_rows(min_row=8)]
    assert rows[0] == ("740", "Huyện Long Thành")
    assert rows[1:] == [(unit.code, unit.name) for unit in LONG_THANH[1:]]
    assert len(rows) == 15


def test_the_month_and_the_columns_numbers_are_written(sheet: Worksheet) -> None:
    assert sheet["A2"].value == "Tháng 9 năm 2024 – Huyện Long Thành"
    assert [cell.value for cell in sheet[7]][2:] == [f"({number})" for number in range(1, 19)]


def test_communes_stand_below_their_district_whatever_the_order_given(tmp_path: Path) -> None:
    units = [TREE[code] for code in ("26383", "26116", "740", "734", "75-STP")]
    book = openpyxl.load_workbook(written(tmp_path, units))
    codes = [row[0].value for row in book.worksheets[0].iter_rows(min_row=8)]
    assert codes == ["740", "26383", "734", "26116", "75-STP"]


def test_only_figures_can_be_edited(sheet: Worksheet) -> None:
    assert sheet.protection.sheet
    assert sheet.protection.password is None
    for row in sheet.iter_rows(min_row=8):
        assert [cell.protection.locked for cell in row] == [True, True, *[False] * 18]


def test_excel_accepts_only_whole_numbers_from_zero(sheet: Worksheet) -> None:
    (rule,) = sheet.data_validations.dataValidation
    assert (rule.type, rule.operator, rule.formula1) == ("whole", "between", "0")
    assert rule.allow_blank
    assert str(rule.sqref) == "C8:T22"


def test_headings_stay_in_sight_and_on_every_printed_page(sheet: Worksheet) -> None:
    assert sheet.freeze_panes == "C8"
    assert sheet.print_title_rows == "$5:$7"
    assert (sheet.page_setup.orientation, sheet.page_setup.fitToHeight) == ("landscape", 0)


def test_the_guide_explains_every_column(tmp_path: Path) -> None:
    guide = openpyxl.load_workbook(written(tmp_path, LONG_THANH))["Hướng dẫn"]
    lines = [[cell.value for cell in row] for row in guide.iter_rows()]
    explained = [line for line in lines if str(line[0]).startswith("(")]
    assert [line[0] for line in explained] == [f"({number})" for number in range(1, 19)]
    assert all(line[1] and line[2] for line in explained)
    text = " ".join(str(line[0]) for line in lines)
    assert "Chưa có số liệu thì để trống; trong tháng không phát sinh thì ghi 0" in text


def test_equal_forms_are_equal_files(tmp_path: Path) -> None:
    first = written(tmp_path, LONG_THANH, "1.xlsx").read_bytes()
    assert written(tmp_path, LONG_THANH, "2.xlsx").read_bytes() == first


def test_a_form_without_units_is_still_a_form(tmp_path: Path) -> None:
    assert openpyxl.load_workbook(written(tmp_path, [])).worksheets[0].max_row == 7
