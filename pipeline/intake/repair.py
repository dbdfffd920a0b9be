"""Makes a lost or damaged store anew: from an edition, and beyond it from the originals."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from metrics.counts.errors import ErrorCode, KpiError
from pipeline.desk.desk import Desk
from pipeline.intake.upload import again
from warehouse.engine.lock import PATIENCE, locked
from warehouse.record import ledger
from warehouse.record.ledger import LedgerEntry
from warehouse.soundness.rebuild import bring_up, recover, restore_store
from warehouse.soundness.verify import Finding, FindingKind
from warehouse.writing.store import Writer, opened

_NAMELESS = "tep"
_BRIEF = 5.0
"""Seconds to wait for a writer before a page is drawn."""


def mendable(desk: Desk, finding: Finding) -> bool:
    """Whether a finding means that the writer's file has to be made anew."""
    lost = finding.kind is FindingKind.DAMAGED_STORE and finding.where == desk.database.path.name
    return lost or finding.kind is FindingKind.LEDGER_AHEAD


def mend(desk: Desk, patience: float = PATIENCE) -> Finding:
    """Make the store anew and publish it; what it was is put aside.

    Returns:
        `store_rebuilt` or `not_rebuilt`: in the latter case readers go on with what is published.

    Raises:
        KpiError: `busy`.
    """
    name = desk.database.path.name
    try:
        with locked(desk.database, patience):
            # In one lock with what follows: between the two, a store without its newest uploads
            # would take new ones in their place.
            missing = restore_store(desk.database)
            # Healing would refuse the store, which still lacks what the ledger tells; that is
            # redone here.
            with opened(desk.database, heal=False) as writer:
                _redo(desk, writer, missing)
        recover(desk.database, patience)
    except KpiError as error:
        if error.code == ErrorCode.BUSY:
            raise
        return Finding(FindingKind.NOT_REBUILT, name)
    return Finding(FindingKind.STORE_REBUILT, name, {"redone": len(missing)})


_seen: dict[Path, tuple[int, bool]] = {}
"""By database: the edition at which its store was looked at last, and whether it was sound."""
_published: set[tuple[Path, int]] = set()
"""The editions in whose place a newer one was to be published; tried once for each."""


def ensure_sound(desk: Desk) -> None:
    """Make up for a damaged edition and a damaged store.

    The store is looked at once a process, and while it is not sound anew after each publication.
    Run where the program starts and before it draws or writes: no question repairs anything.
    """
    path, number = desk.database.path, desk.edition_number()
    if desk.behind_since() is not None and (path, number) not in _published:
        _published.add((path, number))
        bring_up(desk.database)
    if desk.behind_since() is not None:
        return
    number = desk.edition_number()
    at, sound = _seen.get(path, (-1, False))
    if not sound and at != number:
        _seen[path] = number, _mended_at_start(desk)


def amiss(desk: Desk) -> bool:
    """Whether the store was not sound when it was looked at, and could not be made anew."""
    return not _seen.get(desk.database.path, (0, True))[1]


def _mended_at_start(desk: Desk) -> bool:
    """Whether the store holds what was promised, after it was made anew where it did not.

    A store at which somebody works is not looked at.
    """
    try:
        recover(desk.database, _BRIEF)
    except KpiError as error:
        return error.code != ErrorCode.DAMAGED_STORE or _mended(desk)
    except OSError:
        return False
    return True


def _mended(desk: Desk) -> bool:
    try:
        return mend(desk, _BRIEF).kind is FindingKind.STORE_REBUILT
    except (KpiError, OSError):
        return False


def _redo(desk: Desk, writer: Writer, missing: Sequence[LedgerEntry]) -> None:
    for entry in missing:
        if entry.action == "undo":
            done = writer.undo(entry.upload, entry.by, datetime.fromisoformat(entry.time))
        else:
            done = _import(desk, writer, entry)
        told = next(ledger.told(writer, entry.sequence - 1), None)
        if not (done and told and entry.tells_of(told)):
            raise KpiError(ErrorCode.DAMAGED_STORE, file=desk.database.path.name)


def _import(desk: Desk, writer: Writer, entry: LedgerEntry) -> bool:
    original = desk.database.originals / entry.sha256
    with tempfile.TemporaryDirectory(prefix="kpi-rebuild-") as folder:
        # Under its own name, since a file's name may say its month.
        path = Path(folder) / (entry.file or _NAMELESS)
        try:
            shutil.copyfile(original, path)
        except OSError:
            return False
        return again(desk, writer, entry, path)
