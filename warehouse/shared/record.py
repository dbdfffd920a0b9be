"""The record in PostgreSQL: each write is one transaction under one lock, and adds an edition.

Only this module knows the driver, and is loaded only where a record is shared.
"""

from __future__ import annotations

import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, LiteralString
from uuid import UUID, uuid4

import psycopg
from psycopg import sql

from metrics.counts.errors import ErrorCode, KpiError
from warehouse.engine.connection import Source
from warehouse.shared import away, rows
from warehouse.shared.head import Addition, Head
from warehouse.shared.rows import TABLES, Reach, Sums

SCHEMA = Path(__file__).with_name("schema.sql")
_LOCK = 7_661_085
"""The number of the one lock that every writer of a record takes."""
_CONNECTING = 5
"""Seconds for an answer to who connects: an office's network answers in milliseconds."""
_IN_DOUBT = 15.0
"""Seconds in which it must be found out whether a commit took place whose answer got lost."""
_DEAD_AFTER = "10s"
"""Until the server asks a silent machine whether it is still there; then its lock falls."""


class SharedRecord:
    """A connection to the record, inside one transaction at a time; made by `connected`."""

    def __init__(self, connection: psycopg.Connection, address: str) -> None:
        self._connection = connection
        self._address = address

    def identity(self) -> tuple[str, str]:
        """Which record it is, and the last migration its tables follow.

        Raises:
            KpiError: `store_not_ready` where the database holds none.
        """
        there = self._connection.execute("select to_regclass('kpi.record') is not null")
        if not _first(there)[0]:
            raise KpiError(ErrorCode.STORE_NOT_READY)
        name, shape = _first(self._connection.execute("select id, shape from kpi.record"))
        return str(name), str(shape)

    def lock(self, patience: float) -> None:
        """Be the only writer of all machines until the transaction ends.

        Raises:
            KpiError: `busy`.
        """
        # The settings end with the transaction: behind a pool the connection is not ours alone.
        self._connection.execute(
            "select set_config('lock_timeout', %s, true),"
            " set_config('synchronous_commit', 'on', true),"
            " set_config('tcp_keepalives_idle', %s, true),"
            " set_config('tcp_keepalives_interval', '5s', true)",
            [f"{max(1, int(patience * 1000))}ms", _DEAD_AFTER],
        )
        self._connection.execute("select pg_advisory_xact_lock(%s)", [_LOCK])

    def rest(self) -> None:
        """End the transaction, and with it what was seen and held."""
        self._connection.rollback()

    def snapshot(self) -> None:
        """See one state of the record until the transaction ends, without keeping anybody waiting.

        Only a transaction that has not begun can be told so.
        """
        self._connection.execute("set transaction isolation level repeatable read, read only")

    def head(self) -> Head:
        """The newest write.

        Raises:
            KpiError: `store_not_ready` where there is none.
        """
        found = self._connection.execute(
            "select number, version, said, ledger, seal, rows, checksum from kpi.edition"
            " order by number desc limit 1"
        ).fetchone()
        if found is None:
            raise KpiError(ErrorCode.STORE_NOT_READY)
        return _head(found)

    def edition(self, number: int) -> Head | None:
        """How the record stood after a write; None where there is none of that number."""
        found = self._connection.execute(
            "select number, version, said, ledger, seal, rows, checksum from kpi.edition"
            " where number = %s",
            [number],
        ).fetchone()
        return None if found is None else _head(found)

    def lines(self, after: int, last: int) -> list[bytes]:
        """The ledger's lines after one of them, up to the last that counts."""
        found = self._connection.execute(
            "select line from kpi.ledger where sequence > %s and sequence <= %s order by sequence",
            [after, last],
        ).fetchall()
        return [str(line).encode() for (line,) in found]

    def originals(self) -> set[str]:
        """The sha256 of all uploaded bytes."""
        return {
            str(name) for (name,) in self._connection.execute("select sha256 from kpi.original")
        }

    def original(self, sha256: str) -> bytes:
        """The bytes of that name."""
        found = self._connection.execute(
            "select content from kpi.original where sha256 = %s", [sha256]
        )
        return bytes(_first(found)[0])

    def holds(self, write: UUID) -> bool:
        """Whether a write is in the record."""
        found = self._connection.execute(
            "select exists (select from kpi.edition where write = %s)", [write]
        )
        return bool(_first(found)[0])

    def rows(self, table: str, columns: Sequence[str], after: Reach) -> bytes:
        """The rows of a table that follow, as CSV."""
        wanted = sql.SQL("copy (select {} from kpi.{} where {}) to stdout (format csv)").format(
            _named(columns), sql.Identifier(table), sql.SQL(_FOLLOWING.get(table, _BY_VERSION))
        )
        with (
            self._connection.cursor() as cursor,
            cursor.copy(wanted, [after.of(table)]) as copy,
        ):
            return b"".join(map(bytes, copy))

    def create(self, shape: str, role: str | None) -> str:
        """Make the tables of a new record, and let a role add to them; which record it is."""
        name, definition = uuid4().hex, SCHEMA
        self._connection.execute(definition.read_text(encoding="utf-8"))
        self._connection.execute("insert into kpi.record values (%s, %s)", [name, shape])
        if role is not None:
            try:
                self._connection.execute("select kpi.admit(%s)", [role])
            except psycopg.errors.UndefinedObject as error:
                raise KpiError(ErrorCode.UNKNOWN_ROLE, role=role) from error
        return name

    def add(self, source: Source, before: Reach, addition: Addition) -> None:
        """Make one write of everything in a store that follows; it is a promise when this returns.

        Raises:
            KpiError: `busy` where somebody else was faster; `store_away` where nothing of it took
                place; `store_unsure` where that cannot be found out now.
        """
        write, head = uuid4(), addition.head
        self._bring(addition.originals)
        for table in TABLES:
            self._send(table, rows.columns(source.cursor(), table), source, before)
        lines = enumerate(addition.lines, start=head.reach.version - len(addition.lines) + 1)
        with self._connection.cursor() as cursor:
            cursor.executemany(
                "insert into kpi.ledger (sequence, line) values (%s, %s)",
                [(sequence, line.decode()) for sequence, line in lines],
            )
        self._connection.execute(
            "insert into kpi.edition"
            " (number, version, said, ledger, seal, rows, checksum, write)"
            " values (%s, %s, %s, %s, %s, %s, %s, %s)",
            [
                *(head.number, head.reach.version, head.reach.said, head.ledger, head.seal),
                *(head.sums.rows, str(head.sums.checksum), write),
            ],
        )
        try:
            self._connection.commit()
        except psycopg.OperationalError as error:
            # The answer got lost, and with it whether it took place.
            if not took_place(self._address, write):
                raise away.noted(self._address) from error

    def _bring(self, originals: Mapping[str, Path]) -> None:
        known = self._connection.execute(
            "select sha256 from kpi.original where sha256 = any(%s)", [list(originals)]
        ).fetchall()
        for name in originals.keys() - {each for (each,) in known}:
            self._connection.execute(
                "insert into kpi.original (sha256, content) values (%s, %s)",
                [name, originals[name].read_bytes()],
            )

    def _send(self, table: str, columns: Sequence[str], source: Source, before: Reach) -> None:
        into = sql.SQL("copy kpi.{} ({}) from stdin (format csv)").format(
            sql.Identifier(table), _named(columns)
        )
        with self._connection.cursor() as cursor, cursor.copy(into) as copy:
            for piece in rows.written(source, table, before):
                copy.write(piece)


