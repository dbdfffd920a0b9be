"""Every layout that offices print: recognised by its headings, exact to the last figure."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ingest.reading import Reading
from tests.ingest.layouts import BY_FIELD, BY_UNIT, PARTS, Layout, Parts, first_row, sum_of, table
from tests.ingest.workbooks import (
    SEPTEMBER,
    cells,
    counts,
    faults,
    first,
    only,
    read,
    saved,
)
from wording.problems import sentence

NAMES = ("Huyện Long Thành", "Xã An Phước", "Xã Bình An", "Xã Long Đức")
CODES = ("740", "26383", "26386", "26389")

layouts = pytest.mark.parametrize("layout", BY_UNIT, ids=lambda layout: layout.form)
by_field = pytest.mark.parametrize("layout", BY_FIELD, ids=lambda layout: layout.title)


def balanced(*numbers: int) -> dict[str, int]:
    """Counts of one unit of which as many came in as were resolved or are open."""
    parts = dict(zip(PARTS, numbers, strict=True))
    came = sum(parts[name] for name in PARTS[:6])
    left = sum(parts[name] for name in PARTS[6:])
    parts["carried"] += max(0, left - came)
    parts["not_due"] += max(0, came - left)
    return parts


ROWS = tuple(
    (name, balanced(*(7 * place + step for step in range(1, 15))))
    for place, name in enumerate(NAMES, start=1)
)


def expected(layout: Layout, parts: Parts) -> dict[str, object]:
    return {measure: number(parts) for measure, number in layout.figures.items()}


@layouts
def test_every_layout_gives_its_exact_figures(layout: Layout) -> None:
    reading = read(saved(table(layout, ROWS)))
    assert reading.problems == []
    (found,) = reading.tables
    assert (found.form, found.month, found.units) == (layout.form, SEPTEMBER, 4)
    figures = counts(reading)
    for code, (_, parts) in zip(CODES, ROWS, strict=True):
        of_unit = {measure: value for (unit, measure), value in figures.items() if unit == code}
        assert of_unit == expected(layout, parts)


@layouts
def test_each_figure_names_the_cells_that_add_up_to_it(layout: Layout) -> None:
    book = table(layout, ROWS)
    reading = read(saved(book))
    sheet = first(book)
    for key, places in cells(reading).items():
        values = [sheet[place].value for place in places]
        assert sum(value for value in values if isinstance(value, int)) == counts(reading)[key]


@layouts
def test_a_layout_is_known_by_its_headings_where_its_title_is_gone(layout: Layout) -> None:
    book = table(layout, ROWS)
    first(book)["A2"] = None
    reading = read(saved(book))
    assert reading.problems == []
    # Of two layouts with the same columns only the title tells which; their figures are the same.
    same = {"06-cac-cap": "II.06a"}.get(layout.form, layout.form)
    assert reading.tables[0].form == same


@layouts
def test_a_ratio_in_the_file_is_never_truth(layout: Layout) -> None:
    ratios = [
        column
        for column, (path, _) in enumerate(layout.columns, start=3 + bool(layout.code))
        if "ỷ lệ" in path[-1] or "%" in path[-1]
    ]
    book = table(layout, ROWS)
    row = first_row(layout)
    for column in ratios:
        first(book).cell(row, column).value = 12.5
    reading = read(saved(book))
    assert {kind for kind, _ in faults(reading)} <= {"total_mismatch"}
    assert counts(reading) == counts(read(saved(table(layout, ROWS))))


def with_ratios(*stated: object) -> Reading:
    """The summary by unit with other percentages of what was resolved in time."""
    layout = next(each for each in BY_UNIT if each.form == "tong-hop-don-vi")
    book = table(layout, ROWS)
    column = 3 + [path[-1] for path, _ in layout.columns].index("Tỷ lệ đúng hạn")
    for row, value in enumerate(stated, start=first_row(layout)):
        first(book).cell(row, column).value = value  # type: ignore[assignment]
    return read(saved(book))


def test_ratios_that_the_counts_do_not_come_to_are_one_warning_at_the_first_of_them() -> None:
    problem = only(with_ratios("1%", "2%"))
    assert (str(problem.severity), str(problem.kind), problem.cell) == (
        "warning",
        "total_mismatch",
        "L11",
    )
    assert "29/62 = 46,77 %" in sentence(problem)
    assert "2 ô như vậy" in sentence(problem)


@pytest.mark.parametrize("stated", ["46,8%", "47 %", 46.77, 0.4677, "0,468", "_", "", "-", "46.3"])
def test_a_ratio_is_right_within_half_a_point_however_it_is_written(stated: object) -> None:
    assert with_ratios(stated).problems == []


def opencps(received: int, *, opening: str = "Kỳ trước chuyển qua", returned: int = 0) -> Reading:
    """One unit that brought 5 over, settled 25 and has 10 left."""
    figures = dict.fromkeys(PARTS, 0) | {
        "carried": 5,
        "on_time": 22,
        "late_sorry": 3,
        "not_due": 10,
    }
    layout = next(each for each in BY_UNIT if each.form == "opencps")
    book = table(layout, [(NAMES[1], figures | {"direct": received})], total=False)
    sheet = first(book)
    sheet.cell(8, 3).value = opening
    for column in (13, 14):
        sheet.cell(first_row(layout), column).value = returned
    return read(saved(book))


@pytest.mark.parametrize("opening", ["Kỳ trước chuyển qua", "Số đầu kỳ"])
def test_what_came_in_and_what_became_of_it_are_weighed_in_opencps_too(opening: str) -> None:
    assert opencps(30, opening=opening).problems == []
    assert faults(opencps(950, opening=opening)) == [("balance_mismatch", "C11")]


def test_dossiers_returned_may_stand_beside_those_resolved() -> None:
    assert opencps(32, returned=1).problems == []
    assert opencps(31, returned=1).problems == []
    assert faults(opencps(35, returned=1)) == [("balance_mismatch", "C11")]


@layouts
def test_a_wrong_total_is_told_at_its_cell_wherever_the_layout_has_one(layout: Layout) -> None:
    book = table(layout, ROWS, total=False)
    row = first_row(layout)
    wrong: list[str] = []
    for column, (path, _) in enumerate(layout.columns, start=3 + bool(layout.code)):
        if path[-1] not in ("Tổng số", "Cộng", "TỔNG"):
            continue
        cell = first(book).cell(row, column)
        if path[0] in ("Thanh toán hồ sơ",):
            continue
        assert isinstance(cell.value, int)
        cell.value += 1_000_000
        wrong.append(cell.coordinate)
    found = {cell for kind, cell in faults(read(saved(book))) if kind == "sum_mismatch"}
    # A total of totals that are all too large may come out right again.
    assert found or not wrong
    assert found <= set(wrong)


def as_text(value: object) -> object:
    return str(value)


def grouped(value: object) -> object:
    return f"{value:,}".replace(",", ".") if isinstance(value, int) else value


def spaced(value: object) -> object:
    return f" {value:,} ".replace(",", "\u00a0") if isinstance(value, int) else value


def dashed(value: object) -> object:
    return "-" if value == 0 else value


def real(value: object) -> object:
    return float(value) if isinstance(value, int) else value


SPELLINGS = (as_text, grouped, spaced, real)
small = st.one_of(st.integers(0, 40), st.integers(0, 5_000))


@settings(max_examples=80, deadline=None)
@given(
    st.sampled_from(BY_UNIT),
    st.lists(st.tuples(*[small] * 14), min_size=1, max_size=4),
    st.sampled_from(SPELLINGS),
    st.booleans(),
)
def test_any_counts_in_any_layout_and_spelling_read_back_equal(
    layout: Layout,
    numbers: list[tuple[int, ...]],
    spelled: Callable[[object], object],
    merged: bool,
) -> None:
    rows = [(name, balanced(*each)) for name, each in zip(NAMES, numbers, strict=False)]
    book = table(layout, rows, spelled=spelled, merged=merged)
    reading = read(saved(book))
    warnings = {"balance_mismatch", "all_zero_column", "group_total_suspected"}
    assert {kind for kind, _ in faults(reading)} <= warnings
    assert counts(reading) == {
        (code, measure): value
        for code, (_, parts) in zip(CODES, rows, strict=False)
        for measure, value in expected(layout, parts).items()
    }


@settings(max_examples=40, deadline=None)
@given(st.sampled_from(BY_UNIT), st.tuples(*[small] * 14))
def test_a_dash_for_zero_never_reads_as_another_number(
    layout: Layout, numbers: tuple[int, ...]
) -> None:
    rows = [("Xã An Phước", balanced(*numbers))]
    reading = read(saved(table(layout, rows, spelled=dashed, total=False)))
    for (_, measure), value in counts(reading).items():
        assert value in (None, expected(layout, rows[0][1])[measure])


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
    assert (str(problem.kind), problem.facts["what"]) == ("unknown_unit", "reporting_unit")


def test_an_unknown_reporting_unit_is_told_at_its_cell_with_suggestions() -> None:
    book = table(BY_FIELD[0], FIELD_ROWS, reporting="UBND xã An Phướk")
    problem = only(read(saved(book)))
    assert (str(problem.kind), problem.cell) == ("unknown_unit", "D1")
    assert "Xã An Phước" in str(problem.facts["candidates"])


def test_the_province_is_no_reporting_unit() -> None:
    problem = only(read(saved(table(BY_FIELD[0], FIELD_ROWS, reporting="UBND tỉnh Đồng Nai"))))
    assert (str(problem.kind), problem.cell, problem.facts["what"]) == (
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


def test_the_all_level_form_leaves_its_group_rows_out_and_checks_its_total() -> None:
    layout = next(each for each in BY_UNIT if each.form == "06-cac-cap")
    nothing = dict.fromkeys(PARTS, 0)
    rows = [("Huyện, thị xã, thành phố", nothing), ROWS[0], ("Xã, phường, thị trấn", nothing)]
    rows += ROWS[1:]
    book = table(layout, rows)
    start = first_row(layout)
    for row in (start, start + 2):
        for column in range(3, 14):
            first(book).cell(row, column).value = None
        first(book).merge_cells(start_row=row, end_row=row, start_column=1, end_column=13)
    reading = read(saved(book))
    assert reading.problems == []
    assert (reading.tables[0].form, reading.tables[0].units) == ("06-cac-cap", 4)


def test_the_number_row_of_formulas_with_literal_apostrophes_is_no_unit() -> None:
    layout = next(each for each in BY_UNIT if each.form == "tien-do-31")
    book = table(layout, ROWS)
    row = first_row(layout) - 1
    texts = {
        5: "'(5) = '(6) + '(7) + '(8)+'(9)",
        10: "'(10) = '(11) + '(12)",
        16: "'(16) = '(10) + '(13)",
    }
    for column in range(1, len(layout.columns) + 4):
        first(book).cell(row, column).value = texts.get(column, f"'({column})")
    reading = read(saved(book))
    assert reading.problems == []
    assert reading.tables[0].units == 4


def test_counts_of_letters_of_apology_are_those_for_dossiers_resolved_late() -> None:
    layout = next(each for each in BY_UNIT if each.form == "hn-theo-ky")
    parts = ROWS[1][1]
    found = counts(read(saved(table(layout, ROWS))))
    assert found["26383", "apologies"] == parts["late_sorry"]
    assert found["26383", "resolved_late"] == parts["late_sorry"] + parts["late_not_sorry"]


def test_zeros_left_empty_are_zeros_where_the_layout_prints_them_so() -> None:
    layout = next(each for each in BY_UNIT if each.form == "tam-viet")
    parts = balanced(*([0] * 6), 3, 0, 1, 0, 0, 0, 0, 0)
    empty: Callable[[object], object] = lambda value: None if value == 0 else value  # noqa: E731
    rows = [("Xã An Phước", parts)]
    reading = read(saved(table(layout, rows, spelled=empty, total=False)))
    assert counts(reading)["26383", "received_total"] == 0
    assert counts(reading)["26383", "open_late"] == 0
    assert counts(reading)["26383", "resolved_late"] == 1


OTHER_TABLES: dict[str, tuple[str, list[tuple[str, ...]]]] = {
    "procedures": (
        "TỔNG HỢP SỐ LƯỢNG THỦ TỤC HÀNH CHÍNH",
        [
            (group, name)
            for group in (
                "Tổng số TTHC thuộc thẩm quyền giải quyết của địa phương",
                "TTHC được thực hiện theo CCMC, MCLT",
            )
            for name in ("Tổng số TTHC", "Cấp tỉnh", "Cấp huyện", "Cấp xã")
        ],
    ),
    "payments": (
        "THANH TOÁN TRỰC TUYẾN",
        [
            ("Tổng HS có nghĩa vụ tài chính",),
            ("Số HS đã TTTT cổng DVCQG",),
            ("Tỷ lệ TTTT (%)",),
            ("Tỷ lệ TT trực tiếp (%)",),
        ],
    ),
}


@pytest.mark.parametrize("carries", OTHER_TABLES)
def test_a_table_without_our_counts_is_recognised_and_says_so(carries: str) -> None:
    title, heads = OTHER_TABLES[carries]
    layout = Layout("", title, tuple((head, sum_of("full")) for head in heads), {})
    problem = only(read(saved(table(layout, ROWS))))
    assert (str(problem.kind), problem.cell, problem.facts["carries"]) == (
        "unknown_form",
        "B8",
        carries,
    )
    assert str(problem.facts["form"]) in sentence(problem)
