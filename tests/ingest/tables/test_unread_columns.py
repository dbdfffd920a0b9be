"""Columns of counts that nothing is taken from are told with the reading."""

from __future__ import annotations

import pytest

from ingest.sandbox.messages import pack, unpack
from metrics.counts.reading import Reading, UnreadColumn
from tests.ingest.workbooks import II06A_ROW, Line, counts, first, ii06a, read, saved
from wording.intake.upload import unread_columns

LINES: list[Line] = [(1, "Xã An Phước", *II06A_ROW), (2, "Xã Bình An", *II06A_ROW)]
EXPECTED = counts(read(saved(ii06a(LINES))))


def beside(heading: str | None, *values: object) -> list[UnreadColumn]:
    book = ii06a(LINES)
    sheet = first(book)
    sheet["N8"] = heading
    for row, value in enumerate(values, start=12):
        sheet.cell(row, 14).value = value  # type: ignore[assignment]
    reading = unpack(pack(read(saved(book))), Reading)
    assert reading.problems == []
    assert counts(reading) == EXPECTED
    return reading.unread_columns


@pytest.mark.parametrize("values", [(55, 66), ("1.055", ""), (0, 3.0)])
def test_counts_under_an_unknown_heading_are_told(values: tuple[object, ...]) -> None:
    told = beside("Tiếp nhận qua Zalo", *values)
    assert told == [("II.06a", "N", "Tiếp nhận qua Zalo")]
    assert "cột N “Tiếp nhận qua Zalo” của trang tính “II.06a”" in unread_columns(told)


def test_counts_without_a_heading_are_told_by_their_letter() -> None:
    assert "cột N (không có tiêu đề)" in unread_columns(beside(None, 55, 66))


@pytest.mark.parametrize(
    ("heading", "values"),
    [
        ("Ghi chú", ("gửi muộn", "")),
        ("Ghi chú", (1, 2)),
        ("Tỷ lệ đúng hạn (%)", (89.7, 90)),
        ("Xếp hạng", (1, 2)),
        ("Điểm bình quân", (8.5, 9)),
        ("Tiếp nhận qua Zalo", (0, 0)),
        ("Tiếp nhận qua Zalo", ("-", "")),
        ("Tiếp nhận qua Zalo", ("một", 2)),
    ],
)
def test_what_counts_nothing_is_not_told(heading: str, values: tuple[object, ...]) -> None:
    assert beside(heading, *values) == []