@contextmanager
def connected(address: str) -> Iterator[SharedRecord]:
    """Be connected to a record; what was not committed is gone when the context is left.

    Raises:
        KpiError: `store_away`; `busy` where another writer did not finish in time;
            `store_not_ready` where it holds no record, or the role may not read it.
    """
    away.refuse_at_once(address)
    try:
        with _connection(address) as connection:
            away.answered(address)
            yield SharedRecord(connection, address)
    except psycopg.errors.LockNotAvailable as error:
        raise KpiError(ErrorCode.BUSY, file=NAME) from error
    except psycopg.OperationalError as error:
        raise away.noted(address) from error
    except (psycopg.errors.InsufficientPrivilege, psycopg.errors.InvalidSchemaName) as error:
        raise KpiError(ErrorCode.STORE_NOT_READY) from error


def took_place(address: str, write: UUID) -> bool:
    """Whether a write took place whose answer got lost.

    Raises:
        KpiError: `store_unsure` where nobody answers for so long that it cannot be said.
    """
    until = time.monotonic() + _IN_DOUBT
    while True:
        try:
            with _connection(address) as connection:
                record = SharedRecord(connection, address)
                # Who is still committing holds the lock: without it one might look too early.
                record.lock(max(1.0, until - time.monotonic()))
                return record.holds(write)
        except psycopg.OperationalError as error:
            if time.monotonic() > until:
                away.noted(address)
                raise KpiError(ErrorCode.STORE_UNSURE) from error
            time.sleep(0.2)


NAME = "PostgreSQL"
"""What is named as busy."""
_BY_VERSION = "version > %s"
_FOLLOWING: Mapping[str, LiteralString] = {"setting": "%s < 0", "statement": "place > %s"}
"""Which rows of a table follow, where its rows bear no version."""


@contextmanager
def _connection(address: str) -> Iterator[psycopg.Connection]:
    # Nothing is prepared on the server: behind a pool the next statement may meet another session.
    connection = psycopg.connect(address, connect_timeout=_CONNECTING, prepare_threshold=None)
    try:
        yield connection
    finally:
        connection.close()


def _named(columns: Sequence[str]) -> sql.Composed:
    return sql.SQL(", ").join(map(sql.Identifier, columns))


def _first(found: psycopg.Cursor[tuple[Any, ...]]) -> tuple[Any, ...]:
    row = found.fetchone()
    assert row is not None
    return row


def _head(row: tuple[Any, ...]) -> Head:
    number, version, said, ledger, seal, counted, checksum = row
    return Head(number, Reach(version, said), ledger, seal, Sums(counted, int(checksum)))
