"""Reads files in the calling process, for tests that do not ask what becomes of the child.

What the parent does with a request and its answer stays; only the process in between is missing.
"""

from __future__ import annotations

from functools import lru_cache

from ingest.answer import pack, unpack_request
from ingest.intake import read_bytes
from ingest.library import Library
from ingest.reading import Request
from metrics.problem import ProblemKind


def ask_child(request: bytes, data: bytes, start: str) -> tuple[bytes, ProblemKind | None]:
    """What the child would answer that reads a file of figures."""
    del start
    name, asked = unpack_request(request)
    return pack(read_bytes(data, name, asked, _library(asked))), None


@lru_cache(maxsize=8)
def _library(asked: Request) -> Library:
    return Library.of(asked)
