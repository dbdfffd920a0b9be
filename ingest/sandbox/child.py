"""The process that does one thing with a stranger's file; it holds no secrets and no database."""

from __future__ import annotations

import gc
import os
import sys
from typing import NamedTuple


class ChildLimits(NamedTuple):
    """What one process may take."""

    memory: int
    """Bytes of the whole process; a file that asks for more fails alone and the server goes on."""
    seconds: int
    """Of its own work, and by the clock."""


SECONDS = 10
"""A report takes well below one, an attack would take them all."""
REPORT = ChildLimits(1 << 30, SECONDS)
LIST = ChildLimits(4 << 30, 60)
"""A list of dossiers on a page: the engine that counts it alone takes a gigabyte of addresses."""
LARGE_LIST = ChildLimits(4 << 30, 600)
"""One by the command line: some ten million rows are read in ten minutes."""
CRASHED = 70
"""An exit code that neither Python (1, 2) nor a signal gives."""
TOO_LARGE = 71
"""Another one."""


def main(memory: int = REPORT.memory, seconds: int = REPORT.seconds) -> None:
    """Read what is asked from stdin, answer on stdout and end."""
    _limit_itself(ChildLimits(memory, seconds))
    # It ends with its one file; looking for cycles in a million cells costs more than they do.
    gc.disable()
    try:
        answer = _answer(sys.stdin.buffer.read())
    except MemoryError:
        os._exit(TOO_LARGE)
    except BaseException as error:
        # A panic of the Rust reader is no Exception.
        if type(error).__name__ == "PanicException":
            os._exit(CRASHED)
        raise
    sys.stdout.buffer.write(answer)
    sys.stdout.buffer.flush()
    os._exit(0)


def _answer(request: bytes) -> bytes:
    # Imported under the limits: what a file makes these do cannot outgrow them.
    from ingest.sandbox import handlers

    return handlers.answer(request)


def _limit_itself(limits: ChildLimits = REPORT) -> None:
    try:
        import resource
    except ImportError:
        # Windows has no such limits; the parent's clock still holds.
        return
    resource.setrlimit(resource.RLIMIT_AS, (limits.memory, limits.memory))
    resource.setrlimit(resource.RLIMIT_CPU, (limits.seconds, limits.seconds + 1))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    # Enough for Python to keep its compiled modules, and for nothing else.
    resource.setrlimit(resource.RLIMIT_FSIZE, (1 << 20, 1 << 20))


if __name__ == "__main__":
    main()
