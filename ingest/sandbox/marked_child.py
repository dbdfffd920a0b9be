"""The process that marks one file from a stranger and ends, under the limits of the reading one."""

from __future__ import annotations

import json

from ingest.containers.refusal import RefusedError
from ingest.sandbox.child import serve

MADE, REFUSED = b"+", b"-"
"""The first byte of an answer: the copy follows, or the problem that keeps it from being made."""


def main() -> None:
    """Read the problems and the file's bytes from stdin, answer on stdout."""
    serve(_answer)


def _answer(line: bytes, data: bytes) -> bytes:
    # Imported under the limits: what a file makes these do cannot outgrow them.
    from ingest.marked.copy import fault_list, marked_copy
    from ingest.sandbox.answer import pack_problem, unpack_problem

    asked = json.loads(line)
    problems = [unpack_problem(each) for each in asked["problems"]]
    if "reason" in asked:
        return MADE + fault_list(asked["name"], problems, unpack_problem(asked["reason"]))
    try:
        return MADE + marked_copy(data, asked["name"], problems)
    except RefusedError as refused:
        return REFUSED + json.dumps(pack_problem(refused.problem)).encode()


if __name__ == "__main__":
    main()
