"""Publishes the store: a whole copy under a number of its own, and the pointer that names it.

Beside the edition the pointer keeps how store, ledger and the log of what people said stood then,
so that whoever comes next sees at a glance whether anything befell them since.
"""

from __future__ import annotations

import json
import shutil
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import duckdb

from metrics.counts.errors import KpiError
from warehouse.engine.connection import ask
from warehouse.engine.files import Database, sync, write_whole
from warehouse.engine.migrations import newest_shape
from warehouse.reading.editions import Pointer, as_facts, digest, intact, read_pointers
from warehouse.record import checkpoints, ledger
from warehouse.record.checkpoints import ChainEnds
from warehouse.record.checkpoints import vouched_lines as vouched_lines

KEPT = 5
"""How many editions stay."""


def publish(
    database: Database,
    connection: duckdb.DuckDBPyConnection,
    version: int,
    shape: str,
    number: int | None = None,
) -> Pointer:
    """Copy the open store into a new edition and point to it; readers see it whole or not yet.

    Ledger and log as they stand in it are vouched for by `vouch`, once readers see it.

    Args:
        database: Which one.
        connection: The open store.
        version: Of the store.
        shape: The last migration it has seen.
        number: Which edition it is, where that is given; None: the next one.
    """
    database.editions.mkdir(exist_ok=True)
    now = datetime.now(UTC).replace(tzinfo=None)
    # By the files and not by the pointer: where that is damaged, an edition that somebody holds
    # open must not be overwritten.
    number = number or _last_number(database) + 1
    partial = database.editions / f"{number:06d}.duckdb.partial"
    connection.execute("attach $path as edition", {"path": str(partial)})
    connection.execute("copy from database store to edition")
    connection.execute("detach edition")
    # Nobody writes it again: readers hold it open while the next ones are published.
    partial.chmod(0o444)
    sync(partial)
    pointer = _marked(database, connection, Pointer(number, version, shape, now))
    # The edition has its name before the pointer names it, and the pointer comes before the old
    # ones go: at each moment the pointer leads to a whole file.
    edition = partial.replace(database.editions / pointer.file)
    sync(database.editions)
    # Hashed under the name by which readers ask for it: none of this process does so again.
    pointer = replace(pointer, sha256=digest(edition))
    _point(database, pointer)
    _drop(_files(database)[:-KEPT])
    return pointer


def vouch(
    database: Database,
    connection: duckdb.DuckDBPyConnection,
    pointer: Pointer,
    *,
    lost: bool = False,
) -> None:
    """Write a checkpoint of what was just published.

    Args:
        database: Which one.
        connection: The open store.
        pointer: What was published.
        lost: Whether people's words were lost before, and that was told.
    """
    entry = ledger.last(database)
    said = ask(connection, "last_statement").fetchall()
    place, seal = said[0] if said else (0, ledger.START)
    lines, head = (entry.sequence, entry.hash) if entry else (0, ledger.START)
    checkpoints.write(database, pointer.number, ChainEnds(lines, head, place, seal), lost=lost)


def mark(database: Database, connection: duckdb.DuckDBPyConnection, pointer: Pointer) -> None:
    """Note how store and ledger stand where they came to stand otherwise than when published."""
    if not untouched(database) or pointer.ledger != _last_line(database):
        _point(database, _marked(database, connection, pointer))


def put(database: Database, pointer: Pointer) -> None:
    """Have the store be a copy of an edition, as which it was published; the lock is held."""
    partial = database.path.with_name(f"{database.path.name}.partial")
    shutil.copyfile(database.editions / pointer.file, partial)
    sync(partial)
    # Beside the new file the engine's log would be replayed into it.
    database.log.unlink(missing_ok=True)
    partial.replace(database.path)
    sync(database.path.parent)
    _point(database, replace(pointer, store=_store(database)))


def newest(database: Database) -> Pointer | None:
    """What the pointer says of the newest edition; None where it says nothing."""
    return next(iter(pointers(database)), None)


def pointers(database: Database) -> tuple[Pointer, ...]:
    """What the pointer says of all editions, newest first; nothing where it says nothing."""
    try:
        return read_pointers(database)
    except KpiError:
        return ()


def shows(database: Database, pointer: Pointer, version: int, shape: str) -> bool:
    """Whether an edition shows that version of the store in that shape, and is sound."""
    # Damage since then counts as well, so that the next write of anybody mends what readers see.
    return (pointer.version, pointer.shape) == (version, shape) and intact(
        database.editions, pointer
    )


def untouched(database: Database) -> bool:
    """Whether the store's file is byte for byte what the newest edition was made from."""
    try:
        pointer = read_pointers(database)[0]
        # What stands in the engine's log is not yet in the file.
        return not database.log.exists() and pointer.store == digest(database.path)
    except (KpiError, OSError):
        return False


def settled(database: Database) -> bool:
    """Whether all is as the last writer left it; opens nothing and takes no lock."""
    try:
        pointer = read_pointers(database)[0]
        entry = ledger.last(database)
        last = (entry.sequence, entry.hash) if entry else (0, "")
        told = (pointer.version, pointer.ledger) == last
        current = pointer.shape >= newest_shape() and intact(database.editions, pointer)
        return told and current and untouched(database)
    except (KpiError, OSError):
        return False


def clear_partials(database: Database) -> None:
    """Remove what a killed publication left behind."""
    _drop(sorted(database.editions.glob("*.partial*")))


def kept(database: Database) -> list[int]:
    """The numbers of the editions that are there, oldest first."""
    return [int(path.stem) for path in _files(database)]


def _marked(database: Database, connection: duckdb.DuckDBPyConnection, pointer: Pointer) -> Pointer:
    connection.execute("checkpoint store")
    last = ask(connection, "last_statement").fetchall()
    said = last[0][0] if last else 0
    return replace(pointer, store=_store(database), ledger=_last_line(database), said=said)


def _last_line(database: Database) -> str:
    entry = ledger.last(database)
    return entry.hash if entry else ""


def _store(database: Database) -> str:
    try:
        return digest(database.path)
    except OSError:
        # Where the system lets nobody read a file that is open for writing, it is looked through
        # at the next opening.
        return ""


def _point(database: Database, pointer: Pointer) -> None:
    """Name an edition as the newest, and after it the sound ones that stay."""
    others = [
        each
        for each in pointers(database)
        if each.number < pointer.number and intact(database.editions, each)
    ]
    earlier = [as_facts(each) for each in others[: KEPT - 1]]
    facts = as_facts(pointer) | {"earlier": earlier}
    write_whole(database.pointer, json.dumps(facts).encode())


def _last_number(database: Database) -> int:
    numbers = kept(database)
    return numbers[-1] if numbers else 0


def _files(database: Database) -> list[Path]:
    return sorted(database.editions.glob("*.duckdb"))


def _drop(paths: list[Path]) -> None:
    for path in paths:
        path.unlink(missing_ok=True)
