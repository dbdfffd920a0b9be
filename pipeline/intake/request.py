"""Reads files as an office has them read: whose office it is, and what people said."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import replace
from functools import cache, partial
from pathlib import Path

from ingest.layouts.library import Library, check_layouts
from ingest.reading import Request
from ingest.sandbox.reader import read
from metrics.counts.errors import ErrorCode, KpiError
from metrics.counts.reading import Reading
from pipeline.desk.clock import today
from pipeline.desk.workspace import REFERENCE, Workspace, told_of_faults
from pipeline.intake.options import FileRead, Options
from pipeline.statements import aliases, mappings

_READERS = 2
"""Files read at once, one for each of two cores; each child may take 1 GiB."""


@contextmanager
def reading(
    workspace: Workspace, paths: Sequence[Path], options: Options
) -> Iterator[Iterator[FileRead]]:
    """Each file with what it says, in order; the next ones are read meanwhile.

    Raises:
        KpiError: as `request_for`.
    """
    one = partial(_read, request_for(workspace, options), options)
    with ThreadPoolExecutor(_READERS) as readers:
        try:
            yield readers.map(one, paths)
        finally:
            # Where a page is left half-way, the files after it need not be read.
            readers.shutdown(wait=False, cancel_futures=True)


def read_file(workspace: Workspace, path: Path, options: Options) -> FileRead:
    """One file that was stored before, with what it says.

    Its month is not judged by today once more: what could be stored then, can be again.
    """
    return _read(replace(request_for(workspace, options), today=None), options, path)


def request_for(workspace: Workspace, options: Options) -> Request:
    """What reading a file for an office needs to know.

    Raises:
        KpiError: `unknown_unit`, `broken_reference`.
    """
    scope = workspace.reference.scope
    check_forms()
    learned = aliases.learned(workspace), mappings.learned(workspace)
    unit = options.unit
    request = Request(
        REFERENCE, scope, options.month, options.all_months, unit, *learned, today=today()
    )
    if unit and Library.of(request).names(None).find(unit, "").unit is None:
        raise KpiError(ErrorCode.UNKNOWN_UNIT, unit=unit, month=None)
    return request


def _read(request: Request, options: Options, path: Path) -> FileRead:
    found = read(path, request)
    if options.beside.keep_blank:
        _forget_blanks(found)
    return FileRead(path, found, options.beside)


def _forget_blanks(found: Reading) -> None:
    """Let blank cells say nothing, so that whatever stands there stays."""
    for table in found.tables:
        table.figures = table.figures.without_blanks()


@cache
def check_forms() -> None:
    """Tell of a broken layout here, where it is not taken for a fault of somebody's file."""
    with told_of_faults("forms/*.toml"):
        check_layouts(REFERENCE)
