"""The heading of a table as cells that reach over several columns or rows."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from reports.content.blocks import Table


@dataclass(frozen=True, slots=True)
class HeadCell:
    """One cell of a heading; rows and columns count from 0."""

    text: str
    row: int
    column: int
    rows: int = 1
    """How many rows it reaches over."""
    columns: int = 1
    numbers: bool = False
    """Whether it numbers its column, as statutory forms do, and heads nothing itself."""


def depth(table: Table) -> int:
    """How many rows the heading has, that of the numbers included."""
    levels = max(len(each.above) for each in table.columns) + 1
    return levels + any(each.number for each in table.columns)


def head_cells(table: Table) -> Iterator[HeadCell]:
    """Every cell of the heading, row by row."""
    paths = [(*each.above, each.heading) for each in table.columns]
    levels = max(map(len, paths))
    for row in range(levels):
        column = 0
        while column < len(paths):
            path = paths[column]
            if row >= len(path):
                column += 1
                continue
            if row == len(path) - 1:
                yield HeadCell(path[row], row, column, levels - row)
                column += 1
                continue
            end = column
            while end < len(paths) and _lies_under(paths[end], path[: row + 1]):
                end += 1
            yield HeadCell(path[row], row, column, 1, end - column)
            column = end
    if depth(table) > levels:
        for column, each in enumerate(table.columns):
            yield HeadCell(each.number, levels, column, numbers=True)


def _lies_under(path: tuple[str, ...], above: tuple[str, ...]) -> bool:
    return len(path) > len(above) and path[: len(above)] == above
