"""Backups on a schedule: each is restored into an empty folder, and what came of it is told."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from metrics.counts.errors import KpiError
from metrics.counts.office_lines import BackupTry
from metrics.counts.problem import Severity
from metrics.counts.statement import Statement
from pipeline.desk.books import Books
from pipeline.desk.workspace import Workspace
from pipeline.statements.recording import keep, signer
from warehouse.backup import rotation
from warehouse.backup.restoring import restore
from warehouse.backup.taking import take
from warehouse.soundness.verify import verify
from warehouse.statements.kinds import BACKUP
from warehouse.statements.log import statements
from wording import errors
from wording.inspection.findings import sentence


def tries(books: Books) -> Sequence[Statement[BackupTry]]:
    """Every backup that a schedule made, oldest first."""
    return statements(books.edition, BACKUP)


def last_tried(books: Books) -> tuple[datetime | None, bool]:
    """When the last backup of the schedule was tried by restoring, and whether it held."""
    found = tries(books)
    return (found[-1].at, not found[-1].facts.trouble) if found else (None, True)


def back_up(workspace: Workspace, folder: Path, by: str, at: datetime) -> tuple[BackupTry, int]:
    """Add a backup to a folder, try to restore it, and remove those that need not stay.

    Where it cannot be restored nothing is removed: the older ones may be the last good ones.

    Args:
        workspace: Of which database.
        folder: Where all backups of the schedule are.
        by: Who or what runs it.
        at: Now.

    Returns:
        What was told of it, and how many backups there are now.

    Raises:
        KpiError: as `take`; `who_is_missing`.
    """
    name, database = signer(by), workspace.database
    place = rotation.place(folder, database.path.stem, at)
    folder.mkdir(parents=True, exist_ok=True)
    manifest = take(database, place)
    trouble = _trouble(workspace, place)
    size = sum(file.size for file in manifest.files)
    told = BackupTry(place.name, len(manifest.files), size, trouble)
    keep(workspace, lambda _: (None, [BACKUP.of(told, name)]))
    if trouble:
        return told, len(rotation.made(folder, database.path.stem))
    return told, len(rotation.prune(folder, database.path.stem))


def _trouble(workspace: Workspace, backup: Path) -> str:
    """What is wrong with a backup, in a sentence; empty where it could be restored whole."""
    known = workspace.reference
    try:
        # Beside the backup, where there is room for as much again.
        with TemporaryDirectory(dir=backup.parent, prefix=".thu-khoi-phuc-") as empty:
            copy = replace(workspace.database, path=Path(empty) / workspace.database.path.name)
            # It compares every file and what each edition adds up to.
            restore(backup, copy)
            found = verify(copy, known.measure_codes, known.indicators)
    except KpiError as error:
        return errors.sentence(error)
    wrong = (each for each in found if each.severity is Severity.ERROR)
    return " ".join(sentence(each.kind, each.where, each.facts) for each in wrong)
