"""Has a file read by a fresh child process, so that no file can harm the process that asks."""

from __future__ import annotations

import hashlib
import os
import re
import signal
import stat
import subprocess
import sys
from contextlib import suppress
from pathlib import Path
from threading import Thread
from time import monotonic

from ingest.reading import MOST_BYTES, Request
from ingest.sandbox import answer
from ingest.sandbox.child import SECONDS, TOO_LARGE
from metrics.counts.problem import Problem, ProblemKind, Severity
from metrics.counts.reading import Reading

MOST_ANSWER = 64 * 1024 * 1024

_ROOT = str(Path(__file__).resolve().parents[2])
_START = (
    "import sys; sys.path.insert(0, sys.argv[1]); from ingest.sandbox.child import main; main()"
)
_KEPT = ("SYSTEMROOT", "PATH", "LANG", "LC_ALL", "TMPDIR")
_CHUNK = 1 << 16
_NO_LETTER = re.compile(r"[\ud800-\udfff]")
"""What stands for the bytes of a name in another code page, as old archives have them."""


def read(path: Path, request: Request, name: str | None = None) -> Reading:
    """Read a file that is on disk.

    Args:
        path: Where it is.
        request: What the person said beside it.
        name: Its name as the person knows it, where that is not the path's.
    """
    shown = _NO_LETTER.sub("\ufffd", name or path.name)
    try:
        facts = path.stat()
        if not stat.S_ISREG(facts.st_mode):
            # A pipe or a device may never end.
            raise OSError
        if facts.st_size > MOST_BYTES:
            return _too_many_bytes(shown, _hash_of(path), facts.st_size)
        return read_bytes(path.read_bytes(), request, shown)
    except OSError:
        problem = Problem(
            Severity.ERROR, ProblemKind.NOT_A_SPREADSHEET, facts={"what": "missing", "name": shown}
        )
        return Reading(shown, "", 0, problems=[problem])


def read_bytes(data: bytes, request: Request, name: str) -> Reading:
    """Read a file whose bytes are at hand; whatever happens to the child, there is a reading."""
    sha256 = hashlib.sha256(data).hexdigest()
    if len(data) > MOST_BYTES:
        return _too_many_bytes(name, sha256, len(data))
    if not data:
        problem = Problem(Severity.ERROR, ProblemKind.NOT_A_SPREADSHEET, facts={"what": "empty"})
        return Reading(name, sha256, 0, problems=[problem])
    output, failure = ask_child(answer.pack_request(name, request), data, _START)
    if failure is None:
        try:
            return answer.unpack(output)
        except (ValueError, KeyError, TypeError):
            failure = ProblemKind.DAMAGED
    facts: dict[str, str | int] = {"what": "effort"} if failure is ProblemKind.TOO_LARGE else {}
    return Reading(
        name, sha256, len(data), problems=[Problem(Severity.ERROR, failure, facts=facts)]
    )


def _too_many_bytes(name: str, sha256: str, size: int) -> Reading:
    facts: dict[str, str | int] = {"what": "bytes", "most": MOST_BYTES}
    problem = Problem(Severity.ERROR, ProblemKind.TOO_LARGE, facts=facts)
    return Reading(name, sha256, size, problems=[problem])


def _hash_of(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def ask_child(request: bytes, data: bytes, start: str) -> tuple[bytes, ProblemKind | None]:
    """A child's answer, or the kind of problem that its failure means.

    Args:
        request: The line that says what is asked.
        data: The file.
        start: What the child runs, with the folder of the program as its only argument.
    """
    process = subprocess.Popen(
        [sys.executable, "-I", "-c", start, _ROOT],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        cwd=_ROOT,
        env={name: os.environ[name] for name in _KEPT if name in os.environ},
        start_new_session=True,
    )
    deadline = monotonic() + SECONDS
    pieces: list[bytes] = []
    threads = [
        Thread(target=_send, args=(process, request, data), daemon=True),
        Thread(target=_receive, args=(process, pieces), daemon=True),
    ]
    try:
        for thread in threads:
            thread.start()
        threads[1].join(max(0.0, deadline - monotonic()))
        if threads[1].is_alive():
            return b"", ProblemKind.TOO_LARGE
        with suppress(subprocess.TimeoutExpired):
            process.wait(max(0.1, deadline - monotonic()))
        return b"".join(pieces), _failure(process.returncode, pieces)
    finally:
        _end(process, threads)


def _send(process: subprocess.Popen[bytes], request: bytes, data: bytes) -> None:
    assert process.stdin is not None
    with suppress(OSError, ValueError), process.stdin:
        process.stdin.write(request)
        process.stdin.write(data)


def _receive(process: subprocess.Popen[bytes], pieces: list[bytes]) -> None:
    assert process.stdout is not None
    received = 0
    with suppress(OSError, ValueError):
        while received <= MOST_ANSWER and (piece := os.read(process.stdout.fileno(), _CHUNK)):
            received += len(piece)
            pieces.append(piece)


def _failure(code: int | None, pieces: list[bytes]) -> ProblemKind | None:
    if sum(map(len, pieces)) > MOST_ANSWER:
        return ProblemKind.TOO_LARGE
    if code == 0 and pieces:
        return None
    # An allocation that fails inside the Rust reader aborts the whole process.
    cut_off = (TOO_LARGE, -getattr(signal, "SIGABRT", 6), -getattr(signal, "SIGXCPU", 24), None)
    return ProblemKind.TOO_LARGE if code in cut_off else ProblemKind.DAMAGED


def _end(process: subprocess.Popen[bytes], threads: list[Thread]) -> None:
    """End the child and whatever it may have started."""
    if process.poll() is None:
        with suppress(OSError):
            if hasattr(os, "killpg"):
                os.killpg(process.pid, signal.SIGKILL)
            else:
                process.kill()
    process.wait()
    for thread in threads:
        thread.join(1)
    if process.stdout is not None:
        process.stdout.close()
