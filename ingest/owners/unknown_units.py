"""Tells of rows whose unit is not certain, and what may be answered."""

from __future__ import annotations

from ingest.layouts.sheet_table import SheetTable
from ingest.text.names import plain
from ingest.unit_names.units import Found, UnitNames
from metrics.counts.answer import NOT_A_UNIT
from metrics.counts.problem import ProblemCase

_FIELD = "linh vuc"
_ANSWERED = (
    ProblemCase.UNKNOWN_UNIT,
    ProblemCase.UNKNOWN_UNIT_FIELD,
    ProblemCase.AMBIGUOUS_UNIT,
)
"""What a person may answer with a unit, or with that the row is none's."""
_SUGGESTED_ROWS = 1_000
"""A table with more rows than that is not mended name by name."""


def report(table: SheetTable, place: int, found: Found, names: UnitNames) -> None:
    """Tell why a row's unit is not certain, with what may be answered."""
    assert found.case is not None
    case, facts = found.case, found.facts
    if case is ProblemCase.UNKNOWN_UNIT and not facts and place < _SUGGESTED_ROWS:
        name = table.sheet.text(table.body.units[place], table.header.unit_name)
        facts = names.suggest(name)
        if _heads_fields(table) and not names.looks_like_unit(name):
            case = ProblemCase.UNKNOWN_UNIT_FIELD
    cell = table.unit_cell(place, code=found.by_code)
    value = table.sheet.rows[cell[0]][cell[1]]
    if case not in _ANSWERED:
        table.findings.error(case, cell, value, **facts)
        return
    near = str(facts["codes"]).split("; ") if "codes" in facts else []
    table.findings.ask(case, [*near, NOT_A_UNIT], cell, value, **facts)


def _heads_fields(table: SheetTable) -> bool:
    """Whether the heading of names says that the rows may be fields of one unit."""
    column = table.header.unit_name
    return column is not None and _FIELD in plain(" ".join(table.header.texts[column]))
