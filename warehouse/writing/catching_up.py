"""Brings the store of a machine to how the shared record stands, and publishes it.

What the store of such a machine holds is a copy: where it is damaged, or holds what was never
shared, it is made anew from an edition that the record knows, and beyond it from the record.
"""

from __future__ import annotations

from itertools import zip_longest

import duckdb

from metrics.counts.errors import ErrorCode, KpiError
from warehouse.engine.connection import define, failure, open_store
from warehouse.engine.files import Database, write_whole
from warehouse.engine.migrations import migrate, newest_shape
from warehouse.reading import editions
from warehouse.reading.editions import Pointer
from warehouse.record import ledger, originals
from warehouse.shared import address, rows
from warehouse.shared.head import Head
from warehouse.shared.record import SharedRecord
from warehouse.shared.rows import NOTHING, Reach, Sums
from warehouse.statements import log
from warehouse.writing import publishing, wholeness


def catch_up(database: Database, record: SharedRecord) -> Head:
    """Bring the store to how the record stands, under this machine's lock; the newest write.

    Raises:
        KpiError: `store_other` where the record is not the one it follows, or of another version
            of the program; `store_altered` where it is not as it was; `no_space`.
    """
    if record.identity() != (address.follows(database), newest_shape()):
        raise KpiError(ErrorCode.STORE_OTHER, file=database.path.name)
    head = record.head()
    if not shows(database, head):
        try:
            _bring(database, record, head)
        except (duckdb.Error, OSError) as error:
            told = failure(error, database.path)
            if told is None:
                raise
            raise told from error
    return head


def shows(database: Database, head: Head) -> bool:
    """Whether the database is whole and shows the record's newest write; opens no database."""
    newest = publishing.newest(database)
    return bool(newest and newest.number == head.number and publishing.settled(database))


def drop_unshared(database: Database) -> None:
    """Let go of what a writer left in the store that is not in the record; under the lock."""
    newest = publishing.newest(database)
    if newest and not publishing.settled(database) and editions.intact(database.editions, newest):
        publishing.put(database, newest)


def _bring(database: Database, record: SharedRecord, head: Head) -> None:
    publishing.clear_partials(database)
    base = _base(database, record, head)
    before = record.edition(base.number) if base else None
    connection = open_store(database.path)
    try:
        # Before the rows that speak of them: what killed this would leave figures without.
        for name in sorted(record.originals() - originals.names(database)):
            originals.keep(database, record.original(name))
        shape = migrate(connection)
        define(connection)
        if before != head:
            _add(connection, record, before, head)
        _tell(database, record, connection, head)
        if base and before == head and base.shape == shape:
            publishing.mark(database, connection, base)
            return
        version = head.reach.version
        fresh = publishing.publish(database, connection, version, shape, head.number)
        publishing.vouch(database, connection, fresh)
    finally:
        connection.close()


def _base(database: Database, record: SharedRecord, head: Head) -> Pointer | None:
    """What the store is made from: the newest edition that the record knows, put in its place.

    Raises:
        KpiError: `store_altered` where the record ends before what was published from it.
    """
    known = publishing.pointers(database)
    if known and known[0].number > head.number:
        raise KpiError(ErrorCode.STORE_ALTERED)
    for pointer in known:
        there = record.edition(pointer.number)
        told = (Reach(pointer.version, pointer.said), pointer.ledger)
        if there and (there.reach, there.ledger) == told:
            if pointer is known[0] and publishing.settled(database):
                return pointer
            if editions.intact(database.editions, pointer):
                publishing.put(database, pointer)
                return pointer
    for path in (database.path, database.log, database.pointer):
        path.unlink(missing_ok=True)
    return None


def _add(
    connection: duckdb.DuckDBPyConnection, record: SharedRecord, before: Head | None, head: Head
) -> None:
    """Add what the record holds beyond a write; what was added must be what was written there."""
    after, known = (before.reach, before.sums) if before else (NOTHING, Sums())
    connection.begin()
    for table in rows.TABLES:
        named = rows.columns(connection, table)
        rows.read(connection, table, record.rows(table, named, after))
    wholeness.work_out(connection)
    connection.commit()
    connection.execute("checkpoint store")
    same = rows.total(rows.sums(connection, after)) == head.sums - known
    altered = next(wholeness.altered(connection, max(0, after.version)), None)
    if not same or altered is not None or next(log.broken(connection), None) is not None:
        raise KpiError(ErrorCode.STORE_ALTERED)


def _tell(
    database: Database, record: SharedRecord, connection: duckdb.DuckDBPyConnection, head: Head
) -> None:
    """Have the ledger on disk as the record has it; it must tell what the store holds."""
    lines = record.lines(0, head.reach.version)
    told = [ledger.parse(line) for line in lines]
    done = ledger.told(connection, 0)
    for entry, each in zip_longest(told, done):
        if not (entry and each and entry.tells_of(each)):
            raise KpiError(ErrorCode.STORE_ALTERED)
    content = b"".join(line + b"\n" for line in lines)
    if not database.ledger.exists() or database.ledger.read_bytes() != content:
        write_whole(database.ledger, content)
    chained = ledger.chained(database)
    last = chained[-1] if chained else None
    if not all(chained) or (last.hash if last else "") != head.ledger:
        raise KpiError(ErrorCode.STORE_ALTERED)
