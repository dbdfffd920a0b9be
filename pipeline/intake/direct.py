"""Direct entry: what a person types of one unit's month, as the form in which it is handed in.

What was typed goes the way of every file, so that it is checked, compared and kept as they are.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import UTC, datetime

from access.roles import Capability
from metrics.counts.month import Month
from metrics.units.unit import Unit
from metrics.verdicts.rollup import reporting
from pipeline.desk.books import Books
from reports import entry_columns
from reports.entry_columns import EntryColumn
from reports.entry_form import Filling, entry_workbook
from warehouse.engine.connection import Source
from warehouse.reading import queries

Counts = dict[str, dict[str, int]]
"""By unit and by the key of the form's column."""


def columns() -> tuple[EntryColumn, ...]:
    """What may be typed, in the order of the form."""
    return entry_columns.columns()


def enterable(books: Books, month: Month) -> tuple[Unit, ...]:
    """The units that must report a month and whose figures the viewer may bring in."""
    tree = books.reference.register.at(month)
    return tuple(
        unit
        for unit in reporting(tree, under=books.reference.scope)
        if books.viewer.may(Capability.UPLOAD, tree.line(unit.code))
    )


def standing(books: Books, month: Month, unit: str) -> dict[str, int]:
    """What stands for a unit in a month, by the key of the form's column."""
    return stored_counts(books.edition, month, [unit]).get(unit, {})


def stored_counts(source: Source, month: Month, units: Iterable[str]) -> Counts:
    """What stands for some units in a month."""
    figures: Counts = {}
    for (unit, measure), value in queries.figures_of(source, month, units).items():
        figures.setdefault(unit, {})[measure] = value
    return {unit: entry_columns.counts(each) for unit, each in figures.items()}


def typed(month: Month, unit: Unit, counts: Mapping[str, int], at: datetime) -> bytes:
    """What a person typed in the browser, as a workbook.

    Args:
        month: Of the figures.
        unit: Whose they are.
        counts: By the key of the column; what is left out is blank.
        at: When: what is typed once more is another file, since something else may stand now.
    """
    stamp = at.astimezone(UTC).replace(tzinfo=None)
    return entry_workbook(month, unit, [unit], Filling({unit.code: counts}, stamp))
