"""How offices arrange the rows of a table: groups, totals, several rows of a unit, blocks."""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from metrics.counts.month import Month
from metrics.counts.problem import Severity
from metrics.counts.reading import Reading
from tests.ingest.layout_tables import HEADINGS_AT, Layout, Parts, first_row, table
from tests.ingest.workbooks import counts
from tests.meaning.base_tables import DISTRICT, UNITS, Table, counts_of
from tests.meaning.drawing import Outcome

Row = tuple[str, Parts]
COMMUNES = tuple(code for code in UNITS if code != DISTRICT)


class Wanted(StrEnum):
    EXACT = "stored exactly"
    ASKED = "asked"
    EXACT_OR_ASKED = "stored exactly, or asked"
    EXACT_OR_ONE = "stored exactly, or one sentence"


@dataclass(frozen=True)
class Shape:
    draw: Callable[[Layout, Month, random.Random], Table]
    wanted: Wanted = Wanted.EXACT
    fits: Callable[[Layout], bool] = lambda _layout: True


def _built(
    layout: Layout, month: Month, rng: random.Random, rows: Sequence[Row], codes: Sequence[str]
) -> Table:
    """A table of these rows; the figures of a unit are the sums of its rows."""
    book = table(layout, rows, period=f"Tháng {month.number} năm {month.year}")
    figures: dict[tuple[str, str], int] = {}
    for code, (_, parts) in zip(codes, rows, strict=True):
        for measure, number in layout.figures.items():
            value = number(parts)
            if isinstance(value, int):
                figures[code, measure] = figures.get((code, measure), 0) + value
    top = first_row(layout)
    names = 2 + bool(layout.code)
    return Table(layout, month, book, figures, HEADINGS_AT, top, top + len(rows) - 1, names, rng)


def _plain(layout: Layout, month: Month, rng: random.Random, count: int = 4) -> Table:
    codes = rng.sample(COMMUNES, count)
    rows = [(UNITS[code], counts_of(rng)) for code in codes]
    return _built(layout, month, rng, rows, codes)


def _sums(drawn: Table, rows: Sequence[int]) -> list[object]:
    """What a row says that sums others, from the first column of figures on."""
    sheet = drawn.sheet
    found: list[object] = []
    for column in range(drawn.names + 1, drawn.last + 1):
        values = [sheet.cell(row, column).value for row in rows]
        whole = [value for value in values if isinstance(value, int)]
        found.append(sum(whole) if len(whole) == len(values) else None)
    return found


def _write_row(
    drawn: Table, row: int, ordinal: object, name: str, values: Sequence[object]
) -> None:
    drawn.write(row, 1, ordinal)
    drawn.write(row, drawn.names, name)
    for column, value in enumerate(values, start=drawn.names + 1):
        drawn.write(row, column, value)


def groups_with_sums(layout: Layout, month: Month, rng: random.Random) -> Table:
    drawn = _plain(layout, month, rng)
    top = drawn.top
    sums = [_sums(drawn, (top, top + 1)), _sums(drawn, (top + 2, top + 3))]
    drawn.sheet.insert_rows(top + 2)
    drawn.sheet.insert_rows(top)
    ordinals = rng.choice((("I", "II"), ("A", "B")))
    names = rng.choice(
        (
            ("Khu vực phía Bắc", "Khu vực phía Nam"), ("Cụm xã số 1", "Cụm xã số 2"),
            ("Các xã vùng trung tâm", "Các xã còn lại"),
        )
    )  # fmt: skip
    for row, ordinal, name, values in zip((top, top + 3), ordinals, names, sums, strict=True):
        _write_row(drawn, row, ordinal, name, values)
    for place, row in enumerate((top + 1, top + 2, top + 4, top + 5)):
        drawn.write(row, 1, place % 2 + 1)
    drawn.bottom += 2
    return drawn


def total_first(layout: Layout, month: Month, rng: random.Random) -> Table:
    drawn = _plain(layout, month, rng)
    values = _sums(drawn, range(drawn.top, drawn.bottom + 1))
    for column in range(1, drawn.last + 1):
        drawn.write(drawn.bottom + 1, column, None)
    drawn.sheet.insert_rows(drawn.top)
    name = rng.choice(("TOÀN HUYỆN", "Tổng cộng", "Toàn huyện", "TỔNG SỐ", "Cộng toàn huyện"))
    _write_row(drawn, drawn.top, None, name, values)
    return drawn


