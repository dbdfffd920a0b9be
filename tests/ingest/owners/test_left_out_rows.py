"""Rows that state figures and are no unit's are told, never passed over in silence."""

from __future__ import annotations

import pytest

from ingest.layouts.library import Library
from ingest.tables.intake import read_bytes
from metrics.units.unit_rows import Alias
from tests.ingest.workbooks import (
    II06A_ROW,
    REFERENCE,
    Line,
    counts,
    faults,
    ii06a,
    only,
    read,
    request,
    saved,
)
from wording.intake.problems import sentence

R = II06A_ROW
DOUBLE = [2 * value for value in R]
LINES: list[Line] = [(1, "Xã An Phước", *R), (2, "Xã Bình An", *R)]
EXPECTED = counts(read(saved(ii06a(LINES))))
LAND_OFFICE = "Văn phòng đăng ký đất đai"


@pytest.mark.parametrize("label", ["Account không dùng", "Test", "Đơn vị test"])
def test_figures_of_a_junk_account_are_told_with_the_row(label: str) -> None:
    reading = read(saved(ii06a([*LINES, (3, label, *R)], total=False)))
    problem = only(reading)
    assert (str(problem.kind), problem.cell, problem.found) == ("total_mismatch", "B14", label)
    assert "Số hồ sơ nhận giải quyết › Tổng số: 110" in sentence(problem)
    assert "8 số nữa" in sentence(problem)
    assert not reading.refused
    assert counts(reading) == EXPECTED


def test_an_average_is_no_news_and_what_only_bears_its_name_is() -> None:
    for mean in (R, [value + 0.5 for value in R]):
        assert read(saved(ii06a([*LINES, ("", "Trung bình", *mean)], total=False))).problems == []
    reading = read(saved(ii06a([*LINES, ("", "Trung bình", *DOUBLE)], total=False)))
    assert faults(reading) == [("total_mismatch", "B14")]


@pytest.mark.parametrize(
    "lines",
    [
        [("I", "Cấp xã", *DOUBLE), *LINES],
        [*LINES, ("", "Cấp xã", *DOUBLE)],
        [("I", "Cấp huyện", *R), LINES[0], ("II", "Cấp xã", *R), LINES[1]],
        [("A", "Cấp tỉnh", *DOUBLE), ("I", "Cấp xã", *DOUBLE), *LINES],
        [("", LAND_OFFICE, *DOUBLE), *LINES],
    ],
)
def test_a_group_that_sums_rows_up_is_a_subtotal(lines: list[Line]) -> None:
    reading = read(saved(ii06a(lines, total=False)))
    assert reading.problems == []
    assert counts(reading) == EXPECTED


def test_a_group_that_sums_nothing_up_is_told_at_its_figure() -> None:
    off = [*DOUBLE[:4], DOUBLE[4] + 1, *DOUBLE[5:]]
    reading = read(saved(ii06a([("I", "Cấp xã", *off), *LINES], total=False)))
    problem = only(reading)
    assert (str(problem.kind), problem.cell) == ("total_mismatch", "G12")
    assert "Dòng nhóm “Cấp xã” ghi 157" in sentence(problem)
    assert "cộng lại là 156" in sentence(problem)
    assert counts(reading) == EXPECTED


def test_an_office_that_is_named_like_a_group_is_a_unit_to_be_known() -> None:
    data = saved(ii06a([*LINES, (3, LAND_OFFICE, *R)], total=False))
    assert faults(read(data)) == [("unknown_unit", "B14")]
    known = Library(REFERENCE, "75", [Alias(LAND_OFFICE, "26389", None, None)])
    reading = read_bytes(data, "Tệp.xlsx", request(), known)
    assert reading.problems == []
    assert counts(reading)["26389", "resolved_late"] == R[7]


def test_every_row_of_such_an_office_is_a_unit_to_be_known() -> None:
    lines: list[Line] = [*LINES, (3, LAND_OFFICE, *R), (4, LAND_OFFICE, *R)]
    reading = read(saved(ii06a(lines, total=False)))
    assert faults(reading) == [("unknown_unit", "B14"), ("unknown_unit", "B15")]
