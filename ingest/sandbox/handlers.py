"""What the child does for each kind of request."""

from __future__ import annotations

import os

from ingest.containers.refusal import RefusedError
from ingest.reading import PeopleList, TypedRows
from ingest.sandbox.messages import (
    Asked,
    Bundle,
    CountDossiers,
    ListFaults,
    Looked,
    LookThrough,
    MarkCopy,
    Marked,
    ReadAnnex,
    ReadFigures,
    ReadPeople,
    ReadRows,
    TakeApart,
    pack,
    unpack,
)
from metrics.counts.reading import Reading
from metrics.plans.annex import AnnexReading


def answer(request: bytes) -> bytes:
    """The packed answer to a packed request."""
    return pack(_done(unpack(request, Asked)))


def _done(
    asked: Asked,
) -> Reading | PeopleList | TypedRows | AnnexReading | Marked | Looked | Bundle:
    # Each imports what it takes by itself: the child is started for one of them.
    match asked:
        case ReadFigures():
            from ingest.tables.intake import read_bytes

            return read_bytes(asked.data, asked.name, asked.request)
        case CountDossiers():
            return _counted(asked)
        case ReadPeople():
            from ingest.sandbox.people import read_people

            return read_people(asked.data, asked.request)
        case ReadRows():
            from ingest.sandbox.rows import read_rows

            return read_rows(asked.data, asked.headings)
        case ReadAnnex():
            from ingest.annex.reading import read_annex

            return read_annex(asked.data, asked.folder)
        case LookThrough():
            from ingest.sandbox.looking import look_through

            return Looked(look_through(asked.data))
        case TakeApart():
            return _taken_apart(asked.data)
        case MarkCopy():
            return _marked(asked)
        case ListFaults():
            from ingest.marked.copy import fault_list

            return Marked(fault_list(asked.name, asked.problems, asked.reason))


def _marked(asked: MarkCopy) -> Marked:
    from ingest.marked.copy import marked_copy

    try:
        return Marked(marked_copy(asked.data, asked.name, asked.problems))
    except RefusedError as refused:
        return Marked(refused.problem)


def _counted(asked: CountDossiers) -> Reading:
    from ingest.dossiers.reading import read_list

    reading = read_list(asked.data, asked.path, asked.name, asked.request, _tell_rows)
    # A blank line: what follows is the answer.
    os.write(1, b"\n")
    return reading


def _tell_rows(count: int) -> None:
    os.write(1, b"%d\n" % count)


def _taken_apart(data: bytes) -> Bundle:
    from ingest.containers.bundle import members

    try:
        return Bundle(members(data))
    except RefusedError:
        # It stays one file, and is refused when it is read.
        return Bundle(None)
