"""Makes a lost or damaged store anew: from an edition, and beyond it from the originals."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import TypeVar

from metrics.counts.errors import ErrorCode, KpiError
from pipeline.desk.workspace import Workspace, reference, retried
from pipeline.intake.replay import again
from warehouse.engine.files import Database
from warehouse.engine.lock import PATIENCE
from warehouse.reading.finding import Finding, FindingKind
from warehouse.record import ledger
from warehouse.record.ledger import LedgerEntry
from warehouse.record.upload import unwritten
from warehouse.soundness.rebuild import patience, rebuilding, restore_ledger
from warehouse.writing import turn
from warehouse.writing.publishing import settled
from warehouse.writing.store import Writer, opened

_Done = TypeVar("_Done")
_NAMELESS = "tep"
_ALTERED = {
    FindingKind.LEDGER_AHEAD,
    FindingKind.LEDGER_DIFFERS,
    FindingKind.TOTALS_DIFFER,
    FindingKind.STRAY_FIGURES,
    FindingKind.STRAY_UNDO,
    FindingKind.DOUBLED_FIGURES,
    FindingKind.EDITION_DIFFERS,
}


def mendable(workspace: Workspace, finding: Finding) -> bool:
    """Whether a finding means that the writer's file or the ledger has to be made anew."""
    database = workspace.database
    lost = finding.kind is FindingKind.DAMAGED_STORE and finding.where in (
        database.path.name,
        database.ledger.name,
        database.editions.name,
    )
    return lost or finding.kind in _ALTERED


def mend(workspace: Workspace, seconds: float = PATIENCE) -> list[Finding]:
    """Make store or ledger anew and publish; what they were is put aside.

    Returns:
        What was done; where that is `not_rebuilt`, readers go on with what is published.

    Raises:
        KpiError: `busy`, `no_space`, `file_system`.
    """
    try:
        with turn.taken(workspace.database, seconds):
            return _made_anew(workspace, lossless=False)
    except KpiError as error:
        if error.code != ErrorCode.DAMAGED_STORE:
            raise
        return [Finding(FindingKind.NOT_REBUILT, workspace.database.path.name)]


def ensure_sound(workspace: Workspace) -> None:
    """Make up for whatever befell the database since its last writer, where nothing is lost by it.

    Looks only where a file was touched since the last look, and takes the lock only where all is
    not as that writer left it. Run where the program starts and before it draws or writes: no
    question repairs anything.
    """
    database = workspace.database
    state = _state(database)
    if _seen.get(database.path, (None, True))[0] == state:
        return
    sound = settled(database) or mended(workspace)
    if sound is not None:
        _seen[database.path] = _state(database), sound


def amiss(workspace: Workspace) -> bool:
    """Whether the database was not sound when it was looked at, and could not be made so."""
    return not _seen.get(workspace.database.path, (None, True))[1]


def mending(workspace: Workspace, write: Callable[[], _Done]) -> _Done:
    """Do something that writes; where the store turns out damaged, mend it and do it once more.

    Raises:
        KpiError: what `write` raises.
    """
    ensure_sound(workspace)
    return retried(write, lambda: mended(workspace))


_State = tuple[tuple[int, int, int] | None, ...]
_seen: dict[Path, tuple[_State, bool]] = {}
"""By database: its files when they were looked at last, and whether all was sound then."""


def _state(database: Database) -> _State:
    """What changes whenever somebody touches a file of the database."""
    newest = max(database.editions.glob("*.duckdb"), default=database.editions)
    return tuple(
        map(_touched, (database.path, database.log, database.ledger, database.pointer, newest))
    )


def _touched(path: Path) -> tuple[int, int, int] | None:
    try:
        seen = path.stat()
    except OSError:
        return None
    return seen.st_ino, seen.st_size, seen.st_mtime_ns


def mended(workspace: Workspace) -> bool | None:
    """Whether the database is sound, after it was mended where it was not; None: not known.

    A store at which somebody works is not looked at.
    """
    database = workspace.database
    try:
        with turn.taken(database, patience(database)):
            try:
                # Somebody else may have been faster, and most of what befalls one is made up for
                # by opening it.
                with opened(database):
                    return True
            except KpiError as error:
                if error.code != ErrorCode.DAMAGED_STORE:
                    raise
            _made_anew(workspace, lossless=True)
    except KpiError as error:
        # A newer program's is sound, and on a full disk nobody can tell.
        return False if error.code == ErrorCode.DAMAGED_STORE else None
    except OSError:
        return False
    return True


def _made_anew(workspace: Workspace, *, lossless: bool) -> list[Finding]:
    """Make ledger or store anew, under the lock; what was done."""
    database = workspace.database
    lines = _ledger_made_anew(database)
    if lines:
        return [Finding(FindingKind.LEDGER_REBUILT, database.ledger.name, {"lines": lines})]
    with rebuilding(database, reference().scope) as begun:
        if lossless and begun.lost:
            raise KpiError(ErrorCode.DAMAGED_STORE, file=database.path.name)
        # Where the real database has nothing to read, names and the like are those of none.
        at = replace(workspace, database=begun.readable)
        _redo(at, database, begun.writer, begun.missing)
    done = [Finding(FindingKind.STORE_REBUILT, database.path.name, {"redone": len(begun.missing)})]
    if begun.lost:
        lost: dict[str, str | int] = {"statements": begun.lost}
        done.append(Finding(FindingKind.STATEMENTS_LOST, database.path.name, lost))
    return done


def _ledger_made_anew(database: Database) -> int:
    try:
        lines = restore_ledger(database)
        if lines:
            with opened(database):
                pass
    except KpiError as error:
        if error.code != ErrorCode.DAMAGED_STORE:
            raise
        return 0
    return lines


def _redo(
    workspace: Workspace, database: Database, writer: Writer, missing: Sequence[LedgerEntry]
) -> None:
    for entry in missing:
        if entry.action == "undo":
            at = datetime.fromisoformat(entry.time)
            done = writer.undo(entry.upload, entry.by, unwritten(entry.beside), at)
        else:
            done = _import(workspace, database, writer, entry)
        told = next(ledger.told(writer, entry.sequence - 1), None)
        if not (done and told and entry.tells_of(told)):
            raise KpiError(ErrorCode.DAMAGED_STORE, file=database.path.name)


def _import(workspace: Workspace, database: Database, writer: Writer, entry: LedgerEntry) -> bool:
    original = database.originals / entry.sha256
    with tempfile.TemporaryDirectory(prefix="kpi-rebuild-") as folder:
        # Under its own name, since a file's name may say its month.
        path = Path(folder) / (entry.file or _NAMELESS)
        try:
            shutil.copyfile(original, path)
        except OSError:
            return False
        return again(workspace, writer, entry, path)
