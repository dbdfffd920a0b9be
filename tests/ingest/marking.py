"""What a person sees of a workbook: for comparing one with its marked copy."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from openpyxl.cell.cell import Cell
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from ingest.marked.copy import marked_copy
from ingest.marked.styles import FILLS
from metrics.counts.problem import Problem, ProblemCase, Severity
from tests.ingest.workbooks import ENTRY_SHEET, opened, read

NAME = "Báo cáo tháng 9.xlsx"


def fault(
    cell: str | None,
    sheet: str | None = ENTRY_SHEET,
    severity: Severity = Severity.ERROR,
    found: str | None = "mười",
) -> Problem:
    kind = ProblemCase.NOT_A_NUMBER if severity is Severity.ERROR else ProblemCase.ALL_ZERO_COLUMN
    return Problem(severity, kind, sheet, cell, found, {"column": "Trực tuyến", "units": 3})


def mark(data: bytes, *problems: Problem) -> bytes:
    """The copy with these problems, or with those that reading finds."""
    return marked_copy(data, NAME, problems or read(data).problems)


def cells(sheet: Worksheet) -> Iterator[Cell]:
    for row in sheet.iter_rows():
        for cell in row:
            if isinstance(cell, Cell):
                yield cell


def colour(cell: Cell) -> str | None:
    return cell.fill.fgColor.rgb if cell.fill.fill_type == "solid" else None


def painted(sheet: Worksheet) -> dict[str, Severity]:
    """The cells in a colour of ours."""
    meant = {value: severity for severity, value in FILLS.items()}
    return {
        cell.coordinate: meant[str(colour(cell))] for cell in cells(sheet) if colour(cell) in meant
    }


def comments(sheet: Worksheet) -> dict[str, str]:
    return {cell.coordinate: cell.comment.text for cell in cells(sheet) if cell.comment}


def look(sheet: Worksheet) -> dict[str, Any]:
    """Everything of a sheet but fills and comments."""
    return {
        "cells": {
            cell.coordinate: (
                cell.value,
                cell.data_type,
                cell.number_format,
                repr(cell.font),
                repr(cell.border),
                repr(cell.alignment),
                repr(cell.protection),
                cell.hyperlink and cell.hyperlink.location,
            )
            for cell in cells(sheet)
            if cell.value is not None or cell.has_style
        },
        "widths": {
            key: (each.width, each.hidden, each.min, each.max)
            for key, each in sheet.column_dimensions.items()
        },
        "heights": {
            key: (each.height, each.hidden)
            for key, each in sheet.row_dimensions.items()
            if each.height or each.hidden
        },
        "merges": sorted(map(str, sheet.merged_cells.ranges)),
        "panes": sheet.freeze_panes,
        "rules": [
            (str(each.sqref), each.type, each.operator, each.formula1, each.formula2, each.error)
            for each in sheet.data_validations.dataValidation
        ],
        "conditional": {
            str(area.sqref): [(rule.type, rule.formula, rule.priority) for rule in area.rules]
            for area in sheet.conditional_formatting
        },
        "protection": vars(sheet.protection),
        "print": (
            vars(sheet.page_setup) | {"_parent": None},
            vars(sheet.page_margins),
            vars(sheet.print_options),
            sheet.print_title_rows,
            str(sheet.print_area),
            sheet.oddFooter.right.text if sheet.oddFooter is not None else None,
            sheet.sheet_properties.pageSetUpPr and sheet.sheet_properties.pageSetUpPr.fitToPage,
        ),
        "state": sheet.sheet_state,
        "filter": sheet.auto_filter.ref,
    }


def others(book: Workbook) -> list[Worksheet]:
    """The sheets behind the first."""
    return [each for each in book.worksheets[1:] if isinstance(each, Worksheet)]


def listed(data: bytes) -> list[tuple[object, ...]]:
    """The lines of the sheet of faults below its headings."""
    rows = list(opened(data).worksheets[0].iter_rows(values_only=True))
    head = next(index for index, row in enumerate(rows) if row[0] == "TT")
    return [row[:7] for row in rows[head + 1 :]]
