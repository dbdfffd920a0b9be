"""Has a list of people read by a fresh child process; what crosses between the two stands here."""

from __future__ import annotations

import json
from dataclasses import asdict
from datetime import date
from typing import Any

from ingest.reading import MOST_BYTES, Request
from ingest.sandbox.answer import pack_problem, pack_request, unpack_problem, unpack_request
from ingest.sandbox.people import BadDay, PeopleList, PersonRow, read_people
from ingest.sandbox.reader import ask_child
from metrics.counts.problem import Problem, ProblemKind, Severity

_START = (
    "import sys; sys.path.insert(0, sys.argv[1]); "
    "from ingest.sandbox.people_child import main; main()"
)


def read_list(data: bytes, request: Request, name: str) -> PeopleList:
    """Read a list whose bytes are at hand; whatever happens to the child, there is an answer."""
    if not data:
        return _refused(ProblemKind.NOT_A_SPREADSHEET, what="empty")
    if len(data) > MOST_BYTES:
        return _refused(ProblemKind.TOO_LARGE, what="bytes")
    output, failure = ask_child(pack_request(name, request), data, _START)
    if failure is None:
        try:
            return _unpacked(output)
        except (ValueError, KeyError, TypeError):
            failure = ProblemKind.DAMAGED
    if failure is ProblemKind.TOO_LARGE:
        return _refused(failure, what="effort")
    return _refused(failure)


def answer(line: bytes, data: bytes) -> bytes:
    """What the child answers."""
    _, request = unpack_request(line)
    found = read_people(data, request)
    raw = {
        "rows": [asdict(row) for row in found.rows],
        "problems": [pack_problem(problem) for problem in found.problems],
        "bad_days": [asdict(each) for each in found.bad_days],
    }
    return json.dumps(raw, default=date.isoformat).encode()


def _unpacked(output: bytes) -> PeopleList:
    raw = json.loads(output)
    return PeopleList(
        [_row(each) for each in raw["rows"]],
        [unpack_problem(each) for each in raw["problems"]],
        [BadDay(**each) for each in raw["bad_days"]],
    )


def _row(raw: dict[str, Any]) -> PersonRow:
    days = {
        side: date.fromisoformat(raw[side]) if raw[side] else None for side in ("since", "until")
    }
    return PersonRow(**(raw | days))


def _refused(kind: ProblemKind, **facts: str | int) -> PeopleList:
    return PeopleList(problems=[Problem(Severity.ERROR, kind, facts=facts)])
