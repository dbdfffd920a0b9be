"""Published states of the store: whole, read-only files and a pointer that names the newest.

A reader opens the newest edition and is never disturbed: what it holds stays as it is, and a new
edition is another file. The last few are kept; where the newest is damaged the one before serves.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from datetime import datetime
from functools import lru_cache
from pathlib import Path
from types import TracebackType
from typing import Any, TypeVar

import duckdb

from metrics.counts.errors import ErrorCode, KpiError
from warehouse.engine.connection import ask, open_edition
from warehouse.engine.files import Database
from warehouse.engine.migrations import newest_shape, reshaped
from warehouse.record.checkpoints import ChainEnds
from warehouse.record.ledger import START
from warehouse.record.upload import local_time

_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class Pointer:
    """What the pointer says of one edition."""

    number: int
    version: int
    """Of the store when it was published."""
    shape: str
    """The last migration the store had seen; empty where an older program did not say."""
    published_at: datetime
    """UTC, without zone."""
    sha256: str = ""
    """Of the edition's file; empty where an older program did not say."""
    store: str = ""
    """The sha256 of the store's file as it was published from; empty where nobody said."""
    ledger: str = ""
    """The hash of the ledger's last line then; empty where it had none, or nobody said."""
    said: int = 0
    """How many statements of people it holds; 0 where nobody said."""

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
    behind: bool
    """Whether a newer one was published and is damaged."""
    undone: frozenset[int]
    """Versions of the uploads that were taken back."""
    anchor: str
    """Of the ledger and the log as they stood in it, to be printed; empty where an older program
    did not say."""
    _connection: duckdb.DuckDBPyConnection = field(repr=False, compare=False)
    _kept: dict[object, Any] = field(default_factory=dict, init=False, repr=False, compare=False)

    def cursor(self) -> duckdb.DuckDBPyConnection:
        """A cursor for one call; threads must not share one."""
        return self._connection.cursor()

    def once(self, key: object, work: Callable[[], _T]) -> _T:
        """What `work` gives, worked out the first time only, since nothing changes here."""
        if key not in self._kept:
            self._kept[key] = work()
        kept: _T = self._kept[key]
        return kept

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
    """Open the newest edition that is as it was published.

    Raises:
        KpiError: `no_database` where none was published, `damaged_store` where none can be read.
    """
    while True:
        pointers = read_pointers(database)
        for pointer in pointers:
            try:
                return open_pointed(database.editions, pointer, behind=pointer is not pointers[0])
            except KpiError:
                continue
        # Between a look at the pointer and one at the files, newer editions can replace them.
        if read_pointer(database).number == pointers[0].number:
            raise KpiError(ErrorCode.DAMAGED_STORE, file=pointers[0].file)


@contextmanager
def following(database: Database) -> Iterator[Callable[[], Edition]]:
    """The newest edition at every look, for work on many files; opened again only where it is new.

    Raises:
        KpiError: as `newest`, at a look.
    """
    # A batch takes minutes, in which others may publish: each file is compared with what is newest
    # then.
    held: Edition | None = None

    def look() -> Edition:
        nonlocal held
        if held is None or held.number != newest_number(database):
            earlier, held = held, newest(database)
            if earlier is not None:
                earlier.close()
        return held

    try:
        yield look
    finally:
        if held is not None:
            held.close()


def newest_number(database: Database) -> int:
    """The number of the newest sound edition, for a look into a cache; opens no database.

    Raises:
        KpiError: `no_database` where none was published.
    """
    return _sound(database).number


def behind_since(database: Database) -> datetime | None:
    """When the newest sound edition was published, if a newer one is damaged; opens no database.

    Raises:
        KpiError: as `newest_number`.
    """
    pointer = _sound(database)
    shown = pointer.number == read_pointer(database).number
    return None if shown else local_time(pointer.published_at)


