"""Writes the office's entry form (contract §5), ready to be filled in and imported again."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import partial
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font, Protection
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.page import PageMargins
from openpyxl.worksheet.worksheet import Worksheet

from metrics.counts.month import Month
from metrics.units.unit import Level, Unit
from reports.entry_columns import LAYOUT, EntryColumn, columns
from reports.workbook import fill, fit_to_landscape, font, grid, saved
from wording.intake import entry_form as words

_TITLES = 4
"""Rows above the headings."""
_FIRST = 3
"""The first column of counts."""
_EPOCH = datetime(2024, 1, 1, tzinfo=UTC).replace(tzinfo=None)
_LARGEST = 99_999_999
"""What the reader takes for a count at most (`ingest.layouts.counts.LARGEST`)."""
_MODIFIED = re.compile(rb"(<dcterms:modified[^>]*>)[^<]*")

_font = partial(font, color="FF14202B")
_LINES, _RULES = grid("FFC5CDD6"), grid("FF8A96A3")
_HEAD = fill("FFE9F1F9")
_NUMBERS = fill("FFF5F7F9")
_DISTRICT = fill("FFEEF1F4")
_CENTRE = Alignment(horizontal="center", vertical="center", wrap_text=True)
_UNLOCKED = Protection(locked=False)


@dataclass(frozen=True, slots=True)
class Filling:
    """What stands in the form when it is handed out."""

    counts: Mapping[str, Mapping[str, int]] = field(default_factory=dict)
    """By unit and by the key of the column; what is left out is blank."""
    at: datetime = _EPOCH
    """When, in UTC without a zone: the same counts at another time are another file."""


@dataclass(frozen=True, slots=True)
class FormText:
    """What a form says beside its headings."""

    sheet: str
    titles: tuple[str, str, str]
    """Its name, the time and whose it is, and how it is filled in."""
    measured_in: str
    rules: tuple[str, ...]
    meanings: Mapping[int, str]
    """What each column holds, by its number."""
    tall: int = 48
    """Points that the row of the columns' own headings is high."""


def entry_workbook(
    month: Month,
    head: Unit,
    units: Sequence[Unit],
    filling: Filling | None = None,
    layout: Path = LAYOUT,
) -> bytes:
    """The form for a month with one row a unit, each district before its communes.

    Args:
        month: The month to be reported.
        head: The unit whose offices report.
        units: The units that report, each row valid in the month.
        filling: What is known already; None: nothing.
        layout: The form's columns, as data.
    """
    titles = words.TITLE, words.scope_line(month, head.name), words.HINT
    text = FormText(words.SHEET, titles, words.MEASURED_IN, words.RULES, words.MEANINGS)
    return form_workbook(text, columns(layout), units, filling or Filling())


def form_workbook(
    text: FormText, shown: Sequence[EntryColumn], units: Sequence[Unit], filling: Filling
) -> bytes:
    """A form with one row a unit, each district before its communes.

    Equal input gives equal bytes.
    """
    book = Workbook()
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    sheet.title = text.sheet
    _write_titles(sheet, text, len(shown))
    _write_headings(sheet, shown, text.tall)
    _write_units(sheet, _grouped(units), len(shown))
    _fill(sheet, shown, filling.counts)
    _validate(sheet, shown, len(units))
    _set_up(sheet, len(units), len(shown))
    _write_guide(book.create_sheet(words.GUIDE_SHEET), shown, text)
    return _bytes(book, filling.at, text.titles[0])


def _write_titles(sheet: Worksheet, said: FormText, counts: int) -> None:
    width = _FIRST - 1 + counts
    fonts = (
        _font(14, bold=True),
        _font(12, bold=True),
        _font(11, italic=True),
    )
    for row, (text, look) in enumerate(zip(said.titles, fonts, strict=True), start=1):
        sheet.merge_cells(start_row=row, end_row=row, start_column=1, end_column=width)
        cell = sheet.cell(row, 1, text)
        cell.font = look
        cell.alignment = _CENTRE
    unit = sheet.cell(_TITLES, width, said.measured_in)
    unit.font = _font(10, italic=True)
    unit.alignment = Alignment(horizontal="right")


