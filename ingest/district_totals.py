"""Finds rows of districts that are the sums of other rows, which would be counted twice."""

from __future__ import annotations

from collections.abc import Sequence

from ingest.sheet_table import SheetTable
from ingest.units import UnitNames
from metrics.problem import ProblemKind
from metrics.unit import Level

_FEWEST_COMMUNES = 3


def check_districts(table: SheetTable, names: UnitNames) -> None:
    """Warn of districts whose row is the sum of their communes' rows, or that and its own."""
    districts = [
        (place, unit)
        for place, unit in enumerate(table.units)
        if unit is not None and unit.level is Level.DISTRICT and table.stating[place]
    ]
    if not districts:
        return
    communes, others = _below(table, Level.COMMUNE), _below(table, Level.DIVISION)
    for place, unit in districts:
        own, beside = communes.get(unit.code, []), others.get(unit.code, [])
        rests = _beyond(table, place, own) if len(own) > 1 else []
        # A one-stop that outdoes all its communes together in everything is hardly ever real.
        suspected = rests and (
            not any(rests) or len(own) >= max(_FEWEST_COMMUNES, names.parts(unit.code))
        )
        whole = _beyond(table, place, [*own, *beside]) if own and beside else []
        with_rows = bool(whole) and not any(whole)
        if suspected or with_rows:
            table.findings.warning(
                ProblemKind.GROUP_TOTAL_SUSPECTED,
                table.unit_cell(place),
                unit.name,
                name=unit.name,
                communes=len(own),
                with_own=int(with_rows or any(rests)),
                own_rows=len(beside) if with_rows else 0,
            )


def _below(table: SheetTable, level: Level) -> dict[str, list[int]]:
    """The rows of a level that state something, by the code of the unit above them."""
    below: dict[str, list[int]] = {}
    for place, unit in enumerate(table.units):
        if unit is not None and unit.level is level and unit.parent and table.stating[place]:
            below.setdefault(unit.parent, []).append(place)
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
