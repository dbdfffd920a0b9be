"""What the child does for each kind of request."""

from __future__ import annotations

from ingest.containers.refusal import RefusedError
from ingest.reading import PeopleList, TypedRows
from ingest.sandbox.messages import (
    Asked,
    Bundle,
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
            from ingest.marked.copy import marked_copy

            try:
                return Marked(marked_copy(asked.data, asked.name, asked.problems))
            except RefusedError as refused:
                return Marked(refused.problem)
        case ListFaults():
            from ingest.marked.copy import fault_list

            return Marked(fault_list(asked.name, asked.problems, asked.reason))


def _taken_apart(data: bytes) -> Bundle:
    from ingest.containers.bundle import members

    try:
        return Bundle(members(data))
    except RefusedError:
        # It stays one file, and is refused when it is read.
        return Bundle(None)
