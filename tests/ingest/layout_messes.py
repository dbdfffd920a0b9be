"""What offices do to a table, each as a change to a clean one with what must come of it.

The numbers are those of the list of the mess that real files show.
"""

from __future__ import annotations

import datetime
import unicodedata
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial

from openpyxl.cell.cell import Cell
from openpyxl.utils import get_column_letter
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from metrics.counts.month import Month
from tests.ingest.layout_tables import BY_FIELD, BY_UNIT, PARTS, Layout, Parts, first_row, table
from tests.ingest.workbooks import (
    ENTRY_SHEET,
    FIRST_ROW,
    GOOD,
    entry_form,
    faults,
    first,
    read,
    saved,
)

Figures = dict[tuple[str, str], int | None]
AUGUST = Month(2024, 8)
UNITS = {
    "740": "Huyện Long Thành",
    "26383": "Xã An Phước",
    "26005": "Phường Tân Hòa",
    "26368": "Thị trấn Long Thành",
}
FIELDS = ("Đất đai", "Hộ tịch", "Chứng thực", "Bảo trợ xã hội")
SHEETS = frozenset({"xlsx", "xls", "ods"})
"""The containers that hold several sheets."""


def balanced(*numbers: int) -> dict[str, int]:
    """Counts of which as many came in as were resolved or are open."""
    parts = dict(zip(PARTS, numbers, strict=True))
    came = sum(parts[name] for name in PARTS[:6])
    left = sum(parts[name] for name in PARTS[6:])
    parts["carried"] += max(0, left - came)
    parts["not_due"] += max(0, came - left)
    return parts


COUNTS = tuple(
    balanced(*(1000 * place + 7 * place * step + step for step in range(1, 15)))
    for place in range(1, 5)
)
"""Every count of every row is another and above 1,000, so that none can stand for another."""


@dataclass
class Case:
    """One clean table, and where its parts are."""

    layout: Layout | None
    """None: the office's entry form."""
    book: Workbook
    figures: Figures
    top: int
    """Excel's number of the first row of units."""
    names: int
    """The column of names, counted from 1."""
    aim: Cell
    """A cell whose count is taken as it stands."""
    measure: str
    """What it counts."""
    by_field: bool = False

    @property
    def sheet(self) -> Worksheet:
        return first(self.book)

    @property
    def bottom(self) -> int:
        return self.top + 3

    @property
    def counted(self) -> range:
        """The columns right of the names."""
        return range(self.names + 1, self.sheet.max_column + 1)

    def ratios(self) -> list[Cell]:
        """The cells of the layout's own ratios."""
        heads = self.layout.columns if self.layout else ()
        columns = [
            column
            for column, (path, _) in zip(self.counted, heads, strict=False)
            if "ỷ lệ" in path[-1] or "%" in path[-1]
        ]
        rows = range(self.top, self.bottom + 1)
        return [self.cell(row, column) for row in rows for column in columns]

    def counts(self) -> list[Cell]:
        """Every whole number right of the names, the total row's too."""
        return [
            cell
            for row in self.sheet.iter_rows(min_row=self.top, min_col=self.names + 1)
            for cell in row
            if isinstance(cell, Cell) and isinstance(cell.value, int)
        ]

    def cell(self, row: int, column: int) -> Cell:
        found = self.sheet.cell(row, column)
        assert isinstance(found, Cell)
        return found

    def name(self, place: int) -> Cell:
        return self.cell(self.top + place, self.names)


@dataclass(frozen=True)
class Outcome:
    """What must come of a table."""

    errors: frozenset[tuple[str, str | None]] = frozenset()
    """Kind and cell of each."""
    warnings: frozenset[str] = frozenset()
    """Kinds that must be told; nothing else may be."""
    figures: Figures | None = None
    """Other figures than those of the clean table."""
    said: Mapping[str, object] = field(default_factory=dict)
    """What the person says beside the file."""
    allowed: frozenset[str] = frozenset()
    """Warnings that may be told as well."""


@dataclass(frozen=True)
class Mess:
    """One thing that offices do, by its number in the list."""

    number: int
    what: str
    do: Callable[[Case], Outcome]
    containers: frozenset[str] | None = None
    """Where it can occur; None: everywhere."""
    fits: Callable[[Case], bool] = field(default=lambda _case: True)

    def __str__(self) -> str:
        return f"{self.number}. {self.what}"


NOTHING = Outcome()


