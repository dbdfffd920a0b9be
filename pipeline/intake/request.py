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
from pipeline.desk.clock import today
from pipeline.desk.workspace import REFERENCE, Workspace, told_of_faults
from pipeline.intake.answers import settle
from pipeline.intake.options import FileRead, Options
from pipeline.statements import aliases, mappings, phrases

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
    one = partial(_read, workspace, request_for(workspace, options), options)
    with ThreadPoolExecutor(_READERS) as readers:
        found = readers.map(one, paths)
        try:
            # An answer to nothing refuses all files, so it is known before one is stored.
            yield iter(list(found)) if options.beside.answers else found
        finally:
            # Where a page is left half-way, the files after it need not be read.
            readers.shutdown(wait=False, cancel_futures=True)


def read_file(workspace: Workspace, path: Path, options: Options) -> FileRead:
    """One file that was stored before, with what it says.

    Its month is not judged by today once more: what could be stored then, can be again. Answers
    that it does not ask for are no fault.
    """
    request = replace(request_for(workspace, options), today=None)
    return _as_said(FileRead(path, read(path, request, told=lambda _: None), options.beside))


def request_for(workspace: Workspace, options: Options) -> Request:
    """What reading a file for an office needs to know.

    Raises:
        KpiError: `unknown_unit`, `broken_reference`.
    """
    unit, beside = options.unit, options.beside
    with workspace.edition() as edition:
        # The reference first: it tells every fault of the measures, which the layouts only meet.
        known = workspace.reference_of(edition)
        check_forms()
        request = Request(
            REFERENCE,
            known.scope,
            options.month,
            options.all_months,
            unit,
            aliases.learned(edition),
            mappings.learned(edition),
            beside.answers,
            phrases.learned(edition),
            beside.sheet,
            beside.opening,
            today=today(),
            edits=known.edits,
        )
    if unit and Library.of(request).names(None).find(unit, "").unit is None:
        raise KpiError(ErrorCode.UNKNOWN_UNIT, unit=unit, month=None)
    return request


def _read(workspace: Workspace, request: Request, options: Options, path: Path) -> FileRead:
    beside = options.beside
    if not beside.answers:
        return _as_said(FileRead(path, read(path, request, told=options.rows_read), beside))
    settled = settle(workspace, request, lambda asked: read(path, asked, told=options.rows_read))
    return _as_said(FileRead(path, settled.reading, beside, settled.names))


def _as_said(found: FileRead) -> FileRead:
    """With blank cells that say nothing, where whatever stands there is to stay."""
    if found.beside.keep_blank or found.beside.opening:
        for table in found.reading.tables:
            table.figures = table.figures.without_blanks()
    return found


@cache
def check_forms() -> None:
    """Tell of a broken layout here, where it is not taken for a fault of somebody's file."""
    with told_of_faults("forms/*.toml"):
        check_layouts(REFERENCE)
