"""The one writer: a short-lived connection under a lock that only ever appends.

What it stores is a promise only after the context is left: then figures, original and ledger are
on disk and the edition that shows them is published, once for the whole batch.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import Any

import duckdb

from metrics.counts.beside import NOTHING, Beside
from metrics.counts.errors import ErrorCode, KpiError
from metrics.counts.measure import STOCKS
from metrics.counts.upload import Changes, Receipt
from warehouse.engine.connection import Source, ask, damage, define, failure, open_store
from warehouse.engine.files import Database
from warehouse.engine.migrations import migrate
from warehouse.reading import published, queries
from warehouse.record import ledger, originals
from warehouse.record.upload import NewUpload, local_time, written
from warehouse.writing import publishing, turn, wholeness
from warehouse.writing.turn import PATIENCE


class Writer:
    """The open store, for as long as the lock is held; made by `writing`."""

    def __init__(
        self, database: Database, connection: duckdb.DuckDBPyConnection, shape: str
    ) -> None:
        self._database = database
        self._connection = connection
        self._shape = shape
        self._learned = False
        self._lost = False
        self._kept: set[str] = set()
        self.edition = 0
        """The number of the edition that shows what was done, once it is published."""

    def cursor(self) -> duckdb.DuckDBPyConnection:
        """The writer's own connection, so that a query sees what was appended a moment ago."""
        return self._connection

    def settle(self, *, sample: bool, scope: str) -> None:
        """Say what a new database is for."""
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
        name = originals.keep(self._database, content)
        self._kept.add(name)
        return name

    def append(
        self, uploads: Sequence[NewUpload], known: Collection[str], at: datetime | None = None
    ) -> tuple[Receipt, ...]:
        """Store all tables of one file, or none of them; one receipt each, in their order.

        A table that stands already adds nothing and gets its first receipt again.

        Args:
            uploads: The tables.
            known: The codes of all measures.
            at: When it was done (UTC, without zone), where that is told again; else now.

        Raises:
            KpiError: `unknown_measure`.
            ValueError: the original was not kept, or a figure or a table is given twice.
        """
        _refuse_unknown_measures(uploads, known)
        _refuse_doubled_tables(uploads)
        self._connection.begin()
        try:
            receipts = tuple(self._store(upload, at or _now()) for upload in uploads)
        except BaseException:
            self._connection.rollback()
            raise
        self._connection.commit()
        return receipts

    def undo(
        self, upload: str, by: str, beside: Beside = NOTHING, at: datetime | None = None
    ) -> bool:
        """Take one upload back as a whole; what it had replaced stands again.

        Args:
            upload: Its code.
            by: Who takes it back.
            beside: The reason, as far as one was given, and through which door it was said.
            at: As in `append`.

        Returns:
            False where it was taken back before.

        Raises:
            KpiError: `unknown_upload`.
        """
        rows = self._all("upload_state", upload=upload)
        if not rows:
            raise KpiError(ErrorCode.UNKNOWN_UPLOAD, upload=upload)
        version, undone = rows[0]
        if not undone:
            said = written(beside) or None
            told = {"undone": version, "undone_by": by, "undone_at": at or _now(), "beside": said}
            self._take_back(told)
        return not undone

    def _take_back(self, told: Mapping[str, object]) -> None:
        self._connection.begin()
        try:
            self._all("add_undo", version=self._version() + 1, **told)
            wholeness.work_out(self._connection)
        except BaseException:
            self._connection.rollback()
            raise
        self._connection.commit()

    def learn(self, said: Callable[[Source], None]) -> None:
        """Keep a word of a person; it is published when the writer finishes.

        Args:
            said: Adds the word through the connection it is given.
        """
        said(self)
        self._learned = True

    def inspect(self, *, untouched: bool = False) -> None:
        """Clear what a killed writer left half-written, and refuse a store that is not whole.

        Args:
            untouched: Whether its file is byte for byte what was published last.

        Raises:
            KpiError: `damaged_store` where what the ledger told last is not in the store, or where
                what was stored or published before is not as it was.
        """
        publishing.clear_partials(self._database)
        ledger.cut_torn_line(self._database.ledger)
        entry = ledger.last(self._database)
        # Only the last line is compared: the engine loses what it has not yet written into its
        # file, and that is the newest. The whole chain is for `check`.
        if entry is not None:
            done = next(ledger.told(self, entry.sequence - 1), None)
            if done is None or not entry.tells_of(done):
                raise self._damaged()
        if untouched:
            return
        if not wholeness.whole(self._database, self._connection):
            raise self._damaged()
        # What the months before a cumulative figure come to is sealed by nothing, but worked out.
        self._connection.begin()
        wholeness.work_out(self._connection)
        self._connection.commit()

    def finish(self, *, anew: bool = False, lost: bool = False) -> None:
        """Bring ledger and edition up to the store; does nothing where they are.

        Args:
            anew: Whether to publish it even so, where what is published cannot be relied upon.
            lost: Whether people's words were lost before, and that was told.

        Raises:
            KpiError: `damaged_store` where what would be published is not as it was stored.
        """
        anew, self._lost = anew or self._learned, lost
        version, told = self._version(), self._told()
        pointer = publishing.newest(self._database)
        shown = None
        if pointer and publishing.shows(self._database, pointer, version, self._shape):
            shown, self.edition = pointer, pointer.number
        if shown and told == version and not anew:
            publishing.mark(self._database, self._connection, shown)
            # Whoever published it was killed before it was vouched for.
            if publishing.vouched_lines(self._database) < version:
                publishing.vouch(self._database, self._connection, shown)
            return
        published = max(pointer.version if pointer else 0, publishing.vouched_lines(self._database))
        # Before the ledger: it would promise what is not there.
        if next(wholeness.altered(self, min(published, told)), None) is not None:
            raise self._damaged()
        # The ledger before the edition: a figure that readers see is always one that the ledger
        # tells of, and an edition that a crash prevents is made at the next opening.
        if told < version or self._learned:
            self._connection.execute("checkpoint store")
            done = ledger.told(self, told, published) if told < version else ()
            entries = ledger.sealed(self._database, done)
            # What several machines share comes before all that is this machine's.
            turn.share(self._database, self, entries, self._kept)
            if entries:
                ledger.extend(self._database, ledger.lines(entries))
        if shown and not anew:
            publishing.mark(self._database, self._connection, shown)
            publishing.vouch(self._database, self._connection, shown)
        else:
            self._publish()
            self._learned = False

    def _publish(self) -> None:
        pointer = publishing.publish(
            self._database,
            self._connection,
            self._version(),
            self._shape,
            turn.number(self._database),
        )
        publishing.vouch(self._database, self._connection, pointer, lost=self._lost)
        self.edition = pointer.number

    def _damaged(self) -> KpiError:
        return KpiError(ErrorCode.DAMAGED_STORE, file=self._database.path.name)

    def _told(self) -> int:
        newest = ledger.last(self._database)
        return newest.sequence if newest else 0

    def _version(self) -> int:
        version: int = self._all("version")[0][0]
        return version

    def _store(self, upload: NewUpload, stored_at: datetime) -> Receipt:
        # The store can be made anew only from originals: a figure without one would be lost with
        # it.
        if not originals.holds(self._database, upload.sha256):
            raise ValueError(f"{upload.file}: its original was not kept")
        standing = queries.standing(self, upload)
        if standing is not None:
            return standing
        # From the store and not from the ledger: a writer that was killed may have stored a version
        # that nobody has told of.
        version = self._version() + 1
        changes = self._add_figures(version, upload) + published.add(self, version, upload)
        self._add_problems(version, upload)
        name, figures = self._add_upload(version, stored_at, upload, changes)
        wholeness.work_out(self._connection)
        return Receipt(name, upload.sha256, local_time(stored_at), upload.units, figures, changes)

    def _add_figures(self, version: int, upload: NewUpload) -> Changes:
        month, form = upload.month.first_day, upload.form
        with queries.incoming(self._connection, upload) as said:
            doubled = self._all("doubled")
            if doubled:
                raise ValueError(f"{upload.file}: {doubled[0]} is given twice")
            # Before anything is added: afterwards the figures would be compared with themselves.
            changes, _ = queries.changes(self._connection, upload, said)
            if upload.opens is not None:
                changes = Changes(new=upload.figures.stated)
            self._all(
                "add_figures",
                version=version,
                month=month,
                form=form,
                since=upload.since.first_day if upload.since else None,
                stocks=sorted(STOCKS),
            )
        return changes

    def _add_problems(self, version: int, upload: NewUpload) -> None:
        for place, problem in enumerate(upload.problems):
            self._all(
                "add_problem",
                version=version,
                place=place,
                severity=problem.severity.value,
                kind=problem.case.value,
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
            beside=written(upload.beside) or None,
            opens=upload.opens.first_day if upload.opens else None,
        )[0]
        return name, figures

    def _all(self, name: str, **parameters: object) -> list[tuple[Any, ...]]:
        return ask(self._connection, name, parameters).fetchall()


