"""Moves a database into a record that several machines share, and back into files of its own.

Every row is read back from where it went: a move is done when counts and checksums of every table
agree, and until then what was moved goes on as it was.
"""

from __future__ import annotations

import shutil
from pathlib import Path

from metrics.counts.errors import ErrorCode, KpiError
from warehouse.backup.manifest import beside
from warehouse.engine.connection import Source, define, open_store
from warehouse.engine.files import Database, sync
from warehouse.engine.migrations import migrate, newest_shape
from warehouse.record import keys, ledger, originals
from warehouse.shared import address, rows
from warehouse.shared.head import Addition, Head
from warehouse.shared.record import SharedRecord, connected
from warehouse.shared.rows import NOTHING, Sums
from warehouse.writing import publishing, turn
from warehouse.writing.store import opened

_STAYS = (".lock", ".shared")
"""Who writes now, and which record is followed: no part of a database of its own."""
Moved = dict[str, Sums]
"""What the rows of each table come to."""


def into_record(database: Database, where: str, role: str | None = None) -> Moved:
    """Carry everything that is shared into a new record, which the database follows from then on.

    Done again after it was cut short, it finds what it had carried and only goes on.

    Args:
        database: Which one; it must be one of its own.
        where: The address of an empty PostgreSQL database, by a role that may make tables.
        role: The role as which machines will write; it may then add and read, and nothing else.

    Raises:
        KpiError: `store_exists` where a record of something else is there, or the database follows
            one; `store_away`; `unknown_role`; `store_altered` where what is read back is not what
            was carried.
    """
    if address.follows(database) is not None:
        raise KpiError(ErrorCode.STORE_EXISTS)
    with turn.taken(database), opened(database) as writer:
        newest = publishing.newest(database)
        line = ledger.last(database)
        head = turn.standing(writer, newest.number if newest else 1, line.hash if line else "")
        with connected(where) as record:
            record.lock(turn.PATIENCE)
            name = _named(record, head)
            if name is None:
                name = record.create(newest_shape(), role)
                lines = ledger.lines(each for each in ledger.entries(database) if each)
                kept = {each: database.originals / each for each in originals.names(database)}
                record.add(writer, NOTHING, Addition(head, lines, kept))
        moved = rows.sums(writer)
        with connected(where) as record:
            record.snapshot()
            _compare(record, moved, originals.names(database))
        address.mark(database, name)
    return moved


def out_of_record(database: Database, target: Database) -> Moved:
    """Carry everything of a database that follows a record into one of its own.

    Raises:
        KpiError: `database_exists`; `store_altered` where what was carried is not what the record
            holds; as `warehouse.writing.turn.taken`.
    """
    if any(inner != ".lock" for inner, _ in beside(target)):
        raise KpiError(ErrorCode.DATABASE_EXISTS, file=target.path.name)
    where = address.of(database)
    if where is None:
        raise KpiError(ErrorCode.STORE_NOT_NAMED, file=database.path.name)
    target.path.parent.mkdir(parents=True, exist_ok=True)
    with turn.taken(database):
        with opened(database) as writer:
            moved = rows.sums(writer)
        with connected(where) as record:
            record.snapshot()
            _compare(record, moved, originals.names(database))
        _copy(database, target)
    # What stood there before was another database.
    keys.forget(target)
    with turn.taken(target), opened(target) as writer:
        if rows.sums(writer) != moved:
            raise KpiError(ErrorCode.STORE_ALTERED)
    return moved


def held(source: Source) -> Moved:
    """What the rows of each table of a store or edition come to."""
    return rows.sums(source)


def _named(record: SharedRecord, head: Head) -> str | None:
    """Which record is there, if it holds just this; None where none is.

    Raises:
        KpiError: `store_exists` where it holds something else.
    """
    try:
        name, _ = record.identity()
        there = record.head()
    except KpiError as error:
        if error.code != ErrorCode.STORE_NOT_READY:
            raise
        return None
    if there != head:
        raise KpiError(ErrorCode.STORE_EXISTS)
    return name


def _compare(record: SharedRecord, moved: Moved, kept: set[str]) -> None:
    """Read every row of the record into a store of its own, and compare it."""
    scratch = open_store(Path(":memory:"))
    try:
        migrate(scratch)
        define(scratch)
        for table in rows.TABLES:
            rows.read(scratch, table, record.rows(table, rows.columns(scratch, table), NOTHING))
        if rows.sums(scratch) != moved or not kept <= record.originals():
            raise KpiError(ErrorCode.STORE_ALTERED)
    finally:
        scratch.close()


def _copy(database: Database, target: Database) -> None:
    for inner, path in beside(database):
        if inner in _STAYS:
            continue
        place = target.path.parent / f"{target.path.stem}{inner}"
        place.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy2(path, place)
        sync(place)
    sync(target.path.parent)
