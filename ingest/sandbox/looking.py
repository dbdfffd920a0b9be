"""Whether a Word file may be opened; runs in the child process."""

from __future__ import annotations

from ingest.containers import zip_guard
from ingest.containers.container import Container, sniff
from ingest.containers.limits import limit_size
from ingest.containers.refusal import RefusedError
from metrics.counts.problem import Problem, ProblemCase, Severity


def look_through(data: bytes) -> Problem | None:
    """Why a Word file must not be opened; None where it may.

    Args:
        data: The file.
    """
    try:
        limit_size(data)
        word = (
            sniff(data) is Container.ZIP
            and zip_guard.inspect(data, document=True).container is Container.DOCX
        )
    except RefusedError as refused:
        return refused.problem
    return None if word else Problem(Severity.ERROR, ProblemCase.NOT_A_SPREADSHEET)
