"""Editions that documents were made from: kept for good, so that a document can be made again.

Of the published states only the last few are kept; one that a document names must not go with
them. It stands in a folder of its own beside the database, the file and what the pointer said.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

from metrics.counts.errors import ErrorCode, KpiError
from warehouse.engine.files import Database, write_whole
from warehouse.reading.editions import (
    Edition,
    Pointer,
    as_facts,
    as_pointer,
    digest,
    open_pointed,
    read_pointers,
)


def keep(database: Database, number: int, day: date) -> None:
    """Keep an edition that is still published.

    Args:
        database: Whose edition.
        number: Of the edition.
        day: The day of the document that was made from it, the last one where there are several.

    Raises:
        KpiError: `unknown_edition` where it is neither published nor kept; `no_space`.
    """
    if kept_day(database, number) == day:
        return
    pointer = _published(database, number)
    database.issued.mkdir(exist_ok=True)
    file = database.issued / pointer.file
    if not file.is_file():
        write_whole(file, (database.editions / pointer.file).read_bytes())
    # The facts come last: a kept edition is one whose facts are there.
    told = as_facts(replace(pointer, sha256=pointer.sha256 or digest(file)))
    told["day"] = day.isoformat()
    write_whole(_facts(database, number), json.dumps(told).encode())


def kept_day(database: Database, number: int) -> date | None:
    """The day of the last document that was made from an edition; None where none was."""
    facts = _facts(database, number)
    if not facts.is_file():
        return None
    return date.fromisoformat(json.loads(facts.read_bytes())["day"])


def numbers(database: Database) -> tuple[int, ...]:
    """The numbers of all editions that can be opened, published or kept, newest first."""
    published = {pointer.number for pointer in read_pointers(database)}
    return tuple(sorted(published | set(_kept(database)), reverse=True))


def edition_of(database: Database, number: int) -> Edition:
    """Open an edition by its number.

    Raises:
        KpiError: `unknown_edition`; `damaged_store` where its file is not as it was.
    """
    facts = _facts(database, number)
    if not facts.is_file():
        return open_pointed(database.editions, _published(database, number), behind=False)
    pointer = as_pointer(json.loads(facts.read_bytes()))
    return open_pointed(database.issued, pointer, behind=False)


def _published(database: Database, number: int) -> Pointer:
    for pointer in read_pointers(database):
        if pointer.number == number:
            return pointer
    known = ", ".join(map(str, numbers(database)))
    raise KpiError(ErrorCode.UNKNOWN_EDITION, number=number, known=known)


def _kept(database: Database) -> Iterator[int]:
    for path in database.issued.glob("*.json"):
        if path.stem.isdecimal():
            yield int(path.stem)


def _facts(database: Database, number: int) -> Path:
    return database.issued / f"{number:06d}.json"
