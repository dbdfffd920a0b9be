"""Has a marked copy made by a fresh child process; the process that asks opens no workbook."""

from __future__ import annotations

from collections.abc import Sequence

from ingest.sandbox.messages import ListFaults, MarkCopy, Marked
from ingest.sandbox.reader import ask
from metrics.counts.problem import Problem


def marked_copy(data: bytes, name: str, problems: Sequence[Problem]) -> bytes | Problem:
    """A workbook with its faults marked; the problem that keeps it from being made, where one does.

    Args:
        data: The file as it came.
        name: What the person calls it.
        problems: What is wrong with it.
    """
    answer = ask(MarkCopy(data, name, problems), Marked)
    return answer if isinstance(answer, Problem) else answer.copy


def fault_list(name: str, problems: Sequence[Problem], reason: Problem) -> bytes:
    """A workbook of nothing but the list of faults, for a file that cannot be marked itself.

    Args:
        name: What the person calls the file.
        problems: What is wrong with it.
        reason: Why it cannot be marked.
    """
    answer = ask(ListFaults(name, problems, reason), Marked)
    assert isinstance(answer, Marked)
    assert isinstance(answer.copy, bytes)
    return answer.copy
