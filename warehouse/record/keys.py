"""The installation's key, and what it last vouched for: kept outside of every data folder.

Who can write the data and not this folder can alter a ledger, but not so that nobody notices.
"""

from __future__ import annotations

import hashlib
import os
import secrets
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from warehouse.engine.files import Database, write_whole

FOLDER, COPIES = "KPI_KEYS", "KPI_LEDGER_COPY"
"""Settings: the folder of keys, and a folder elsewhere that takes a copy of every checkpoint."""
_KEY = "ledger.key"
_BYTES = 32
"""As many as the hash has that the key goes into (RFC 2104)."""


@dataclass(frozen=True, slots=True)
class Key:
    """A key and the name by which a checkpoint calls it."""

    secret: bytes = field(repr=False)

    @property
    def name(self) -> str:
        """Tells keys apart and says nothing of them."""
        return hashlib.sha256(b"name" + self.secret).hexdigest()[:16]


def folder() -> Path:
    """Where the keys of this installation are."""
    named = os.environ.get(FOLDER)
    if named:
        return Path(named)
    base = os.environ.get("APPDATA" if os.name == "nt" else "XDG_CONFIG_HOME")
    return (Path(base) if base else Path.home() / ".config") / "kpi-keys"


def own() -> Key | None:
    """The key that vouches here, made where there is none; None where nobody may write there."""
    path = folder() / _KEY
    try:
        if not path.is_file():
            _make(path)
        return _read(path)
    except (OSError, RuntimeError):
        # Without a home of its own the program has no place for a key, and says so in `check`.
        return None


def known() -> dict[str, Key]:
    """Every key there is, by name: those of machines before this one may have been carried here."""
    try:
        found = [_read(path) for path in sorted(folder().glob("*.key"))]
    except (OSError, RuntimeError):
        return {}
    return {key.name: key for key in found if key}


def last(database: Database) -> bytes | None:
    """The last checkpoint that was written for a database at its place; None: not known."""
    try:
        return _mark(database).read_bytes()
    except (OSError, RuntimeError):
        return None


def remember(database: Database, line: bytes) -> None:
    """Keep a checkpoint as the last one."""
    with suppress(OSError, RuntimeError):
        write_whole(_mark(database), line)


def forget(database: Database) -> None:
    """Know of no checkpoint any more: another database comes to stand at that place."""
    with suppress(OSError, RuntimeError):
        _mark(database).unlink(missing_ok=True)


def copies(database: Database) -> Path | None:
    """The file elsewhere that takes every checkpoint of a database; None: none was set."""
    named = os.environ.get(COPIES)
    return Path(named) / f"{database.path.stem}-{_place(database)}.checkpoints" if named else None


def _mark(database: Database) -> Path:
    return folder() / f"{database.path.stem}-{_place(database)}.last"


def _place(database: Database) -> str:
    return hashlib.sha256(os.fsencode(database.path.resolve())).hexdigest()[:16]


def _make(path: Path) -> None:
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    # Under a name of its own first: of two that begin at once the first one's key is everybody's.
    fresh = path.with_name(f"{secrets.token_hex(8)}.new")
    handle = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "w") as file:
        file.write(secrets.token_hex(_BYTES))
        file.flush()
        os.fsync(file.fileno())
    try:
        os.link(fresh, path)
    except FileExistsError:
        pass
    except OSError:
        # Not every file system knows links.
        fresh.replace(path)
    fresh.unlink(missing_ok=True)


def _read(path: Path) -> Key | None:
    try:
        secret = bytes.fromhex(path.read_text("ascii").strip())
    except ValueError:
        return None
    return Key(secret) if len(secret) >= _BYTES else None
