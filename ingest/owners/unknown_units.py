"""Tells of rows whose unit is not certain, and what may be answered."""

from __future__ import annotations

from collections.abc import Mapping

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


def report(table: SheetTable, unknown: Mapping[int, Found], names: UnitNames) -> None:
    """Tell why the units of rows are not certain, with what may be answered.

    What all of them have in common is told once: that they are another province's, or departments
    of a province whose departments nobody has entered.

    Args:
        table: The table.
        unknown: By place, why its unit is not certain.
        names: What units are called.
    """
    called = {place: _named(table, place) for place in unknown if not unknown[place].by_code}
    province = _elsewhere(table, called, names)
    if province:
        place = min(called)
        cell = table.unit_cell(place)
        table.findings.error(
            ProblemCase.UNKNOWN_UNIT_ELSEWHERE,
            cell,
            called[place],
            units=len(called),
            province=province,
        )
        return
    departments: list[int] = []
    if not names.ships_departments:
        departments = [place for place, name in called.items() if names.is_department(name)]
    if departments:
        table.findings.error(
            ProblemCase.UNKNOWN_UNIT_DEPARTMENTS,
            table.unit_cell(departments[0]),
            called[departments[0]],
            units=len(departments),
            scope=names.scope,
        )
    for place, found in unknown.items():
        if place not in departments:
            _report(table, place, found, names)


def _elsewhere(table: SheetTable, called: Mapping[int, str], names: UnitNames) -> str | None:
    """The other province whose units at least half of a table's rows are."""
    if not called or 2 * len(called) < len(table.stated_places):
        return None
    return names.elsewhere([each for each in called.values() if each])


def _named(table: SheetTable, place: int) -> str:
    row = table.named(table.body.units[place])
    return table.sheet.text(row, table.header.unit_name)


def _report(table: SheetTable, place: int, found: Found, names: UnitNames) -> None:
    assert found.case is not None
    case, facts = found.case, found.facts
    if case is ProblemCase.UNKNOWN_UNIT and not facts and place < _SUGGESTED_ROWS:
        name = _named(table, place)
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
