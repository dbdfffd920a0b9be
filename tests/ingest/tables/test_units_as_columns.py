"""Tables whose units stand beside each other: told in one sentence, never read as another form."""

from __future__ import annotations

import pytest
from openpyxl.workbook import Workbook

from tests.ingest.workbooks import faults, first, only, read, saved
from wording.intake import problems

COUNTED = ("Tiếp nhận trực tuyến", "Đã giải quyết: Trước hạn", "Đã giải quyết: Quá hạn")
UNITS = ("Xã An Phước", "Xã Bình An")


def turned(heads: tuple[str, ...], below: tuple[str, ...] = COUNTED) -> bytes:
    book = Workbook()
    sheet = first(book)
    sheet.append(["TÌNH HÌNH GIẢI QUYẾT HỒ SƠ THÁNG 8 NĂM 2024"])
    sheet.append([*heads, *UNITS, "Tổng cộng"])
    for place, name in enumerate(below, start=1):
        sheet.append([*([place, name] if len(heads) > 1 else [name]), 10, 20, 30])
    return saved(book)


@pytest.mark.parametrize(
    ("heads", "cell"),
    [
        (("TT", "Chỉ tiêu"), "C2"), (("STT", "Nội dung"), "C2"), (("Nội dung",), "B2"),
        (("Chỉ tiêu",), "B2"), (("",), "B2"), (("TT", "Đơn vị"), "C2"),
    ],
)  # fmt: skip
def test_they_are_told_at_the_first_unit_and_nothing_else_is(
    heads: tuple[str, ...], cell: str
) -> None:
    reading = read(turned(heads))
    assert faults(reading) == [("unknown_form", cell)]
    assert reading.proposals == []
    sentence = problems.sentence(only(reading))
    assert "ví dụ “Xã An Phước”" in sentence and "Chuyển vị" in sentence


def test_names_beside_each_other_over_other_words_are_no_such_table() -> None:
    reading = read(turned(("TT", "Nội dung"), ("Dân số", "Diện tích", "Số thôn")))
    assert str(only(reading).case) != "unknown_form.units_as_columns"


def test_once_turned_as_told_its_columns_can_be_matched() -> None:
    book = Workbook()
    sheet = first(book)
    sheet.append(["TÌNH HÌNH GIẢI QUYẾT HỒ SƠ THÁNG 8 NĂM 2024"])
    sheet.append(["Đơn vị", "Trực tuyến", "Trước hạn", "Quá hạn"])
    for name in UNITS:
        sheet.append([name, 10, 20, 30])
    assert [len(each.columns) for each in read(saved(book)).proposals] == [4]
