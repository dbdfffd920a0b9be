"""Has a file read by a child process of its own, so that no file can harm the process that asks."""

from __future__ import annotations

import hashlib
import os
import re
import signal
import stat
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from threading import Thread
from time import monotonic
from typing import TypeVar

from ingest.reading import MOST_BYTES, PeopleList, Request, TypedRows
from ingest.sandbox.child import SECONDS, TOO_LARGE
from ingest.sandbox.children import Child, start
from ingest.sandbox.hints import hint
from ingest.sandbox.messages import (
    Asked,
    Bundle,
    Looked,
    LookThrough,
    ReadAnnex,
    ReadFigures,
    ReadPeople,
    ReadRows,
    TakeApart,
    pack,
    unpack,
)
from metrics.counts.problem import Problem, ProblemCase, Severity
from metrics.counts.reading import Reading
from metrics.plans.annex import AnnexReading

_Answer = TypeVar("_Answer")

MOST_ANSWER = 64 * 1024 * 1024
"""Bytes of an answer: a child that was taken over fills no more memory."""

START = "import sys; sys.path.insert(0, sys.argv[1]); from ingest.sandbox.child import main; main()"
_CHUNK = 1 << 16
"""A Linux pipe's own size; more is never there to be read at once."""
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
        problem = _refused(ProblemCase.NOT_A_SPREADSHEET_MISSING, name=shown)
        return Reading(shown, "", 0, problems=[problem])


def read_bytes(data: bytes, request: Request, name: str) -> Reading:
    """Read a file whose bytes are at hand; whatever happens to the child, there is a reading."""
    sha256 = hashlib.sha256(data).hexdigest()
    if len(data) > MOST_BYTES:
        return _too_many_bytes(name, sha256, len(data))
    if not data:
        problem = _refused(ProblemCase.NOT_A_SPREADSHEET_EMPTY)
        return Reading(name, sha256, 0, problems=[problem])
    read = ask(ReadFigures(data, name, request), Reading)
    return Reading(name, sha256, len(data), problems=[read]) if isinstance(read, Problem) else read


def read_people(data: bytes, request: Request) -> PeopleList:
    """Read a list of who answers for which unit, whose bytes are at hand."""
    read = _ask_of(data, ReadPeople(data, request), PeopleList)
    return PeopleList(problems=[read]) if isinstance(read, Problem) else read


def read_rows(data: bytes, headings: Sequence[str]) -> TypedRows:
    """Read a template that was filled in, whose bytes are at hand."""
    read = _ask_of(data, ReadRows(data, headings), TypedRows)
    return TypedRows(problems=[read]) if isinstance(read, Problem) else read


def read_annex(data: bytes, folder: Path) -> AnnexReading:
    """Read an annex of a plan, whose bytes are at hand.

    Args:
        data: Of a Word file or a workbook.
        folder: Of the reference data.
    """
    read = _ask_of(data, ReadAnnex(data, folder), AnnexReading)
    return AnnexReading(problems=[read]) if isinstance(read, Problem) else read


def look_through(data: bytes) -> Problem | None:
    """Why a Word file, whose bytes are at hand, must not be opened; None where it may."""
    looked = _ask_of(data, LookThrough(data), Looked)
    return looked if isinstance(looked, Problem) else looked.problem


def members(data: bytes) -> list[tuple[str, bytes]] | None:
    """The files in a zip, each a name and what it holds; None where it cannot be taken apart."""
    answer = ask(TakeApart(data), Bundle)
    return answer.files if isinstance(answer, Bundle) else None


def ask(asked: Asked, wanted: type[_Answer]) -> _Answer | Problem:
    """What the child answers, or the problem that its failure means.

    Args:
        asked: What it is to do.
        wanted: What it answers with.
    """
    output, failure = ask_child(pack(asked), hint(asked))
    try:
        return _refused(failure) if failure else unpack(output, wanted)
    except ValueError:
        return _refused(ProblemCase.DAMAGED)


def _ask_of(data: bytes, asked: Asked, wanted: type[_Answer]) -> _Answer | Problem:
    """As `ask`, of bytes that no child is started for where there are none or too many."""
    if not data:
        return _refused(ProblemCase.NOT_A_SPREADSHEET_EMPTY)
    if len(data) > MOST_BYTES:
        return _refused(ProblemCase.TOO_LARGE_BYTES)
    return ask(asked, wanted)


def _refused(case: ProblemCase, **facts: str | int) -> Problem:
    return Problem(Severity.ERROR, case, facts=facts)


def _too_many_bytes(name: str, sha256: str, size: int) -> Reading:
    problem = _refused(ProblemCase.TOO_LARGE_BYTES, most=MOST_BYTES)
    return Reading(name, sha256, size, problems=[problem])


def _hash_of(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def ask_child(request: bytes, hinted: bytes) -> tuple[bytes, ProblemCase | None]:
    """A child's answer, or the kind of problem that its failure means.

    Args:
        request: What it is asked.
        hinted: What may be made ready before it starts.
    """
    child = start(START, hinted)
    deadline = monotonic() + SECONDS
    pieces: list[bytes] = []
    threads = [
        Thread(target=_send, args=(child, request), daemon=True),
        Thread(target=_receive, args=(child, pieces), daemon=True),
    ]
    try:
        for thread in threads:
            thread.start()
        threads[1].join(max(0.0, deadline - monotonic()))
        if threads[1].is_alive():
            return b"", ProblemCase.TOO_LARGE_EFFORT
        code = child.code(max(0.1, deadline - monotonic()))
        return b"".join(pieces), _failure(code, pieces)
    finally:
        child.end()
        for thread in threads:
            thread.join(1)


def _send(child: Child, request: bytes) -> None:
    with suppress(OSError, ValueError), child.given:
        child.given.write(request)


def _receive(child: Child, pieces: list[bytes]) -> None:
    received = 0
    with suppress(OSError, ValueError):
        while received <= MOST_ANSWER and (piece := os.read(child.said.fileno(), _CHUNK)):
            received += len(piece)
            pieces.append(piece)


def _failure(code: int | None, pieces: list[bytes]) -> ProblemCase | None:
    if sum(map(len, pieces)) > MOST_ANSWER:
        return ProblemCase.TOO_LARGE_EFFORT
    if code == 0 and pieces:
        return None
    # An allocation that fails inside the Rust reader aborts the whole process.
    cut_off = (TOO_LARGE, -getattr(signal, "SIGABRT", 6), -getattr(signal, "SIGXCPU", 24), None)
    return ProblemCase.TOO_LARGE_EFFORT if code in cut_off else ProblemCase.DAMAGED
