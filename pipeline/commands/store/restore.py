"""`restore`: make a new database of a backup, and look at everything of it."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path

from metrics.counts.problem import Severity
from pipeline.commands.cells import Row
from pipeline.commands.command import Command, NotDoneError, Option
from pipeline.commands.printing import say
from pipeline.commands.rows import ACTION, action
from pipeline.desk.workspace import open_workspace, writing_path
from warehouse.backup.restoring import restore
from warehouse.engine.files import Database
from warehouse.soundness.verify import verify
from wording import backup as words
from wording.inspection.findings import sentence


def _run(choices: Namespace) -> list[Row]:
    database = Database(choices.database or writing_path())
    manifest = restore(choices.source, database)
    workspace = open_workspace(database.path)
    found = verify(database, workspace.reference.measure_codes, workspace.reference.indicators)
    for finding in found:
        say(sentence(finding.kind, finding.where, finding.facts))
    row = action("restore", database.path)
    if any(finding.severity is Severity.ERROR for finding in found):
        raise NotDoneError([row | {"ok": False}])
    editions = len(manifest.editions)
    say(words.restored(database.path.name, manifest.made_at, editions))
    return [row]


COMMAND = Command(
    "restore", (Option("source", words.SOURCE, words.A_BACKUP, Path),), _run, ACTION, table=False
)
