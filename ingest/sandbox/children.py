"""Starts the processes that read files: forked from the nursery, where the system can."""

from __future__ import annotations

import atexit
import os
import signal
import subprocess
import sys
from collections.abc import Iterable, Sequence
from contextlib import suppress
from functools import lru_cache
from pathlib import Path
from socket import AF_UNIX, SOCK_SEQPACKET, send_fds, socket, socketpair
from threading import Lock
from typing import BinaryIO, Protocol, cast

ROOT = str(Path(__file__).resolve().parents[2])
_NURSERY = (
    "import sys; sys.path.insert(0, sys.argv[1]); "
    "from ingest.sandbox.nursery import main; main(sys.argv[3])"
)
_KEPT = ("SYSTEMROOT", "PATH", "LANG", "LC_ALL", "TMPDIR")
_PATIENCE = 60
"""Seconds until the nursery has a child; on a busy machine its own start takes some."""
_MOST_TOLD = 32
"""Bytes of a process's number or exit code."""
_one_at_a_time = Lock()


class Child(Protocol):
    """A process that does one thing, in a group of its own."""

    given: BinaryIO
    """Its standard input."""
    said: BinaryIO
    """Its standard output."""

    def code(self, seconds: float) -> int | None:
        """Its exit code as `subprocess` tells it; None where it has not ended by then."""

    def end(self) -> None:
        """End it and whatever it may have started."""


def start(program: str, hinted: bytes) -> Child:
    """Start a child.

    Args:
        program: What it runs.
        hinted: What may be made ready before it is forked.
    """
    if hasattr(os, "pidfd_open"):
        # Once more, if somebody ended the nursery.
        for _ in range(2):
            nursery = _nursery(program)
            with suppress(OSError):
                return _Forked(nursery.way, hinted)
            nursery.leave()
            _started.cache_clear()
    return _Fresh(program)


def start_fresh(program: str, arguments: Iterable[str]) -> Child:
    """Start a child from nothing: what it imports would weigh on all that the nursery has."""
    return _Fresh(program, list(arguments))


class _Forked:
    """A child of the nursery, held by a lease."""

    def __init__(self, nursery: socket, hinted: bytes) -> None:
        self._lease, theirs = _ways()
        read_end, given = os.pipe()
        said, write_end = os.pipe()
        self.given: BinaryIO = os.fdopen(given, "wb")
        self.said: BinaryIO = os.fdopen(said, "rb")
        try:
            send_fds(nursery, [hinted], [read_end, write_end, theirs.fileno()])
        except OSError:
            self.end()
            raise
        finally:
            theirs.close()
            os.close(read_end)
            os.close(write_end)
        if self._told(_PATIENCE) is None:
            self.end()
            raise OSError("the nursery has no child")

    def code(self, seconds: float) -> int | None:
        return self._told(seconds)

    def end(self) -> None:
        self._lease.close()
        for each in (self.given, self.said):
            with suppress(OSError):
                each.close()

    def _told(self, seconds: float) -> int | None:
        """The next number that is told of it; None where none comes."""
        self._lease.settimeout(seconds)
        try:
            return int(self._lease.recv(_MOST_TOLD))
        except (OSError, ValueError):
            return None


class _Fresh:
    """A child that starts from nothing."""

    def __init__(self, program: str, arguments: Sequence[str] = ()) -> None:
        self._process = _bare(program, arguments, subprocess.PIPE)
        self.given = cast(BinaryIO, self._process.stdin)
        self.said = cast(BinaryIO, self._process.stdout)

    def code(self, seconds: float) -> int | None:
        with suppress(subprocess.TimeoutExpired):
            return self._process.wait(seconds)
        return None

    def end(self) -> None:
        process = self._process
        if process.poll() is None:
            with suppress(OSError):
                if hasattr(os, "killpg"):
                    os.killpg(process.pid, signal.SIGKILL)
                else:
                    process.kill()
        process.wait()
        for each in (self.given, self.said):
            with suppress(OSError):
                each.close()


class _Nursery:
    """The process whose children run a program."""

    def __init__(self, program: str) -> None:
        self.way, theirs = _ways()
        asked = [str(theirs.fileno()), program]
        self._process = _bare(_NURSERY, asked, subprocess.DEVNULL, theirs.fileno())
        theirs.close()
        atexit.register(self.leave)

    def leave(self) -> None:
        """Ask it no more; it ends unless forked copies of this process still ask it."""
        self.way.close()
        with suppress(subprocess.TimeoutExpired):
            self._process.wait(1)


def _nursery(program: str) -> _Nursery:
    with _one_at_a_time:
        return _started(program)


# The program's own; tests have others.
_started = lru_cache(maxsize=2)(_Nursery)


def _ways() -> tuple[socket, socket]:
    """Both ends of a way on which what is sent arrives whole."""
    return socketpair(AF_UNIX, SOCK_SEQPACKET)


def _bare(
    program: str, arguments: Sequence[str], streams: int, *passed: int
) -> subprocess.Popen[bytes]:
    """Python with a program, without anybody's secrets, leading a group of its own."""
    return subprocess.Popen(
        [sys.executable, "-I", "-c", program, ROOT, *arguments],
        stdin=streams,
        stdout=streams,
        stderr=subprocess.DEVNULL,
        cwd=ROOT,
        env={name: os.environ[name] for name in _KEPT if name in os.environ},
        start_new_session=True,
        pass_fds=passed,
    )
