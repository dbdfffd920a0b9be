"""Reads files in processes that are forked where all they import is loaded, for tests of others."""

from __future__ import annotations

from ingest.sandbox import reader
from metrics.counts.problem import ProblemCase
from tests import starter


def ask_child(request: bytes, data: bytes, start: str) -> tuple[bytes, ProblemCase | None]:
    """What the child answers that reads a file of figures, and how it failed."""
    del start
    done = starter.call(starter.READER, given=request + data)
    return done.stdout, reader._failure(done.returncode, [done.stdout])
