"""Published states of the store: whole, read-only files and a pointer that names the newest.

A reader opens the newest edition and is never disturbed: what it holds stays as it is, and a new
edition is another file. The last few are kept and serve as instant backups.
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType

import duckdb

from metrics.errors import KpiError
from warehouse.connection import open_edition, statement
from warehouse.files import Database, sync, write_whole
from warehouse.upload import local_time

KEPT = 5
"""How many editions stay."""


@dataclass(frozen=True, slots=True)
class Pointer:
    """What the pointer says of the newest edition."""

    number: int
    version: int
    """Of the store when it was published."""
    shape: str
    """The last migration the store had seen."""
    published_at: datetime
    """UTC, without zone."""

    @property
    def file(self) -> str:
        """The edition's file name."""
        return f"{self.number:06d}.duckdb"


@dataclass(frozen=True)
class Edition:
    """One published state, open for reading; close it or use it as a context."""

    number: int
    """Grows with every publication; what is computed from an edition may be kept under it."""
    version: int
    """How many imports and undos it has seen."""
    published_at: datetime
    """In the time of Việt Nam."""
    sample: bool
    """Whether the database is the labelled demonstration."""
    scope: str
    """Code of the province it was created for."""
    _connection: duckdb.DuckDBPyConnection = field(repr=False, compare=False)

    def cursor(self) -> duckdb.DuckDBPyConnection:
        """A cursor for one call; threads must not share one."""
        return self._connection.cursor()

    def close(self) -> None:
        """Let go of the file."""
        self._connection.close()

    def __enter__(self) -> Edition:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()


def newest(database: Database) -> Edition:
    """Open the newest edition.

    Raises:
        KpiError: `no_database` where none was published, `damaged_store` where it cannot be read.
    """
    while True:
        pointer = read_pointer(database)
        try:
            return _edition(pointer, open_edition(database.editions / pointer.file))
        except KpiError:
            # Between a look at the pointer and one at the file, newer editions can replace it.
            if read_pointer(database).number == pointer.number:
                raise


def newest_number(database: Database) -> int:
    """The number of the newest edition, for a look into a cache; opens no database.

    Raises:
        KpiError: `no_database` where none was published.
    """
    return read_pointer(database).number


def read_pointer(database: Database) -> Pointer:
    """Read which edition is the newest.

    Raises:
        KpiError: `no_database` where none was published, `damaged_store` where it is unreadable.
    """
    try:
        facts = json.loads(database.pointer.read_bytes())
        published_at = datetime.fromisoformat(facts["published_at"])
        return Pointer(
            int(facts["number"]), int(facts["version"]), str(facts["shape"]), published_at
        )
    except FileNotFoundError as error:
        raise KpiError("no_database", file=database.path.name) from error
    except (ValueError, KeyError, TypeError) as error:
        raise KpiError("damaged_store", file=database.pointer.name) from error


def publish(
    database: Database, connection: duckdb.DuckDBPyConnection, version: int, shape: str
) -> Pointer:
    """Copy the open store into a new edition and point to it; readers see it whole or not yet."""
    database.editions.mkdir(exist_ok=True)
    now = datetime.now(UTC).replace(tzinfo=None)
    pointer = Pointer(_last_number(database) + 1, version, shape, now)
    partial = database.editions / f"{pointer.file}.partial"
    connection.execute("attach $path as edition", {"path": str(partial)})
    connection.execute("copy from database store to edition")
    connection.execute("detach edition")
    partial.chmod(0o444)
    sync(partial)
    partial.replace(database.editions / pointer.file)
    sync(database.editions)
    facts = asdict(pointer) | {"published_at": now.isoformat()}
    write_whole(database.pointer, json.dumps(facts).encode())
    _drop(_files(database)[:-KEPT])
    return pointer


def clear_partials(database: Database) -> None:
    """Remove what a killed publication left behind."""
    _drop(sorted(database.editions.glob("*.partial*")))


def kept(database: Database) -> list[int]:
    """The numbers of the editions that are there, oldest first."""
    return [int(path.stem) for path in _files(database)]


def _last_number(database: Database) -> int:
    numbers = kept(database)
    return numbers[-1] if numbers else 0


def _files(database: Database) -> list[Path]:
    return sorted(database.editions.glob("*.duckdb"))


def _drop(paths: list[Path]) -> None:
    for path in paths:
        path.unlink(missing_ok=True)


def _edition(pointer: Pointer, connection: duckdb.DuckDBPyConnection) -> Edition:
    try:
        settings = dict(connection.cursor().execute(statement("settings")).fetchall())
    except duckdb.Error as error:
        connection.close()
        raise KpiError("damaged_store", file=pointer.file) from error
    return Edition(
        pointer.number,
        pointer.version,
        local_time(pointer.published_at),
        settings["sample"] == "true",
        settings["scope"],
        connection,
    )