def _write_headings(sheet: Worksheet, columns: Sequence[EntryColumn], tall: int) -> None:
    top, leaf, numbers = _TITLES + 1, _TITLES + 2, _TITLES + 3
    for index, text in enumerate((words.CODE, words.NAME), start=1):
        sheet.cell(top, index, text)
        sheet.merge_cells(start_row=top, end_row=leaf, start_column=index, end_column=index)
    start = _FIRST
    while start < _FIRST + len(columns):
        heading = columns[start - _FIRST].heading
        end = start
        while end + 1 < _FIRST + len(columns) and _same_group(columns, start, end + 1):
            end += 1
        sheet.cell(top, start, heading[0])
        bottom = leaf if len(heading) == 1 else top
        if (bottom, end) != (top, start):
            sheet.merge_cells(start_row=top, end_row=bottom, start_column=start, end_column=end)
        for column in range(start, end + 1):
            if len(heading) > 1:
                sheet.cell(leaf, column, columns[column - _FIRST].heading[1])
            sheet.cell(numbers, column, f"({columns[column - _FIRST].number})")
        start = end + 1
    _paint_headings(sheet, top, numbers, _FIRST + len(columns))
    sheet.row_dimensions[top + 1].height = tall


def _same_group(columns: Sequence[EntryColumn], first: int, other: int) -> bool:
    one, two = columns[first - _FIRST].heading, columns[other - _FIRST].heading
    return len(one) > 1 and one[0] == two[0]


def _paint_headings(sheet: Worksheet, top: int, numbers: int, end: int) -> None:
    for row in range(top, numbers + 1):
        for column in range(1, end):
            cell = sheet.cell(row, column)
            cell.border = _RULES
            cell.alignment = _CENTRE
            cell.fill = _NUMBERS if row == numbers else _HEAD
            cell.font = _font(9, italic=True) if row == numbers else _font(10, bold=True)
    sheet.row_dimensions[top].height = 32


def _write_units(sheet: Worksheet, units: Sequence[Unit], counts: int) -> None:
    plain = _font(11)
    strong = _font(11, bold=True)
    count = Alignment(horizontal="right", vertical="center")
    districts = {unit.code for unit in units if unit.level is Level.DISTRICT}
    for row, unit in enumerate(units, start=_TITLES + 4):
        heads = unit.level is Level.DISTRICT
        indent = 1 if unit.parent in districts else 0
        sheet.cell(row, 1, unit.code).alignment = Alignment(horizontal="center", vertical="center")
        sheet.cell(row, 2, unit.name).alignment = Alignment(
            horizontal="left", indent=indent, vertical="center", wrap_text=True
        )
        sheet.row_dimensions[row].height = 18
        for column in range(1, _FIRST + counts):
            cell = sheet.cell(row, column)
            cell.border = _LINES
            cell.font = strong if heads and column < _FIRST else plain
            if heads:
                cell.fill = _DISTRICT
            if column >= _FIRST:
                cell.number_format = "#,##0"
                cell.alignment = count
                cell.protection = _UNLOCKED


def _fill(
    sheet: Worksheet, shown: Sequence[EntryColumn], counts: Mapping[str, Mapping[str, int]]
) -> None:
    for row in range(_TITLES + 4, sheet.max_row + 1):
        known = counts.get(str(sheet.cell(row, 1).value), {})
        for column, each in enumerate(shown, start=_FIRST):
            if each.key in known:
                sheet.cell(row, column, known[each.key])


def _grouped(units: Sequence[Unit]) -> list[Unit]:
    """The units in the order given, each followed by those below it."""
    codes = {unit.code for unit in units}
    below: dict[str | None, list[Unit]] = {}
    for unit in units:
        below.setdefault(unit.parent if unit.parent in codes else None, []).append(unit)
    ordered: list[Unit] = []
    waiting = below.get(None, [])[::-1]
    while waiting:
        unit = waiting.pop()
        ordered.append(unit)
        waiting.extend(below.get(unit.code, [])[::-1])
    return ordered