def layouts() -> dict[str, Callable[[], Case]]:
    """Every layout by its form; two of one form by title."""
    made: dict[str, Callable[[], Case]] = {"entry": entry_case}
    for layout in BY_UNIT:
        made[layout.form] = partial(unit_case, layout)
    for layout in BY_FIELD:
        made[f"{layout.form} {layout.title[:17]}"] = partial(field_case, layout)
    return made


def unit_case(layout: Layout, counts: Sequence[Parts] = COUNTS) -> Case:
    rows = tuple(zip(UNITS.values(), counts, strict=True))
    figures: Figures = {
        (code, measure): _int(number(parts))
        for code, parts in zip(UNITS, counts, strict=True)
        for measure, number in layout.figures.items()
    }
    return _case(layout, table(layout, rows), figures)


def field_case(layout: Layout, counts: Sequence[Parts] = COUNTS) -> Case:
    rows = tuple(zip(FIELDS, counts, strict=True))
    together = {part: sum(parts[part] for parts in counts) for part in PARTS}
    figures: Figures = {
        ("740", measure): _int(number(together)) for measure, number in layout.figures.items()
    }
    book = table(layout, rows, reporting="UBND huyện Long Thành")
    case = _case(layout, book, figures)
    case.by_field = True
    return case


def _case(layout: Layout, book: Workbook, figures: Figures) -> Case:
    names = 2 + bool(layout.code)
    top = first_row(layout)
    sheet = first(book)
    if layout.code:
        # The portal's codes are not ours; the column is there and left alone.
        for row in range(top, top + 4):
            sheet.cell(row, 2).value = None
    column, measure = _aimed(layout)
    aim = sheet.cell(top + 1, names + 1 + column)
    assert isinstance(aim, Cell)
    return Case(layout, book, figures, top, names, aim, measure)


def _aimed(layout: Layout) -> tuple[int, str]:
    """A column that gives a measure alone, a total's only where there is no other; the measure."""
    found = [
        (place, measure)
        for measure, wanted in layout.figures.items()
        for place, (_, number) in enumerate(layout.columns)
        if number is wanted
    ]
    plain = [
        (place, measure) for place, measure in found if not _is_total(layout.columns[place][0])
    ]
    return (plain or found)[0]


def _is_total(path: tuple[str, ...]) -> bool:
    return path[-1] in ("Tổng số", "Cộng", "TỔNG")


def entry_case() -> Case:
    book = entry_form({code: GOOD for code in UNITS})
    del book["Hướng dẫn"]
    sheet = book[ENTRY_SHEET]
    book.move_sheet(sheet, -len(book.worksheets))
    measures = {
        "received_online": 60, "received_offline": 40, "carried_in": 10, "resolved_in_time": 70,
        "resolved_early": 30, "resolved_late": 8, "open_in_time": 20, "open_late": 12,
        "digitised": 50, "electronic_results": 45, "surveyed": 30, "surveyed_satisfied": 28,
        "feedback_due": 3, "feedback_on_time": 2, "feedback_rated": 2, "feedback_satisfied": 1,
        "apologies": 6, "certified_copies": 25,
    }  # fmt: skip
    figures: Figures = {(code, each): value for code in UNITS for each, value in measures.items()}
    aim = sheet.cell(FIRST_ROW + 1, 3)
    assert isinstance(aim, Cell)
    return Case(None, book, figures, FIRST_ROW, 2, aim, "received_online")


def _int(value: object) -> int:
    assert isinstance(value, int)
    return value


def error(kind: str, cell: str | None) -> Outcome:
    # A fault in a row takes the row out of the total; that a total is off is told beside it.
    return Outcome(frozenset({(kind, cell)}), allowed=frozenset({"total_mismatch"}))


# --- numbers -------------------------------------------------------------------------------------


def grouped(case: Case) -> Outcome:
    for cell in case.counts():
        cell.value = f"{cell.value:,}".replace(",", ".")
    for cell in case.ratios():
        cell.value = "97.43%"
    return NOTHING


def texts(case: Case) -> Outcome:
    for cell in case.counts():
        cell.value = str(cell.value)
    return NOTHING


def spaces(case: Case) -> Outcome:
    for cell in case.counts():
        cell.value = f" {cell.value:,} ".replace(",", "\u00a0")
    return NOTHING


def quoted(case: Case) -> Outcome:
    for cell in case.counts():
        cell.value = f"'{cell.value}"
    return NOTHING


def shrunk(case: Case) -> Outcome:
    """12.340 that an English Excel made 12.34."""
    count = _int(case.aim.value)
    case.aim.value = count + 1
    told = {kind for kind, _ in faults(read(saved(case.book)))}
    witnessed = not told.isdisjoint({"sum_mismatch", "balance_mismatch"})
    case.aim.value = count / 1000
    # The entry form has no totals; what came in against what left is its witness.
    return error(
        "ambiguous_number" if witnessed or case.layout is None else "not_whole", case.aim.coordinate
    )


