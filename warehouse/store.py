"""The one writer: a short-lived connection under a lock that only ever appends.

What it stores is a promise only after the context is left: then figures, original and ledger are
on disk and the edition that shows them is published, once for the whole batch.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import Any

import duckdb

from metrics.errors import KpiError
from metrics.measure import STOCKS
from metrics.problem import Problem
from metrics.register import Alias
from warehouse import editions, ledger, originals, queries
from warehouse.connection import define, open_store, statement
from warehouse.files import Database
from warehouse.lock import PATIENCE, locked
from warehouse.migrations import migrate, newest_shape
from warehouse.upload import Changes, NewUpload, Receipt, Superseded, local_time

__all__ = [
    "Changes",
    "NewUpload",
    "Receipt",
    "Superseded",
    "Writer",
    "bring_up",
    "opened",
    "recover",
    "writing",
]


class Writer:
    """The open store, for as long as the lock is held; made by `writing`."""

    def __init__(
        self, database: Database, connection: duckdb.DuckDBPyConnection, shape: str
    ) -> None:
        self._database = database
        self._connection = connection
        self._shape = shape

    def cursor(self) -> duckdb.DuckDBPyConnection:
        """The writer's own connection, so that a query sees what was appended a moment ago."""
        return self._connection

    def settle(self, *, sample: bool, scope: str) -> None:
        """Say what the database is for, unless something was stored in it before.

        Raises:
            KpiError: `sample_refused` for a demonstration where other figures were ever stored.
        """
        settings = dict(self._all("settings"))
        if sample and self._version() and settings["sample"] != "true":
            raise KpiError("sample_refused", file=self._database.path.name)
        if not self._version():
            self._connection.begin()
            self._all("put_setting", setting="sample", value=str(sample).lower())
            self._all("put_setting", setting="scope", value=scope)
            self._connection.commit()
        self._publish()

    def keep(self, content: bytes) -> str:
        """Have the uploaded bytes on disk before anything of them is stored; their sha256.

        Raises:
            KpiError: `no_space` where the disk could not hold what storing them needs.
        """
        return originals.keep(self._database, content)

    def append(self, uploads: Sequence[NewUpload]) -> tuple[Receipt, ...]:
        """Store all tables of one file, or none of them; one receipt each, in their order.

        A table that stands already adds nothing and gets its first receipt again.

        Raises:
            ValueError: the original was not kept, or a figure or a table is given twice.
        """
        _refuse_doubled_tables(uploads)
        self._connection.begin()
        try:
            receipts = tuple(self._store(upload) for upload in uploads)
        except BaseException:
            self._connection.rollback()
            raise
        self._connection.commit()
        return receipts

    def undo(self, upload: str, by: str) -> bool:
        """Take one upload back as a whole; what it had replaced stands again.

        Returns:
            False where it was taken back before.

        Raises:
            KpiError: `unknown_upload`.
        """
        rows = self._all("upload_state", upload=upload)
        if not rows:
            raise KpiError("unknown_upload", upload=upload)
        version, undone = rows[0]
        if not undone:
            self._take_back(version, by)
        return not undone

    def _take_back(self, version: int, by: str) -> None:
        self._connection.begin()
        try:
            self._all(
                "add_undo",
                version=self._version() + 1,
                undone=version,
                undone_by=by,
                undone_at=_now(),
            )
            self._work_out()
        except BaseException:
            self._connection.rollback()
            raise
        self._connection.commit()

    def remember(self, alias: Alias, by: str) -> None:
        """Keep what a person said a name means, and publish it."""
        self._all(
            "add_alias",
            written=alias.name,
            unit=alias.code,
            valid_from=alias.valid_from,
            valid_to=alias.valid_to,
            confirmed_by=by,
            confirmed_at=_now(),
        )
        self._connection.execute("checkpoint store")
        self._publish()

    def inspect(self) -> None:
        """Clear what a killed writer left half-written, and refuse a store that lost a commit.

        Raises:
            KpiError: `damaged_store` where the ledger knows of more than the store holds.
        """
        editions.clear_partials(self._database)
        ledger.cut_torn_line(self._database.ledger)
        if self._told() > self._version():
            raise KpiError("damaged_store", file=self._database.path.name)

    def finish(self) -> None:
        """Bring ledger and edition up to the store; does nothing where they are."""
        version, told, pointer = self._version(), self._told(), self._pointer()
        current = pointer is not None and (pointer.version, pointer.shape) == (version, self._shape)
        if current and told == version:
            return
        self._connection.execute("checkpoint store")
        if told < version:
            published = pointer.version if pointer else 0
            ledger.append(self._database, ledger.told(self, told, published))
        if not current:
            self._publish()

    def _publish(self) -> None:
        editions.publish(self._database, self._connection, self._version(), self._shape)

    def _pointer(self) -> editions.Pointer | None:
        return editions.read_pointer(self._database) if self._database.exists else None

    def _told(self) -> int:
        newest = ledger.last(self._database)
        return newest.sequence if newest else 0

    def _version(self) -> int:
        version: int = self._all("version")[0][0]
        return version

    def _store(self, upload: NewUpload) -> Receipt:
        if not originals.holds(self._database, upload.sha256):
            raise ValueError(f"{upload.file}: its original was not kept")
        standing = queries.standing(self, upload)
        if standing is not None:
            return standing
        version, stored_at = self._version() + 1, _now()
        changes = self._add_figures(version, upload)
        self._add_problems(version, upload.problems)
        name, figures = self._add_upload(version, stored_at, upload, changes)
        self._work_out()
        return Receipt(name, upload.sha256, local_time(stored_at), upload.units, figures, changes)

    def _add_figures(self, version: int, upload: NewUpload) -> Changes:
        month, form = upload.month.first_day, upload.form
        with queries.incoming(self._connection, upload) as said:
            doubled = self._all("doubled")
            if doubled:
                raise ValueError(f"{upload.file}: {doubled[0]} is given twice")
            changes, _ = queries.changes(self._connection, upload, said)
            self._all(
                "add_figures",
                version=version,
                month=month,
                form=form,
                since=upload.since.first_day if upload.since else None,
                stocks=sorted(STOCKS),
            )
        return changes

    def _work_out(self) -> None:
        """Say anew what the months before each cumulative figure come to."""
        if self._all("any_cumulative")[0][0]:
            self._all("drop_earlier")
            self._all("add_earlier")

    def _add_problems(self, version: int, problems: Sequence[Problem]) -> None:
        for place, problem in enumerate(problems):
            self._all(
                "add_problem",
                version=version,
                place=place,
                severity=problem.severity.value,
                kind=problem.kind.value,
                sheet=problem.sheet,
                cell=problem.cell,
                found=problem.found,
                facts=json.dumps(problem.facts, ensure_ascii=False),
            )

    def _add_upload(
        self, version: int, stored_at: datetime, upload: NewUpload, changes: Changes
    ) -> tuple[str, int]:
        first, last = upload.period or (None, None)
        name, figures = self._all(
            "add_upload",
            version=version,
            file=upload.file,
            form=upload.form,
            month=upload.month.first_day,
            sheet=upload.sheet,
            sha256=upload.sha256,
            uploader=upload.uploader,
            reporting_unit=upload.reporting_unit,
            period_from=first,
            period_to=last,
            stored_at=stored_at,
            units=upload.units,
            new_figures=changes.new,
            changed_figures=changes.changed,
            same_figures=changes.same,
            removed_figures=changes.removed,
        )[0]
        return name, figures

    def _all(self, name: str, **parameters: object) -> list[tuple[Any, ...]]:
        return self._connection.execute(statement(name), parameters).fetchall()


