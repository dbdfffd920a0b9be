"""`inspections`: the visits, by their first day."""

from __future__ import annotations

from argparse import Namespace

from pipeline.commands import opening, options
from pipeline.commands.cells import Row
from pipeline.commands.command import Command
from pipeline.commands.inspection_rows import VISIT, chosen, known, visit


def _run(choices: Namespace) -> list[Row]:
    workspace = opening.reader(choices)
    found = known(workspace)
    visits = sorted(chosen(found, choices), key=lambda each: (each.first_day, each.visit))
    return [visit(workspace, found, each, choices.as_of) for each in visits]


COMMAND = Command(
    "inspections", (options.INSPECTED_IN, options.UNIT, options.INSPECTED_AS_OF), _run, VISIT
)
