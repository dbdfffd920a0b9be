"""Writes the named tables of a document as a workbook: one sheet each, numbers as numbers."""

from __future__ import annotations

from typing import Any

from openpyxl import Workbook
from openpyxl.formatting.rule import FormulaRule
from openpyxl.styles import Alignment
from openpyxl.utils import get_column_letter

from reports import workbook
from reports.content.blocks import Cell, Table
from reports.content.document import Document
from wording.papers import form as words
from wording.papers.lights import PAINTED

_WASH, _LINE = "FFF1F4F7", "FFB8C2CC"
_ROOM = 110
"""Letters of 11 points that a page across holds beside one another."""
_HEAD = 5
"""The row of the headings: title, subject, edition and label (mostly none) stand above."""
_DAY = "dd/mm/yyyy"
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
    _put(page.cell(1, 1), table.name, bold=True, size=13)
    _put(page.cell(2, 1), f"{words.KINDS[document.kind]}: {document.subject}")
    _put(page.cell(3, 1), document.footnote)
    if document.label:
        _put(page.cell(4, 1), document.label, bold=True)
    grid, wash = workbook.grid(_LINE), workbook.fill(_WASH)
    whole = sum(column.width for column in table.columns)
    for at, column in enumerate(table.columns, start=1):
        cell = page.cell(_HEAD, at)
        _put(cell, column.heading, bold=True)
        cell.fill, cell.border = wash, grid
        cell.alignment = Alignment(wrap_text=True, horizontal="center", vertical="center")
        width = max(5, column.width / whole * _ROOM)
        page.column_dimensions[get_column_letter(at)].width = width
    for down, row in enumerate(table.rows, start=_HEAD + 1):
        for at, (each, column) in enumerate(zip(row, table.columns, strict=True), start=1):
            cell = page.cell(down, at)
            _fill(cell, each)
            cell.border = grid
            side = "right" if column.right else "left"
            cell.alignment = Alignment(wrap_text=True, vertical="top", horizontal=side)
    _paint(page, table)
    _set_up(page, table)


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


def _paint(page: Any, table: Table) -> None:  # noqa: ANN401
    """Lights take their colour from their word, so that a corrected word changes it."""
    last = get_column_letter(len(table.columns))
    area = f"A{_HEAD + 1}:{last}{_HEAD + max(1, len(table.rows))}"
    for word, colour in PAINTED.items():
        begins = f'LEFT(A{_HEAD + 1},{len(word)})="{word}"'
        rule = FormulaRule([begins], fill=workbook.fill(colour))  # type: ignore[no-untyped-call]
        # A conditional format takes the colour behind a pattern.
        rule.dxf.fill.bgColor = rule.dxf.fill.fgColor
        page.conditional_formatting.add(area, rule)


def _set_up(page: Any, table: Table) -> None:  # noqa: ANN401
    last = get_column_letter(len(table.columns))
    page.freeze_panes = f"A{_HEAD + 1}"
    page.print_title_rows = f"{_HEAD}:{_HEAD}"
    page.auto_filter.ref = f"A{_HEAD}:{last}{_HEAD + len(table.rows)}"
    page.sheet_view.showGridLines = False
    page.oddFooter.center.text = "&P/&N"
    workbook.fit_to_landscape(page)
