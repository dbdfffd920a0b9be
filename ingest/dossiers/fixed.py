"""Makes a list of dossiers whole numbers: days, months, yes and no; any engine may count these."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Sequence

import pyarrow as pa
import pyarrow.compute as pc

from ingest.dossiers.list_words import REQUIRED, ListRole, ListWords
from ingest.dossiers.listed import DossierList, ListColumn
from ingest.dossiers.local_day import day_number, month_number
from ingest.findings import Findings
from ingest.text.addresses import column_of, position
from ingest.text.names import plain
from metrics.counts.problem import ProblemCase

_MOST_TOLD = 100
"""Rows of one fault that are told; a list with more is exported anew, not mended row by row."""
_INT = pa.int32()


def columns_of(
    found: DossierList, words: ListWords, findings: Findings
) -> dict[ListRole, ListColumn] | None:
    """The column of each role; None, and a problem, where one is missing or doubled."""
    columns: dict[ListRole, ListColumn] = {}
    before = len(findings.problems)
    for column in found.columns:
        role = words.role(column.heading)
        if role is None:
            continue
        if role in columns:
            both = f"{columns[role].letter}, {column.letter}"
            cell = (found.top, column_of(column.letter))
            facts = {"columns": both, "column": words.names[role]}
            findings.error(ProblemCase.UNCLEAR_COLUMN, cell, None, **facts)
        columns.setdefault(role, column)
    for role in REQUIRED:
        if role not in columns:
            findings.error(ProblemCase.MISSING_COLUMN, (found.top, 0), column=words.names[role])
    return None if len(findings.problems) > before else columns


def fixed(
    found: DossierList, columns: dict[ListRole, ListColumn], words: ListWords, findings: Findings
) -> pa.Table:
    """The dossiers as whole numbers, with every fault told at its cell.

    Args:
        found: The list.
        columns: The column of each role.
        words: What cells say.
        findings: Where faults are told.

    Returns:
        One row a dossier, as `counting.DOSSIERS` names the columns.
    """
    days = {role: _mapped(columns[role], day_number, found, findings, role) for role in REQUIRED}
    received, due, resolved = (_taken(columns[role], days[role]) for role in REQUIRED)
    _refuse_blank(found, columns[ListRole.RECEIVED], findings)
    table = {
        "unit": _units(found, columns.get(ListRole.UNIT)),
        "received": received,
        "due": due,
        "resolved": resolved,
        "received_month": _taken(columns[ListRole.RECEIVED], _months(days[ListRole.RECEIVED])),
        "late_month": _taken(columns[ListRole.DUE], _months(days[ListRole.DUE], after=1)),
        "resolved_month": _taken(columns[ListRole.RESOLVED], _months(days[ListRole.RESOLVED])),
    }
    for role in (ListRole.CHANNEL, ListRole.DIGITISED, ListRole.RESULT):
        column = columns.get(role)
        table[role.value] = (
            _zeros(len(found.rows))
            if column is None
            else _taken(column, _flags(column, role, words, found, findings))
        )
    _refuse_order(found, columns, received, resolved, findings)
    return pa.table(table)


def _units(found: DossierList, column: ListColumn | None) -> pa.Array:
    """By dossier the place of its unit's text; zero where all are of the one asked for."""
    return _zeros(len(found.rows)) if column is None else _codes(column)


def _zeros(count: int) -> pa.Array:
    return pa.repeat(pa.scalar(0, _INT), count)


def _codes(column: ListColumn) -> pa.Array:
    if isinstance(column.codes, pa.Array):
        return column.codes.cast(_INT)
    codes = column.codes
    assert isinstance(codes, array)
    return pa.Array.from_buffers(_INT, len(codes), [None, pa.py_buffer(codes)])


def _taken(column: ListColumn, values: Sequence[int | None]) -> pa.Array:
    return pa.array(values, _INT).take(_codes(column))


def _months(days: Sequence[int | None], after: int = 0) -> list[int | None]:
    return [None if day is None else month_number(day + after) for day in days]


def _mapped(
    column: ListColumn,
    read: Callable[[object], int | None],
    found: DossierList,
    findings: Findings,
    role: ListRole,
) -> list[int | None]:
    values: list[int | None] = []
    for code, value in enumerate(column.values):
        try:
            values.append(read(value))
        except (ValueError, OverflowError):
            values.append(None)
            cell = position(found.cell(column, code))
            findings.error(ProblemCase.NOT_A_DATE, cell, value, column=column.heading or role)
    return values


def _flags(
    column: ListColumn, role: ListRole, words: ListWords, found: DossierList, findings: Findings
) -> list[int | None]:
    known = words.flags[role]
    values: list[int | None] = []
    for code, value in enumerate(column.values):
        said = plain(str(int(value) if isinstance(value, float) and value == int(value) else value))
        meant = known.get(said) if said or role is ListRole.CHANNEL else False
        if meant is None:
            cell = position(found.cell(column, code))
            findings.error(ProblemCase.UNKNOWN_WORD, cell, value, column=column.heading)
        values.append(int(bool(meant)))
    return values


def _refuse_blank(found: DossierList, column: ListColumn, findings: Findings) -> None:
    if "" in column.values:
        code = column.values.index("")
        cell = position(found.cell(column, code))
        findings.error(ProblemCase.NOT_A_DATE_BLANK, cell, column=column.heading)


def _refuse_order(
    found: DossierList,
    columns: dict[ListRole, ListColumn],
    received: pa.Array,
    resolved: pa.Array,
    findings: Findings,
) -> None:
    """Tell of dossiers that were resolved before they were received."""
    wrong = pc.indices_nonzero(pc.fill_null(pc.less(resolved, received), False))  # noqa: FBT003
    column = columns[ListRole.RESOLVED]
    codes = _codes(column)
    for place in wrong.slice(0, _MOST_TOLD).to_pylist():
        cell = (found.rows[place], column_of(column.letter))
        value = column.values[codes[place].as_py()]
        facts = {"column": column.heading, "other": columns[ListRole.RECEIVED].heading}
        findings.error(ProblemCase.DATES_REVERSED, cell, value, **facts)
    if len(wrong) > _MOST_TOLD:
        findings.more += len(wrong) - _MOST_TOLD
