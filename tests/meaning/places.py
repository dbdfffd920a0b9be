"""The places of a sheet at which a word can stand, each with a hand that writes it there."""

from __future__ import annotations

import re
from collections.abc import Callable
from enum import StrEnum

from openpyxl.utils import get_column_letter

from tests.meaning.base_tables import Table


class Place(StrEnum):
    TITLE = "title"
    SECOND_LINE = "second title line"
    SHEET_NAME = "sheet name"
    OVER_ALL = "heading over all columns"
    OVER_SOME = "heading over some columns"
    IN_HEADING = "bracket in a heading"
    BEHIND_NAME = "behind a name"
    UNIT_OF_COUNT = "unit of count"
    BESIDE = "column beside the names"
    BETWEEN = "row between headings and figures"
    ABOVE = "remark above the table"
    BELOW = "remark below the table"
    SIGNATURE = "signature below the table"


A_PART = frozenset({Place.OVER_SOME, Place.IN_HEADING, Place.BEHIND_NAME})
"""Where a word speaks of some figures alone."""


def put(table: Table, place: Place, text: str, heading: str = "Ghi chú") -> str | None:
    """Write a text at a place; its cell, None for the sheet's name.

    Args:
        table: Drawn; written on.
        place: Where.
        text: What.
        heading: What heads the column, where it is one.
    """
    if place is Place.BESIDE:
        return _beside(table, text, heading)
    return _HANDS[place](table, text)


def _title(table: Table, text: str) -> str:
    title = table.text(3, 1)
    words = text if text.startswith("(") else text.upper()
    return table.write(3, 1, f"{title} {words}")


def _second_line(table: Table, text: str) -> str:
    return table.write(5, 1, text if text.startswith("(") else _bracketed(table, text))


def _bracketed(table: Table, text: str) -> str:
    return f"({text})" if table.rng.random() < 0.5 else text


def _sheet_name(table: Table, text: str) -> None:
    table.sheet.title = re.sub(r"[\\/*?:\[\]]", ".", text)[:31]


def _over_all(table: Table, text: str) -> str:
    """One more heading row above all columns; those beside the names reach up into it."""
    return _over(table, text, table.names + 1, table.last)


def _over_some(table: Table, text: str) -> str:
    """One more heading row, above one group of columns alone; all others reach up into it."""
    groups = [
        (left, right)
        for left, _, right, _ in _top_blocks(table)
        if left < right and any(left <= column <= right for column in table.source_columns())
    ]
    start, end = table.rng.choice(groups) if groups else (table.names + 1, table.names + 2)
    return _over(table, text, start, end)


def _over(table: Table, text: str, start: int, end: int) -> str:
    sheet, row = table.sheet, table.head - 1
    for left, top, right, bottom in _top_blocks(table):
        if start <= left <= end:
            continue
        if (left, top) != (right, bottom):
            sheet.unmerge_cells(start_row=top, end_row=bottom, start_column=left, end_column=right)
        table.write(row, left, sheet.cell(top, left).value)
        table.write(top, left, None)
        sheet.merge_cells(start_row=row, end_row=bottom, start_column=left, end_column=right)
    sheet.merge_cells(start_row=row, end_row=row, start_column=start, end_column=end)
    table.head, table.covered = row, range(start, end + 1)
    return table.write(row, start, text)


def _top_blocks(table: Table) -> list[tuple[int, int, int, int]]:
    """The headings of the first row, each with the cells it is merged over."""
    row = table.head
    merged = {
        each.min_col: (each.min_col, each.min_row, each.max_col, each.max_row)
        for each in table.sheet.merged_cells.ranges
        if each.min_row == row
    }
    return [
        merged.get(column, (column, row, column, row))
        for column in range(1, table.last + 1)
        if table.sheet.cell(row, column).value is not None
    ]


def _in_heading(table: Table, text: str) -> str:
    """Behind the heading of one column that a measure is taken from."""
    column = table.rng.choice(table.plain_columns())
    row = table.head
    while table.sheet.cell(row, column).value is None or _wider(table, row, column):
        row += 1
    table.covered = range(column, column + 1)
    return table.write(row, column, f"{table.text(row, column)} ({text.strip('()')})")


def _wider(table: Table, row: int, column: int) -> bool:
    """Whether a heading stands over several columns."""
    return any(
        merged.min_row == row and merged.min_col <= column <= merged.max_col
        and merged.min_col < merged.max_col
        for merged in table.sheet.merged_cells.ranges
    )  # fmt: skip


def _behind_name(table: Table, text: str) -> str:
    row = table.rng.choice(table.named_rows())
    name = table.text(row, table.names)
    in_brackets = text.startswith("(") or table.rng.random() < 0.7
    plain = text.strip("()")
    return table.write(
        row, table.names, f"{name} ({plain})" if in_brackets else f"{name} - {plain}"
    )


def _unit_of_count(table: Table, text: str) -> str:
    return table.write(6, max(table.names + 1, table.last - 2), text)


def _beside(table: Table, text: str, heading: str) -> str:
    table.beside(heading, [text] * (table.bottom - table.top + 1))
    return f"{get_column_letter(table.names + 1)}{table.top}"


def _between(table: Table, text: str) -> str:
    table.sheet.insert_rows(table.top)
    row = table.top
    table.top, table.bottom = table.top + 1, table.bottom + 1
    if table.rng.random() < 0.5:
        table.sheet.merge_cells(start_row=row, end_row=row, start_column=1, end_column=table.last)
        return table.write(row, 1, text)
    return table.write(row, table.names, text)


def _above(table: Table, text: str) -> str:
    return table.write(6, 1, f"{table.rng.choice(('Ghi chú: ', ''))}{text}")


def _below(table: Table, text: str) -> str:
    row = table.bottom + 3
    lead = table.rng.choice(("Ghi chú: ", "* Ghi chú: ", "", "- "))
    return table.write(row, table.rng.choice((1, table.names)), lead + text)


def _signature(table: Table, text: str) -> str:
    return table.write(table.bottom + 5, table.rng.choice((table.names, table.last - 1)), text)


_HANDS: dict[Place, Callable[[Table, str], str | None]] = {
    Place.TITLE: _title,
    Place.SECOND_LINE: _second_line,
    Place.SHEET_NAME: _sheet_name,
    Place.OVER_ALL: _over_all,
    Place.OVER_SOME: _over_some,
    Place.IN_HEADING: _in_heading,
    Place.BEHIND_NAME: _behind_name,
    Place.UNIT_OF_COUNT: _unit_of_count,
    Place.BETWEEN: _between,
    Place.ABOVE: _above,
    Place.BELOW: _below,
    Place.SIGNATURE: _signature,
}
