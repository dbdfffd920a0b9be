"""Pivot tables as Excel exports them: `Row Labels`, `Sum of …`, sums of groups above their rows."""

from __future__ import annotations

import pytest
from openpyxl.workbook import Workbook

from tests.ingest.workbooks import counts, faults, first, read, saved

MEASURES = (
    "Tiếp nhận trực tuyến", "Tiếp nhận trực tiếp và BCCI", "Kỳ trước chuyển sang",
    "Giải quyết trước hạn", "Giải quyết đúng hạn", "Giải quyết quá hạn",
    "Đang giải quyết trong hạn", "Đang giải quyết quá hạn",
)  # fmt: skip
ONE = (60, 55, 5, 40, 50, 2, 26, 2)
TWO = (92, 41, 9, 60, 52, 3, 25, 2)
BOTH = tuple(map(sum, zip(ONE, TWO, strict=True)))
ENGLISH = ("Row Labels", "Sum of {}", "Grand Total", "(blank)")
VIETNAMESE = ("Nhãn Hàng", "Tổng của {}", "Tổng Cuối", "(trống)")
Rows = list[tuple[str, tuple[int, ...]]]


def pivot(rows: Rows, said: tuple[str, str, str, str] = ENGLISH, above: str | None = None) -> bytes:
    names, figures, total, _ = said
    book = Workbook()
    sheet = first(book)
    sheet.append(["Tháng", "08/2024"])
    sheet.append([None, above])
    sheet.append([names, *map(figures.format, MEASURES)])
    for name, values in rows:
        sheet.append([name, *values])
    whole = [sum(column) for column in zip(*(values for _, values in rows), strict=True)]
    sheet.append([total, *whole])
    return saved(book)


def online(data: bytes) -> dict[str, int | None]:
    reading = read(data)
    assert not reading.refused, faults(reading)
    found = counts(reading).items()
    return {unit: value for (unit, measure), value in found if measure == "received_online"}


@pytest.mark.parametrize("said", [ENGLISH, VIETNAMESE])
@pytest.mark.parametrize("above", [None, "Values", "Giá trị", "Column Labels", "Nhãn Cột"])
def test_its_columns_and_its_total_are_known(
    said: tuple[str, str, str, str], above: str | None
) -> None:
    data = pivot([("Xã Bình An", ONE), ("Xã Bình Sơn", TWO)], said, above)
    assert online(data) == {"26386": 60, "26395": 92}
    assert faults(read(data)) == []


@pytest.mark.parametrize("said", [ENGLISH, VIETNAMESE])
def test_figures_of_nobody_are_left_out_and_told(said: tuple[str, str, str, str]) -> None:
    data = pivot([("Xã Bình An", ONE), (said[3], TWO)], said)
    assert online(data) == {"26386": 60}
    assert ("total_mismatch", "A5") in faults(read(data))


def test_a_district_sums_its_communes_up_and_tells_namesakes_apart() -> None:
    rows: Rows = [
        ("Huyện Long Thành", BOTH), ("Xã Tân Hiệp", ONE), ("Xã Bình Sơn", TWO),
        ("Thành phố Biên Hòa", ONE), ("Phường Tân Hiệp", ONE),
    ]  # fmt: skip
    assert set(online(pivot(rows))) == {"26419", "26395", "26008"}


def test_a_district_with_figures_of_its_own_is_its_one_stop() -> None:
    rows: Rows = [("Huyện Long Thành", (9,) * 8), ("Xã Bình An", ONE), ("Xã Bình Sơn", TWO)]
    assert online(pivot(rows)) == {"740": 9, "26386": 60, "26395": 92}


def test_what_sums_nothing_up_is_no_count() -> None:
    data = pivot([("Xã Bình An", ONE)], ("Row Labels", "Average of {}", "Grand Total", ""))
    assert read(data).refused
