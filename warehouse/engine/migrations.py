"""Brings the writer's file to today's shape: named SQL files, applied in order and recorded."""

from __future__ import annotations

from pathlib import Path

import duckdb

from metrics.counts.errors import ErrorCode, KpiError
from warehouse.engine.carrying import STEPS
from warehouse.engine.connection import ask, open_copy, shut

MIGRATIONS = Path(__file__).parents[1] / "migrations"


def newest_shape() -> str:
    """The name of the last migration there is."""
    return max(file.stem for file in MIGRATIONS.glob("*.sql"))


def migrate(connection: duckdb.DuckDBPyConnection) -> str:
    """Apply every migration the open store has not seen; the name of the last one it has.

    Raises:
        KpiError: `newer_database` where a newer version of the program shaped it.
    """
    ask(connection, "migration_table")
    applied = [row[0] for row in ask(connection, "migrations").fetchall()]
    files = sorted(MIGRATIONS.glob("*.sql"))
    names = [file.stem for file in files]
    if applied != names[: len(applied)]:
        raise KpiError(ErrorCode.NEWER_DATABASE)
    for file in files[len(applied) :]:
        connection.begin()
        connection.execute(file.read_text(encoding="utf-8"))
        if file.stem in STEPS:
            STEPS[file.stem](connection)
        ask(connection, "record_migration", {"name": file.stem})
        connection.commit()
    return names[-1]


def reshaped(path: Path) -> duckdb.DuckDBPyConnection:
    """Open an edition of an older program for reading: a copy in memory, brought to today's shape.

    Raises:
        KpiError: `damaged_store` where it is no database that can be read.
    """
    connection = open_copy(path)
    try:
        migrate(connection)
    except duckdb.Error as error:
        connection.close()
        raise KpiError(ErrorCode.DAMAGED_STORE, file=path.name) from error
    return shut(connection, path)
