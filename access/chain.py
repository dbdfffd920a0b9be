"""The append-only chain of what was said of accounts: one line of canonical JSON an entry."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from datetime import UTC, datetime
from functools import lru_cache
from pathlib import Path

from filelock import FileLock

from access.store import OWNER_ONLY, AccessStore

Facts = Mapping[str, object]
"""What JSON holds."""
_START = "0" * 64
_PATIENCE = 20.0
"""Seconds to wait for another who says something of accounts."""


@dataclass(frozen=True, slots=True)
class AccountEntry:
    """Something that was said of an account."""

    number: int
    at: str
    """UTC, ISO 8601."""
    what: str
    account: str
    by: str
    facts: Facts
    before: str
    seal: str
    """SHA-256 over all of the above."""


class BrokenChainError(Exception):
    """The chain of accounts is not as it was written; nobody is let in by it."""


def entries(store: AccessStore) -> tuple[AccountEntry, ...]:
    """Everything that was said, oldest first; verified whole whenever the file has changed.

    Raises:
        BrokenChainError: where a line is not what was written there.
    """
    try:
        seen = store.accounts.stat()
    except FileNotFoundError:
        return ()
    return _read(store.accounts, seen.st_ino, seen.st_size, seen.st_mtime_ns)


@lru_cache(maxsize=8)
def _read(path: Path, _inode: int, _size: int, _time: int) -> tuple[AccountEntry, ...]:
    found: list[AccountEntry] = []
    before = _START
    for number, line in enumerate(_whole_lines(path.read_bytes()).splitlines(), start=1):
        try:
            entry = AccountEntry(**json.loads(line))
        except (ValueError, TypeError) as error:
            raise BrokenChainError(number) from error
        if (entry.number, entry.before, entry.seal) != (number, before, _seal(entry)):
            raise BrokenChainError(number)
        found.append(entry)
        before = entry.seal
    return tuple(found)


def append(store: AccessStore, what: str, account: str, by: str, facts: Facts) -> AccountEntry:
    """Say something of an account; it is on disk when this returns.

    Raises:
        BrokenChainError: where what is there already is not what was written.
    """
    with FileLock(store.lock, timeout=_PATIENCE):
        told = entries(store)
        before = told[-1].seal if told else _START
        at = datetime.now(UTC).isoformat(timespec="seconds")
        bare = AccountEntry(len(told) + 1, at, what, account, by, facts, before, "")
        entry = replace(bare, seal=_seal(bare))
        store.accounts.parent.mkdir(parents=True, exist_ok=True)
        handle = os.open(store.accounts, os.O_CREAT | os.O_APPEND | os.O_WRONLY, OWNER_ONLY)
        try:
            os.ftruncate(handle, len(_whole_lines(store.accounts.read_bytes())))
            os.write(handle, f"{_json(asdict(entry))}\n".encode())
            os.fsync(handle)
        finally:
            os.close(handle)
        return entry


def _whole_lines(written: bytes) -> bytes:
    # What follows the last line break was torn off by a power cut before anybody was promised it.
    return written[: written.rfind(b"\n") + 1]


def _seal(entry: AccountEntry) -> str:
    facts = {name: value for name, value in asdict(entry).items() if name != "seal"}
    return hashlib.sha256(_json(facts).encode()).hexdigest()


def _json(value: object) -> str:
    # Without a line break inside: an entry is one line, whatever a name holds.
    return json.dumps(value, ensure_ascii=True, sort_keys=True, separators=(",", ":"))
