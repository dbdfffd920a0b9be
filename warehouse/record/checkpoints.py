"""Checkpoints: how long ledger and log were, and what they ended with, vouched for by a key.

A chain alone shows what was altered in its middle. Who restamps all of it, or cuts its end off, is
found by what was vouched for before. Each publication writes one checkpoint.
"""

from __future__ import annotations

import hashlib
import hmac
import json
import os
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import asdict, dataclass, replace
from datetime import UTC, datetime

from warehouse.engine.files import Database, sync
from warehouse.record import keys
from warehouse.record.keys import Key
from warehouse.record.ledger import START, cut_torn_line

_TAIL = 4096
"""Bytes: several checkpoints long."""


@dataclass(frozen=True, slots=True)
class ChainEnds:
    """How far the two chains go."""

    lines: int
    """Of the ledger."""
    head: str
    """The hash of its last line."""
    said: int
    """Statements in the log of what people said."""
    seal: str
    """Of the last one."""

    @property
    def anchor(self) -> str:
        """Short enough to be printed: `52-310-1f3a9c7b2d4e6f80`."""
        whole = f"{self.lines}:{self.head}:{self.said}:{self.seal}"
        return f"{self.lines}-{self.said}-{hashlib.sha256(whole.encode()).hexdigest()[:16]}"


@dataclass(frozen=True, slots=True)
class Checkpoint:
    """One line of the file of checkpoints."""

    count: int
    """Its place, from 1."""
    time: str
    """UTC, ISO 8601."""
    edition: int
    """What was published then."""
    lines: int
    head: str
    said: int
    seal: str
    lost: bool = False
    """Whether statements were lost before it and that was told: the log may be shorter than it
    was."""
    key: str = ""
    previous: str = START
    mac: str = ""

    def vouched(self, key: Key) -> str:
        """What the key makes of everything else in it."""
        facts = {name: value for name, value in asdict(self).items() if name != "mac"}
        return hmac.new(key.secret, _json(facts), hashlib.sha256).hexdigest()

    @property
    def line(self) -> bytes:
        """As it is written."""
        return _json(asdict(self)) + b"\n"


def write(database: Database, edition: int, now: ChainEnds, *, lost: bool = False) -> None:
    """Vouch for how both chains stand; nothing is written where there is no key to do so."""
    key = keys.own()
    if key is None:
        return
    before = _last(database)
    fresh = Checkpoint(
        count=before.count + 1 if before else 1,
        time=datetime.now(UTC).replace(tzinfo=None).isoformat(timespec="seconds"),
        edition=edition,
        lines=now.lines,
        head=now.head,
        said=now.said,
        seal=now.seal,
        lost=lost,
        key=key.name,
        previous=before.mac if before else START,
    )
    line = replace(fresh, mac=fresh.vouched(key)).line
    marked = follows_mark(database, before)
    if marked and before and keys.last(database) not in (None, before.line):
        # A crash left the mark one behind; a second one here would leave it two behind, which is
        # how a file looks whose end was written anew.
        keys.remember(database, before.line)
    _append(database, line)
    # What was remembered and is not in the chain any more is proof, and nothing takes its place.
    if marked:
        keys.remember(database, line)


def follows_mark(database: Database, last: Checkpoint | None) -> bool:
    """Whether the last checkpoint is the one that was remembered outside, or comes after it.

    Args:
        database: Which one.
        last: Its last checkpoint.
    """
    mark = keys.last(database)
    if mark is None or (last is not None and last.line == mark):
        return True
    remembered = parse(mark)
    # A crash between the two leaves the mark one behind.
    return bool(remembered and last and last.previous == remembered.mac)


def vouched_lines(database: Database) -> int:
    """How many lines the ledger had at the last checkpoint; 0 where there is none."""
    found = _last(database)
    return found.lines if found else 0


def checkpoints(database: Database) -> list[Checkpoint | None]:
    """Every whole line from the first; None for one that is no checkpoint."""
    try:
        return [*map(parse, database.checkpoints.read_bytes().split(b"\n")[:-1])]
    except OSError:
        return []


def unbroken(found: Sequence[Checkpoint | None], known: dict[str, Key]) -> int:
    """How many from the first follow one another and, as far as their key is known, are genuine."""
    previous = START
    for at, each in enumerate(found, start=1):
        if each is None or (each.count, each.previous) != (at, previous):
            return at - 1
        key = known.get(each.key)
        if key and not hmac.compare_digest(each.mac, each.vouched(key)):
            return at - 1
        previous = each.mac
    return len(found)


def parse(line: bytes) -> Checkpoint | None:
    """Read one line; None where it is no checkpoint, whatever it is."""
    try:
        found = Checkpoint(**json.loads(line))
    except (ValueError, TypeError):
        return None
    # As it was written, to the byte: two ways of writing one checkpoint would be two marks.
    return found if found.line == line.rstrip(b"\n") + b"\n" else None


def _last(database: Database) -> Checkpoint | None:
    try:
        with database.checkpoints.open("rb") as file:
            size = file.seek(0, os.SEEK_END)
            file.seek(max(0, size - _TAIL))
            lines = file.read().split(b"\n")[:-1]
    except OSError:
        return None
    return next((found for line in reversed(lines) if (found := parse(line))), None)


def _append(database: Database, line: bytes) -> None:
    path = database.checkpoints
    cut_torn_line(path)
    new = not path.exists()
    with path.open("ab") as file:
        file.write(line)
        file.flush()
        os.fsync(file.fileno())
    if new:
        sync(path.parent)
    elsewhere = keys.copies(database)
    if elsewhere is not None:
        # A disk that is away must not stop an import; `check` says what it lacks.
        with suppress(OSError), elsewhere.open("ab") as copy:
            copy.write(line)
            copy.flush()
            os.fsync(copy.fileno())


def _json(facts: object) -> bytes:
    text = json.dumps(facts, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return text.encode()
