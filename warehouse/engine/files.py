"""Where everything of a database stands, and how a file is written so that no crash tears it."""

from __future__ import annotations

import errno
import os
from dataclasses import dataclass
from pathlib import Path

FULL = (errno.ENOSPC, errno.EDQUOT)
"""What the system answers who writes on a full disk."""
NOT_WRITABLE = (errno.EACCES, errno.EPERM, errno.EROFS)
"""What the system answers who writes where only reading is allowed."""


@dataclass(frozen=True)
class Database:
    """A database by the path of its writer's file; all else stands beside it (contract §6)."""

    path: Path

    @property
    def editions(self) -> Path:
        """Folder of the published states and the pointer to the newest."""
        return self.path.with_suffix(".editions")

    @property
    def pointer(self) -> Path:
        """The file that names the newest edition."""
        return self.editions / "newest.json"

    @property
    def originals(self) -> Path:
        """Folder of the uploaded bytes, each file named by its sha256."""
        return self.path.with_suffix(".originals")

    @property
    def ledger(self) -> Path:
        """The chain of everything that was ever done."""
        return self.path.with_suffix(".ledger")

    @property
    def checkpoints(self) -> Path:
        """What the key vouched for of the ledger and of what people said."""
        return self.path.with_suffix(".checkpoints")

    @property
    def lock(self) -> Path:
        """Held by the one process that writes."""
        return self.path.with_suffix(".lock")

    @property
    def log(self) -> Path:
        """Where the engine keeps what it has not yet written into the writer's file."""
        return log_of(self.path)

    @property
    def office(self) -> Path:
        """Folder of the files that the office owns: an update of the program never touches it."""
        return self.path.with_suffix(".office")

    @property
    def issued(self) -> Path:
        """Folder of the editions that documents were made from."""
        return self.path.with_suffix(".issued")

    @property
    def copy_mark(self) -> Path:
        """There while the database is a restored copy that nobody has called the main one."""
        return self.path.with_suffix(".copy")

    @property
    def shared(self) -> Path:
        """There while the database follows a record that several machines share; says which."""
        return self.path.with_suffix(".shared")

    @property
    def exists(self) -> bool:
        """Whether it was created: something was published, or the ledger tells of something."""
        return self.pointer.is_file() or self.ledger.is_file()


def log_of(path: Path) -> Path:
    """The engine's log of a database file."""
    return path.with_name(f"{path.name}.wal")


def sync(path: Path) -> None:
    """Have a file or a folder reach the disk."""
    windows = os.name == "nt"
    if windows and path.is_dir():
        # A folder cannot be opened there; its entries are written in order by the file system.
        return
    handle = os.open(path, os.O_RDWR if windows else os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def write_whole(path: Path, content: bytes) -> None:
    """Write or replace a file: after a crash it holds the old content or the new, never a part."""
    partial = path.with_name(f"{path.name}.partial")
    partial.write_bytes(content)
    # Bytes first, then the name, then the folder: a name that reaches the disk before its bytes
    # would be an empty file after a power cut.
    sync(partial)
    partial.replace(path)
    sync(path.parent)
