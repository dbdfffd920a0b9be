"""Makes a lost or damaged store anew: from an edition, and beyond it from the originals."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from metrics.counts.errors import ErrorCode, KpiError
from pipeline.desk.workspace import Workspace
from pipeline.intake.replay import again
from warehouse.engine.lock import PATIENCE, locked
from warehouse.record import ledger
from warehouse.record.ledger import LedgerEntry
from warehouse.record.upload import unwritten
from warehouse.soundness.rebuild import bring_up, recover, restore_store
from warehouse.soundness.verify import Finding, FindingKind
from warehouse.writing.store import Writer, opened

_NAMELESS = "tep"
_BRIEF = 5.0
"""Seconds to wait for a writer before a page is drawn."""


def mendable(workspace: Workspace, finding: Finding) -> bool:
    """Whether a finding means that the writer's file has to be made anew."""
    lost = (
        finding.kind is FindingKind.DAMAGED_STORE and finding.where == workspace.database.path.name
    )
    return lost or finding.kind is FindingKind.LEDGER_AHEAD


def mend(workspace: Workspace, patience: float = PATIENCE) -> Finding:
    """Make the store anew and publish it; what it was is put aside.

    Returns:
        `store_rebuilt` or `not_rebuilt`: in the latter case readers go on with what is published.

    Raises:
        KpiError: `busy`.
    """
    name = workspace.database.path.name
    try:
        with locked(workspace.database, patience):
            # In one lock with what follows: between the two, a store without its newest uploads
            # would take new ones in their place.
            missing = restore_store(workspace.database)
            # Healing would refuse the store, which still lacks what the ledger tells; that is
            # redone here.
            with opened(workspace.database, heal=False) as writer:
                _redo(workspace, writer, missing)
        recover(workspace.database, patience)
    except KpiError as error:
        if error.code == ErrorCode.BUSY:
            raise
        return Finding(FindingKind.NOT_REBUILT, name)
    return Finding(FindingKind.STORE_REBUILT, name, {"redone": len(missing)})


_seen: dict[Path, tuple[int, bool]] = {}
"""By database: the edition at which its store was looked at last, and whether it was sound."""
_published: set[tuple[Path, int]] = set()
"""The editions in whose place a newer one was to be published; tried once for each."""


def ensure_sound(workspace: Workspace) -> None:
    """Make up for a damaged edition and a damaged store.

    The store is looked at once a process, and while it is not sound anew after each publication.
    Run where the program starts and before it draws or writes: no question repairs anything.
    """
    path, number = workspace.database.path, workspace.edition_number()
    if workspace.behind_since() is not None and (path, number) not in _published:
        _published.add((path, number))
        bring_up(workspace.database)
    if workspace.behind_since() is not None:
        return
    number = workspace.edition_number()
    at, sound = _seen.get(path, (-1, False))
    if not sound and at != number:
        _seen[path] = number, _mended_at_start(workspace)


def amiss(workspace: Workspace) -> bool:
    """Whether the store was not sound when it was looked at, and could not be made anew."""
    return not _seen.get(workspace.database.path, (0, True))[1]


def _mended_at_start(workspace: Workspace) -> bool:
    """Whether the store holds what was promised, after it was made anew where it did not.

    A store at which somebody works is not looked at.
    """
    try:
        recover(workspace.database, _BRIEF)
    except KpiError as error:
        return error.code != ErrorCode.DAMAGED_STORE or _mended(workspace)
    except OSError:
        return False
    return True


def _mended(workspace: Workspace) -> bool:
    try:
        return mend(workspace, _BRIEF).kind is FindingKind.STORE_REBUILT
    except (KpiError, OSError):
        return False


def _redo(workspace: Workspace, writer: Writer, missing: Sequence[LedgerEntry]) -> None:
    for entry in missing:
        if entry.action == "undo":
            why = unwritten(entry.beside).why
            at = datetime.fromisoformat(entry.time)
            done = writer.undo(entry.upload, entry.by, why, at)
        else:
            done = _import(workspace, writer, entry)
        told = next(ledger.told(writer, entry.sequence - 1), None)
        if not (done and told and entry.tells_of(told)):
            raise KpiError(ErrorCode.DAMAGED_STORE, file=workspace.database.path.name)


def _import(workspace: Workspace, writer: Writer, entry: LedgerEntry) -> bool:
    original = workspace.database.originals / entry.sha256
    with tempfile.TemporaryDirectory(prefix="kpi-rebuild-") as folder:
        # Under its own name, since a file's name may say its month.
        path = Path(folder) / (entry.file or _NAMELESS)
        try:
            shutil.copyfile(original, path)
        except OSError:
            return False
        return again(workspace, writer, entry, path)