def spoiled(value: object, kind: str) -> Callable[[Case], Outcome]:
    def do(case: Case) -> Outcome:
        case.aim.value = value  # type: ignore[assignment]
        return error(kind, case.aim.coordinate)

    return do


def fractions(case: Case) -> Outcome:
    for cell in case.ratios():
        cell.value = 0.95
    return NOTHING


def plain_percents(case: Case) -> Outcome:
    for cell in case.ratios():
        cell.value = 78.38
    return NOTHING


def formula_without_value(case: Case) -> Outcome:
    case.aim.value = "=1+1"
    return error("formula_without_value", case.aim.coordinate)


def nothing_carried_in(case: Case) -> Outcome:
    """As when one of the feeds has failed."""
    counts = [
        parts | {"carried": 0, "direct": parts["direct"] + parts["carried"]} for parts in COUNTS
    ]
    fresh = _rebuilt(case, counts)
    case.book, case.figures = fresh.book, fresh.figures
    return Outcome(warnings=frozenset({"all_zero_column"}), figures=fresh.figures)


def _rebuilt(case: Case, counts: Sequence[Parts]) -> Case:
    assert case.layout is not None
    return (field_case if case.by_field else unit_case)(case.layout, counts)


# --- headings and rows ---------------------------------------------------------------------------


def number_row(write: Callable[[int], object]) -> Callable[[Case], Outcome]:
    def do(case: Case) -> Outcome:
        for column in range(1, case.sheet.max_column + 1):
            case.cell(case.top - 1, column).value = write(column)  # type: ignore[assignment]
        return NOTHING

    return do


def sums_in_the_number_row(column: int) -> object:
    return f"'({column}) = '({column + 1}) + '({column + 2})" if column % 5 == 0 else f"'({column})"


def broken_headings(case: Case) -> Outcome:
    for row in range(1, case.top - 1):
        for column in range(1, case.sheet.max_column + 1):
            cell = case.sheet.cell(row, column)
            if isinstance(cell, Cell) and isinstance(cell.value, str) and " " in cell.value:
                cell.value = cell.value.replace(" ", "\n", 1)
    return NOTHING


def moved(case: Case, *, rows: int = 0, columns: int = 0) -> None:
    """Move everything down and right, merges too."""
    spans = [each.bounds for each in case.sheet.merged_cells.ranges]
    for span in [str(each) for each in case.sheet.merged_cells.ranges]:
        case.sheet.unmerge_cells(span)
    reach = f"A1:{get_column_letter(case.sheet.max_column)}{case.sheet.max_row}"
    case.sheet.move_range(reach, rows=rows, cols=columns)
    for left, top, right, bottom in spans:
        case.sheet.merge_cells(
            start_row=top + rows, end_row=bottom + rows,
            start_column=left + columns, end_column=right + columns,
        )  # fmt: skip


def empty_first_column(case: Case) -> Outcome:
    moved(case, columns=1)
    return NOTHING


def rows_above(case: Case) -> Outcome:
    moved(case, rows=4)
    case.sheet["A1"] = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
    case.sheet["A2"] = "Độc lập - Tự do - Hạnh phúc"
    case.sheet["E4"] = "Đơn vị tính: Số hồ sơ TTHC."
    return NOTHING


def signatures(case: Case) -> Outcome:
    last = case.sheet.max_row
    case.cell(last + 2, 2).value = "Người lập biểu"
    case.cell(last + 2, 6).value = "Đồng Nai, ngày 05 tháng 10 năm 2024"
    case.cell(last + 3, 6).value = "CHÁNH VĂN PHÒNG"
    case.cell(last + 4, 1).value = "Ghi chú: số liệu lấy từ hệ thống một cửa."
    return NOTHING


def inserted(case: Case, before: int, *values: object) -> None:
    """Put a row in; nothing below it is merged."""
    case.sheet.insert_rows(before)
    for column, value in enumerate(values, start=1):
        case.cell(before, column).value = value  # type: ignore[assignment]


def group_labels(case: Case) -> Outcome:
    inserted(case, case.top + 1, "Xã, phường, thị trấn")
    case.sheet.merge_cells(
        start_row=case.top + 1, end_row=case.top + 1, start_column=1,
        end_column=case.sheet.max_column,
    )  # fmt: skip
    return NOTHING


