"""`check`: is the store sound; what can be mended is mended."""

from __future__ import annotations

from argparse import Namespace

from metrics.counts.problem import Severity
from pipeline.commands import opening
from pipeline.commands.cells import Columns, Row, rows, same
from pipeline.commands.command import Command, NotDoneError, Option
from pipeline.commands.printing import say
from pipeline.desk.anchors import unanchored
from pipeline.desk.workspace import reference
from pipeline.intake import repair
from warehouse.reading.finding import Finding
from warehouse.soundness.verify import verify
from wording import command_line as words
from wording.inspection import findings

FINDING: Columns[Finding] = {
    **same("severity", "kind", "where"),
    "message": lambda finding: findings.sentence(finding.kind, finding.where, finding.facts),
}


def _run(choices: Namespace) -> list[Row]:
    workspace = opening.untouched(choices)
    # That of every database of the scope: of this one, nothing at all may be readable yet.
    known = reference()
    found = verify(workspace.database, known.measure_codes, known.indicators)
    if choices.anchor is not None:
        found.extend(unanchored(workspace, choices.anchor))
    if any(repair.mendable(workspace, finding) for finding in found):
        found.extend(repair.mend(workspace))
    if any(finding.severity is Severity.ERROR for finding in found):
        raise NotDoneError(rows(FINDING, found))
    if not found:
        say(words.HEALTHY)
    return rows(FINDING, found)


_ANCHOR = Option("--anchor", words.ANCHOR, words.AN_ANCHOR)

COMMAND = Command("check", (_ANCHOR,), _run, FINDING, nothing="")
