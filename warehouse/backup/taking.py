"""Takes a backup: every file of a database as it stands between two writers."""

from __future__ import annotations

import shutil
from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from metrics.counts.errors import ErrorCode, KpiError
from warehouse.backup.manifest import CopiedFile, Manifest, beside, copied, sums
from warehouse.engine.files import FULL, Database, sync
from warehouse.engine.lock import PATIENCE
from warehouse.reading import editions
from warehouse.writing import turn
from warehouse.writing.store import opened

_LEFT_OUT = (".sessions", ".sessions-wal", ".sessions-shm", ".lock", ".copy", ".shared")
"""A lock says who writes now; a copy follows no shared record; the mark of a copy says of the copy
that it is one; a session that ended must not come back with a copy."""
_HALF_WRITTEN = ".partial"
_KEYS = (".key", ".keys")


def take(database: Database, out: Path, patience: float = PATIENCE) -> Manifest:
    """Copy everything of a database into an empty folder.

    The uploaded files are copied while others go on writing, since they never change; the rest
    under the lock, after what a killed writer left was made up for.

    Args:
        database: Which one.
        out: A folder that is empty or not there yet.
        patience: Seconds to wait for another writer.

    Raises:
        KpiError: `not_empty`, `no_database`, `no_space`, `busy`; `damaged_store` where the store
            has to be mended by `check` first.
    """
    if not database.exists:
        raise KpiError(ErrorCode.NO_DATABASE, file=database.path.name)
    if out.exists() and (not out.is_dir() or any(out.iterdir())):
        raise KpiError(ErrorCode.NOT_EMPTY, file=out.name)
    was_there = out.exists()
    out.mkdir(parents=True, exist_ok=True)
    try:
        return _take(database, out, patience)
    except BaseException as error:
        # Half a backup is worse than none: somebody would rely on it.
        shutil.rmtree(out)
        if was_there:
            out.mkdir()
        if isinstance(error, OSError) and error.errno in FULL:
            raise KpiError(ErrorCode.NO_SPACE) from error
        raise


def _take(database: Database, out: Path, patience: float) -> Manifest:
    stem = database.path.stem
    needed = sum(path.stat().st_size for _, path in beside(database))
    if shutil.disk_usage(out).free < needed:
        raise KpiError(ErrorCode.NO_SPACE)
    files: dict[str, CopiedFile] = {}
    lasting = f"{database.originals.name.removeprefix(stem)}/"
    _copy(out, stem, files, (each for each in beside(database) if each[0].startswith(lasting)))
    with turn.taken(database, patience):
        with opened(database):
            pass
        # The list of refused files grows, so it is copied with what changes.
        rest = [
            (inner, path)
            for inner, path in beside(database)
            if inner not in files or path.stat().st_size != files[inner].size
        ]
        _copy(out, stem, files, rest)
        anchor = _anchor(database)
    manifest = Manifest(
        stem,
        datetime.now(UTC),
        tuple(files[inner] for inner in sorted(files)),
        tuple(path.name for _, path in rest if _stays(path)),
        sums(Database(out / database.path.name)),
        anchor,
    )
    manifest.write(out)
    sync(out)
    return manifest


def _anchor(database: Database) -> str:
    with editions.newest(database) as edition:
        return edition.anchor


def _stays(path: Path) -> bool:
    return path.name.endswith((*_LEFT_OUT, *_KEYS)) or _HALF_WRITTEN in path.suffixes


def _copy(
    out: Path, stem: str, files: dict[str, CopiedFile], found: Iterable[tuple[str, Path]]
) -> None:
    for inner, path in found:
        if _stays(path):
            continue
        target = out / f"{stem}{inner}"
        target.unlink(missing_ok=True)
        with path.open("rb") as source:
            files[inner] = replace(copied(source, target), path=inner)
