"""What is kept of inspections: words of people on visits and conclusions, never changed.

A word says everything about its subject anew, so the newest is the whole of what stands; the older
ones are its history. Each word is sealed with the one before, like the lines of the ledger.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from typing import Any

from warehouse.engine.connection import Source, ask
from warehouse.record.upload import local_time

START = "0" * 64
"""What the first word is sealed with."""

Facts = Mapping[str, object]


class Kind(StrEnum):
    """What a word is about."""

    VISIT = "visit"
    CONCLUSION = "conclusion"
    RECOUNT = "recount"
    FILTER = "filter"
    SETTING = "setting"


@dataclass(frozen=True, slots=True)
class NewEntry:
    """A word on its way into the store."""

    kind: Kind
    subject: str
    facts: Facts
    by: str
    why: str

    def __post_init__(self) -> None:
        if not self.by.strip() or not self.why.strip():
            raise ValueError(f"{self.subject}: who says so, and why")


@dataclass(frozen=True, slots=True)
class Entry:
    """A word that is kept."""

    place: int
    kind: Kind
    subject: str
    facts: Facts
    by: str
    at: datetime
    """In the time of Việt Nam."""
    why: str


def add(source: Source, entries: Iterable[NewEntry]) -> None:
    """Keep some words, or none of them."""
    cursor = source.cursor()
    cursor.begin()
    try:
        place, seal = _last(source)
        for entry in entries:
            place += 1
            row = _row(place, entry)
            seal = _seal(seal, row)
            ask(cursor, "add_inspection", row | {"seal": seal})
    except BaseException:
        cursor.rollback()
        raise
    cursor.commit()


def entries(source: Source, kind: Kind | None = None, subject: str | None = None) -> list[Entry]:
    """Every word of a kind, or on one subject, oldest first."""
    return [
        Entry(place, Kind(of), about, json.loads(facts), by, local_time(at), why)
        for place, of, about, facts, by, at, why, _ in _rows(source, kind, subject)
    ]


def standing(source: Source, kind: Kind) -> dict[str, Entry]:
    """The newest word on each subject of a kind, in the order in which they first came up."""
    found: dict[str, Entry] = {}
    for entry in entries(source, kind):
        found[entry.subject] = entry
    return found


def named(source: Source, kind: Kind, prefix: str) -> int:
    """How many subjects of a kind have a name that begins so."""
    names = {subject for _, _, subject, *_ in _rows(source, kind, None)}
    return sum(name.startswith(prefix) for name in names)


def broken(source: Source) -> Iterator[int]:
    """The places of words that are not as they were said, or that lack the word before them."""
    seal = START
    for expected, (place, kind, subject, facts, by, at, why, sealed) in enumerate(
        _rows(source, None, None), start=1
    ):
        row = {
            "place": place,
            "kind": kind,
            "subject": subject,
            "facts": facts,
            "said_by": by,
            "said_at": at,
            "why": why,
        }
        if place != expected or sealed != _seal(seal, row):
            yield place
        seal = sealed


def _row(place: int, entry: NewEntry) -> dict[str, object]:
    return {
        "place": place,
        "kind": entry.kind.value,
        "subject": entry.subject,
        "facts": json.dumps(entry.facts, ensure_ascii=False, sort_keys=True),
        "said_by": entry.by.strip(),
        "said_at": datetime.now(UTC).replace(tzinfo=None),
        "why": entry.why.strip(),
    }


def _seal(previous: str, row: Mapping[str, object]) -> str:
    told = [previous, *(str(row[name]) for name in sorted(row))]
    return hashlib.sha256(json.dumps(told, ensure_ascii=False).encode()).hexdigest()


def _last(source: Source) -> tuple[int, str]:
    rows = ask(source.cursor(), "inspection_last").fetchall()
    return rows[0] if rows else (0, START)


def _rows(source: Source, kind: Kind | None, subject: str | None) -> list[tuple[Any, ...]]:
    asked = {"kind": kind.value if kind else None, "subject": subject}
    return ask(source.cursor(), "inspection_entries", asked).fetchall()
