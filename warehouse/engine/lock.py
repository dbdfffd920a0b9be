"""The lock that makes one process at a time the writer; it falls with the process that held it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from filelock import FileLock, Timeout

from metrics.counts.errors import ErrorCode, KpiError
from warehouse.engine.files import NOT_WRITABLE, Database

PATIENCE = 60.0
"""Seconds a writer waits for its turn."""


@contextmanager
def locked(database: Database, patience: float = PATIENCE) -> Iterator[None]:
    """Be the only writer.

    Raises:
        KpiError: `busy` where another one did not finish in time; `file_system` where nobody may
            write in the folder.
    """
    try:
        # The system drops it with the process, so that a killed writer leaves nobody waiting; a
        # file that only has to exist would stay.
        with FileLock(database.lock, timeout=patience):
            yield
    except Timeout as error:
        raise KpiError(ErrorCode.BUSY, file=database.path.name) from error
    except OSError as error:
        if error.errno not in NOT_WRITABLE or error.filename != str(database.lock):
            raise
        raise KpiError(ErrorCode.FILE_SYSTEM, file=database.path.parent.name) from error
