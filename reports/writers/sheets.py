"""Writes the named tables of a document as a workbook: one sheet each, numbers as numbers."""

from __future__ import annotations

from textwrap import wrap
from typing import Any

from openpyxl import Workbook
from openpyxl.formatting.rule import FormulaRule
from openpyxl.styles import Alignment
from openpyxl.utils import get_column_letter

from reports import workbook
from reports.content.blocks import Cell, Table
from reports.content.document import Document
from reports.content.headings import depth, head_cells
from wording.papers import form as words
from wording.papers.lights import PAINTED

_WASH, _LINE = "FFF1F4F7", "FFB8C2CC"
_ROOM = 110
"""Letters of 11 points that a page across holds beside one another."""
_HEAD = 5
"""The row of the headings: title, subject, edition and label (mostly none) stand above."""
_LINE_HEIGHT, _PER_WIDTH = 15, 1.2
"""Points of a line, and letters to a unit of a column's width, which is the breadth of a 0."""
_DAY = "dd/mm/yyyy"
_BOLD_LINES = 2
"""Of what a form fixes above its table: which form it is, and its title."""
_NAME = 31
"""Letters a sheet's name may have at most."""


def written(document: Document) -> bytes:
    """The bytes of an .xlsx; text is never a formula, whatever it begins with."""
    book = Workbook()
    book.remove(book.active)  # type: ignore[arg-type]
    for table in document.tables():
        _sheet(book.create_sheet(table.name[:_NAME]), table, document)
    book.properties.creator = document.head.issuer
    book.properties.title, book.properties.description = document.subject, document.footnote
    return workbook.saved(book)


def _sheet(page: Any, table: Table, document: Document) -> None:  # noqa: ANN401
    top = _above(page, table, document)
    grid, wash = workbook.grid(_LINE), workbook.fill(_WASH)
    widths = _widths(table)
    for at, width in enumerate(widths, start=1):
        page.column_dimensions[get_column_letter(at)].width = width
    for each in head_cells(table):
        cell = page.cell(top + each.row, each.column + 1)
        _put(cell, each.text, bold=not each.numbers)
        last = cell.row + each.rows - 1, cell.column + each.columns - 1
        for inside in page.iter_rows(cell.row, last[0], cell.column, last[1]):
            for one in inside:
                one.fill, one.border = wash, grid
        if each.rows > 1 or each.columns > 1:
            page.merge_cells(None, cell.row, cell.column, *last)
        cell.alignment = Alignment(wrap_text=True, horizontal="center", vertical="center")
        if each.rows == 1:
            wide = sum(widths[each.column : each.column + each.columns])
            _heighten(page, cell.row, _lines(each.text, wide))
    first = top + depth(table)
    for down, row in enumerate(table.rows, start=first):
        for at, (said, column) in enumerate(zip(row, table.columns, strict=True), start=1):
            cell = page.cell(down, at)
            _fill(cell, said)
            cell.border = grid
            side = "right" if column.right else "left"
            cell.alignment = Alignment(wrap_text=True, vertical="top", horizontal=side)
        lines = (_lines(said.text, wide) for said, wide in zip(row, widths, strict=True))
        _heighten(page, down, max(lines, default=1))
    _paint(page, table, first)
    _set_up(page, table, top, document.footnote)


def _widths(table: Table) -> list[float]:
    """The width of each column in letters."""
    whole = sum(column.width for column in table.columns)
    return [max(5, column.width / whole * _ROOM) for column in table.columns]


def _lines(text: str, wide: float) -> int:
    """On how many lines a text stands in a width."""
    room = int(wide * _PER_WIDTH)
    return sum(len(wrap(line, room)) or 1 for line in text.splitlines()) or 1


def _heighten(page: Any, row: int, lines: int) -> None:  # noqa: ANN401
    """Give a row the height of its longest text: not every program finds it by itself."""
    height = lines * _LINE_HEIGHT
    if lines > 1 and height > (page.row_dimensions[row].height or 0):
        page.row_dimensions[row].height = height


def _above(page: Any, table: Table, document: Document) -> int:  # noqa: ANN401
    """Write what stands above a table; gives the row its heading begins in."""
    if table.lines:
        for down, text in enumerate(filter(None, (document.label, *table.lines)), start=1):
            _put(page.cell(down, 1), text, bold=down <= _BOLD_LINES)
        return down + 2
    _put(page.cell(1, 1), table.name, bold=True, size=13)
    _put(page.cell(2, 1), f"{words.KINDS[document.kind]}: {document.subject}")
    _put(page.cell(3, 1), document.footnote)
    if document.label:
        _put(page.cell(4, 1), document.label, bold=True)
    return _HEAD


def _fill(cell: Any, said: Cell) -> None:  # noqa: ANN401
    if said.day is not None:
        cell.value, cell.font, cell.number_format = said.day, workbook.font(), _DAY
        return
    if said.number is None:
        _put(cell, said.text)
        return
    cell.value, cell.font = said.number, workbook.font()
    cell.number_format = f"#,##0.{'0' * said.places}" if said.places else "#,##0"


def _put(cell: Any, text: str, *, bold: bool = False, size: float = 11) -> None:  # noqa: ANN401
    cell.value, cell.font = text, workbook.font(size, bold=bold)
    cell.data_type = "s"
    if text[:1] in tuple("=+-@"):
        # Excel too keeps it a text when the cell is edited.
        cell.quotePrefix = True


def _paint(page: Any, table: Table, first: int) -> None:  # noqa: ANN401
    """Lights take their colour from their word, so that a corrected word changes it."""
    last = get_column_letter(len(table.columns))
    area = f"A{first}:{last}{first - 1 + max(1, len(table.rows))}"
    for word, colour in PAINTED.items():
        begins = f'LEFT(A{first},{len(word)})="{word}"'
        rule = FormulaRule([begins], fill=workbook.fill(colour))  # type: ignore[no-untyped-call]
        # A conditional format takes the colour behind a pattern.
        rule.dxf.fill.bgColor = rule.dxf.fill.fgColor
        page.conditional_formatting.add(area, rule)


def _set_up(page: Any, table: Table, top: int, footnote: str) -> None:  # noqa: ANN401
    last, under = get_column_letter(len(table.columns)), top + depth(table) - 1
    page.freeze_panes = f"A{under + 1}"
    page.print_title_rows = f"{top}:{under}"
    page.auto_filter.ref = f"A{under}:{last}{under + len(table.rows)}"
    page.sheet_view.showGridLines = False
    page.oddFooter.left.text = footnote if table.lines else None
    page.oddFooter.center.text = "&P/&N"
    workbook.fit_to_landscape(page)
