"""What is made ready before a child is forked: the code it takes, and the public reference data."""

from __future__ import annotations

from contextlib import suppress
from functools import lru_cache
from importlib import import_module
from pathlib import Path

from msgspec import Struct

from ingest.reading import Request
from ingest.sandbox.messages import Asked, ReadFigures, ReadPeople, pack, unpack

_TAKES = {
    "ReadFigures": "ingest.tables.intake",
    "ReadPeople": "ingest.sandbox.people",
    "ReadRows": "ingest.sandbox.rows",
    "ReadAnnex": "ingest.annex.reading",
    "LookThrough": "ingest.sandbox.looking",
    "TakeApart": "ingest.containers.bundle",
    "MarkCopy": "ingest.marked.copy",
    "ListFaults": "ingest.marked.copy",
}
"""By what is asked, the module that does it."""
_EXAMPLE = Path("sample", "bieu-nhap-2026-09.xlsx")
_met: set[str] = set()
"""What was asked before."""


class _Hint(Struct):
    kind: str
    reference: Path | None = None
    scope: str = ""


def hint(asked: Asked) -> bytes:
    """What may be known of a request by a process that outlives it: nothing of the file."""
    kind = type(asked).__name__
    if isinstance(asked, ReadFigures | ReadPeople):
        return pack(_Hint(kind, asked.request.reference, asked.request.scope))
    return pack(_Hint(kind))


def prepare(hinted: bytes) -> None:
    """Have at hand what the child of a request will need."""
    asked = unpack(hinted, _Hint)
    import_module("ingest.sandbox.handlers")
    import_module(_TAKES[asked.kind])
    if asked.reference is not None:
        from ingest.layouts.library import Library

        Library(asked.reference, asked.scope)
        # Of one file alone it would cost more than it gives.
        if asked.kind in _met:
            _read_example(asked.reference, asked.scope)
    _met.add(asked.kind)


@lru_cache(maxsize=1)
def _read_example(folder: Path, scope: str) -> None:
    """Read a workbook that comes with the program, whose words and names most files have."""
    from ingest.tables.intake import read_bytes

    with suppress(OSError):
        request = Request(folder, scope)
        read_bytes((folder.parent / _EXAMPLE).read_bytes(), "", request)
        # How messages are taken apart is worked out with the first one, too.
        unpack(pack(ReadFigures(b"", "", request)), Asked)
