"""`refused`: every refused file that was not stored afterwards, newest first."""

from __future__ import annotations

from argparse import Namespace

from metrics.counts.refused import Refused
from pipeline.commands import opening
from pipeline.commands.cells import Columns, Row, rows, same
from pipeline.commands.command import Command
from pipeline.statements import quarantine
from warehouse.reading import queries
from wording.intake.problems import sentence

REFUSED: Columns[Refused] = {
    **same("file", "sha256", "size", "kept"),
    "kind": lambda refused: refused.reason.kind.value,
    "message": lambda refused: sentence(refused.reason),
    "errors": lambda refused: refused.errors,
    "time": lambda refused: refused.at.isoformat(),
    "uploader": lambda refused: refused.by,
}


def _run(choices: Namespace) -> list[Row]:
    workspace = opening.reader(choices)
    with workspace.edition() as edition:
        stored = {upload.sha256 for upload in queries.uploads(edition)}
    return rows(REFUSED, quarantine.refusals(workspace, stored))


COMMAND = Command("refused", (), _run, REFUSED)
