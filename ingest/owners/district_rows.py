"""Of which district each row is, and which rows only sum a district's rows up."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ingest.layouts.sheet_table import SheetTable
from ingest.text.words import Words
from ingest.unit_names.units import Found, UnitNames
from metrics.counts.problem import ProblemCase
from metrics.units.unit import Level


def in_groups(table: SheetTable, words: Words) -> bool:
    """Whether rows of districts may sum others up: beside their column, and in a pivot table."""
    return table.header.district is not None or _is_pivot(table, words)


def _is_pivot(table: SheetTable, words: Words) -> bool:
    name = table.header.unit_name
    return name is not None and not words.pivot_names.isdisjoint(table.header.keys[name])


def districts(table: SheetTable, names: UnitNames, words: Words) -> list[str | None]:
    """By place, the code of the district that a group row or the column of districts names."""
    pivot = _is_pivot(table, words)
    groups = sorted(table.body.groups.items(), reverse=True)
    beside = list(_column(table, names))
    district: str | None = None
    found: list[str | None] = []
    for place, index in enumerate(table.body.units):
        while groups and groups[-1][0] < index:
            district = names.district(groups.pop()[1])
        if pivot or not table.stating[place] or table.body.numbered[place]:
            named = names.district(table.sheet.text(index, table.header.unit_name))
            district = named or district
        found.append(beside[place] or district)
    return found


def own(table: SheetTable, row: int, names: UnitNames) -> Found:
    """Of a row that names no unit, the one that its column of districts names."""
    text = table.sheet.text(row, table.header.district)
    code = names.district(text) if text else None
    if code is None:
        return names.find("", text) if text else Found(case=ProblemCase.UNKNOWN_UNIT)
    return names.find(code, "")


def leave_out_sums(table: SheetTable, of_district: Sequence[str | None]) -> None:
    """Leave out the rows that sum their district's other rows up.

    What differs from them in a few columns only is a wrong sum, which is told with the groups.
    """
    for place in table.stated_places:
        unit = table.units[place]
        if unit is None or unit.level is not Level.DISTRICT:
            continue
        below = [
            each
            for each in table.stated_places
            if each != place and of_district[each] == unit.code and table.units[each] != unit
        ]
        if _sums(table, place, below):
            row, column = table.unit_cell(place)
            table.body.groups[row] = table.sheet.text(row, column) or unit.name
            table.units[place] = None
            table.leave_out(place)


def _sums(table: SheetTable, place: int, below: Sequence[int]) -> bool:
    """Whether most of what a row states, where it is not 0, is the sum of other rows."""
    equal, different = 0, 0
    for counts in table.counts.values():
        stated = counts.values[place]
        if stated:
            same = stated == sum(counts.values[each] or 0 for each in below)
            equal, different = equal + same, different + (not same)
    return bool(below) and equal > different


def _column(table: SheetTable, names: UnitNames) -> Iterator[str | None]:
    """By place, the district in its column: a name holds for the blank cells below it.

    Where the file merges such cells, it holds for those of its own merged cell only.
    """
    column = table.header.district
    if column is None:
        yield from [None] * len(table.body.units)
        return
    tops = table.sheet.tops(column, table.header.bottom)
    held: str | None = None
    for row in table.body.units:
        text = table.sheet.text(tops.get(row, row), column)
        if text or tops:
            held = names.district(text) if text else None
        yield held