@contextmanager
def opened(database: Database, *, new: bool = False, heal: bool = True) -> Iterator[Writer]:
    """Open the store as its writer; the caller holds the lock.

    Args:
        database: Which one.
        new: Whether it may be missing.
        heal: Whether to make up at once for a writer that was killed.
    """
    if not new and not database.path.is_file():
        raise KpiError("damaged_store", file=database.path.name)
    connection = open_store(database.path)
    try:
        writer = Writer(database, connection, _shaped(database, connection))
        if heal:
            writer.inspect()
        if heal and not new:
            writer.finish()
        try:
            yield writer
        finally:
            if heal:
                writer.finish()
    finally:
        connection.close()


def _shaped(database: Database, connection: duckdb.DuckDBPyConnection) -> str:
    """Bring an open store to today's shape; the name of the last migration."""
    try:
        shape = migrate(connection)
        define(connection)
    except duckdb.Error as error:
        raise KpiError("damaged_store", file=database.path.name) from error
    return shape


@contextmanager
def writing(database: Database, patience: float = PATIENCE) -> Iterator[Writer]:
    """Be the writer; on leaving, whatever was appended is on disk, in the ledger and published.

    Raises:
        KpiError: `no_database`, `busy`, `damaged_store` or `newer_database`.
    """
    if not database.exists:
        raise KpiError("no_database", file=database.path.name)
    with locked(database, patience), opened(database) as writer:
        yield writer


def recover(database: Database) -> None:
    """Make up for a writer that was killed, as the next import would.

    Raises:
        KpiError: as `writing`.
    """
    with writing(database):
        pass


def bring_up(database: Database) -> None:
    """Bring a database of an older version to today's shape and publish it so.

    Does nothing, and takes no lock, where the published edition has it.

    Raises:
        KpiError: as `writing`.
    """
    if editions.read_pointer(database).shape < newest_shape():
        recover(database)


def _refuse_doubled_tables(uploads: Sequence[NewUpload]) -> None:
    identities = {
        (each.sha256, each.form, each.month, each.sheet, each.reporting_unit) for each in uploads
    }
    if len(identities) < len(uploads):
        raise ValueError("two tables of one file are the same table")


def _now() -> datetime:
    return datetime.now(UTC).replace(tzinfo=None)