@contextmanager
def opened(database: Database, *, new: bool = False, heal: bool = True) -> Iterator[Writer]:
    """Open the store as its writer; the caller holds the lock.

    Args:
        database: Which one.
        new: Whether it may be missing.
        heal: Whether to make up at once for a writer that was killed.

    Raises:
        KpiError: `damaged_store`, `newer_database` or `no_space`.
    """
    # The engine would create an empty store, and its first publication would show no figures at
    # all.
    if not new and not database.path.is_file():
        raise KpiError(ErrorCode.DAMAGED_STORE, file=database.path.name)
    untouched = heal and publishing.untouched(database)
    connection = open_store(database.path)
    try:
        writer = Writer(database, connection, _shaped(database, connection))
        if heal:
            writer.inspect(untouched=untouched)
        if heal and not new:
            writer.finish()
        try:
            yield writer
        finally:
            if heal:
                writer.finish()
    except (duckdb.Error, OSError) as error:
        told = failure(error, database.path)
        if told is None:
            raise
        raise told from error
    finally:
        connection.close()


def _shaped(database: Database, connection: duckdb.DuckDBPyConnection) -> str:
    """Bring an open store to today's shape; the name of the last migration."""
    try:
        shape = migrate(connection)
        define(connection)
    except duckdb.Error as error:
        raise damage(error, database.path) from error
    return shape


@contextmanager
def writing(database: Database, patience: float = PATIENCE) -> Iterator[Writer]:
    """Be the writer; on leaving, whatever was appended is on disk, in the ledger and published.

    Raises:
        KpiError: `no_database`, `busy`, `damaged_store` or `newer_database`.
    """
    if not database.exists:
        raise KpiError(ErrorCode.NO_DATABASE, file=database.path.name)
    with turn.taken(database, patience), opened(database) as writer:
        yield writer


def _refuse_doubled_tables(uploads: Sequence[NewUpload]) -> None:
    identities = {
        (each.sha256, each.form, each.month, each.sheet, each.reporting_unit) for each in uploads
    }
    if len(identities) < len(uploads):
        raise ValueError("two tables of one file are the same table")


def _refuse_unknown_measures(uploads: Sequence[NewUpload], known: Collection[str]) -> None:
    for each in uploads:
        unknown = set(each.figures.measures).difference(known)
        if unknown:
            raise KpiError(
                ErrorCode.UNKNOWN_MEASURE, file=each.file, measures=", ".join(sorted(unknown))
            )


def _now() -> datetime:
    return datetime.now(UTC).replace(tzinfo=None)
