"""`finding`: record what a visit found and what follows."""

from __future__ import annotations

from argparse import Namespace
from functools import partial

from pipeline.commands import opening, options
from pipeline.commands.cells import Row
from pipeline.commands.command import Command, Option
from pipeline.commands.inspection_rows import CONCLUSION, conclusion, known
from pipeline.inspection.findings import NewConclusion, conclude
from pipeline.statements.recording import Signed
from wording import command_line as words
from wording.inspection.command import OPTIONS


def _run(choices: Namespace) -> list[Row]:
    new = NewConclusion(
        choices.visit,
        choices.finding,
        choices.recommendation,
        choices.responsible,
        choices.deadline,
        choices.content,
        choices.indicator,
    )
    signed = Signed(choices.by, choices.why)
    workspace = opening.writer(choices)
    (made,) = conclude(workspace, workspace.viewer, [new], signed)
    found = known(workspace)
    return [conclusion(workspace, found, found.conclusion(made.conclusion))]


_told = partial(Option, value=words.A_TEXT, needed=True)

COMMAND = Command(
    "finding",
    (
        Option("visit", OPTIONS["visit"], words.A_VISIT),
        _told("--finding", OPTIONS["finding"]),
        _told("--recommendation", OPTIONS["recommendation"]),
        _told("--responsible", OPTIONS["responsible"]),
        Option("--deadline", OPTIONS["deadline"], words.A_DAY, options.day, needed=True),
        Option("--content", OPTIONS["content"], words.A_POINT),
        options.INDICATOR,
        *options.SIGNED,
    ),
    _run,
    CONCLUSION,
)
