"""The sheets of a workbook as tables of an annex."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime

from ingest.annex.grid import AnnexGrid, GridCell, lines
from ingest.containers.sheet import Sheet, text_of
from ingest.text.addresses import address


def book_table(sheet: Sheet) -> AnnexGrid:
    """A sheet as a grid; a cell with a date says it as people write it."""
    grid = AnnexGrid(sheet.name)
    merged = dict(_merged(sheet))
    for at, row in enumerate(sheet.rows):
        cells = []
        for column in range(len(row)):
            top, left = merged.get((at, column), (at, column))
            cells.append(
                GridCell(
                    lines(_said(sheet.rows[top][left])),
                    address(top, left),
                    (top, left),
                    at in sheet.scan.hidden_rows or column in sheet.scan.hidden_columns,
                )
            )
        grid.rows.append(cells)
    return grid


def _merged(sheet: Sheet) -> Iterator[tuple[tuple[int, int], tuple[int, int]]]:
    for (top, left), (bottom, right) in sheet.merges:
        for row in range(top, min(bottom + 1, len(sheet.rows))):
            for column in range(left, min(right + 1, sheet.width)):
                yield (row, column), (top, left)


def _said(value: object) -> str:
    if isinstance(value, datetime | date):
        return f"{value.day:02d}/{value.month:02d}/{value.year}"
    return text_of(value)
