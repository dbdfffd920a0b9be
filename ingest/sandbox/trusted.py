"""Reads workbooks that come with the program in the calling process; never a stranger's."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from ingest.layouts.library import Library
from ingest.reading import Request
from ingest.tables.intake import read_bytes
from metrics.counts.reading import Reading


def readings(paths: Iterable[Path], request: Request) -> Iterator[tuple[Path, Reading]]:
    """Each workbook with what it says, read when it is asked for."""
    library = Library.of(request)
    for path in paths:
        yield path, read_bytes(path.read_bytes(), path.name, request, library)
