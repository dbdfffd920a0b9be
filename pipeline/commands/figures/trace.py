"""`trace`: where the figures behind one light stand."""

from __future__ import annotations

from argparse import Namespace

from metrics.counts.errors import ErrorCode, KpiError
from metrics.counts.upload import TraceRow
from metrics.units.register import find_unit
from pipeline.commands import opening, options
from pipeline.commands.cells import Columns, Row, row, rows, same
from pipeline.commands.command import Command, needed
from warehouse.reading import queries

PLACE: Columns[TraceRow] = {
    **same("measure", "value", "file", "sha256", "sheet", "cells", "uploader", "time", "upload"),
}
TRACED: Columns[TraceRow] = {
    **PLACE,
    **same("since"),
    "cumulative": lambda traced: traced.stated,
    "earlier": lambda traced: [
        {"month": str(month), **row(PLACE, each)} for month, each in traced.earlier
    ],
}
"""A measure and where it stands, and what it was worked out from."""


def _run(choices: Namespace) -> list[Row]:
    workspace = opening.reader(choices)
    find_unit(workspace.reference.register, choices.month, choices.unit)
    try:
        indicator = workspace.reference.indicator(choices.indicator)
    except KeyError as error:
        raise KpiError(ErrorCode.UNKNOWN_INDICATOR, indicator=choices.indicator) from error
    with workspace.books() as books:
        return rows(TRACED, queries.trace(books.edition, choices.month, choices.unit, indicator))


COMMAND = Command(
    "trace", (needed(options.MONTH), needed(options.UNIT), needed(options.INDICATOR)), _run, TRACED
)
