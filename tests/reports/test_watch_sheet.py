"""The watch list as offices hand it round."""

from __future__ import annotations

from datetime import date
from io import BytesIO

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet

from metrics.inspection.watch import Followed, WatchRow
from reports.watch_sheet import WatchSheet, watchlist_workbook
from tests.metrics.inspection.test_watch import a_score

DAY = date(2024, 5, 14)


def sheet(content: bytes, at: int = 0) -> Worksheet:
    page = openpyxl.load_workbook(BytesIO(content)).worksheets[at]
    assert isinstance(page, Worksheet)
    return page


def row_of(page: Worksheet, key: object) -> list[object]:
    (found,) = [row for row in page.iter_rows() if key in [cell.value for cell in row]]
    return [cell.value for cell in found]


def test_an_exported_watch_list_has_numbers_lights_filter_and_clauses() -> None:
    row = WatchRow(a_score(969, 1000), 5, followed=Followed(DAY, 2, 1))
    content = watchlist_workbook(
        WatchSheet("Cần kiểm tra", "Tháng 9/2024, Huyện Long Thành", "Đèn cận.", DAY, [row])
    )
    page = sheet(content)
    assert row_of(page, "Bộ lọc")[:2] == ["Bộ lọc", "Đèn cận."]
    found = row_of(page, "26368")
    assert found[5:8] == [969, 1000, 96.9]
    assert found[8:11] == [97, pytest.approx(-0.1), 1]
    assert found[11:15] == ["Cận", "chưa chắc", 5, 0]
    assert found[17] == 2
    assert "dưới mục tiêu 5 tháng liền" in str(found[18])
    assert found[19:21] == ["ke-hoach", "3.2"]


def test_a_percent_is_never_shown_rounded_across_its_target() -> None:
    row = WatchRow(a_score(96_960, 100_000))
    page = sheet(watchlist_workbook(WatchSheet("", "", "", DAY, [row])))
    (cell,) = [each for line in page.iter_rows() for each in line if each.value == 96.96]
    assert cell.number_format == "0.00"
