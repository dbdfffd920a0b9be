"""The workbook in which an office types changes of units: an empty table and the units of today."""

from __future__ import annotations

from datetime import date

from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from metrics.units.unit import Tree
from reports.workbook import fill, font, grid, saved
from wording import interface, numbers
from wording.office import units as words

_WIDTHS = (14, 36, 18, 18, 12, 12, 24)
"""Of the columns, in letters: the longest name of a unit has some 35."""
_LINES = 60
"""Empty rows that are ruled and hold text: more may be typed below."""
_TEXT = "@"
"""Excel's format of text: a code keeps its leading zeros."""


def workbook(tree: Tree, day: date) -> bytes:
    """The bytes of the workbook.

    Args:
        tree: The units to copy codes from.
        day: On which they stand so.
    """
    book = Workbook()
    table = book.active
    assert isinstance(table, Worksheet)
    table.title = words.FORM_SHEET
    table.append([words.FORM_TITLE])
    table.append([words.FORM_HINT])
    _heads(table, 4, words.GRID)
    for row in range(5, 5 + _LINES):
        for column in range(1, len(words.GRID) + 1):
            cell = table.cell(row, column)
            cell.number_format, cell.border, cell.font = _TEXT, grid("C5CDD6"), font()
    table["A1"].font, table["A2"].font = font(14, bold=True), font(italic=True)
    table.freeze_panes = "A5"
    known = book.create_sheet(words.FORM_UNITS.format(day=numbers.day(day).replace("/", ".")))
    _heads(known, 1, words.GRID[:5])
    for at, unit in enumerate(tree.values(), start=2):
        reports = words.YES_WORD if unit.reports else words.NO_WORD
        line = (unit.code, unit.name, interface.LEVELS[unit.level], unit.parent or "", reports)
        for column, value in enumerate(line, start=1):
            cell = known.cell(at, column, value)
            cell.number_format, cell.font = _TEXT, font()
    known.freeze_panes = "A2"
    return saved(book)


def _heads(sheet: Worksheet, row: int, heads: tuple[str, ...]) -> None:
    for column, (name, width) in enumerate(zip(heads, _WIDTHS, strict=False), start=1):
        cell = sheet.cell(row, column, name)
        cell.font, cell.fill, cell.border = font(bold=True), fill("E9F1F9"), grid("C5CDD6")
        sheet.column_dimensions[cell.column_letter].width = width
