"""Makes up for what befell a store: a killed writer, an older program, a lost or damaged file.

Nothing is thrown away: a store that is replaced is put aside beside the new one.
"""

from __future__ import annotations

from datetime import UTC, datetime
from itertools import zip_longest
from pathlib import Path

import duckdb

from metrics.counts.errors import ErrorCode, KpiError
from warehouse.engine.connection import open_copy
from warehouse.engine.files import Database, sync
from warehouse.engine.lock import PATIENCE
from warehouse.engine.migrations import migrate, newest_shape
from warehouse.reading import editions
from warehouse.reading.editions import Pointer
from warehouse.record import ledger
from warehouse.record.ledger import START, LedgerEntry
from warehouse.writing.store import Writer, writing

_BRIEF = 5.0
"""Seconds a reader waits for a writer; reading goes on without it."""


def recover(database: Database, patience: float = PATIENCE) -> None:
    """Make up for a writer that was killed, as the next import would.

    Raises:
        KpiError: as `writing`.
    """
    with writing(database, patience):
        pass


def bring_up(database: Database) -> None:
    """Publish anew where the newest edition is of an older program, or damaged.

    Does nothing, and takes no lock, where it is sound. Where the store is damaged or busy, readers
    go on with what is there.

    Raises:
        KpiError: `no_database`; `damaged_store` where nothing at all can be read.
    """
    try:
        # Without a lock: this is asked before each page, and two that both find damage only wait
        # for each other below.
        pointer = editions.read_pointer(database)
        if pointer.shape >= newest_shape() and editions.intact(database, pointer):
            return
    except KpiError as error:
        if error.code == ErrorCode.NO_DATABASE and not database.exists:
            raise
    try:
        recover(database, _BRIEF)
    except (KpiError, OSError):
        editions.newest(database).close()


def restore_store(database: Database) -> tuple[LedgerEntry, ...]:
    """Make the store anew from the newest edition that agrees with the ledger; hold the lock.

    Returns:
        What the ledger tells beyond it, oldest first: that is to be done again.

    Raises:
        KpiError: `damaged_store` where neither an edition nor the ledger tells what was stored.
    """
    told = _chain(database)
    fresh = database.path.with_suffix(".rebuilt")
    # The newest first: each step back leaves more uploads to be read again from their originals.
    for pointer in _sound(database):
        _clear(fresh)
        if _agrees(database, pointer, fresh, told):
            _put(database, fresh)
            return tuple(told[pointer.version :])
    _clear(fresh)
    raise KpiError(ErrorCode.DAMAGED_STORE, file=database.path.name)


def _chain(database: Database) -> list[LedgerEntry]:
    ledger.cut_torn_line(database.ledger)
    told: list[LedgerEntry] = []
    previous = START
    for line, entry in enumerate(ledger.entries(database), start=1):
        if entry is None or not entry.follows(line, previous):
            raise KpiError(ErrorCode.DAMAGED_STORE, file=database.ledger.name)
        previous = entry.hash
        told.append(entry)
    return told


def _sound(database: Database) -> list[Pointer]:
    try:
        pointers = editions.read_pointers(database)
    except KpiError:
        return []
    return [pointer for pointer in pointers if editions.intact(database, pointer)]


def _agrees(database: Database, pointer: Pointer, fresh: Path, told: list[LedgerEntry]) -> bool:
    """Copy an edition; whether the ledger tells of it the same, as far as it reaches."""
    try:
        connection = open_copy(database.editions / pointer.file, fresh)
    except KpiError:
        return False
    try:
        shape = migrate(connection)
        done = ledger.told(Writer(database, connection, shape), 0)
        # Only the file itself is moved into place; what still stood in its log would be left
        # behind.
        connection.execute("checkpoint store")
        # The ledger may end before the edition does, since the end of a file is easily cut off; the
        # edition then still has what was promised.
        pairs = zip_longest(told[: pointer.version], done)
        return all(entry is None or (each and entry.tells_of(each)) for entry, each in pairs)
    except duckdb.Error:
        return False
    finally:
        connection.close()


def _put(database: Database, fresh: Path) -> None:
    """Put the store that was made anew in its place, and the old one aside."""
    now = datetime.now(UTC)
    # The log goes with its store: beside the new file it would be replayed into it. Put aside and
    # not deleted, since somebody may still save something from it.
    for path in (database.path, _log(database.path)):
        if path.exists():
            path.replace(path.with_name(f"{path.name}.damaged-{now:%Y%m%dT%H%M%S}"))
    sync(fresh)
    fresh.replace(database.path)
    sync(database.path.parent)


def _clear(fresh: Path) -> None:
    for path in (fresh, _log(fresh)):
        path.unlink(missing_ok=True)


def _log(path: Path) -> Path:
    """Where the engine keeps what it has not yet written into a file."""
    return path.with_name(f"{path.name}.wal")
