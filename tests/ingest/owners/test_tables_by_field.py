"""Tables by field of one unit: known by their rows, and added up without their subtotals."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from metrics.counts.reading import Reading
from tests.ingest.layout_tables import (
    BY_FIELD,
    PARTS,
    ROWS,
    Layout,
    Parts,
    expected,
    first_row,
    table,
)
from tests.ingest.workbooks import cells, counts, first, only, read, saved
from wording.intake.problems import sentence

by_field = pytest.mark.parametrize("layout", BY_FIELD, ids=lambda layout: layout.title)

FIELDS = ("Đất đai", "Hộ tịch", "Chứng thực", "Bảo trợ xã hội")
FIELD_ROWS = tuple((field, parts) for field, (_, parts) in zip(FIELDS, ROWS, strict=True))
TOGETHER = {part: sum(parts[part] for _, parts in ROWS) for part in PARTS}


@by_field
def test_a_table_by_field_adds_up_to_the_figures_of_its_unit(layout: Layout) -> None:
    book = table(layout, FIELD_ROWS, reporting="UBND huyện Long Thành")
    reading = read(saved(book))
    assert reading.problems == []
    (found,) = reading.tables
    assert (found.form, found.reporting_unit, found.units) == (layout.form, "740", 1)
    assert counts(reading) == {
        ("740", measure): value for measure, value in expected(layout, TOGETHER).items()
    }
    for key, places in cells(reading).items():
        values = [first(book)[place].value for place in places]
        assert sum(value for value in values if isinstance(value, int)) == counts(reading)[key]
        assert len({place.lstrip("ABCDEFGHIJKLMNOP") for place in places}) == len(FIELDS)


@by_field
def test_the_unit_chosen_by_hand_goes_before_the_one_in_the_file(layout: Layout) -> None:
    book = table(layout, FIELD_ROWS, reporting="UBND huyện Long Thành")
    reading = read(saved(book), unit="26383")
    assert reading.problems == []
    assert reading.tables[0].reporting_unit == "26383"
    assert {unit for unit, _ in counts(reading)} == {"26383"}


@by_field
def test_a_table_by_field_without_its_unit_is_an_error(layout: Layout) -> None:
    problem = only(read(saved(table(layout, FIELD_ROWS))))
    assert (str(problem.kind), problem.case.partition(".")[2]) == ("unknown_unit", "reporting_unit")


def test_an_unknown_reporting_unit_is_told_at_its_cell_with_suggestions() -> None:
    book = table(BY_FIELD[0], FIELD_ROWS, reporting="UBND xã An Phướk")
    problem = only(read(saved(book)))
    assert (str(problem.kind), problem.cell) == ("unknown_unit", "D1")
    assert "Xã An Phước" in str(problem.facts["candidates"])


def test_the_province_is_no_reporting_unit() -> None:
    problem = only(read(saved(table(BY_FIELD[0], FIELD_ROWS, reporting="UBND tỉnh Đồng Nai"))))
    assert (str(problem.kind), problem.cell, problem.case.partition(".")[2]) == (
        "unknown_unit",
        "D1",
        "province",
    )


LEAVES = {
    ("A", 1, 2, "B", 1): (1, 2, 4),
    ("I", 1, 2, "II", 1): (1, 2, 4),
    ("A", "I", 1, 2, "II"): (2, 3, 4),
    (1, "1.1", "1.2", 2, "2.1"): (1, 2, 4),
    (1, 2, 3, 4, 5): (0, 1, 2, 3, 4),
}


@pytest.mark.parametrize("ordinals", LEAVES, ids=str)
def test_subtotals_are_not_added_again(
    ordinals: tuple[object, object, object, object, object],
) -> None:
    leaves = LEAVES[ordinals]
    numbers = [place + 1 if place in leaves else 0 for place in range(5)]
    for place in reversed(range(5)):
        if place not in leaves:
            ends = [each for each in range(place + 1, 5) if each not in leaves]
            below = 5 if ordinals[:2] == ("A", "I") and place == 0 else min([*ends, 5])
            numbers[place] = sum(
                n for at, n in enumerate(numbers) if place < at < below and at in leaves
            )
    rows = [
        (f"Lĩnh vực {place}", {part: number * FIELD_ROWS[0][1][part] for part in PARTS})
        for place, number in enumerate(numbers)
    ]
    book = table(BY_FIELD[0], rows, reporting="Xã An Phước", total=False, ordinals=ordinals)
    reading = read(saved(book))
    assert reading.problems == []
    together = {part: sum(rows[place][1][part] for place in leaves) for part in PARTS}
    assert {measure: value for (_, measure), value in counts(reading).items()} == expected(
        BY_FIELD[0], together
    )


def times(number: int) -> Parts:
    return {part: number * FIELD_ROWS[0][1][part] for part in PARTS}


def by_parts(
    ordinals: Sequence[object], numbers: Sequence[int] = (6, 2, 4, 1, 1), *, total: bool = True
) -> Reading:
    """Two fields, the first of two parts and the second of one, numbered in some way."""
    rows = [(f"Lĩnh vực {place}", times(number)) for place, number in enumerate(numbers)]
    book = table(BY_FIELD[0], rows, reporting="Xã An Phước", total=False, ordinals=ordinals)
    if total:
        row = first_row(BY_FIELD[0]) + len(rows)
        first(book).cell(row, 2).value = "Tổng số"
        for column in range(3, 14):
            tops = [first(book).cell(row + place, column).value for place in (-5, -2)]
            first(book).cell(row, column).value = sum(n for n in tops if isinstance(n, int))
    return read(saved(book))


NUMBERED = (
    (1, "-", "-", 2, "-"),
    (1, "+", "+", 2, "+"),
    (1, None, None, 2, None),
    (1, "a)", "b)", 2, "a)"),
    (1, "a", "b", 2, "a"),
    (1, "1-1", "1-2", 2, "2-1"),
    (1, 1, 2, 2, 1),
)


@pytest.mark.parametrize("total", [True, False])
@pytest.mark.parametrize("ordinals", NUMBERED, ids=str)
def test_rows_that_add_up_to_the_row_above_are_its_parts_however_they_are_numbered(
    ordinals: Sequence[object], *, total: bool
) -> None:
    reading = by_parts(ordinals, total=total)
    assert reading.problems == []
    assert {measure: value for (_, measure), value in counts(reading).items()} == expected(
        BY_FIELD[0], times(7)
    )


@pytest.mark.parametrize("ordinals", [(1, 2, 3, 4, 5), (None,) * 5], ids=str)
def test_a_total_row_proves_parts_that_no_number_shows(ordinals: Sequence[object]) -> None:
    assert counts(by_parts(ordinals)) == counts(by_parts(NUMBERED[0]))


def test_the_rows_on_top_count_where_the_total_row_is_their_sum() -> None:
    reading = by_parts((1, "-", "-", 2, "-"), (6, 2, 1, 1, 1))
    assert reading.problems == []
    assert counts(reading) == counts(by_parts(NUMBERED[0]))


def test_parts_that_agree_neither_with_their_row_nor_with_the_total_are_errors() -> None:
    book = table(
        BY_FIELD[0],
        [(f"Lĩnh vực {place}", times(number)) for place, number in enumerate((6, 2, 1, 1))],
        reporting="Xã An Phước",
        ordinals=(1, "-", "-", 2),
    )
    row = first_row(BY_FIELD[0]) + 4
    for column in range(3, 14):
        first(book).cell(row, column).value = 9999
    problems = read(saved(book)).problems
    assert {str(problem.kind) for problem in problems} == {"sum_mismatch"}
    assert problems[0].cell == f"C{row}"


def test_parts_that_do_not_add_up_to_their_row_are_errors_where_no_total_settles_it() -> None:
    problem = by_parts((1, "-", "-", 2, "-"), (6, 2, 1, 1, 1), total=False).problems[0]
    row = first_row(BY_FIELD[0])
    assert (str(problem.kind), problem.cell) == ("sum_mismatch", f"C{row}")
    assert problem.facts["cells"] == f"C{row + 1}, C{row + 2}"


@pytest.mark.parametrize("total", [True, False])
def test_equal_rows_numbered_one_after_another_are_no_parts_of_each_other(*, total: bool) -> None:
    rows = [(field, times(1)) for field in FIELDS]
    reading = read(saved(table(BY_FIELD[0], rows, reporting="Xã An Phước", total=total)))
    assert reading.problems == []
    assert {measure: value for (_, measure), value in counts(reading).items()} == expected(
        BY_FIELD[0], times(4)
    )


def test_groups_alone_are_what_is_added() -> None:
    book = table(BY_FIELD[0], FIELD_ROWS[:3], reporting="Xã An Phước", ordinals=("A", "B", "C"))
    reading = read(saved(book))
    assert reading.problems == []
    assert len(cells(reading)["26383", "carried_in"]) == 3


def test_a_total_row_that_does_not_match_the_fields_is_a_warning() -> None:
    book = table(BY_FIELD[0], FIELD_ROWS, reporting="Xã An Phước")
    row = first_row(BY_FIELD[0]) + len(FIELD_ROWS)
    first(book).cell(row, 6).value = 1
    problem = only(read(saved(book)))
    assert (str(problem.kind), problem.cell) == ("total_mismatch", f"F{row}")


def test_rows_of_units_under_a_heading_of_fields_stay_units() -> None:
    layout = BY_FIELD[0]
    reading = read(saved(table(layout, ROWS, reporting="Văn phòng UBND tỉnh Đồng Nai")))
    assert reading.problems == []
    assert (reading.tables[0].form, reading.tables[0].units) == ("II.06a", 4)


UNSURE = {
    "unknown communes": ("Xã An Phướk", "Xã Bình Ân"),
    "places inside units": ("Trạm y tế xã An Phước", "Trạm y tế xã Bình An"),
    "neither": ("Khu vực 1", "Khu vực 2"),
    "codes": ("26383a", "H19.40"),
    "an office among fields": ("Hộ tịch", "Phòng Nào Đó"),
}


@pytest.mark.parametrize("names", UNSURE.values(), ids=list(UNSURE))
def test_rows_that_are_no_known_fields_are_asked_about_rather_than_summed(
    names: tuple[str, str],
) -> None:
    rows = [(name, parts) for name, (_, parts) in zip(names, ROWS, strict=False)]
    reading = read(saved(table(BY_FIELD[0], rows, reporting="UBND huyện Long Thành")))
    assert {str(problem.kind) for problem in reading.problems} == {"unknown_unit"}
    assert reading.tables[0].form == "II.06a"
    assert reading.tables[0].figures.stated == 0


def test_a_person_may_say_that_rows_nobody_knows_are_fields_of_one_unit() -> None:
    rows = [("Khu vực 1", ROWS[0][1]), ("Khu vực 2", ROWS[1][1])]
    book = saved(table(BY_FIELD[0], rows))
    assert "chọn đơn vị đó khi nạp" in sentence(read(book).problems[0])
    reading = read(book, unit="26383")
    assert (reading.problems, reading.tables[0].form) == ([], "II.06a-linh-vuc")


WRITTEN_OTHERWISE = {
    "without diacritics": ("XA AN PHUOC", "XA BINH AN"),
    "in VNI": ("Xaõ An Phöôùc", "Xaõ Bình An"),
}


@pytest.mark.parametrize("names", WRITTEN_OTHERWISE.values(), ids=list(WRITTEN_OTHERWISE))
def test_units_written_otherwise_are_no_fields(names: tuple[str, str]) -> None:
    rows = [(name, parts) for name, (_, parts) in zip(names, ROWS, strict=False)]
    reading = read(saved(table(BY_FIELD[0], rows, reporting="UBND huyện Long Thành")))
    assert {unit for unit, _ in counts(reading)} == {"26383", "26386"}


def test_fields_that_begin_like_offices_are_fields() -> None:
    rows = [("Sở hữu trí tuệ", ROWS[0][1]), ("Phòng, chống tệ nạn xã hội", ROWS[1][1])]
    reading = read(saved(table(BY_FIELD[0], rows, reporting="Xã An Phước")))
    assert (reading.problems, reading.tables[0].form) == ([], "II.06a-linh-vuc")
