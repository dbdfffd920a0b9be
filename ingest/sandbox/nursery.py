"""The process from which those that read files are forked: it has imported what they need.

Single-threaded, without secrets, database or anything of a stranger's file: what is asked of a
child goes past it, through pipes that only the child reads. It is started with a bare environment
and ends with the last who could ask it.
"""

from __future__ import annotations

import gc
import os
import signal
import sys
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from selectors import EVENT_READ, DefaultSelector
from socket import recv_fds, socket

from ingest.sandbox.hints import prepare

_MOST_ASKED = 1 << 13
"""Bytes of a hint; a path of the system is half as long."""


@dataclass(slots=True)
class _Child:
    pid: int
    ended: int | None
    """A descriptor that is readable when it has ended; None after that was told."""
    lease: socket
    """Whoever asked holds the other end; where that is closed, nothing of the child may live."""


def main(program: str) -> None:
    """Fork one process a request, until nobody can ask any more.

    Args:
        program: What each of them runs.
    """
    # Its own pages are never looked through, so that they stay shared with all its children.
    gc.disable()
    calls = socket(fileno=int(sys.argv[2]))
    with DefaultSelector() as waiting:
        waiting.register(calls, EVENT_READ)
        while True:
            for key, _ in waiting.select():
                child: _Child | None = key.data
                if child is None:
                    if not _begin(calls, program, waiting):
                        _end_all(waiting)
                        return
                elif key.fileobj is child.lease:
                    _end(child, waiting)
                else:
                    _tell(child, waiting)


def _begin(calls: socket, program: str, waiting: DefaultSelector) -> bool:
    """Fork one; False where nobody asks any more."""
    asked, files, _, _ = recv_fds(calls, _MOST_ASKED, 3)
    if not files:
        return False
    with suppress(Exception):
        # What is wrong with the program or its data, the child tells.
        prepare(asked)
    *streams, lent = files
    pid = os.fork()
    if pid == 0:
        _become(program, streams)
    for stream in streams:
        os.close(stream)
    ended, lease = os.pidfd_open(pid), socket(fileno=lent)
    child = _Child(pid, ended, lease)
    waiting.register(ended, EVENT_READ, child)
    waiting.register(lease, EVENT_READ, child)
    with suppress(OSError):
        child.lease.send(str(pid).encode())
    return True


def _become(program: str, streams: Sequence[int]) -> None:
    """Be the child: leader of a group of its own, with no descriptor but its three streams."""
    code = 1
    try:
        os.setsid()
        for number, stream in enumerate(streams):
            os.dup2(stream, number)
        os.closerange(3, max(map(int, os.listdir("/proc/self/fd"))) + 1)  # noqa: PTH208
        exec(program, {"__name__": "__main__"})
        code = 0
    except SystemExit as end:
        code = end.code if isinstance(end.code, int) else 1
    finally:
        # An error is told by the code alone: nobody reads what else is said.
        with suppress(BaseException):
            sys.stdout.flush()
        os._exit(code)


def _tell(child: _Child, waiting: DefaultSelector) -> None:
    """Say how a child ended; it is not buried, so that its number is nobody else's yet."""
    if not _forget_end(child, waiting):
        return
    how = os.waitid(os.P_PID, child.pid, os.WEXITED | os.WNOWAIT)
    assert how is not None
    code = how.si_status if how.si_code == os.CLD_EXITED else -how.si_status
    with suppress(OSError):
        child.lease.send(str(code).encode())


def _end(child: _Child, waiting: DefaultSelector) -> None:
    """End a child and whatever it may have started."""
    for kill in (os.killpg, os.kill):
        # It may not have come to lead its group.
        with suppress(OSError):
            kill(child.pid, signal.SIGKILL)
    os.waitpid(child.pid, 0)
    _forget_end(child, waiting)
    waiting.unregister(child.lease)
    child.lease.close()


def _forget_end(child: _Child, waiting: DefaultSelector) -> bool:
    """Wait for a child's end no more; False where that was so before."""
    if child.ended is None:
        return False
    waiting.unregister(child.ended)
    os.close(child.ended)
    child.ended = None
    return True


def _end_all(waiting: DefaultSelector) -> None:
    children = {key.data.pid: key.data for key in waiting.get_map().values() if key.data}
    for child in children.values():
        _end(child, waiting)
