"""Has a marked copy made by a fresh child process; the process that asks opens no workbook."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence

from ingest.sandbox.answer import pack_problem, unpack_problem
from ingest.sandbox.marked_child import MADE, REFUSED
from ingest.sandbox.reader import ask_child
from metrics.counts.problem import Problem, ProblemCase, Severity

_START = (
    "import sys; sys.path.insert(0, sys.argv[1]); "
    "from ingest.sandbox.marked_child import main; main()"
)


def marked_copy(data: bytes, name: str, problems: Sequence[Problem]) -> bytes | Problem:
    """A workbook with its faults marked; the problem that keeps it from being made, where one does.

    Args:
        data: The file as it came.
        name: What the person calls it.
        problems: What is wrong with it.
    """
    return _ask(data, _request(name, problems))


def fault_list(name: str, problems: Sequence[Problem], reason: Problem) -> bytes:
    """A workbook of nothing but the list of faults, for a file that cannot be marked itself.

    Args:
        name: What the person calls the file.
        problems: What is wrong with it.
        reason: Why it cannot be marked.
    """
    made = _ask(b"", _request(name, problems) | {"reason": pack_problem(reason)})
    assert isinstance(made, bytes)
    return made


def _request(name: str, problems: Sequence[Problem]) -> dict[str, object]:
    return {"name": name, "problems": [pack_problem(each) for each in problems]}


def _ask(data: bytes, asked: Mapping[str, object]) -> bytes | Problem:
    output, failure = ask_child(json.dumps(asked).encode() + b"\n", data, _START)
    if failure is None and output.startswith(MADE):
        return output.removeprefix(MADE)
    if failure is None and output.startswith(REFUSED):
        try:
            return unpack_problem(json.loads(output.removeprefix(REFUSED)))
        except (ValueError, KeyError, TypeError):
            failure = ProblemCase.DAMAGED
    return Problem(Severity.ERROR, failure or ProblemCase.DAMAGED)
