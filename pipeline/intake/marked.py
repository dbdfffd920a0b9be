"""Hands a file back with its faults marked, or says why that cannot be done."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from pathlib import Path

from ingest.sandbox import marker
from metrics.counts.errors import ErrorCode, KpiError
from metrics.counts.problem import Problem, ProblemKind
from metrics.counts.reading import Reading

_NEVER_OPENED = frozenset(
    {
        ProblemKind.NOT_A_SPREADSHEET,
        ProblemKind.UNSUPPORTED_CONTAINER,
        ProblemKind.ENCRYPTED,
        ProblemKind.UNSAFE_CONTENT,
        ProblemKind.TOO_LARGE,
        ProblemKind.DAMAGED,
    }
)


def refusal(problems: Sequence[Problem]) -> Problem | None:
    """Why a file cannot be marked: it was turned away before its cells were read."""
    return next((each for each in problems if each.kind in _NEVER_OPENED), None)


def marked_copy(path: Path, reading: Reading, problems: Sequence[Problem]) -> bytes | Problem:
    """The file as a workbook with its faults marked; the problem that keeps it from being made.

    Args:
        path: Where the file is.
        reading: What was read of it.
        problems: The reading's, and what only a look at the stored months shows.

    Raises:
        KpiError: `file_changed` where the file is no longer the one that was read.
    """
    refused = refusal(problems)
    if refused is not None:
        return refused
    data = path.read_bytes()
    if hashlib.sha256(data).hexdigest() != reading.sha256:
        raise KpiError(ErrorCode.FILE_CHANGED, file=reading.file)
    return marker.marked_copy(data, reading.file, problems)


def download(path: Path, reading: Reading, problems: Sequence[Problem]) -> bytes:
    """The marked copy; where it cannot be made, a workbook of the list of faults that says so."""
    made = marked_copy(path, reading, problems)
    if isinstance(made, Problem):
        return marker.fault_list(reading.file, problems, made)
    return made
