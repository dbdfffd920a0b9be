"""Gives each row of a table its unit, and tells every row whose unit is not certain."""

from __future__ import annotations

from collections.abc import Iterator

from ingest.containers.legacy_sheet import decode_name
from ingest.containers.sheet import text_of
from ingest.layouts.form import Rows
from ingest.layouts.sheet_table import SheetTable
from ingest.owners.reporting_unit import asked_unit, name_unit
from ingest.text.addresses import address
from ingest.text.names import plain
from ingest.text.words import Words
from ingest.unit_names.units import Found, UnitNames
from metrics.counts.problem import ProblemCase
from metrics.units.unit import Level, Unit

_FIELD = "linh vuc"
_SUGGESTED_ROWS = 1_000
"""A table with more rows than that is not mended name by name."""


def name_rows(table: SheetTable, names: UnitNames, words: Words, asked: str | None) -> str | None:
    """Find whose rows these are; the code of the unit where all of them are one unit's."""
    if not any(table.stating):
        # Whose figures they are matters only where there are any.
        table.units = [None] * len(table.body.units)
        return None
    if table.form.rows is Rows.FIELDS:
        own = name_unit(table, names, words, asked)
        return own.code if own else None
    _name_units(table, names)
    if asked:
        _must_be_of(table, names, asked)
    return None


def _name_units(table: SheetTable, names: UnitNames) -> None:
    """Find each row's unit; rows of the province itself become total rows."""
    if _all_plain(table, names):
        return
    seen: dict[str, int] = {}
    for place, (index, district) in enumerate(_with_districts(table, names)):
        found = _find(table, index, names, district)
        if _is_province(table, index, found, names):
            table.stating[place] = False
            table.body.totals.append(index)
            table.units.append(None)
            continue
        table.units.append(found.unit)
        if not table.stating[place]:
            continue
        if found.unit is None:
            _report_unit(table, place, found, names)
        else:
            _report_twice(table, place, found.unit, seen)


def _must_be_of(table: SheetTable, names: UnitNames, asked: str) -> None:
    """Refuse a table that states other units than the one a person said it is of."""
    own = asked_unit(table.findings, names, asked)
    if own is None:
        return
    for place in table.stated_places:
        unit = table.units[place]
        if unit is not None and unit.identity != own.identity:
            cell = table.unit_cell(place)
            _report(table, ProblemCase.UNIT_NOT_VALID_ASKED, cell, asked=own.name)
            return


def _all_plain(table: SheetTable, names: UnitNames) -> bool:
    """Name all rows at once where there is nothing to be told of any; whether that was so."""
    if table.sheet.scan.without_value or not all(table.stating):
        return False
    header = table.header
    codes, called = _texts(table, header.unit_code), _texts(table, header.unit_name)
    units = names.find_all(zip(codes, called, strict=True))
    if units is None or any(unit.level is Level.PROVINCE for unit in units):
        return False
    if len({unit.identity for unit in units}) < len(units):
        return False
    table.units.extend(units)
    return True


def _with_districts(table: SheetTable, names: UnitNames) -> Iterator[tuple[int, str | None]]:
    """Each unit row with the district its group row or district column names."""
    groups = sorted(table.body.groups.items(), reverse=True)
    column = table.header.district
    district: str | None = None
    for place, index in enumerate(table.body.units):
        while groups and groups[-1][0] < index:
            district = names.district(groups.pop()[1])
        if not table.stating[place] or table.body.numbered[place]:
            named = names.district(table.sheet.text(index, table.header.unit_name))
            district = named or district
        own = names.district(table.sheet.text(index, column)) if column is not None else None
        yield index, own or district


def _find(table: SheetTable, index: int, names: UnitNames, district: str | None) -> Found:
    sheet, header = table.sheet, table.header
    empty = sheet.scan.without_value
    if (index, header.unit_name) in empty or (index, header.unit_code) in empty:
        by_code = (index, header.unit_code) in empty
        return Found(case=ProblemCase.FORMULA_WITHOUT_VALUE, by_code=by_code)
    code, name = sheet.text(index, header.unit_code), sheet.text(index, header.unit_name)
    found = names.find(code, name, district)
    unknown = found.case is ProblemCase.UNKNOWN_UNIT and header.unit_name is not None
    if unknown and decode_name(sheet, (index, header.unit_name or 0), names.is_unit):
        return names.find(code, sheet.text(index, header.unit_name), district)
    return found


def _is_province(table: SheetTable, row: int, found: Found, names: UnitNames) -> bool:
    """Whether a row is the province's own, which reports nothing itself."""
    if found.unit is not None:
        return found.unit.level is Level.PROVINCE
    return names.is_province(table.sheet.text(row, table.header.unit_name))


def _texts(table: SheetTable, column: int | None) -> list[str]:
    """What a column says in each unit row."""
    if column is None:
        return [""] * len(table.body.units)
    rows = table.sheet.rows
    return [text_of(rows[index][column]) for index in table.body.units]


def _report_unit(table: SheetTable, place: int, found: Found, names: UnitNames) -> None:
    assert found.case is not None
    case, facts = found.case, found.facts
    if case is ProblemCase.UNKNOWN_UNIT and not facts and place < _SUGGESTED_ROWS:
        name = table.sheet.text(table.body.units[place], table.header.unit_name)
        facts = names.suggest(name)
        if _heads_fields(table) and not names.looks_like_unit(name):
            case = ProblemCase.UNKNOWN_UNIT_FIELD
    _report(table, case, table.unit_cell(place, code=found.by_code), **facts)


def _heads_fields(table: SheetTable) -> bool:
    """Whether the heading of names says that the rows may be fields of one unit."""
    column = table.header.unit_name
    return column is not None and _FIELD in plain(" ".join(table.header.texts[column]))


def _report_twice(table: SheetTable, place: int, unit: Unit, seen: dict[str, int]) -> None:
    first = seen.setdefault(unit.identity, place)
    if first != place:
        cell, above = table.unit_cell(place), address(*table.unit_cell(first))
        _report(table, ProblemCase.DUPLICATE_UNIT, cell, name=unit.name, first=above)


def _report(
    table: SheetTable, case: ProblemCase, cell: tuple[int, int], **facts: str | int
) -> None:
    row, column = cell
    table.findings.error(case, cell, table.sheet.rows[row][column], **facts)
