"""Finds counts that their own formulas do not give any more."""

from __future__ import annotations

from decimal import Decimal

from ingest.formulas.cells import formulas, open_formulas
from ingest.formulas.recomputed import Recomputing
from ingest.layouts.counts import Fault
from ingest.layouts.sheet_table import SheetTable
from metrics.counts.problem import ProblemCase

_NOISE = Decimal("1e-9")
"""Binary steps leave 1060.0000000000002 of 1060; a count differs by one at least."""


def mark_stale(table: SheetTable) -> None:
    """Make a fault of every count that differs from what its formula gives."""
    scan, keys = table.sheet.scan, table.keys
    if not (scan.formula_part or scan.formulas):
        return
    places = {row: place for place, row in enumerate(table.body.units)}
    recomputing = Recomputing(table.sheet)
    told = formulas(scan.formula_part, keys) if scan.formula_part else ()
    for cell, formula in [*told, *open_formulas(scan.formulas, keys)]:
        if cell[0] not in places:
            continue
        place, counts = places[cell[0]], table.counts[keys[cell[1]]]
        stored = table.sheet.rows[cell[0]][cell[1]]
        if place in counts.faults or not isinstance(stored, int | float):
            continue
        result = recomputing.result(formula, cell)
        if result is not None and abs(result - Decimal(repr(stored))) > _NOISE:
            counts.faults[place] = Fault(ProblemCase.STALE_FORMULA, result)
            counts.values[place] = None


def written(result: Decimal) -> str | int:
    """A result for a sentence."""
    whole = result == result.to_integral_value()
    return int(result) if whole else f"{result.normalize():f}".replace(".", ",")
