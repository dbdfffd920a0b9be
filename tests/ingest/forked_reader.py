"""Reads files in processes that are forked where all they import is loaded, for tests of others."""

from __future__ import annotations

from ingest.sandbox import reader
from metrics.counts.problem import ProblemCase
from tests import starter


def ask_child(request: bytes) -> tuple[bytes, ProblemCase | None]:
    """What the child answers, and how it failed."""
    done = starter.call(starter.READER, given=request)
    return done.stdout, reader._failure(done.returncode, [done.stdout])
