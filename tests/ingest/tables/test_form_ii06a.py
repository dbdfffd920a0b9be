"""Biểu II.06a with one row a unit: found by content, headings, groups, totals, sums."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.ingest.workbooks import (
    II06A_FIRST_ROW,
    II06A_ROW,
    SEPTEMBER,
    Line,
    cells,
    counts,
    faults,
    first,
    ii06a,
    only,
    read,
    saved,
)
from wording.intake.problems import sentence

UNITS: tuple[Line, ...] = (
    (1, "Huyện Long Thành", *II06A_ROW),
    (2, "Xã An Phước", *II06A_ROW),
    (3, "Xã Long Đức", *II06A_ROW),
)


def row(**changed: object) -> Line:
    """One commune whose columns (3) to (13) are II06A_ROW but for those named `c3` to `c13`."""
    values: list[object] = list(II06A_ROW)
    for name, value in changed.items():
        values[int(name[1:]) - 3] = value
    return (1, "Xã An Phước", *values)


def test_every_unit_and_measure_is_read() -> None:
    reading = read(saved(ii06a(UNITS)))
    assert reading.problems == []
    (table,) = reading.tables
    assert (table.form, table.month, table.units) == ("II.06a", SEPTEMBER, 3)
    figures = counts(reading)
    assert {unit for unit, _ in figures} == {"740", "26383", "26389"}
    assert {measure: figures["26383", measure] for _, measure in figures} == {
        "received_online": 60,
        "received_offline": 40,
        "carried_in": 10,
        "resolved_early": 30,
        "resolved_in_time": 70,
        "resolved_late": 8,
        "open_in_time": 20,
        "open_late": 12,
    }
    assert cells(reading)["26383", "resolved_in_time"] == ("H13", "I13")


def test_group_rows_total_rows_and_signatures_are_no_units() -> None:
    lines = (
        ("Sở ban ngành",),
        (2, "Sở Nội vụ", *II06A_ROW),
        ("Huyện, thị xã, thành phố",),
        (2, "Huyện Long Thành", *II06A_ROW),
        ("Xã, phường, thị trấn",),
        (13, "Xã An Phước", *II06A_ROW),
    )
    reading = read(saved(ii06a(lines)))
    assert reading.problems == []
    assert reading.tables[0].units == 3


def test_headings_may_stand_without_merged_cells() -> None:
    reading = read(saved(ii06a(UNITS, merged=False)))
    assert reading.problems == []
    assert counts(reading) == counts(read(saved(ii06a(UNITS))))


@pytest.mark.parametrize(
    "numbers",
    [
        list(range(1, 14)),
        [f"({number})" for number in range(1, 14)],
        ["A", "B", *range(1, 12)],
        ["(1)", "(2)", "'(3) = '(4) + '(5) + '(6)", *[f"({n})" for n in range(4, 14)]],
    ],
)
def test_the_number_row_is_recognised_in_each_way_it_is_written(numbers: list[object]) -> None:
    reading = read(saved(ii06a(UNITS, numbers=numbers)))
    assert reading.problems == []
    assert reading.tables[0].units == 3


@pytest.mark.parametrize(
    ("changed", "cell"),
    [({"c3": 112, "c11": 34}, "C12"), ({"c7": 80, "c11": 30}, "G12"), ({"c11": 33}, "K12")],
)
def test_each_total_is_checked_against_its_parts(changed: dict[str, int], cell: str) -> None:
    found = faults(read(saved(ii06a([row(**changed)], total=False))))
    assert ("sum_mismatch", cell) in found


def test_totals_that_disagree_with_each_other_are_a_warning() -> None:
    problem = only(read(saved(ii06a([row(c3=109, c4=59)], total=False))))
    assert (str(problem.kind), str(problem.severity), problem.cell) == (
        "balance_mismatch",
        "warning",
        "C12",
    )


@pytest.mark.parametrize("blank", ["-", "_", None, ""])
def test_a_blank_is_zero_where_the_sums_prove_it(blank: str | None) -> None:
    line = row(c3=100, c6=blank, c11=22, c12=22, c13=blank)
    reading = read(saved(ii06a([line], total=False)))
    assert reading.problems == []
    assert counts(reading)["26383", "carried_in"] == 0
    assert counts(reading)["26383", "open_late"] == 0


def test_a_group_left_blank_is_zero_where_the_balance_proves_it() -> None:
    line = row(c3=78, c4=50, c5=20, c6=8, c11=None, c12=None, c13=None)
    reading = read(saved(ii06a([line], total=False)))
    assert reading.problems == []
    figures = counts(reading)
    assert (figures["26383", "open_in_time"], figures["26383", "open_late"]) == (0, 0)


def test_a_blank_that_no_sum_proves_is_not_reported() -> None:
    line = row(c3=None, c6=None, c7=None)
    figures = counts(read(saved(ii06a([line], total=False))))
    assert figures["26383", "carried_in"] is None
    assert figures["26383", "resolved_in_time"] == 70


def test_a_blank_total_is_no_fault() -> None:
    reading = read(saved(ii06a([row(c3=None, c7=None)], total=False)))
    assert reading.problems == []


def test_a_number_a_thousand_times_too_small_is_asked_about_with_the_sums_as_witness() -> None:
    line = row(c3=12.34, c4=12, c5=330, c6=10, c7=12.308, c9="12.270", c11=32)
    found = faults(read(saved(ii06a([line], total=False))))
    assert found == [("ambiguous_number", "C12"), ("ambiguous_number", "G12")]


def test_a_decimal_that_lost_its_thousands_is_told_as_excel_shows_it() -> None:
    book = ii06a([row(c3=1.259, c4=1.209, c7=1.227, c8=1.179)], total=False)
    problem = next(each for each in read(saved(book)).problems if each.cell == "C12")
    assert str(problem.kind) == "ambiguous_number"
    assert "“1,259”" in sentence(problem)
    assert "chỉ khớp nếu là 1.259. Nếu đúng vậy, ghi lại là 1259" in sentence(problem)


def test_a_decimal_without_a_witness_is_not_whole() -> None:
    assert faults(read(saved(ii06a([row(c3=110.5)], total=False)))) == [("not_whole", "C12")]


def test_a_total_row_that_does_not_match_the_units_is_a_warning() -> None:
    book = ii06a(UNITS)
    first(book)["D15"] = 181
    problem = only(read(saved(book)))
    assert (str(problem.kind), str(problem.severity), problem.cell) == (
        "total_mismatch",
        "warning",
        "D15",
    )
    assert problem.facts["sum"] == 180


def test_a_district_that_is_the_sum_of_its_communes_is_suspected() -> None:
    twice = tuple(2 * value for value in II06A_ROW)
    lines = ((1, "Huyện Long Thành", *twice), *UNITS[1:])
    problem = only(read(saved(ii06a(lines, total=False))))
    assert (str(problem.kind), problem.cell) == ("group_total_suspected", "B12")


def test_a_row_without_any_figure_states_nothing_even_of_an_unknown_unit() -> None:
    lines = (*UNITS, (4, "Account không dùng"), (5, "Đơn vị chưa biết"), (6, "Xã Bình An"))
    reading = read(saved(ii06a(lines, total=False)))
    assert reading.problems == []
    assert reading.tables[0].units == 3


def test_a_row_with_figures_and_no_name_is_an_error() -> None:
    found = faults(read(saved(ii06a([(1, None, *II06A_ROW)], total=False))))
    assert [kind for kind, _ in found] == ["unknown_unit"]


def test_repeated_headings_inside_the_table_are_skipped() -> None:
    lines: list[Line] = [
        UNITS[0],
        ("STT", "Đơn vị", "Tổng số"),
        tuple(range(1, 14)),
        *UNITS[1:],
    ]
    reading = read(saved(ii06a(lines, total=False)))
    assert reading.problems == []
    assert reading.tables[0].units == 3


def test_an_empty_first_column_does_not_matter() -> None:
    book = ii06a(UNITS)
    sheet = first(book)
    for span in list(sheet.merged_cells.ranges):
        sheet.unmerge_cells(str(span))
    sheet.insert_cols(1)
    reading = read(saved(book))
    assert reading.problems == []
    assert cells(reading)["740", "received_online"] == (f"E{II06A_FIRST_ROW}",)


small = st.integers(0, 400)


@settings(max_examples=25)
@given(st.tuples(*[small] * 8), st.booleans(), st.sampled_from([str, int, "{:,}".format]))
def test_any_balanced_table_reads_back_equal(
    parts: tuple[int, ...], merged: bool, write: object
) -> None:
    online, offline, carried, early, on_time, late, open_in_time, open_late = parts
    line = (
        online + offline + carried,
        *parts[:3],
        early + on_time + late,
        *parts[3:6],
        open_in_time + open_late,
        *parts[6:],
    )
    assert callable(write)
    written = [write(value) for value in line]
    written = [each.replace(",", ".") if isinstance(each, str) else each for each in written]
    reading = read(saved(ii06a([(1, "Xã An Phước", *written)], total=False, merged=merged)))
    assert {kind for kind, _ in faults(reading)} <= {"balance_mismatch"}
    figures = counts(reading)
    assert figures["26383", "received_online"] == online
    assert figures["26383", "resolved_in_time"] == early + on_time
    assert figures["26383", "open_late"] == open_late
