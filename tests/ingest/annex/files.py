"""Builds annexes as Word files and workbooks from tables drawn as text.

A line is a row, its cells apart by `|`; `<` is one with the cell to its left, `^` with that above,
`⏎` begins a line in a cell, and `---` cuts a table, as a page does.
"""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from typing import Any

import docx
import openpyxl

HERE = Path(__file__).parent


def drawn(name: str) -> list[list[list[str]]]:
    """The tables of a drawing, row by row."""
    return tables((HERE / name).read_text("utf-8"))


def tables(text: str) -> list[list[list[str]]]:
    """The same of a text."""
    found: list[list[list[str]]] = [[]]
    for line in filter(None, text.splitlines()):
        if line == "---":
            found.append([])
        else:
            cells = [cell.strip() for cell in line.split("|")]
            found[-1].append([cell.replace(" ⏎ ", "\n") for cell in cells])
    return found


def word(drawing: list[list[list[str]]], *, before: str = "PHỤ LỤC") -> bytes:
    """A Word file with the tables, each page's words between them."""
    document = docx.Document()
    document.add_paragraph(before)
    for rows in drawing:
        table = document.add_table(len(rows), max(map(len, rows)))
        # Asked of the table, each cell costs as much as all of them.
        places = [line.cells for line in table.rows]
        cells: dict[tuple[int, int], Any] = {}
        for at, row in enumerate(rows):
            for column, text in enumerate(row):
                cell = places[at][column]
                if text in ("<", "^"):
                    beside = cells[(at, column - 1) if text == "<" else (at - 1, column)]
                    cell = beside.merge(cell)
                else:
                    cell.text = text
                cells[at, column] = cell
        document.add_paragraph("Địa chỉ: Số 02, phường Thanh Bình")
    out = BytesIO()
    document.save(out)
    return out.getvalue()


def book(rows: list[list[object]], merges: tuple[str, ...] = ()) -> bytes:
    """A workbook with one sheet."""
    made = openpyxl.Workbook()
    sheet = made.active
    assert sheet is not None
    for row in rows:
        sheet.append(row)
    for each in merges:
        sheet.merge_cells(each)
    out = BytesIO()
    made.save(out)
    return out.getvalue()
