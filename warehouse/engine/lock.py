"""The lock that makes one process at a time the writer; it falls with the process that held it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from filelock import FileLock, Timeout

from metrics.counts.errors import ErrorCode, KpiError
from warehouse.engine.files import Database

PATIENCE = 60.0
"""Seconds a writer waits for its turn."""


@contextmanager
def locked(database: Database, patience: float = PATIENCE) -> Iterator[None]:
    """Be the only writer.

    Raises:
        KpiError: `busy` where another one did not finish in time.
    """
    try:
        # The system drops it with the process, so that a killed writer leaves nobody waiting; a
        # file that only has to exist would stay.
        with FileLock(database.lock, timeout=patience):
            yield
    except Timeout as error:
        raise KpiError(ErrorCode.BUSY, file=database.path.name) from error