def _sound(database: Database) -> Pointer:
    pointers = read_pointers(database)
    sound = (pointer for pointer in pointers if intact(database.editions, pointer))
    return next(sound, pointers[0])


def read_pointer(database: Database) -> Pointer:
    """Read which edition is the newest.

    Raises:
        KpiError: as `read_pointers`.
    """
    return read_pointers(database)[0]


def read_pointers(database: Database) -> tuple[Pointer, ...]:
    """Read which editions there are, newest first.

    Raises:
        KpiError: `no_database` where there is none, `damaged_store` where it is lost or unreadable.
    """
    try:
        facts = json.loads(database.pointer.read_bytes())
        return tuple(map(as_pointer, (facts, *facts.get("earlier", ()))))
    except FileNotFoundError as error:
        lost = ErrorCode.DAMAGED_STORE if database.exists else ErrorCode.NO_DATABASE
        raise KpiError(lost, file=database.path.name) from error
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise KpiError(ErrorCode.DAMAGED_STORE, file=database.pointer.name) from error


def as_facts(pointer: Pointer) -> dict[str, object]:
    """What is written of an edition; `as_pointer` reads it back."""
    return asdict(pointer) | {"published_at": pointer.published_at.isoformat()}


def as_pointer(facts: Mapping[str, object]) -> Pointer:
    """What was written of an edition."""
    return Pointer(
        int(str(facts["number"])),
        int(str(facts["version"])),
        str(facts.get("shape", "")),
        datetime.fromisoformat(str(facts["published_at"])),
        str(facts.get("sha256", "")),
        str(facts.get("store", "")),
        str(facts.get("ledger", "")),
        int(str(facts.get("said", 0))),
    )


def _anchor(pointer: Pointer, last: Sequence[tuple[int, str]]) -> str:
    if pointer.version and not pointer.ledger:
        return ""
    said, seal = last[0] if last else (0, START)
    return ChainEnds(pointer.version, pointer.ledger or START, said, seal).anchor


def intact(folder: Path, pointer: Pointer) -> bool:
    """Whether an edition's file is in the folder, byte for byte as it was published."""
    try:
        path = folder / pointer.file
        return path.is_file() and (not pointer.sha256 or digest(path) == pointer.sha256)
    except OSError:
        return False


def digest(path: Path) -> str:
    """The sha256 of a file, worked out again only when the file was touched.

    Raises:
        OSError: it cannot be read.
    """
    seen = path.stat()
    # The three change whenever a program writes or replaces the file, so the hash of tens of
    # megabytes is worked out once and not at every page.
    return _digest(path, (seen.st_ino, seen.st_size, seen.st_mtime_ns))


# More than stand beside one another in every database that one process opens; each is a line.
@lru_cache(maxsize=64)
def _digest(path: Path, _state: tuple[int, int, int]) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def open_pointed(folder: Path, pointer: Pointer, *, behind: bool) -> Edition:
    """Open an edition that stands in a folder as its pointer says.

    Raises:
        KpiError: `damaged_store` where its bytes are others.
    """
    path = folder / pointer.file
    if not intact(folder, pointer):
        raise KpiError(ErrorCode.DAMAGED_STORE, file=pointer.file)
    # After an update, until somebody writes, the newest edition is the older program's; it is read-
    # only, so its copy is reshaped.
    old = pointer.shape < newest_shape()
    connection = reshaped(path) if old else open_edition(path)
    try:
        settings = dict(ask(connection.cursor(), "settings").fetchall())
        undone = ask(connection.cursor(), "undone").fetchall()
        last = ask(connection.cursor(), "last_statement").fetchall()
    except duckdb.Error as error:
        connection.close()
        raise KpiError(ErrorCode.DAMAGED_STORE, file=pointer.file) from error
    return Edition(
        pointer.number,
        pointer.version,
        local_time(pointer.published_at),
        settings["sample"] == "true",
        settings["scope"],
        behind,
        frozenset(version for (version,) in undone),
        _anchor(pointer, last),
        connection,
    )
