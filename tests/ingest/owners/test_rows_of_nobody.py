"""Rows with figures that name no unit, told by their sums, their words and where they stand."""

from __future__ import annotations

import pytest

from ingest.layouts.library import Library
from ingest.tables.intake import read_bytes
from metrics.counts.answer import NOT_A_UNIT, Answer
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
MORE: list[Line] = [(1, "Xã Lộc An", *R), (2, "Xã Tam An", *R)]
EXPECTED = counts(read(saved(ii06a(LINES))))
BOTH = counts(read(saved(ii06a([*LINES, *MORE]))))
SHARES = [100, 55.5, 44.5, 9, 100, 38, 51, 11, 100, 62, 38]


@pytest.mark.parametrize(
    "lines",
    [
        [("I", "Khu vực trung tâm", *DOUBLE), *LINES, ("II", "Các xã còn lại", *DOUBLE), *MORE],
        [("A", "Cụm số 1", *DOUBLE), *LINES, ("B", "Cụm số 2", *DOUBLE), *MORE],
        [("", "Cụm thi đua 1", *DOUBLE), *LINES, ("", "Cụm thi đua 2", *DOUBLE), *MORE],
        [*LINES, ("", "Vùng đồng bằng", *DOUBLE), *MORE, ("", "Vùng đồi núi", *DOUBLE)],
        [
            ("", "TOÀN HUYỆN", *(4 * value for value in R)),
            ("A", "Khối phía Bắc", *(4 * value for value in R)),
            ("I", "Cụm Đông", *DOUBLE),
            *LINES,
            ("II", "Cụm Tây", *DOUBLE),
            *MORE,
        ],
    ],
)
def test_a_name_of_no_unit_that_sums_rows_up_is_a_group(lines: list[Line]) -> None:
    reading = read(saved(ii06a(lines, total=False)))
    assert reading.problems == []
    assert counts(reading) == BOTH


def test_a_numbered_group_with_a_wrong_sum_is_told_and_not_stored() -> None:
    off = [*DOUBLE[:7], DOUBLE[7] + 1, *DOUBLE[8:]]
    reading = read(saved(ii06a([("I", "Khu vực trung tâm", *off), *LINES], total=False)))
    assert faults(reading) == [("total_mismatch", "J12")]
    assert counts(reading) == EXPECTED


def test_a_misspelt_unit_is_no_group_though_the_next_row_repeats_its_figures() -> None:
    for name in ("Xã An Phướcc", "Tân Hiêppp", "UBND xã Không Có"):
        reading = read(saved(ii06a([(1, name, *R), *LINES], total=False)))
        assert faults(reading) == [("unknown_unit", "B12")]


def test_units_that_are_numbered_like_groups_are_asked_about() -> None:
    lines = [("I", "Tân Hiêppp", *R), ("II", "Xã An Phước", *R), ("III", "Xã Bình An", *R)]
    assert faults(read(saved(ii06a(lines, total=False)))) == [("unknown_unit", "B12")]


@pytest.mark.parametrize(
    "label",
    [
        "Trong đó: hồ sơ liên thông",
        "Tỷ lệ (%)",
        "% so với tổng số",
        "So với cùng kỳ",
        "Tăng (+), giảm (-)",
        "Số hồ sơ xin lỗi",
        "Hồ sơ ngoài giờ hành chính",
        "Lũy kế từ đầu năm",
    ],
)
def test_what_stands_under_the_closing_total_is_left_out_and_told_once(label: str) -> None:
    lines = [*LINES, ("", "Tổng cộng", *DOUBLE), ("", label, *SHARES), ("", "Trong đó", *R)]
    reading = read(saved(ii06a(lines, total=False)))
    assert counts(reading) == EXPECTED
    assert all(kind == "total_mismatch" for kind, _ in faults(reading))
    assert "B15" in [cell for _, cell in faults(reading)]


def test_the_warning_names_every_row_that_was_left_out() -> None:
    lines = [
        *LINES,
        ("", "Tổng cộng", *DOUBLE),
        ("", "Tỷ lệ (%)", *SHARES),
        ("", "So với cùng kỳ", -1, *SHARES[1:]),
    ]
    problem = only(read(saved(ii06a(lines, total=False))))
    assert "15, 16" in sentence(problem)
    assert "“Tỷ lệ (%)”; “So với cùng kỳ”" in sentence(problem)


def test_shares_between_the_units_are_left_out_too() -> None:
    lines = [LINES[0], ("", "Tỷ lệ (%)", *SHARES), LINES[1], ("", "Tỷ lệ (%)", *SHARES)]
    reading = read(saved(ii06a(lines, total=False)))
    assert faults(reading) == [("total_mismatch", "B13")]
    assert counts(reading) == EXPECTED


def test_a_unit_below_the_total_is_still_asked_about() -> None:
    lines = [*LINES, ("", "Tổng cộng", *DOUBLE), (3, "Văn phòng đăng ký nhà đất", *R)]
    assert faults(read(saved(ii06a(lines, total=False)))) == [("unknown_unit", "B15")]


def test_a_total_that_does_not_add_up_closes_nothing() -> None:
    off = [DOUBLE[0] + 1, *DOUBLE[1:]]
    lines = [*LINES, ("", "Tổng cộng", *off), ("", "Tân Hiêppp", *R)]
    assert ("unknown_unit", "B15") in faults(read(saved(ii06a(lines, total=False))))


def test_a_total_of_a_named_place_is_a_total() -> None:
    lines = [*LINES, ("", "Tổng cộng huyện Long Thành", *DOUBLE)]
    reading = read(saved(ii06a(lines, total=False)))
    assert reading.problems == []
    assert counts(reading) == EXPECTED


def test_an_unknown_name_may_be_answered_with_a_unit_or_with_none() -> None:
    data = saved(ii06a([*LINES, (3, "Xã Tam Ân", *R)], total=False))
    problem = only(read(data))
    assert problem.choices[0] == "26398"
    assert problem.choices[-1] == NOT_A_UNIT
    assert problem.sheet and problem.cell == "B14"
    answered = read(data, answers=(Answer(problem.sheet, problem.cell, "26398"),))
    assert not answered.problems
    assert {unit for unit, _ in counts(answered)} == {"26383", "26386", "26398"}
    left_out = read(data, answers=(Answer(problem.sheet, problem.cell, NOT_A_UNIT),))
    assert faults(left_out) == [("total_mismatch", "B14")]
    assert "Xã Tam Ân" in sentence(only(left_out))
    assert counts(left_out) == EXPECTED


def test_what_was_said_to_be_no_unit_is_left_out_and_told_until_it_is_one() -> None:
    name = "Tổ công tác lưu động"
    data = saved(ii06a([*LINES, (3, name, *R)], total=False))
    for codes, left_out in (([NOT_A_UNIT], True), ([NOT_A_UNIT, "26398"], False)):
        said = [Alias(name, code, None, None) for code in codes]
        reading = read_bytes(data, "Tệp.xlsx", request(), Library(REFERENCE, "75", said))
        assert not reading.refused
        assert (counts(reading) == EXPECTED) is left_out
        assert len(reading.problems) == left_out


def test_an_ambiguous_name_may_be_answered() -> None:
    problem = only(read(saved(ii06a([*LINES, (3, "Tân Hiệp", *R)], total=False))))
    assert str(problem.kind) == "ambiguous_unit"
    assert {"26008", "26419", NOT_A_UNIT} <= set(problem.choices)
