"""Gives each row of a table its unit, and tells every row whose unit is not certain."""

from __future__ import annotations

from collections.abc import Mapping

from ingest.containers.legacy_sheet import decode_name
from ingest.containers.sheet import text_of
from ingest.layouts import rows
from ingest.layouts.form import Rows
from ingest.layouts.sheet_table import SheetTable
from ingest.owners import district_rows, nobodys, unknown_units
from ingest.owners.reporting_unit import asked_unit, name_unit
from ingest.reading import Request
from ingest.text.addresses import address, position
from ingest.text.words import Words
from ingest.unit_names.units import Found, UnitNames
from metrics.counts.problem import ProblemCase
from metrics.units.unit import Level

Cell = tuple[int, int]


def name_rows(table: SheetTable, names: UnitNames, words: Words, request: Request) -> str | None:
    """Find whose rows these are; the code of the unit where all of them are one unit's."""
    if not any(table.stating):
        # Whose figures they are matters only where there are any.
        table.units = [None] * len(table.body.units)
        return None
    if table.form.rows is Rows.FIELDS:
        own = name_unit(table, names, words, request.unit)
        return own.code if own else None
    _name_units(table, names, words, _answers(table, request))
    if request.unit:
        _must_be_of(table, names, request.unit)
    return None


def _answers(table: SheetTable, request: Request) -> dict[Cell, str]:
    """By cell of this sheet, what was said of the name in it."""
    own = (each for each in request.answers if each.sheet == table.sheet.name)
    return {position(each.cell): each.choice for each in own if not each.is_of_a_phrase}


def _name_units(
    table: SheetTable, names: UnitNames, words: Words, said: Mapping[Cell, str]
) -> None:
    """Find each row's unit, and leave out the rows that are no unit's."""
    groups = district_rows.in_groups(table, words)
    if not said and not groups and _all_plain(table, names):
        return
    districts = district_rows.districts(table, names, words)
    unknown: dict[int, Found] = {}
    for place, (index, district) in enumerate(zip(table.body.units, districts, strict=True)):
        found = _find(table, index, names, district, said)
        table.units.append(None)
        if found.left_out:
            _leave_out_as_said(table, place)
        elif _sums_a_place(table, index, found, names, words):
            table.leave_out(place)
            table.body.totals.append(index)
        elif found.unit is None and table.stating[place]:
            unknown[place] = found
        else:
            table.units[place] = found.unit
    if groups:
        district_rows.leave_out_sums(table, districts)
    asked = nobodys.leave_out(table, list(unknown), names, words)
    unknown_units.report(table, {place: unknown[place] for place in asked}, names)
    _report_twice(table)


def _leave_out_as_said(table: SheetTable, place: int) -> None:
    if table.stating[place]:
        table.leave_out(place)
        row, column = table.unit_cell(place)
        found = table.sheet.rows[row][column]
        table.findings.warning(ProblemCase.TOTAL_MISMATCH_NOT_A_UNIT, (row, column), found)


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
    if table.sheet.scan.without_value or table.above or not all(table.stating):
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


def _find(
    table: SheetTable, index: int, names: UnitNames, district: str | None, said: Mapping[Cell, str]
) -> Found:
    sheet, header = table.sheet, table.header
    index = table.named(index)
    empty = sheet.scan.without_value
    if (index, header.unit_name) in empty or (index, header.unit_code) in empty:
        by_code = (index, header.unit_code) in empty
        return Found(case=ProblemCase.FORMULA_WITHOUT_VALUE, by_code=by_code)
    code, name = sheet.text(index, header.unit_code), sheet.text(index, header.unit_name)
    choice = said.get((index, header.unit_name or 0)) or said.get((index, header.unit_code or 0))
    if choice:
        return names.said(choice)
    if not code and not name:
        return district_rows.own(table, index, names)
    found = names.find(code, name, district)
    unknown = found.case is ProblemCase.UNKNOWN_UNIT and header.unit_name is not None
    if unknown and decode_name(sheet, (index, header.unit_name or 0), names.is_unit):
        return names.find(code, sheet.text(index, header.unit_name), district)
    return found


def _sums_a_place(
    table: SheetTable, row: int, found: Found, names: UnitNames, words: Words
) -> bool:
    """Whether a row is the province's own, which reports nothing itself, or a named place's sum."""
    if found.unit is not None:
        return found.unit.level is Level.PROVINCE
    name = rows.called(table.sheet.rows[table.named(row)], table.header)
    place = rows.summed_place(name, words)
    return names.is_province(name) or (place != "" and names.is_unit(place))


def _texts(table: SheetTable, column: int | None) -> list[str]:
    """What a column says in each unit row."""
    if column is None:
        return [""] * len(table.body.units)
    rows = table.sheet.rows
    return [text_of(rows[index][column]) for index in table.body.units]


def _report_twice(table: SheetTable) -> None:
    """Tell of each unit that has a row already."""
    seen: dict[str, int] = {}
    for place in table.stated_places:
        unit = table.units[place]
        first = seen.setdefault(unit.identity, place) if unit else place
        if unit and first != place and not _are_parts(table, first, place):
            cell, above = table.unit_cell(place), address(*table.unit_cell(first))
            _report(table, ProblemCase.DUPLICATE_UNIT, cell, name=unit.name, first=above)


def _are_parts(table: SheetTable, first: int, place: int) -> bool:
    rows = (table.body.units[each] for each in (first, place))
    return len({table.blocks.get(row, -row) for row in rows}) == 1


def _report(
    table: SheetTable, case: ProblemCase, cell: tuple[int, int], **facts: str | int
) -> None:
    row, column = cell
    table.findings.error(case, cell, table.sheet.rows[row][column], **facts)
