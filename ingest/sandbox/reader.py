"""Has a file read by a child process of its own, so that no file can harm the process that asks."""

from __future__ import annotations

import hashlib
import os
import re
import signal
import stat
from collections.abc import Callable, Sequence
from contextlib import suppress
from functools import partial
from pathlib import Path
from threading import Thread
from time import monotonic
from typing import TypeVar

from ingest.reading import MOST_BYTES, PeopleList, Request, TypedRows
from ingest.sandbox.child import LARGE_LIST, LIST, SECONDS, TOO_LARGE, ChildLimits
from ingest.sandbox.children import Child, start, start_fresh
from ingest.sandbox.hints import hint
from ingest.sandbox.messages import (
    Asked,
    Bundle,
    CountDossiers,
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
from metrics.counts.problem import Problem, ProblemCase, ProblemKind, Severity
from metrics.counts.reading import Reading
from metrics.plans.annex import AnnexReading

_Answer = TypeVar("_Answer")

MOST_ANSWER = 64 * 1024 * 1024
"""Bytes of an answer: a child that was taken over fills no more memory."""

START = "import sys; sys.path.insert(0, sys.argv[1]); from ingest.sandbox.child import main; main()"
START_WITHIN = START.replace("main()", "main(*map(int, sys.argv[2:]))")
"""The same with limits of its own."""
_CHUNK = 1 << 16
"""A Linux pipe's own size; more is never there to be read at once."""
_LONGEST_LINE = 32
"""Bytes of a number of rows."""
_NO_LETTER = re.compile(r"[\ud800-\udfff]")
"""What stands for the bytes of a name in another code page, as old archives have them."""


RowsRead = Callable[[int], None]
"""Is told how many rows of a long list were read so far."""


def read(
    path: Path, request: Request, name: str | None = None, told: RowsRead | None = None
) -> Reading:
    """Read a file that is on disk.

    Args:
        path: Where it is.
        request: What the person said beside it.
        name: Its name as the person knows it, where that is not the path's.
        told: Where a list of dossiers may be larger than any other file, is told how far it is.
    """
    shown = _NO_LETTER.sub("\ufffd", name or path.name)
    try:
        facts = path.stat()
        if not stat.S_ISREG(facts.st_mode):
            # A pipe or a device may never end.
            raise OSError
        if facts.st_size > MOST_BYTES:
            reading = _too_many_bytes(shown, _hash_of(path), facts.st_size)
        else:
            reading = read_bytes(path.read_bytes(), request, shown)
        return reading if told is None else _or_large_list(reading, path, request, told)
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
    if isinstance(read, Reading) and read.dossiers:
        read = _ask_within(LIST, CountDossiers(data, None, name, request), Reading, _unheard)
    return Reading(name, sha256, len(data), problems=[read]) if isinstance(read, Problem) else read


def _unheard(rows: int) -> None:
    """Nobody waits so long for a list that a page takes."""


def _or_large_list(reading: Reading, path: Path, request: Request, told: RowsRead) -> Reading:
    """A file that is too large for a page, as the list of dossiers that it may be."""
    if all(each.kind is not ProblemKind.TOO_LARGE for each in reading.problems):
        return reading
    asked = CountDossiers(b"", path.resolve(), reading.file, request)
    found = _ask_within(LARGE_LIST, asked, Reading, told)
    # Whatever befell the child that looked for a list, the first one said why the file is refused.
    return found if isinstance(found, Reading) and found.dossiers else reading


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
    return _understood(ask_child(pack(asked), hint(asked)), wanted)


def _ask_within(
    limits: ChildLimits, asked: Asked, wanted: type[_Answer], told: RowsRead
) -> _Answer | Problem:
    """The same of a child that may take more."""
    child = start_fresh(START_WITHIN, map(str, limits))
    receive = partial(_receive_told, told)
    return _understood(_exchanged(child, pack(asked), limits.seconds, receive), wanted)


def _understood(
    answer: tuple[bytes, ProblemCase | None], wanted: type[_Answer]
) -> _Answer | Problem:
    output, failure = answer
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
    return _exchanged(start(START, hinted), request, SECONDS, _receive)


def _exchanged(
    child: Child, request: bytes, seconds: float, receive: Callable[[Child, list[bytes]], None]
) -> tuple[bytes, ProblemCase | None]:
    deadline = monotonic() + seconds
    pieces: list[bytes] = []
    threads = [
        Thread(target=_send, args=(child, request), daemon=True),
        Thread(target=receive, args=(child, pieces), daemon=True),
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


def _receive_told(told: RowsRead, child: Child, pieces: list[bytes]) -> None:
    """As `_receive`, of a child that tells how far it is, a number a line, then a blank one."""
    with suppress(OSError, ValueError):
        while (line := child.said.readline(_LONGEST_LINE)).strip():
            told(int(line))
        pieces.append(child.said.read(MOST_ANSWER + 1))


def _failure(code: int | None, pieces: list[bytes]) -> ProblemCase | None:
    if sum(map(len, pieces)) > MOST_ANSWER:
        return ProblemCase.TOO_LARGE_EFFORT
    if code == 0 and pieces:
        return None
    # An allocation that fails inside the Rust reader aborts the whole process.
    cut_off = (TOO_LARGE, -getattr(signal, "SIGABRT", 6), -getattr(signal, "SIGXCPU", 24), None)
    return ProblemCase.TOO_LARGE_EFFORT if code in cut_off else ProblemCase.DAMAGED
