"""Under which code a unit's figures are kept in which months."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby

from metrics.counts.month import Month
from metrics.units.unit import Unit
from metrics.verdicts.reference import Reference
from warehouse.reading.shares import Span


def spans(reference: Reference, units: Iterable[Unit], months: Sequence[Month]) -> list[Span]:
    """For which of the months which code meant each unit."""
    found = []
    for unit in units:
        rows = [(month, reference.register.row_in(unit.identity, month)) for month in months]
        coded = [(row.code, month) for month, row in rows if row is not None]
        for code, group in groupby(coded, key=lambda each: each[0]):
            valid = [month for _, month in group]
            found.append(Span(unit.identity, code, valid[0], valid[-1]))
    return found
