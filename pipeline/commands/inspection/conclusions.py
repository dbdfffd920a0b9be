"""`conclusions`: what visits found and what became of it, by deadline."""

from __future__ import annotations

from argparse import Namespace

from pipeline.commands import opening, options
from pipeline.commands.cells import Row
from pipeline.commands.command import Command
from pipeline.commands.inspection_rows import CONCLUSION, chosen, conclusion, known


def _run(choices: Namespace) -> list[Row]:
    workspace = opening.reader(choices)
    found = known(workspace)
    conclusions = found.conclusions_of(chosen(found, choices))
    ordered = sorted(conclusions, key=lambda each: (each.deadline, each.conclusion))
    return [conclusion(workspace, found, each, choices.as_of) for each in ordered]


COMMAND = Command(
    "conclusions", (options.INSPECTED_IN, options.UNIT, options.INSPECTED_AS_OF), _run, CONCLUSION
)
