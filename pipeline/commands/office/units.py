"""`units`: the units of the scope, as they were named and stood from when to when."""

from __future__ import annotations

from argparse import Namespace

from metrics.units.unit import Unit
from pipeline.commands import opening, options
from pipeline.commands.cells import Columns, Row, rows, same
from pipeline.commands.command import Command

UNIT: Columns[Unit] = {
    **same("code", "name", "level", "parent", "reports", "valid_from", "valid_to"),
}


def _run(choices: Namespace) -> list[Row]:
    """Every validity row of the scope; with a month, those valid on its last day."""
    register = opening.reader(choices).reference.register
    month = choices.month
    return rows(UNIT, register.at(month).values() if month else register.units)


COMMAND = Command("units", (options.MONTH,), _run, UNIT)
