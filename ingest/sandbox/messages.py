"""What crosses the border between two processes: typed messages as msgpack, never pickle."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from pathlib import Path
from types import UnionType
from typing import TypeVar

from msgspec import MsgspecError, Struct, convert, msgpack

from ingest.reading import Request
from metrics.counts.figure import CellRun, Cells
from metrics.counts.problem import Problem

_Runs = list[tuple[list[str], list[str] | None]]
_Message = TypeVar("_Message")


class ReadFigures(Struct, tag=True):
    """Asks for a `Reading`."""

    data: bytes
    name: str
    request: Request


class CountDossiers(Struct, tag=True):
    """Asks for a `Reading` of a list with one row a dossier."""

    data: bytes
    path: Path | None
    """Where the file is, in place of its bytes where those are many."""
    name: str
    request: Request


class ReadPeople(Struct, tag=True):
    """Asks for a `PeopleList`."""

    data: bytes
    request: Request


class ReadRows(Struct, tag=True):
    """Asks for `TypedRows`."""

    data: bytes
    headings: Sequence[str]


class MarkCopy(Struct, tag=True):
    """Asks for the workbook with its faults marked: `Marked`, with a problem where it cannot be."""

    data: bytes
    name: str
    problems: Sequence[Problem]


class ListFaults(Struct, tag=True):
    """Asks for a workbook of nothing but faults and why the file is not marked: `Marked`."""

    name: str
    problems: Sequence[Problem]
    reason: Problem


class ReadAnnex(Struct, tag=True):
    """Asks for an `AnnexReading`."""

    data: bytes
    folder: Path
    """Of the reference data."""


class TakeApart(Struct, tag=True):
    """Asks for the files in a zip: `Bundle`."""

    data: bytes


class LookThrough(Struct, tag=True):
    """Asks whether a Word file may be opened: `Looked`."""

    data: bytes


class Looked(Struct):
    """Why a file must not be opened; None where it may."""

    problem: Problem | None


class Bundle(Struct):
    """The files of a zip, each a name and what it holds; None where it is read as one file."""

    files: list[tuple[str, bytes]] | None


class Marked(Struct):
    """A workbook, or why there is none."""

    copy: bytes | Problem


Asked = (
    ReadFigures
    | CountDossiers
    | ReadPeople
    | ReadRows
    | ReadAnnex
    | MarkCopy
    | ListFaults
    | LookThrough
    | TakeApart
)


def pack(message: object) -> bytes:
    """A request or an answer as bytes."""
    return msgpack.encode(message, enc_hook=_plain)


def unpack(data: bytes, wanted: type[_Message] | UnionType) -> _Message:
    """The message again.

    Raises:
        ValueError: where the bytes are no message of this type.
    """
    try:
        return msgpack.decode(data, type=wanted, dec_hook=_typed)
    except (MsgspecError, RecursionError) as error:
        raise ValueError from error


def _plain(value: object) -> object:
    if isinstance(value, Path):
        return os.fsencode(value)
    if isinstance(value, Cells):
        return list(_runs(value))
    raise TypeError(type(value).__name__)


def _typed(wanted: type, value: object) -> object:
    if wanted is Path:
        return Path(os.fsdecode(convert(value, bytes)))
    rows: Sequence[str] = ()
    runs = []
    for columns, own in convert(value, _Runs):
        rows = rows if own is None else own
        runs.append(CellRun(columns, rows))
    return Cells(runs)


def _runs(cells: Cells) -> Iterator[tuple[Sequence[str], Sequence[str] | None]]:
    """Each run, without its rows where they are those of the run before."""
    rows: Sequence[str] | None = None
    for run in cells.runs:
        yield run.columns, None if run.rows == rows else run.rows
        rows = run.rows
