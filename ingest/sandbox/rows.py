"""Reads a list that was typed into a template of ours: rows of texts under known headings.

Runs in the child process, as all reading of strangers' files does.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime

from ingest.containers.refusal import RefusedError
from ingest.containers.sheet import Sheet
from ingest.containers.workbook import open_package, sheets
from ingest.reading import TypedRow, TypedRows
from ingest.text.names import clean, heading_key
from metrics.counts.problem import Problem, ProblemCase, Severity

_SEARCHED = 30
"""The heading row stands within so many rows."""
_MOST = 5000
"""Rows; a country has some 3.300 communes."""


def read_rows(data: bytes, headings: Sequence[str]) -> TypedRows:
    """Read the first visible sheet that has all headings; empty rows are passed over.

    Args:
        data: The file.
        headings: Of the columns, as the template writes them.
    """
    found = TypedRows()
    try:
        for sheet in sheets(data, open_package(data)):
            header = None if sheet.hidden else _header(sheet, headings)
            if header is not None:
                _read(sheet, *header, found)
                return found
    except RefusedError as refused:
        found.problems.append(refused.problem)
        return found
    facts: dict[str, str | int] = {"column": ", ".join(headings)}
    found.problems.append(Problem(Severity.ERROR, ProblemCase.MISSING_COLUMN, facts=facts))
    return found


def _header(sheet: Sheet, headings: Sequence[str]) -> tuple[int, Mapping[str, int]] | None:
    wanted = {heading_key(each): each for each in headings}
    for index, row in enumerate(sheet.rows[:_SEARCHED]):
        columns: dict[str, int] = {}
        for column, value in enumerate(row):
            name = wanted.get(heading_key(value)) if isinstance(value, str) else None
            if name is not None:
                columns.setdefault(name, column)
        if len(columns) == len(headings):
            return index, columns
    return None


def _read(sheet: Sheet, top: int, columns: Mapping[str, int], found: TypedRows) -> None:
    for index in range(top + 1, len(sheet.rows)):
        cells = {name: _text(sheet.rows[index][at]) for name, at in columns.items()}
        if not any(cells.values()):
            continue
        if len(found.rows) >= _MOST:
            raise RefusedError(ProblemCase.TOO_LARGE_ROWS, sheet.name)
        found.rows.append(TypedRow(sheet.name, index + 1, cells))


def _text(value: object) -> str:
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, datetime):
        return value.date().isoformat()
    if isinstance(value, date):
        return value.isoformat()
    return clean(str(value)) if value is not None else ""
