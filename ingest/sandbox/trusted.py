"""Reads what comes with the program in this process: it needs none of its own."""

from __future__ import annotations

from ingest.layouts.library import Library
from ingest.reading import Request
from ingest.tables import intake
from metrics.counts.reading import Reading


def read_bytes(data: bytes, name: str, request: Request, library: Library) -> Reading:
    """Read a workbook of the program's own; a stranger's goes through `reader`."""
    return intake.read_bytes(data, name, request, library)