def roman_groups(case: Case) -> Outcome:
    inserted(case, case.top + 1, "II")
    case.cell(case.top + 1, case.names).value = "UBND cấp xã"
    inserted(case, case.top, "I")
    case.cell(case.top, case.names).value = "UBND cấp huyện"
    return NOTHING


def total_on_top(case: Case) -> Outcome:
    last = case.bottom + 1
    values = [case.cell(last, column).value for column in range(1, case.sheet.max_column + 1)]
    for column in range(1, case.sheet.max_column + 1):
        case.cell(last, column).value = None
    inserted(case, case.top, *values)
    return NOTHING


def total_named(name: str) -> Callable[[Case], Outcome]:
    def do(case: Case) -> Outcome:
        case.cell(case.bottom + 1, case.names).value = name
        return NOTHING

    return do


def wrong_total(case: Case) -> Outcome:
    cell = case.cell(case.bottom + 1, case.aim.column)
    cell.value = _int(cell.value) + 1
    return Outcome(warnings=frozenset({"total_mismatch"}))


def useless_ordinals(case: Case) -> Outcome:
    for row in range(case.top, case.bottom + 1):
        case.cell(row, 1).value = 2
    return NOTHING


def junk_rows(case: Case) -> Outcome:
    for name in ("Cấp xã", "Account không dùng"):
        inserted(case, case.top + 2)
        case.cell(case.top + 2, case.names).value = name
        for column in case.counted:
            case.cell(case.top + 2, column).value = 0
    return NOTHING


# --- units ---------------------------------------------------------------------------------------


def renamed(change: Callable[[str], str]) -> Callable[[Case], Outcome]:
    def do(case: Case) -> Outcome:
        for place in range(4):
            cell = case.name(place)
            cell.value = change(str(cell.value))
        return NOTHING

    return do


def decomposed(name: str) -> str:
    return unicodedata.normalize("NFD", name)


def other_tone(name: str) -> str:
    return name.replace("Hòa", "Hoà")


def foreign_letter(name: str) -> str:
    return name.replace("Đ", "\u00d0").replace("đ", "\u00f0")


def of_the_province(name: str) -> str:
    return f"UBND {name} - tỉnh Đồng Nai"


def abbreviated(name: str) -> str:
    for long, short in (
        ("Thị trấn ", "TT. "),
        ("Xã ", "X. "),
        ("Phường ", "P. "),
        ("Huyện ", "H. "),
    ):
        name = name.replace(long, short)
    return name


def wide(name: str) -> str:
    return f"\u200b  {name.replace(' ', chr(0xA0) + ' ')}  "


def unknown_name(case: Case) -> Outcome:
    if case.layout is None:
        case.cell(case.top + 1, 1).value = None
    case.name(1).value = "Xã An Phướk"
    return error("unknown_unit", case.name(1).coordinate)


def same_unit_twice(case: Case) -> Outcome:
    if case.layout is None:
        case.cell(case.top + 3, 1).value = case.cell(case.top + 1, 1).value
    case.name(3).value = "UBND xã An Phước"
    return error("duplicate_unit", case.name(3).coordinate)


# --- periods -------------------------------------------------------------------------------------


def period(text: str | None, **said: object) -> Callable[[Case], Outcome]:
    def do(case: Case) -> Outcome:
        _say_period(case, text)
        return Outcome(said=said)

    return do


def _say_period(case: Case, text: str | None) -> str:
    """Have the sheet state another period; the cell it is in."""
    for row in range(1, case.top - 1):
        for column in range(1, case.sheet.max_column + 1):
            cell = case.sheet.cell(row, column)
            if isinstance(cell, Cell) and "háng 9 năm 2024" in str(cell.value).replace("\n", " "):
                cell.value = text
                return cell.coordinate
    raise AssertionError("no period to replace")


def no_month(case: Case) -> Outcome:
    _say_period(case, None)
    return error("month_unclear", None)


def another_month_said(case: Case) -> Outcome:
    place = _say_period(case, "Tháng 9 năm 2024")
    return Outcome(frozenset({("month_conflict", place)}), said={"month": AUGUST})


def half_a_month(case: Case) -> Outcome:
    return error("month_unclear", _say_period(case, "(Từ ngày 01/09/2024 đến ngày 14/09/2024)"))


def several_months(case: Case) -> Outcome:
    copied = case.book.copy_worksheet(case.sheet)
    copied.title = "Tháng 8"
    for row in copied.iter_rows(max_row=case.top - 1):
        for cell in row:
            if isinstance(cell, Cell) and isinstance(cell.value, str):
                cell.value = cell.value.replace("háng 9", "háng 8")
    return Outcome(frozenset({("several_months", None)}))


