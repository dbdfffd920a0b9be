"""Makes up for what befell a store: a killed writer, an older program, a lost or damaged file.

Nothing is thrown away: a store or ledger that is replaced is put aside beside the new one.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import takewhile, zip_longest
from pathlib import Path

import duckdb

from metrics.counts.errors import ErrorCode, KpiError
from warehouse.engine.connection import ask, define, failure, open_copy
from warehouse.engine.files import Database, log_of, sync
from warehouse.engine.lock import PATIENCE
from warehouse.engine.migrations import migrate, newest_shape
from warehouse.reading import editions
from warehouse.reading.editions import Pointer
from warehouse.record import ledger
from warehouse.record.ledger import LedgerEntry
from warehouse.writing import publishing, wholeness
from warehouse.writing.database import create
from warehouse.writing.store import Writer, opened, writing

_BRIEF = 5.0
"""Seconds a reader waits for a writer where what it sees is damaged; reading goes on without it."""


@dataclass(frozen=True, slots=True)
class Rebuilding:
    """A store on its way to be made anew."""

    writer: Writer
    """Of the new store, which holds what could be taken from an edition."""
    missing: tuple[LedgerEntry, ...]
    """What the ledger tells beyond that, oldest first: to be done again."""
    lost: int
    """How many statements of people are in no edition that is left."""
    readable: Database
    """What has an edition to read: the database, or where none is left an empty one."""


def recover(database: Database, seconds: float = PATIENCE) -> None:
    """Make up for a writer that was killed, as the next import would.

    Raises:
        KpiError: as `writing`.
    """
    with writing(database, seconds):
        pass


def bring_up(database: Database) -> None:
    """Make up for what befell the database since its last writer, as far as the store is whole.

    Does nothing, and takes no lock, where nothing did. Where the store is damaged or busy, readers
    go on with what is there.

    Raises:
        KpiError: `no_database`; `damaged_store` where nothing at all can be read.
    """
    # Without a lock: this is asked before each page, and two that both find damage only wait for
    # each other below.
    if publishing.settled(database):
        return
    try:
        recover(database, patience(database))
    except (KpiError, OSError):
        editions.newest(database).close()


def patience(database: Database) -> float:
    """How long to wait for a writer: not at all where only what it is just doing is to be seen."""
    try:
        pointer = editions.read_pointer(database)
    except KpiError:
        return _BRIEF
    shown = pointer.shape >= newest_shape() and editions.intact(database.editions, pointer)
    return 0.0 if shown else _BRIEF


def restore_ledger(database: Database) -> int:
    """Write the ledger's end anew where store and newest edition contradict it; hold the lock.

    Returns:
        How many lines were replaced or dropped; 0 where the ledger is not what is wrong.

    Raises:
        KpiError: `damaged_store` where the store cannot be read.
    """
    told = ledger.chained(database)
    with opened(database, heal=False) as writer:
        done = list(ledger.told(writer, 0))
        pairs = zip(told, done, strict=False)
        good = len(list(takewhile(lambda pair: pair[0] and pair[0].tells_of(pair[1]), pairs)))
        # A whole line beyond the store is a promise, and to be kept.
        promised = any(told[len(done) :])
        shown = _sound(database)[:1]
        seen = shown[0].version if shown else -1
        # Two witnesses against one: what is written in place of a line must have been published.
        replaced = min(len(told), len(done))
        if good == len(told) or promised or (good < replaced and seen < replaced):
            return 0
        if not wholeness.whole(database, writer.cursor()):
            return 0
        ledger.cut_back(database, good, _aside(database.ledger))
        ledger.append(database, ledger.told(writer, good, seen))
    return len(told) - good


@contextmanager
def rebuilding(database: Database, scope: str) -> Iterator[Rebuilding]:
    """Make the store anew from the newest edition that agrees with the ledger; hold the lock.

    On leaving without an error the new store takes the place of the old one and is published.

    Args:
        database: Which one.
        scope: Code of the province, for a database of which nothing but the ledger is left.

    Raises:
        KpiError: `damaged_store` where neither an edition nor the ledger tells what was stored.
    """
    pointers = publishing.pointers(database)
    said = max((pointer.said for pointer in pointers), default=0)
    told = ledger.chained(database)
    lines = len(told)
    published = max((pointer.version for pointer in pointers), default=0)
    # What follows the last promise and is none itself.
    while len(told) > published and told[-1] is None:
        told.pop()
    if len(told) < published and not editions.intact(database.editions, pointers[0]):
        raise KpiError(ErrorCode.DAMAGED_STORE, file=database.ledger.name)
    fresh = database.path.with_suffix(".rebuilt")
    empty = Database(fresh.with_suffix(".anew") / database.path.name)
    try:
        found = _base(database, fresh, told)
        readable = database
        if found is None:
            found, readable = _begun_anew(database, empty, fresh, told, scope), empty
        connection, shape, version = found
        try:
            writer = Writer(database, connection, shape)
            last = ask(connection, "last_statement").fetchall()
            missing = tuple(entry for entry in told[version:] if entry is not None)
            lost = max(0, said - (last[0][0] if last else 0))
            begun = Rebuilding(writer, missing, lost, readable)
            yield begun
            # Only the file itself is moved into place; what still stood in its log would be left
            # behind.
            connection.execute("checkpoint store")
        finally:
            connection.close()
        _put(database, fresh)
    except duckdb.Error as error:
        if (failed := failure(error, database.path)) is None:
            raise
        raise failed from error
    finally:
        _clear(fresh)
        shutil.rmtree(empty.path.parent, ignore_errors=True)
    if len(told) < lines:
        ledger.cut_back(database, len(told), _aside(database.ledger))
    with opened(database, heal=False) as writer:
        writer.finish(anew=True, lost=begun.lost > 0)


def _base(
    database: Database, fresh: Path, told: Sequence[LedgerEntry | None]
) -> tuple[duckdb.DuckDBPyConnection, str, int] | None:
    """A copy of the newest edition that can be built upon, with its shape and version."""
    # The newest first: each step back leaves more uploads to be read again from their originals.
    for pointer in _sound(database):
        # What is to be done again must be told by lines that nobody altered.
        if all(told[pointer.version :]):
            connection = _copied(database.editions / pointer.file, fresh)
            if connection is None:
                continue
            shape = _agreeing(connection, pointer, told)
            if shape is not None:
                return connection, shape, pointer.version
            connection.close()
    return None


def _begun_anew(
    database: Database,
    empty: Database,
    fresh: Path,
    told: Sequence[LedgerEntry | None],
    scope: str,
) -> tuple[duckdb.DuckDBPyConnection, str, int]:
    """An empty store where no edition is left, if the ledger alone tells all that was done."""
    if not told or not all(told) or _sound(database):
        raise KpiError(ErrorCode.DAMAGED_STORE, file=database.path.name)
    sample = any(entry is not None and entry.sample for entry in told)
    shutil.rmtree(empty.path.parent, ignore_errors=True)
    create(empty, sample=sample, scope=scope)
    pointer = editions.read_pointer(empty)
    connection = _copied(empty.editions / pointer.file, fresh)
    assert connection is not None
    shape = migrate(connection)
    define(connection)
    return connection, shape, 0


def _sound(database: Database) -> list[Pointer]:
    known = publishing.pointers(database)
    return [pointer for pointer in known if editions.intact(database.editions, pointer)]


def _copied(edition: Path, fresh: Path) -> duckdb.DuckDBPyConnection | None:
    _clear(fresh)
    try:
        return open_copy(edition, fresh)
    except KpiError as error:
        if error.code != ErrorCode.DAMAGED_STORE:
            raise
        return None


def _agreeing(
    connection: duckdb.DuckDBPyConnection, pointer: Pointer, told: Sequence[LedgerEntry | None]
) -> str | None:
    """The shape of a copied edition that is whole and of which the ledger tells the same."""
    try:
        shape = migrate(connection)
        define(connection)
        done = ledger.told(connection, 0)
        # The ledger may end before the edition does, since the end of a file is easily cut off; the
        # edition then still has what was promised. A line that was altered tells nothing.
        pairs = zip_longest(told[: pointer.version], done)
        same = all(entry is None or (each and entry.tells_of(each)) for entry, each in pairs)
        return shape if same and not any(wholeness.altered(connection)) else None
    except duckdb.Error:
        return None


def _put(database: Database, fresh: Path) -> None:
    """Put the store that was made anew in its place, and the old one aside."""
    aside = _aside(database.path)
    # The log goes with its store: beside the new file it would be replayed into it. Put aside and
    # not deleted, since somebody may still save something from it.
    for path, kept in ((database.path, aside), (database.log, log_of(aside))):
        if path.exists():
            path.replace(kept)
    sync(fresh)
    fresh.replace(database.path)
    sync(database.path.parent)


def _aside(path: Path) -> Path:
    # To the microsecond: what was put aside before must not be overwritten.
    return path.with_name(f"{path.name}.damaged-{datetime.now(UTC):%Y%m%dT%H%M%S%f}")


def _clear(fresh: Path) -> None:
    for path in (fresh, log_of(fresh)):
        path.unlink(missing_ok=True)
