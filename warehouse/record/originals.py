"""The uploaded bytes, each kept once under its sha256 before anything of it is stored."""

from __future__ import annotations

import hashlib
import shutil

from metrics.counts.errors import ErrorCode, KpiError
from warehouse.engine.files import FULL, Database, sync, write_whole

_ROOM = 3
"""So many times its need must be free before an import starts."""


def keep(database: Database, content: bytes) -> str:
    """Have the bytes on disk; their sha256.

    Raises:
        KpiError: `no_space` where the disk could not hold what storing them needs.
    """
    name = hashlib.sha256(content).hexdigest()
    if holds(database, name):
        return name
    if not database.originals.is_dir():
        database.originals.mkdir()
        sync(database.originals.parent)
    # The store is copied whole into the edition, so an upload of any size needs room for all of it.
    need = len(content) + database.path.stat().st_size
    if shutil.disk_usage(database.originals).free < _ROOM * need:
        raise KpiError(ErrorCode.NO_SPACE)
    try:
        write_whole(database.originals / name, content)
    except OSError as error:
        (database.originals / f"{name}.partial").unlink(missing_ok=True)
        if error.errno not in FULL:
            raise
        raise KpiError(ErrorCode.NO_SPACE) from error
    return name


def holds(database: Database, sha256: str) -> bool:
    """Whether the bytes of that name are there; that they are unchanged is for `check`."""
    return (database.originals / sha256).is_file()


def names(database: Database) -> set[str]:
    """The sha256 of all bytes that are there."""
    if not database.originals.is_dir():
        return set()
    return {path.name for path in database.originals.iterdir() if path.is_file()}


def read(database: Database, sha256: str) -> bytes | None:
    """The bytes of that name; None where they are gone or no longer what they are named by."""
    try:
        content = (database.originals / sha256).read_bytes()
    except OSError:
        return None
    return content if hashlib.sha256(content).hexdigest() == sha256 else None


def unchanged(database: Database, sha256: str) -> bool:
    """Whether the bytes still have the sha256 they are named by."""
    with (database.originals / sha256).open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest() == sha256
