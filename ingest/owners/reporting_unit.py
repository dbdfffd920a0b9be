"""Whose own report a table by field is, as its titles or a person say."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ingest.containers.sheet import Sheet
from ingest.findings import Findings
from ingest.layouts.sheet_table import SheetTable
from ingest.text.names import plain
from ingest.text.words import Words
from ingest.unit_names.units import UnitNames
from metrics.counts.problem import ProblemCase
from metrics.units.unit import Level, Unit

Cell = tuple[int, int]
_LEADERS = " .…"
"""What only leads the eye to where a name is to be written."""


def name_unit(table: SheetTable, names: UnitNames, words: Words, asked: str | None) -> Unit | None:
    """Give every row the unit whose report this is, or tell why that is unclear."""
    unit = asked_unit(table.findings, names, asked) if asked else _stated_unit(table, names, words)
    table.units = [unit] * len(table.body.units)
    return unit


def asked_unit(findings: Findings, names: UnitNames, asked: str) -> Unit | None:
    """The unit that a person said a file is of; an error where there is none."""
    found = names.find(asked, "")
    if found.unit is None:
        assert found.case is not None
        findings.error(found.case, None, asked, **found.facts)
    return found.unit


def reporting_units(sheet: Sheet, rows: range, words: Words) -> Iterator[tuple[Cell, str]]:
    """What stands behind `Đơn vị báo cáo:` in some rows, in the same cell or beside it."""
    for index in rows:
        row = sheet.rows[index]
        for column, value in enumerate(row):
            for line in value.splitlines() if isinstance(value, str) else ():
                label, _, text = line.partition(":")
                if plain(label) in words.reporting_unit:
                    place, name = _named(row, column, text)
                    if name:
                        yield (index, place), name


def _named(row: Sequence[object], column: int, text: str) -> tuple[int, str]:
    """The name behind a label, with its column; empty where none is written."""
    beside = (value if isinstance(value, str) else "" for value in row[column + 1 :])
    for place, written in enumerate([text, *beside], start=column):
        if name := written.strip(_LEADERS):
            return place, name
    return column, ""


def _stated_unit(table: SheetTable, names: UnitNames, words: Words) -> Unit | None:
    stated = next(reporting_units(table.sheet, range(table.header.top), words), None)
    # One sheet a unit, named by it.
    named = names.find("", table.sheet.name).unit if stated is None else None
    if named is not None and named.level is not Level.PROVINCE:
        return named
    if stated is None:
        table.findings.error(ProblemCase.UNKNOWN_UNIT_REPORTING_UNIT, None, None)
        return None
    cell, text = stated
    found = names.find("", text)
    if found.unit is not None and found.unit.level is not Level.PROVINCE:
        return found.unit
    if found.unit is not None or names.is_province(text):
        table.findings.error(ProblemCase.UNKNOWN_UNIT_PROVINCE, cell, text)
        return None
    assert found.case is not None
    table.findings.error(found.case, cell, text, **names.facts(found, text))
    return None
