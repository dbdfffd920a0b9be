"""A column of districts beside one of communes: the lower one is the unit, nothing is doubled."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from tests.ingest.owners.labels_beside import beside
from tests.ingest.workbooks import II06A_ROW, counts, faults, only, read

R = II06A_ROW
DOUBLE = [2 * value for value in R]


def units(data: bytes) -> list[str]:
    reading = read(data)
    assert not reading.refused, reading.problems
    return sorted({unit for unit, _ in counts(reading)})


NAMESAKES = [
    (1, "Biên Hòa", "Tân Hiệp", *R),
    (2, None, "Thống Nhất", *R),
    (3, "Long Thành", "Tân Hiệp", *R),
    (4, None, "Phước Bình", *R),
]


@pytest.mark.parametrize("merges", [(), ("B12:B13", "B14:B15")])
def test_a_district_tells_namesakes_apart_down_to_the_next_one(merges: Sequence[str]) -> None:
    assert units(beside(NAMESAKES, merges=merges)) == ["26008", "26029", "26416", "26419"]


def test_a_blank_district_outside_the_merged_ones_tells_nothing() -> None:
    rows = [*NAMESAKES, (5, None, "Tân Hiệp", *R)]
    reading = read(beside(rows, merges=("B12:B13", "B14:B15")))
    assert faults(reading) == [("ambiguous_unit", "C16")]


@pytest.mark.parametrize(
    "headings",
    [
        ("STT", "Cơ quan, đơn vị", "Tên xã"),
        ("STT", "Đơn vị", "Địa bàn"),
        ("STT", "UBND cấp huyện", "UBND cấp xã"),
        ("TT", "Huyện", "Xã"),
        ("Số TT", "Địa phương", "Trực thuộc"),
    ],
)
def test_which_column_names_the_units_is_told_by_what_stands_in_it(headings: Sequence[str]) -> None:
    rows = [
        (1, "UBND thành phố Biên Hòa", "Phường Tân Hiệp", *R),
        (2, "UBND huyện Trảng Bom", "Xã Bàu Hàm", *R),
    ]
    assert units(beside(rows, headings)) == ["26008", "26257"]


def test_the_columns_may_stand_the_other_way_round_and_without_numbers() -> None:
    rows = [("Phường Tân Hiệp", "TP. Biên Hòa", *R), ("Xã Bàu Hàm", "Huyện Trảng Bom", *R)]
    assert units(beside(rows, ("Xã, phường", "Huyện, thành phố"))) == ["26008", "26257"]


@pytest.mark.parametrize("label", [None, "Cộng", "Huyện Long Thành", "Tổng cộng"])
def test_a_district_row_that_sums_its_communes_goes_to_nobody(label: str | None) -> None:
    rows = [
        (1, "Huyện Long Thành", label, *DOUBLE),
        (2, None, "Xã An Phước", *R),
        (3, None, "Xã Bình An", *R),
    ]
    data = beside(rows)
    assert units(data) == ["26383", "26386"]
    assert read(data).problems == []


def test_a_district_row_with_figures_of_its_own_is_its_one_stop() -> None:
    own = [3 * value for value in R]
    rows = [
        ("I", "Huyện Long Thành", None, *own),
        (1, None, "Xã An Phước", *R),
        (2, None, "Xã Bình An", *R),
    ]
    assert units(beside(rows)) == ["26383", "26386", "740"]


def test_a_sum_of_communes_that_is_wrong_in_one_column_is_told_and_not_stored() -> None:
    off = [*DOUBLE[:4], DOUBLE[4] + 1, *DOUBLE[5:]]
    rows = [
        (1, "Huyện Long Thành", None, *off),
        (2, None, "Xã An Phước", *R),
        (3, None, "Xã Bình An", *R),
    ]
    reading = read(beside(rows))
    assert sorted({unit for unit, _ in counts(reading)}) == ["26383", "26386"]
    assert [kind for kind, _ in faults(reading)] == ["total_mismatch"]


def test_a_department_stands_in_the_upper_column() -> None:
    rows = [
        (1, "Huyện Long Thành", "Xã An Phước", *R),
        (2, "Huyện Long Thành", "Xã Bình An", *R),
        (3, "Sở Y tế", None, *R),
    ]
    assert units(beside(rows))[:2] == ["26383", "26386"]
    assert len(units(beside(rows))) == 3


def test_a_commune_nobody_knows_is_asked_about_in_its_own_column() -> None:
    rows = [
        (1, "Huyện Long Thành", "Xã An Phước", *R),
        (2, "Huyện Long Thành", "Xã An Phú Đông", *R),
    ]
    problem = only(read(beside(rows)))
    assert (str(problem.kind), problem.cell) == ("unknown_unit", "C13")
