"""Every layout that offices print: recognised by its headings, exact to the last figure."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from metrics.counts.reading import Reading
from tests.ingest.layout_tables import (
    BY_UNIT,
    NAMES,
    PARTS,
    ROWS,
    Layout,
    balanced,
    expected,
    first_row,
    sum_of,
    table,
)
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
from wording.intake.problems import sentence

CODES = ("740", "26383", "26386", "26389")

layouts = pytest.mark.parametrize("layout", BY_UNIT, ids=lambda layout: layout.form)


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
