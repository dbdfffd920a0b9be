"""What a backup says of itself: its files with their hashes, and what each edition adds up to."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path, PurePosixPath
from typing import BinaryIO

import msgspec

from metrics.counts.errors import ErrorCode, KpiError
from warehouse.engine.connection import ask, open_edition
from warehouse.engine.files import Database

FILE = "backup.json"
_PIECE = 1 << 20
"""Bytes read at a time: a megabyte keeps a disk busy and costs no memory."""


@dataclass(frozen=True, slots=True)
class CopiedFile:
    """One file of the database."""

    path: str
    """Without the database's own name: `.ledger`, `.originals/ab12`."""
    size: int
    sha256: str


@dataclass(frozen=True, slots=True)
class EditionSums:
    """What one published state holds, told without its file."""

    number: int
    uploads: int
    figures: int
    digest: str
    """One seal over all of them and their places."""


@dataclass(frozen=True, slots=True)
class Manifest:
    """Everything a backup holds."""

    name: str
    """Of the database, without its ending."""
    made_at: datetime
    """UTC."""
    files: tuple[CopiedFile, ...]
    left_out: tuple[str, ...]
    """What stands beside the database and was not copied: keys, locks, what was half-written."""
    editions: tuple[EditionSums, ...]
    anchor: str = ""
    """Of ledger and log as they stand in it; empty where an older program made it."""

    def write(self, folder: Path) -> None:
        """Write it last of all: a folder without it is no backup."""
        content = msgspec.json.format(msgspec.json.encode(self), indent=1)
        (folder / FILE).write_bytes(content)

    @classmethod
    def read(cls, folder: Path) -> Manifest:
        """Read what a backup says of itself.

        Raises:
            KpiError: `no_backup` where there is none, `damaged_backup` where it is no more.
        """
        try:
            manifest = msgspec.json.decode((folder / FILE).read_bytes(), type=cls)
        except (FileNotFoundError, NotADirectoryError) as error:
            raise KpiError(ErrorCode.NO_BACKUP, file=folder.name) from error
        except (msgspec.MsgspecError, UnicodeDecodeError, OSError) as error:
            raise KpiError(ErrorCode.DAMAGED_BACKUP, file=FILE) from error
        # A path of its own choosing would write anywhere on the disk.
        if not all(_below(file.path) for file in manifest.files):
            raise KpiError(ErrorCode.DAMAGED_BACKUP, file=FILE)
        return manifest


def _below(path: str) -> bool:
    pure = PurePosixPath(path)
    return path.startswith(".") and ".." not in pure.parts and "\\" not in path and "\0" not in path


def beside(database: Database) -> Iterator[tuple[str, Path]]:
    """Every file of a database by its path below it, in order."""
    stem = database.path.stem
    for top in sorted(database.path.parent.glob("*")):
        if not top.name.startswith(f"{stem}."):
            continue
        for path in sorted(top.rglob("*")) if top.is_dir() else (top,):
            if path.is_file() and not path.is_symlink():
                inner = path.relative_to(database.path.parent).as_posix()
                yield inner.removeprefix(stem), path


def copied(source: BinaryIO, target: Path) -> CopiedFile:
    """Copy one file and have it on disk; `path` is left empty."""
    digest, size = hashlib.sha256(), 0
    target.parent.mkdir(parents=True, exist_ok=True)
    with target.open("xb") as out:
        while piece := source.read(_PIECE):
            digest.update(piece)
            size += len(piece)
            out.write(piece)
        out.flush()
        os.fsync(out.fileno())
    return CopiedFile("", size, digest.hexdigest())


def sums(database: Database) -> tuple[EditionSums, ...]:
    """What each edition that is there holds, oldest first; one that cannot be read is left out."""
    found = []
    for path in sorted(database.editions.glob("*.duckdb")):
        try:
            connection = open_edition(path)
        except KpiError:
            # It was damaged before: the pointer no longer leads to it, and `check` tells of it.
            continue
        try:
            ((uploads, figures, digest),) = ask(connection, "sums").fetchall()
        finally:
            connection.close()
        found.append(EditionSums(int(path.stem), uploads, figures, digest))
    return tuple(found)
