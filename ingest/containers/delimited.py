"""Reads text whose cells are set apart by tabs, semicolons or commas.

Every cell stays text: what `1.234` means is told by the column it stands in.
"""

from __future__ import annotations

import csv
import re
from collections import Counter
from io import StringIO
from itertools import islice

from ingest.containers.grid import Grid
from ingest.containers.refusal import RefusedError
from ingest.containers.sheet import Sheet
from metrics.counts.problem import ProblemCase

_DELIMITERS = "\t;,"
"""In the order in which they are preferred: a comma is also a decimal mark and punctuation."""
_SAMPLE = 1 << 16
"""Bytes that show the delimiter: headings and hundreds of rows; more only costs time."""
_SAMPLED_ROWS = 300
"""Past the titles of any report; a file whose first rows agree is not re-read to its end."""
_LONGEST_CELL = 1 << 17
"""Python's own default; stated, since the limit is the whole process's and may be set elsewhere."""
_STATED = re.compile(r"sep=(.)\r?\n", re.IGNORECASE)
_QUOTED_FORMULA = re.compile(r'="([^"]*)"')


def delimiter_of(text: str) -> str | None:
    """What sets the cells apart: what gives the most rows of one length; None where nothing does.

    Args:
        text: The text or its beginning.
    """
    stated = _STATED.match(text)
    if stated is not None:
        return stated[1] if stated[1] in _DELIMITERS else None
    sample = text[:_SAMPLE]
    if len(text) > _SAMPLE:
        sample = sample[: sample.rfind("\n") + 1] or sample
    scores = {mark: _rows_alike(sample, mark) for mark in _DELIMITERS}
    best = max(_DELIMITERS, key=lambda mark: scores[mark])
    return best if scores[best] > 1 else None


def read(text: str, name: str) -> Sheet:
    """The one sheet of a text.

    Raises:
        RefusedError: `damaged` where a quotation mark is never closed, or `too_large`.
    """
    delimiter = delimiter_of(text)
    if delimiter is None:
        raise RefusedError(ProblemCase.NOT_A_SPREADSHEET)
    grid = Grid()
    # Excel takes the line that states the delimiter for no row.
    stated = _STATED.match(text)
    lines = StringIO(text[stated.end() :] if stated else text, newline="")
    csv.field_size_limit(_LONGEST_CELL)
    try:
        for cells in csv.reader(lines, delimiter=delimiter, strict=True):
            _add(grid, cells)
    except csv.Error as error:
        raise RefusedError(ProblemCase.DAMAGED) from error
    while grid.rows and not grid.rows[-1]:
        grid.rows.pop()
    return grid.sheet(name)


def _rows_alike(sample: str, delimiter: str) -> int:
    """How many rows have the commonest number of cells above one."""
    rows = csv.reader(StringIO(sample, newline=""), delimiter=delimiter)
    try:
        lengths = Counter(len(row) for row in islice(rows, _SAMPLED_ROWS))
    except csv.Error:
        return 0
    return max((rows for length, rows in lengths.items() if length > 1), default=0)


def _add(grid: Grid, cells: list[str]) -> None:
    grid.add_row()
    for column, cell in enumerate(cells):
        text = cell.strip()
        if text.startswith("=") and len(text) > 1:
            quoted = _QUOTED_FORMULA.fullmatch(text)
            if quoted is None:
                grid.scan.without_value.add((len(grid.rows) - 1, column))
            else:
                text = quoted[1]
        grid.put(column, text)
