"""Finds rows of districts that are the sums of other rows, which would be counted twice."""

from __future__ import annotations

from collections.abc import Sequence

from ingest.layouts.sheet_table import SheetTable
from ingest.unit_names.units import UnitNames
from metrics.counts.problem import ProblemCase
from metrics.units.unit import Level

_FEWEST_COMMUNES = 3
"""One or two small communes may well have less than the district's own desk."""


def check_districts(table: SheetTable, names: UnitNames) -> None:
    """Warn of districts whose row is the sum of their communes' rows, or that and its own."""
    districts = [
        (place, unit)
        for place, unit in enumerate(table.units)
        if unit is not None and unit.level is Level.DISTRICT and table.stating[place]
    ]
    if not districts:
        return
    below = _below(table)
    for place, unit in districts:
        own = below.get((unit.code, Level.COMMUNE), [])
        beside = below.get((unit.code, Level.DIVISION), [])
        rests = _beyond(table, place, own) if len(own) > 1 else []
        # A one-stop that outdoes all its communes together in everything is hardly ever real.
        suspected = rests and (
            not any(rests) or len(own) >= max(_FEWEST_COMMUNES, names.parts(unit.code))
        )
        whole = _beyond(table, place, [*own, *beside]) if own and beside else []
        with_rows = bool(whole) and not any(whole)
        if suspected or with_rows:
            case = ProblemCase.GROUP_TOTAL_SUSPECTED
            if with_rows:
                case = ProblemCase.GROUP_TOTAL_SUSPECTED_OWN_ROWS
            elif any(rests):
                case = ProblemCase.GROUP_TOTAL_SUSPECTED_WITH_OWN
            cell = table.unit_cell(place)
            found = table.sheet.text(*cell)
            table.findings.warning(case, cell, found, name=unit.name, communes=len(own))


def _below(table: SheetTable) -> dict[tuple[str, Level], list[int]]:
    """The rows that state something, by the code of the unit above theirs and their level."""
    below: dict[tuple[str, Level], list[int]] = {}
    for place in table.stated_places:
        unit = table.units[place]
        if unit is not None and unit.parent:
            below.setdefault((unit.parent, unit.level), []).append(place)
    return below


def _beyond(table: SheetTable, place: int, communes: Sequence[int]) -> list[int]:
    """By column, what a district's row states beyond its communes.

    Empty where those state 0, or more in any column: then it is no sum of theirs.
    """
    rests, seen = [], 0
    for counts in table.counts.values():
        own = counts.values[place]
        if own is None:
            continue
        below = sum(counts.values[commune] or 0 for commune in communes)
        if below > own:
            return []
        seen += below
        rests.append(own - below)
    return rests if seen else []
