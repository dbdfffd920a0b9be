"""Takes a zip of workbooks apart; runs in the child process, and never looks into a workbook."""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from io import BytesIO
from pathlib import PurePosixPath
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from ingest.containers.refusal import RefusedError
from ingest.reading import MOST_BYTES
from metrics.counts.problem import ProblemCase

MOST_MEMBERS = 300
"""The units of the largest province hand in fewer files a month."""
MOST_TAKEN = 40 * 1024 * 1024
"""Four times the largest zip: workbooks pack no further, old ones (.xls) about four to one."""
_CHUNK = 1 << 20
"""Unpacked at a time: how far a bomb gets beyond the limit before it is noticed."""
_PARTS = ("xl/", "word/", "ppt/", "[content_types].xml", "content.xml", "mimetype")
"""What a zip begins with that is itself one document."""
_JUNK = frozenset({".ds_store", "thumbs.db", "desktop.ini"})
_LEFT_BY_PROGRAMS = ("._", "~$")
"""What macOS puts beside each file, and Excel beside each that is open."""
_UTF8 = 0x800
_ENCRYPTED = 0x1


def members(data: bytes) -> list[tuple[str, bytes]] | None:
    """The files in a zip by their own names, without folders; None where it is one document.

    A member beyond the limit of one file comes cut, one byte longer than that: it is refused
    when it is read.

    Raises:
        RefusedError: `damaged`, `encrypted`; `too_large` where there are too many of them or they
            are too large together.
    """
    try:
        with ZipFile(BytesIO(data)) as archive:
            entries = archive.infolist()
            if any(each.filename.lower().lstrip("/").startswith(_PARTS) for each in entries):
                return None
            return list(_taken(archive, [each for each in entries if _is_wanted(each)]))
    except (BadZipFile, zlib.error, EOFError, NotImplementedError, OSError) as error:
        raise RefusedError(ProblemCase.DAMAGED) from error


def _is_wanted(entry: ZipInfo) -> bool:
    path = PurePosixPath(entry.filename.replace("\\", "/"))
    name = path.name.lower()
    junk = "__MACOSX" in path.parts or name in _JUNK or name.startswith(_LEFT_BY_PROGRAMS)
    return not (entry.is_dir() or junk)


def _taken(archive: ZipFile, entries: list[ZipInfo]) -> Iterator[tuple[str, bytes]]:
    if len(entries) > MOST_MEMBERS:
        raise RefusedError(ProblemCase.TOO_LARGE_PARTS)
    room = MOST_TAKEN
    for entry in entries:
        if entry.flag_bits & _ENCRYPTED:
            raise RefusedError(ProblemCase.ENCRYPTED)
        # The rarer ones unpack in ways that the count below does not bound.
        if entry.compress_type not in (ZIP_STORED, ZIP_DEFLATED):
            raise RefusedError(ProblemCase.DAMAGED)
        content = _content(archive, entry)
        room -= len(content)
        if room < 0:
            raise RefusedError(ProblemCase.TOO_LARGE_UNPACKED)
        yield _name(entry), content


def _content(archive: ZipFile, entry: ZipInfo) -> bytes:
    # Counted as it comes out: the size that an entry states is the sender's word.
    pieces, taken = [], 0
    with archive.open(entry) as stream:
        while taken <= MOST_BYTES and (piece := stream.read(_CHUNK)):
            taken += len(piece)
            pieces.append(piece)
    return b"".join(pieces)[: MOST_BYTES + 1]


def _name(entry: ZipInfo) -> str:
    name = PurePosixPath(entry.filename.replace("\\", "/")).name
    if entry.flag_bits & _UTF8:
        return name
    # Many programs write UTF-8 without saying so; what is read as cp437 then gives it back.
    try:
        return name.encode("cp437").decode("utf-8")
    except UnicodeError:
        return name