def _validate(sheet: Worksheet, columns: Sequence[EntryColumn], units: int) -> None:
    if not units:
        return
    rule = DataValidation(
        type="whole",
        operator="between",
        formula1="0",
        formula2=str(_LARGEST),
        allow_blank=True,
        showErrorMessage=True,
        showInputMessage=True,
        errorStyle="stop",
        errorTitle=words.ERROR_TITLE,
        error=words.ERROR,
    )
    first, last = get_column_letter(_FIRST), get_column_letter(_FIRST + len(columns) - 1)
    rule.add(f"{first}{_TITLES + 4}:{last}{_TITLES + 3 + units}")
    sheet.add_data_validation(rule)


def _set_up(sheet: Worksheet, units: int, counts: int) -> None:
    sheet.column_dimensions["A"].width = 10
    sheet.column_dimensions["B"].width = 34
    for column in range(_FIRST, _FIRST + counts):
        sheet.column_dimensions[get_column_letter(column)].width = 10.5
    sheet.freeze_panes = f"{get_column_letter(_FIRST)}{_TITLES + 4}"
    sheet.sheet_view.showGridLines = False
    sheet.protection.sheet = True
    sheet.protection.formatColumns = False
    sheet.protection.formatRows = False
    fit_to_landscape(sheet)
    sheet.page_margins = PageMargins(left=0.4, right=0.4, top=0.5, bottom=0.5)
    sheet.print_options.horizontalCentered = True
    sheet.print_title_rows = f"{_TITLES + 1}:{_TITLES + 3}"
    last = get_column_letter(_FIRST + counts - 1)
    sheet.print_area = f"A1:{last}{_TITLES + 3 + units}"
    if sheet.oddFooter is not None:
        sheet.oddFooter.right.text = words.PAGE
        sheet.oddFooter.right.size = 9


def _write_guide(sheet: Worksheet, columns: Sequence[EntryColumn], said: FormText) -> None:
    sheet.column_dimensions["A"].width = 7
    sheet.column_dimensions["B"].width = 44
    sheet.column_dimensions["C"].width = 88
    sheet.sheet_view.showGridLines = False
    plain = _font(12)
    strong = _font(12, bold=True)
    wrap = Alignment(vertical="top", wrap_text=True)
    title = sheet.cell(1, 1, words.GUIDE_TITLE)
    title.font = _font(14, bold=True)
    row = 3
    for text in said.rules:
        sheet.merge_cells(start_row=row, end_row=row, start_column=1, end_column=3)
        rule = sheet.cell(row, 1, text)
        rule.font, rule.alignment = plain, wrap
        sheet.row_dimensions[row].height = 17 * (1 + len(text) // 160)
        row += 1
    row += 1
    lines = [
        (f"({each.number})", " – ".join(each.heading), said.meanings[each.number])
        for each in columns
    ]
    _write_meanings(sheet, [words.MEANING_HEADS, *lines], row, (plain, strong))
    sheet.protection.sheet = True
    fit_to_landscape(sheet)


def _write_meanings(
    sheet: Worksheet,
    lines: Sequence[tuple[str, str, str]],
    start: int,
    fonts: tuple[Font, Font],
) -> None:
    plain, strong = fonts
    for row, line in enumerate(lines, start=start):
        for index, text in enumerate(line, start=1):
            cell = sheet.cell(row, index, text)
            cell.font = strong if row == start else plain
            cell.border = _LINES
            cell.alignment = Alignment(
                horizontal="center" if index == 1 else None, vertical="top", wrap_text=True
            )
            if row == start:
                cell.fill = _HEAD
        sheet.row_dimensions[row].height = 17 * max(1, -(-len(line[2]) // 92))


def _bytes(book: Workbook, at: datetime, title: str) -> bytes:
    """The workbook with the times given, so that equal forms are equal files."""
    book.properties.creator = words.CREATOR
    book.properties.title = title
    book.properties.created = book.properties.modified = at
    fixed = BytesIO()
    with ZipFile(BytesIO(saved(book))) as source, ZipFile(fixed, "w", ZIP_DEFLATED) as target:
        for entry in source.infolist():
            part = source.read(entry)
            if entry.filename == "docProps/core.xml":
                part = _MODIFIED.sub(at.strftime(r"\g<1>%Y-%m-%dT%H:%M:%SZ").encode(), part)
            info = ZipInfo(entry.filename, (2024, 1, 1, 0, 0, 0))
            info.compress_type = ZIP_DEFLATED
            target.writestr(info, part)
    return fixed.getvalue()
