"""`check`: is the store sound; what can be mended is mended."""

from __future__ import annotations

from argparse import Namespace

from metrics.counts.problem import Severity
from pipeline.commands import opening
from pipeline.commands.cells import Columns, Row, rows, same
from pipeline.commands.command import Command, NotDoneError
from pipeline.commands.printing import say
from pipeline.intake import repair
from warehouse.soundness.verify import Finding, verify
from wording import command_line as words
from wording.inspection import findings

FINDING: Columns[Finding] = {
    **same("severity", "kind", "where"),
    "message": lambda finding: findings.sentence(finding.kind, finding.where, finding.facts),
}


def _run(choices: Namespace) -> list[Row]:
    workspace = opening.reader(choices)
    found = verify(
        workspace.database, workspace.reference.measure_codes, workspace.reference.indicators
    )
    if any(repair.mendable(workspace, finding) for finding in found):
        found.append(repair.mend(workspace))
    if any(finding.severity is Severity.ERROR for finding in found):
        raise NotDoneError(rows(FINDING, found))
    if not found:
        say(words.HEALTHY)
    return rows(FINDING, found)


COMMAND = Command("check", (), _run, FINDING, nothing="")
