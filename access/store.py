"""Where accounts and sessions of a database stand, beside it and never among its figures.

Three files, all for the program's own user alone: `NAME.accounts`, an append-only chain of what was
said of accounts; `NAME.second.keys`, the secrets of second factors, which no backup takes; and
`NAME.sessions`, who is signed in, which a backup leaves out too: a session that ended must not come
back with a copy.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from threading import local

OWNER_ONLY = 0o600
"""Read and written by the program's user, by nobody else."""
_PATIENCE = 10.0
"""Seconds to wait for another process that writes; each write takes a few milliseconds."""
_open = local()

_SCHEMA = """
create table if not exists session (
    digest text primary key,
    account text not null,
    stage text not null,
    made real not null,
    seen real not null,
    ended real,
    address text not null,
    browser text not null
);
create table if not exists failure (
    what text primary key,
    times integer not null,
    last real not null
);
create table if not exists step (account text primary key, step integer not null);
"""


@dataclass(frozen=True)
class AccessStore:
    """The accounts of a database, by the path of its writer's file."""

    path: Path

    @property
    def accounts(self) -> Path:
        """The chain of what was said of accounts."""
        return self.path.with_suffix(".accounts")

    @property
    def lock(self) -> Path:
        """Held by the one process that says something of accounts."""
        return self.path.with_suffix(".accounts.lock")

    @property
    def keys(self) -> Path:
        """The secrets of second factors."""
        return self.path.with_suffix(".second.keys")

    @property
    def sessions(self) -> Path:
        """Who is signed in, and who failed to."""
        return self.path.with_suffix(".sessions")

    @property
    def provider(self) -> Path:
        """The office's own file that names a provider of identities."""
        return self.path.with_suffix(".office") / "oidc.toml"

    @contextmanager
    def transaction(self) -> Iterator[sqlite3.Connection]:
        """The sessions, to change them: all or nothing."""
        connection = self.connection()
        connection.execute("begin immediate")
        try:
            yield connection
        except BaseException:
            connection.execute("rollback")
            raise
        connection.execute("commit")

    def connection(self) -> sqlite3.Connection:
        """The sessions, to read them; each thread has its own connection."""
        kept: dict[Path, tuple[int, sqlite3.Connection]] = getattr(_open, "kept", {})
        _open.kept = kept
        held = kept.get(self.sessions)
        if held is not None and held[0] == _inode(self.sessions):
            return held[1]
        os.close(os.open(self.sessions, os.O_CREAT | os.O_RDWR, OWNER_ONLY))
        connection = sqlite3.connect(self.sessions, timeout=_PATIENCE, isolation_level=None)
        connection.execute("pragma journal_mode = wal")
        connection.executescript(_SCHEMA)
        kept[self.sessions] = _inode(self.sessions), connection
        return connection


def _inode(path: Path) -> int:
    try:
        return path.stat().st_ino
    except FileNotFoundError:
        return -1


def write_own(path: Path, content: bytes) -> None:
    """Write or replace a file that only the program's user may read."""
    partial = path.with_name(f"{path.name}.partial")
    handle = os.open(partial, os.O_CREAT | os.O_WRONLY | os.O_TRUNC, OWNER_ONLY)
    with os.fdopen(handle, "wb") as out:
        out.write(content)
        out.flush()
        os.fsync(out.fileno())
    partial.replace(path)
