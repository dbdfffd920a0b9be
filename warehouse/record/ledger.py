"""The ledger: one JSON line for everything that was done, each line sealed by the one before.

It stands in its own file, so that a store that lost a commit cannot hide it.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass, replace
from pathlib import Path

from metrics.counts.errors import ErrorCode, KpiError
from warehouse.engine.connection import Source, ask
from warehouse.engine.files import Database, sync, write_whole

START = "0" * 64
"""What the first entry names as the hash before it."""


_ORIGIN = ("file", "sheet", "unit", "beside", "sample")
"""What older lines do not say."""


@dataclass(frozen=True, slots=True)
class LedgerEntry:
    """One thing done, as the ledger tells it."""

    sequence: int
    """The version of the store it made."""
    time: str
    """UTC, ISO 8601."""
    action: str
    """`import` or `undo`."""
    upload: str
    by: str
    sha256: str
    form: str
    month: str
    figures: int
    digest: str
    """Over the figure rows stored."""
    file: str = ""
    """The name the file came under; with sheet and unit what is needed to read its bytes again."""
    sheet: str = ""
    unit: str = ""
    """Code of the unit whose own report it was, where it was one."""
    beside: str = ""
    """What was said beside the file, as `warehouse.record.upload` writes it; empty: nothing."""
    sample: bool = False
    """Whether it was done in the labelled demonstration."""
    recovered: bool = False
    """Whether it was written again after it had been lost from a published state."""
    previous: str = START
    hash: str = ""

    def sealed(self, previous: str) -> LedgerEntry:
        """The entry as it follows the one with that hash."""
        follower = replace(self, previous=previous)
        return replace(follower, hash=follower.seal())

    def seal(self) -> str:
        """The hash over everything else in the entry."""
        facts = {name: value for name, value in self.facts().items() if name != "hash"}
        return hashlib.sha256(_json(facts).encode()).hexdigest()

    def facts(self) -> dict[str, object]:
        """What its line says; what it has nothing to say of is left out, as older lines do."""
        stated = asdict(self)
        return {name: stated[name] for name in stated if stated[name] or name not in _ORIGIN}

    def follows(self, line: int, previous: str) -> bool:
        """Whether it is the entry of that line, counted from 1, after the one with that hash."""
        return (self.sequence, self.previous, self.hash) == (line, previous, self.seal())

    def tells_of(self, other: LedgerEntry) -> bool:
        """Whether both tell of the same thing done, wherever they stand in a chain."""
        stated = {name: getattr(self, name) and getattr(other, name) for name in _ORIGIN}
        return self._bare() == replace(other, **stated)._bare()

    def _bare(self) -> LedgerEntry:
        return replace(self, previous=START, hash="", recovered=False)


def told(source: Source, after: int, published: int = 0) -> Iterator[LedgerEntry]:
    """What the store says was done after a version, oldest first, as the ledger would tell it.

    Args:
        source: The store or an edition.
        after: The last version that is already told.
        published: The version readers have seen; what the ledger lacks of it was lost from it.
    """
    rows = ask(source.cursor(), "actions", {"after": after}).fetchall()
    for sequence, done_at, action, *facts in rows:
        entry = LedgerEntry(sequence, done_at.isoformat(), action, *facts)
        yield replace(entry, recovered=sequence <= published)


def last(database: Database) -> LedgerEntry | None:
    """The newest entry; None where nothing was done yet.

    Raises:
        KpiError: `damaged_store` where the last line is no entry.
    """
    lines = _whole_lines(database.ledger)
    if not lines:
        return None
    entry = parse(lines[-1])
    if entry is None:
        raise KpiError(ErrorCode.DAMAGED_STORE, file=database.ledger.name)
    return entry


def append(database: Database, entries: Iterable[LedgerEntry]) -> None:
    """Seal entries to the chain and have them on disk; a line torn by a crash is cut off first."""
    extend(database, lines(sealed(database, entries)))


def sealed(database: Database, entries: Iterable[LedgerEntry]) -> list[LedgerEntry]:
    """Entries as they follow the chain's last one."""
    newest = last(database)
    previous = newest.hash if newest else START
    found = []
    for entry in entries:
        found.append(entry.sealed(previous))
        previous = found[-1].hash
    return found


def lines(entries: Iterable[LedgerEntry]) -> list[bytes]:
    """Sealed entries as they are written, without the ends of lines."""
    return [_json(entry.facts()).encode() for entry in entries]


def extend(database: Database, lines: Iterable[bytes]) -> None:
    """Have sealed lines on disk; a line torn by a crash is cut off first."""
    cut_torn_line(database.ledger)
    new = not database.ledger.exists()
    # All lines in one write: a crash can tear only the last, and that is cut off at the next
    # opening.
    with database.ledger.open("ab") as file:
        file.write(b"".join(line + b"\n" for line in lines))
        file.flush()
        os.fsync(file.fileno())
    if new:
        sync(database.ledger.parent)


def cut_torn_line(path: Path) -> None:
    """Cut what follows the last line's end: an append that a crash cut short.

    No receipt was given for it, and the store, which was written before it, has all it told.
    """
    if not path.exists():
        return
    content = path.read_bytes()
    whole = content.rfind(b"\n") + 1
    if whole < len(content):
        os.truncate(path, whole)
        sync(path)


def chained(database: Database) -> list[LedgerEntry | None]:
    """Every whole line from the first; None for one that is no entry or does not follow."""
    cut_torn_line(database.ledger)
    return followed(database)


def followed(database: Database) -> list[LedgerEntry | None]:
    """The same, for a reader: another may be writing, so nothing is cut off."""
    found: list[LedgerEntry | None] = []
    previous = START
    for line, entry in enumerate(entries(database), start=1):
        found.append(entry if entry is not None and entry.follows(line, previous) else None)
        # A line that was altered breaks the chain once, and not all that follows it.
        previous = entry.hash if entry is not None else ""
    return found


def cut_back(database: Database, lines: int, aside: Path) -> None:
    """Keep only the first so many lines; the whole of it is put aside."""
    content = database.ledger.read_bytes()
    write_whole(aside, content)
    kept = _whole_lines(database.ledger)[:lines]
    write_whole(database.ledger, b"".join(line + b"\n" for line in kept))


def entries(database: Database) -> Iterator[LedgerEntry | None]:
    """Every whole line from the first; None for one that is no entry."""
    return map(parse, _whole_lines(database.ledger))


def holds_import(database: Database) -> bool:
    """Whether anything was ever imported; needs no database connection."""
    return any(entry is not None and entry.action == "import" for entry in entries(database))


def parse(line: bytes) -> LedgerEntry | None:
    """Read one line; None where it is no entry, whatever it is."""
    try:
        facts = json.loads(line)
        return LedgerEntry(**facts)
    except (ValueError, TypeError):
        return None


def _whole_lines(path: Path) -> list[bytes]:
    if not path.exists():
        return []
    return path.read_bytes().split(b"\n")[:-1]


def _json(facts: Mapping[str, object]) -> str:
    return json.dumps(facts, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
