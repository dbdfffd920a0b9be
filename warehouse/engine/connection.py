"""Opens the writer's file or a published edition; both are attached as `store`.

Every statement is a file of `sql/`, so one text serves the writer and the readers.
"""

from __future__ import annotations

import os
from collections.abc import Collection, Mapping
from pathlib import Path
from typing import Protocol

import duckdb

from metrics.counts.errors import ErrorCode, KpiError
from warehouse.engine.files import FULL, NOT_WRITABLE

SQL = Path(__file__).parents[1] / "sql"

_CONFIG: dict[str, str | bool | int | float | list[str]] = {
    # A question must not fetch code, read another file or see a variable of the program; without a
    # folder for overflow, nothing of the figures is written outside their own.
    "autoinstall_known_extensions": "false",
    "autoload_known_extensions": "false",
    "allow_community_extensions": "false",
    "python_enable_replacements": "false",
    "temp_directory": "",
}


_BROKEN = (
    duckdb.IOException,
    duckdb.FatalException,
    duckdb.InternalException,
    duckdb.SerializationException,
)


class Source(Protocol):
    """What can be asked: an edition, or the writer that sees its own commits."""

    def cursor(self) -> duckdb.DuckDBPyConnection:
        """A cursor for one call."""


_PARSED: dict[str, duckdb.Statement] = {}


def ask(
    cursor: duckdb.DuckDBPyConnection, name: str, parameters: Mapping[str, object] | None = None
) -> duckdb.DuckDBPyConnection:
    """Run `sql/NAME.sql`, one statement with named parameters, and give the cursor of its rows.

    Its text is parsed once: of a small question that is a tenth of the time.
    """
    if name not in _PARSED:
        (_PARSED[name],) = cursor.extract_statements(_text(name))
    return cursor.execute(_PARSED[name], parameters)


def relation(
    cursor: duckdb.DuckDBPyConnection, name: str, parameters: Mapping[str, object]
) -> duckdb.DuckDBPyRelation:
    """The rows of `sql/NAME.sql` to be taken as whole columns."""
    return cursor.sql(_text(name), params=dict(parameters))


def _text(name: str) -> str:
    return (SQL / f"{name}.sql").read_text(encoding="utf-8")


def open_store(path: Path) -> duckdb.DuckDBPyConnection:
    """Open the writer's file, creating it where it is missing; the caller holds the lock.

    Its tables may be those of an older version: `define` comes after the migrations.

    Raises:
        KpiError: `damaged_store` where it is no database that can be read.
    """
    return _open(path, "2GB", read_only=False)


def open_edition(path: Path) -> duckdb.DuckDBPyConnection:
    """Open a published edition read-only, shut off from every other file and setting.

    Raises:
        KpiError: `damaged_store` where it is no database that can be read.
    """
    return shut(_open(path, "1GB", read_only=True), path)


def open_copy(path: Path, target: Path | None = None) -> duckdb.DuckDBPyConnection:
    """Open a copy of an edition as the store, in memory or as a new file that may be written.

    Raises:
        KpiError: `damaged_store` where the edition is no database that can be read.
    """
    connection = duckdb.connect(":memory:", config=_CONFIG | {"memory_limit": "2GB"})
    try:
        connection.execute("attach $path as published (read_only)", {"path": str(path)})
        connection.execute("attach $path as store", {"path": str(target or ":memory:")})
        connection.execute("copy from database published to store")
        connection.execute("detach published")
    except duckdb.Error as error:
        connection.close()
        raise damage(error, path) from error
    return connection


def shut(connection: duckdb.DuckDBPyConnection, path: Path) -> duckdb.DuckDBPyConnection:
    """Give a reader its definitions and shut it off from every other file and setting.

    Raises:
        KpiError: `damaged_store` where its tables are others.
    """
    try:
        define(connection)
    except duckdb.Error as error:
        connection.close()
        raise damage(error, path) from error
    # Only now: attaching the edition was itself access to a file. The lock comes last, since it
    # forbids the setting before it too.
    connection.execute("set enable_external_access = false")
    connection.execute("set lock_configuration = true")
    return connection


def failure(error: BaseException | None, path: Path) -> KpiError | None:
    """What an error of engine or system means; None where it is a fault of the program."""
    while error is not None:
        if _says(error, FULL):
            return KpiError(ErrorCode.NO_SPACE)
        if _says(error, NOT_WRITABLE):
            return KpiError(ErrorCode.FILE_SYSTEM, file=path.name)
        # A block whose checksum is wrong comes as the bare base class.
        if type(error) is duckdb.Error or isinstance(error, _BROKEN):
            return KpiError(ErrorCode.DAMAGED_STORE, file=path.name)
        # Tidying up after a failed statement fails in its turn.
        error = error.__context__
    return None


def _says(error: BaseException, numbers: Collection[int]) -> bool:
    """Whether it is one of those errors of the system; the engine only tells in words."""
    if isinstance(error, OSError):
        return error.errno in numbers
    return any(os.strerror(number) in str(error) for number in numbers)


def damage(error: duckdb.Error, path: Path) -> KpiError:
    """What it means that a database file cannot be opened: it is damaged, or the disk is full."""
    return failure(error, path) or KpiError(ErrorCode.DAMAGED_STORE, file=path.name)


def define(connection: duckdb.DuckDBPyConnection) -> None:
    """Give the connection the definitions that the statements share."""
    for definition in sorted((SQL / "definitions").glob("*.sql")):
        connection.execute(definition.read_text(encoding="utf-8"))


def _open(path: Path, memory: str, *, read_only: bool) -> duckdb.DuckDBPyConnection:
    # Attached instead of opened: the statements name `store` whatever the file is called.
    connection = duckdb.connect(":memory:", config=_CONFIG | {"memory_limit": memory})
    try:
        if read_only:
            connection.execute("attach $path as store (read_only)", {"path": str(path)})
        else:
            connection.execute("attach $path as store", {"path": str(path)})
    except duckdb.Error as error:
        connection.close()
        raise damage(error, path) from error
    return connection