def rows_below_the_total(layout: Layout, month: Month, rng: random.Random) -> Table:
    drawn = _plain(layout, month, rng)
    whole = [value if isinstance(value, int) else None for value in
             (drawn.sheet.cell(drawn.bottom + 1, column).value
              for column in range(drawn.names + 1, drawn.last + 1))]  # fmt: skip
    rows: list[tuple[str, list[object]]] = [
        ("Trong đó: hồ sơ liên thông", [value and value // 5 for value in whole]),
        ("Tỷ lệ (%)", [value and min(100, value // 7) for value in whole]),
        ("So với cùng kỳ", [value and value // 9 - 3 for value in whole]),
        ("Tăng, giảm so với tháng trước", [value and 4 - value // 11 for value in whole]),
        ("Cùng kỳ năm trước", [value and value - 7 for value in whole]),
    ]
    for place, (name, values) in enumerate(rng.sample(rows, rng.choice((1, 2, 3)))):
        _write_row(drawn, drawn.bottom + 2 + place, None, name, values)
    return drawn


FIELDS = ("Đất đai", "Hộ tịch", "Chứng thực")
SPANS = (
    ("Tháng này", "Tháng trước"), ("Trong tháng", "Lũy kế từ đầu năm"),
    ("Thực hiện", "Kế hoạch"), ("Tháng này", "Cùng kỳ năm trước"),
)  # fmt: skip


def _by_second_column(
    layout: Layout, month: Month, rng: random.Random, heading: str, words: Sequence[str]
) -> Table:
    """Several rows of each unit, told apart by a column beside its name."""
    codes = [code for code in rng.sample(COMMUNES, 3) for _ in words]
    rows = [(UNITS[code], counts_of(rng)) for code in codes]
    drawn = _built(layout, month, rng, rows, codes)
    drawn.beside(heading, [words[place % len(words)] for place in range(len(rows))])
    how = rng.choice(("merged", "first", "repeated"))
    for start in range(drawn.top, drawn.bottom + 1, len(words)):
        end = start + len(words) - 1
        if how != "repeated":
            for row in range(start + 1, end + 1):
                drawn.write(row, drawn.names, None)
                drawn.write(row, 1, None)
            drawn.write(start, 1, (start - drawn.top) // len(words) + 1)
        if how == "merged":
            for column in (1, drawn.names):
                drawn.sheet.merge_cells(
                    start_row=start, end_row=end, start_column=column, end_column=column
                )
    return drawn


def rows_by_field(layout: Layout, month: Month, rng: random.Random) -> Table:
    heading = rng.choice(("Lĩnh vực", "Lĩnh vực giải quyết", "Lĩnh vực TTHC"))
    return _by_second_column(layout, month, rng, heading, FIELDS[: rng.choice((2, 3))])


def rows_by_period(layout: Layout, month: Month, rng: random.Random) -> Table:
    heading = rng.choice(("Kỳ", "Nội dung", "Số liệu"))
    return _by_second_column(layout, month, rng, heading, rng.choice(SPANS))


def district_before_commune(layout: Layout, month: Month, rng: random.Random) -> Table:
    drawn = _plain(layout, month, rng)
    drawn.write(drawn.head, drawn.names, rng.choice(("Xã, phường, thị trấn", "Tên xã", "Cấp xã")))
    drawn.names -= 1
    name = rng.choice(("Huyện Long Thành", "UBND huyện Long Thành"))
    merged = rng.random() < 0.5
    heading = rng.choice(("Huyện, thành phố", "Cấp huyện", "Địa bàn", "Đơn vị cấp huyện"))
    count = drawn.bottom - drawn.top + 1
    drawn.beside(heading, [name, *[None if merged else name] * (count - 1)])
    if merged:
        column = drawn.names + 1
        drawn.sheet.merge_cells(
            start_row=drawn.top, end_row=drawn.bottom, start_column=column, end_column=column
        )
    drawn.names += 2
    return drawn


def headings_again(layout: Layout, month: Month, rng: random.Random) -> Table:
    """The headings stand again where a printed page begins."""
    drawn = _plain(layout, month, rng)
    sheet, depth = drawn.sheet, drawn.top - drawn.head
    at = drawn.top + 2
    sheet.insert_rows(at, depth)
    for step in range(depth):
        for column in range(1, drawn.last + 1):
            drawn.write(at + step, column, sheet.cell(drawn.head + step, column).value)
    drawn.bottom += depth
    return drawn


def blank_rows(layout: Layout, month: Month, rng: random.Random) -> Table:
    drawn = _plain(layout, month, rng)
    for row in (drawn.bottom + 1, drawn.top + 2):
        drawn.sheet.insert_rows(row)
    drawn.bottom += 1
    return drawn


def without_ordinals(layout: Layout, month: Month, rng: random.Random) -> Table:
    drawn = _plain(layout, month, rng)
    for row in range(drawn.top, drawn.bottom + 1):
        drawn.write(row, 1, None)
    return drawn


def units_as_columns(layout: Layout, month: Month, rng: random.Random) -> Table:
    drawn = _plain(layout, month, rng)
    old = drawn.sheet
    new = drawn.book.create_sheet("Tổng hợp", 0)
    new["A1"] = f"{layout.title} THÁNG {month.number} NĂM {month.year}"
    new["A3"], new["B3"] = "TT", "Chỉ tiêu"
    for place, row in enumerate(range(drawn.top, drawn.bottom + 1), start=3):
        new.cell(3, place).value = old.cell(row, drawn.names).value
    for place, (path, _) in enumerate(layout.columns):
        new.cell(4 + place, 1).value = place + 1
        new.cell(4 + place, 2).value = ": ".join((path[0], path[-1])) if len(path) > 1 else path[0]
        for column, row in enumerate(range(drawn.top, drawn.bottom + 1), start=3):
            new.cell(4 + place, column).value = old.cell(row, drawn.names + 1 + place).value
    drawn.book.remove(old)
    return drawn


def blocks_side_by_side(layout: Layout, month: Month, rng: random.Random) -> Table:
    drawn = _plain(layout, month, rng)
    sheet, width = drawn.sheet, drawn.last
    for row in range(drawn.head, drawn.top):
        for column in range(1, width + 1):
            sheet.cell(row, width + 1 + column).value = sheet.cell(row, column).value
    for merged in list(sheet.merged_cells.ranges):
        if merged.min_row is not None and merged.min_row >= drawn.head:
            sheet.merge_cells(
                f"{get_column_letter(merged.min_col + width + 1)}{merged.min_row}:"
                f"{get_column_letter(merged.max_col + width + 1)}{merged.max_row}"
            )
    _move_down_half(drawn, sheet, width)
    return drawn


def _move_down_half(drawn: Table, sheet: Worksheet, width: int) -> None:
    for column in range(1, width + 1):
        for step in (0, 1):
            here = sheet.cell(drawn.top + 2 + step, column)
            sheet.cell(drawn.top + step, width + 1 + column).value = here.value
            here.value = None
        sheet.cell(drawn.bottom + 1, column).value = None


def rows_by_field_and_sum(layout: Layout, month: Month, rng: random.Random) -> Table:
    """Several rows of each unit by field, and one that sums them, first or last."""
    first = rng.random() < 0.5
    word = rng.choice(("Cộng", "Tổng số", "Tổng cộng"))
    fields = list(FIELDS[:2])
    words = [word, *fields] if first else [*fields, word]
    codes = rng.sample(COMMUNES, 3)
    rows: list[Row] = []
    for code in codes:
        of_fields = [counts_of(rng) for _ in fields]
        whole = {part: sum(parts[part] for parts in of_fields) for part in of_fields[0]}
        every = [whole, *of_fields] if first else [*of_fields, whole]
        rows += [(UNITS[code], parts) for parts in every]
    drawn = _built(layout, month, rng, rows, [code for code in codes for _ in words])
    sums = [row for place, row in enumerate(rows) if words[place % len(words)] == word]
    drawn.figures = {
        (code, measure): value
        for code, (_, parts) in zip(codes, sums, strict=True)
        for measure, number in layout.figures.items()
        if isinstance(value := number(parts), int)
    }
    _without_the_total(drawn)
    drawn.beside("Lĩnh vực", words * len(codes))
    for start in range(drawn.top, drawn.bottom + 1, len(words)):
        for row in range(start + 1, start + len(words)):
            drawn.write(row, drawn.names, None)
            drawn.write(row, 1, None)
    return drawn


def _without_the_total(drawn: Table) -> None:
    for column in range(1, drawn.last + 1):
        drawn.write(drawn.bottom + 1, column, None)


def parts_below_each_unit(layout: Layout, month: Month, rng: random.Random) -> Table:
    """Below each unit a row that names a part of its cases."""
    drawn = _plain(layout, month, rng, 3)
    name = rng.choice(("Trong đó: hồ sơ trực tuyến", "- Trong đó: đất đai", "Tr.đó: liên thông"))
    for row in range(drawn.bottom, drawn.top - 1, -1):
        values = [
            drawn.sheet.cell(row, column).value for column in range(drawn.names + 1, drawn.last + 1)
        ]
        drawn.sheet.insert_rows(row + 1)
        part = [value // 4 if isinstance(value, int) else None for value in values]
        _write_row(drawn, row + 1, None, name, part)
    drawn.bottom += 3
    return drawn


SECOND_TITLES = ("II. LŨY KẾ {m} THÁNG ĐẦU NĂM {y}", "B. Cùng kỳ năm {ly}", "Tháng {pm} năm {py}")


def another_table_below(layout: Layout, month: Month, rng: random.Random) -> Table:
    """The same units again under a title of another period."""
    drawn = _plain(layout, month, rng)
    sheet, depth = drawn.sheet, drawn.top - drawn.head
    before = month.plus(-1)
    title = rng.choice(SECOND_TITLES).format(
        m=month.number, y=month.year, ly=month.year - 1, pm=before.number, py=before.year
    )
    at = drawn.bottom + 4
    drawn.write(at - 1, 1, title)
    for step in range(depth + drawn.bottom - drawn.top + 1):
        for column in range(1, drawn.last + 1):
            value = sheet.cell(drawn.head + step, column).value
            larger = isinstance(value, int) and step >= depth and column > drawn.names
            drawn.write(
                at + step, column, value * 5 if larger and isinstance(value, int) else value
            )
    return drawn


def blocks_by_field(layout: Layout, month: Month, rng: random.Random) -> Table:
    """All units once below the name of each field."""
    codes = rng.sample(COMMUNES, 2)
    rows = [(UNITS[code], counts_of(rng)) for _ in FIELDS for code in codes]
    drawn = _built(layout, month, rng, rows, codes * len(FIELDS))
    for place in range(len(FIELDS) - 1, -1, -1):
        row = drawn.top + place * len(codes)
        drawn.sheet.insert_rows(row)
        drawn.write(row, rng.choice((1, drawn.names)), f"Lĩnh vực {FIELDS[place].lower()}")
    drawn.bottom += len(FIELDS)
    return drawn


def by_unit(layout: Layout) -> bool:
    return "Lĩnh vực" not in layout.name


def without_codes(layout: Layout) -> bool:
    return layout.code is None


SHAPES: Mapping[str, Shape] = {
    "groups with sums": Shape(groups_with_sums),
    "the total first": Shape(total_first),
    "rows below the total": Shape(rows_below_the_total),
    "rows by field": Shape(rows_by_field),
    "rows by period": Shape(rows_by_period, Wanted.ASKED),
    "a district before the commune": Shape(district_before_commune, fits=without_codes),
    "headings again": Shape(headings_again),
    "blank rows": Shape(blank_rows),
    "no ordinals": Shape(without_ordinals),
    "rows by field and their sum": Shape(rows_by_field_and_sum),
    "parts below each unit": Shape(parts_below_each_unit, Wanted.EXACT_OR_ASKED),
    "another table below": Shape(another_table_below, Wanted.EXACT_OR_ASKED),
    "blocks by field": Shape(blocks_by_field, Wanted.EXACT_OR_ASKED),
    "units as columns": Shape(units_as_columns, Wanted.EXACT_OR_ONE),
    "blocks side by side": Shape(blocks_side_by_side, Wanted.EXACT_OR_ONE),
}


def judged(wanted: Wanted, table: Table, reading: Reading) -> Outcome:
    """What came of a table, against what was wanted."""
    errors = sum(each.severity is Severity.ERROR for each in reading.problems)
    if wanted is Wanted.ASKED:
        return Outcome.RIGHT if errors else Outcome.WRONG
    if errors and wanted is Wanted.EXACT_OR_ASKED:
        return Outcome.RIGHT
    if errors:
        alone = wanted is Wanted.EXACT_OR_ONE and errors == 1
        return Outcome.RIGHT if alone else Outcome.IN_VAIN
    months = {(each.month, each.since) for each in reading.tables}
    exact = counts(reading) == table.figures and months == {(table.month, None)}
    return Outcome.RIGHT if exact else Outcome.WRONG