def hidden_row(case: Case) -> Outcome:
    case.sheet.row_dimensions[case.top + 1].hidden = True
    return Outcome(warnings=frozenset({"hidden_content"}))


def has_ratios(case: Case) -> bool:
    return bool(case.ratios())


def has_units(case: Case) -> bool:
    return not case.by_field


def has_total(case: Case) -> bool:
    return case.layout is not None


def carries_in(case: Case) -> bool:
    layout = case.layout
    return layout is not None and has_units(case) and "carried_in" in layout.figures


MESSES = (
    Mess(0, "nothing at all", lambda _case: NOTHING),
    Mess(3, "points between thousands", grouped),
    Mess(3, "hard spaces between thousands", spaces),
    Mess(4, "a count an English Excel took for a decimal", shrunk, SHEETS),
    Mess(5, "numbers as text", texts),
    Mess(5, "numbers after an apostrophe", quoted),
    Mess(6, "not a number", spoiled("NaN", "not_a_number")),
    Mess(6, "an error of Excel's as text", spoiled("#DIV/0!", "not_a_number")),
    Mess(6, "a word", spoiled("mười", "not_a_number")),
    Mess(6, "full-width digits", spoiled("１２", "not_a_number")),
    Mess(6, "a negative number", spoiled(-3, "negative")),
    Mess(6, "a date", spoiled(datetime.datetime(2024, 9, 1), "not_a_number")),  # noqa: DTZ001
    Mess(6, "half a dossier", spoiled(12.5, "not_whole")),
    Mess(7, "a percentage among counts", spoiled("97 %", "percent_instead_of_count")),
    Mess(7, "ratios as fractions", fractions, fits=has_ratios),
    Mess(7, "ratios as plain numbers", plain_percents, fits=has_ratios),
    Mess(8, "a number row of plain numbers", number_row(int)),
    Mess(8, "a number row in brackets", number_row(lambda column: f"({column})")),
    Mess(8, "a number row of sums with apostrophes", number_row(sums_in_the_number_row)),
    Mess(8, "no number row", number_row(lambda _column: None)),
    Mess(8, "line breaks in headings", broken_headings),
    Mess(9, "an empty first column", empty_first_column),
    Mess(10, "rows above the title", rows_above),
    Mess(10, "signatures below", signatures),
    Mess(11, "a label over all columns", group_labels, fits=has_units),
    Mess(11, "Roman groups without numbers", roman_groups, fits=has_units),
    Mess(12, "the total on top", total_on_top, fits=has_total),
    Mess(12, "a total in capitals", total_named("TỔNG CỘNG"), fits=has_total),
    Mess(12, "a total named Tổng", total_named("Tổng"), fits=has_total),
    Mess(12, "a total named Tổng số", total_named("Tổng số"), fits=has_total),
    Mess(12, "a wrong total", wrong_total, fits=has_total),
    Mess(13, "ordinals that say nothing", useless_ordinals, fits=has_total),
    Mess(14, "rows of no unit", junk_rows, fits=lambda case: has_units(case) and has_total(case)),
    Mess(15, "UBND … - tỉnh Đồng Nai", renamed(of_the_province), fits=has_units),
    Mess(15, "capitals", renamed(str.upper), fits=has_units),
    Mess(15, "abbreviations", renamed(abbreviated), fits=has_units),
    Mess(15, "odd spaces", renamed(wide), fits=has_units),
    Mess(15, "an unknown name", unknown_name, fits=has_units),
    Mess(15, "one unit twice", same_unit_twice, fits=has_units),
    Mess(17, "decomposed letters", renamed(decomposed), fits=has_units),
    Mess(18, "the tone on the other vowel", renamed(other_tone), fits=has_units),
    Mess(19, "Ð for Đ", renamed(foreign_letter), fits=has_units),
    Mess(21, "several values in a cell", spoiled("Số lượng: 12\nTỷ lệ: 97", "several_values")),
    Mess(22, "months as sheets", several_months, SHEETS),
    Mess(23, "from and to", period("(Từ ngày 01/09/2024 đến ngày 30/09/2024)")),
    Mess(23, "the statutory cut-off", period("(Từ ngày 15/08/2024 đến ngày 14/09/2024)")),
    Mess(23, "half a month", half_a_month),
    Mess(23, "no month", no_month),
    Mess(23, "another month said", another_month_said),
    Mess(25, "a column of zeros", nothing_carried_in, fits=carries_in),
    Mess(27, "a formula without a value", formula_without_value, frozenset({"xlsx"})),
    Mess(28, "a hidden row", hidden_row, frozenset({"xlsx"})),
)
