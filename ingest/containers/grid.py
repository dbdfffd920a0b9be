"""Builds a sheet cell by cell, for the containers that are read here and not by a library."""

from __future__ import annotations

import re

from ingest.containers.limits import MOST_CELLS, MOST_COLUMNS, MOST_MERGES, MOST_ROWS, limit
from ingest.containers.sheet import Sheet, SheetScan, Span

_ERROR = re.compile(r"#(?:DIV/0!|REF!|VALUE!|NAME\?|NUM!|NULL!|N/A|SPILL!|CALC!)|Err:\d{3}")


def is_error(text: str) -> bool:
    """Whether a text is how a spreadsheet shows an error."""
    return text[:1] in ("#", "E") and _ERROR.fullmatch(text) is not None


class Grid:
    """Rows of different lengths that become a sheet."""

    def __init__(self) -> None:
        self.rows: list[list[object]] = []
        self.merges: list[Span] = []
        self.scan = SheetScan()
        self._width = 0

    @property
    def width(self) -> int:
        """How many columns hold a value or a part of a merge."""
        reached = max((right + 1 for _, (_, right) in self.merges), default=0)
        return max(reached, *map(len, self.rows), 0)

    def add_row(self) -> list[object]:
        """Begin the next row."""
        limit(len(self.rows) + 1, MOST_ROWS, "rows")
        limit(len(self.rows) * self._width, MOST_CELLS, "cells")
        self.rows.append([])
        return self.rows[-1]

    def put(self, column: int, value: object) -> None:
        """Set a cell of the last row; an error is kept beside the values, as of every file."""
        if value == "":
            return
        limit(column + 1, MOST_COLUMNS, "columns")
        self.scan.cells += 1
        limit(self.scan.cells, MOST_CELLS, "cells")
        if isinstance(value, str) and is_error(value):
            self.scan.errors[len(self.rows) - 1, column] = value
            value = ""
        row = self.rows[-1]
        if len(row) <= column:
            row.extend([""] * (column + 1 - len(row)))
            self._width = max(self._width, column + 1)
        row[column] = value

    def merge(self, span: Span) -> None:
        """Note that cells are one."""
        limit(len(self.merges) + 1, MOST_MERGES, "merges")
        self.merges.append(span)

    def append(self, other: Grid) -> None:
        """Put another grid below."""
        shift = len(self.rows)
        limit(shift + len(other.rows), MOST_ROWS, "rows")
        self.rows += other.rows
        self.merges += [
            ((first + shift, left), (last + shift, right))
            for (first, left), (last, right) in other.merges
        ]
        limit(len(self.merges), MOST_MERGES, "merges")
        scan, below = self.scan, other.scan
        scan.cells += below.cells
        scan.errors |= {(row + shift, column): text for (row, column), text in below.errors.items()}
        scan.without_value |= {(row + shift, column) for row, column in below.without_value}
        scan.percents |= {(row + shift, column) for row, column in below.percents}
        scan.hidden_rows |= {row + shift for row in below.hidden_rows}
        scan.hidden_columns |= below.hidden_columns

    def sheet(self, name: str, *, hidden: bool = False) -> Sheet:
        """The sheet, each row as long as the widest."""
        marked = [*self.scan.errors, *self.scan.without_value]
        width = max(map(len, self.rows), default=0)
        width = max([width, *(column + 1 for _, column in marked)])
        limit(len(self.rows) * width, MOST_CELLS, "cells")
        for row in self.rows:
            row.extend([""] * (width - len(row)))
        return Sheet(name, self.rows, self.merges, self.scan, hidden)
