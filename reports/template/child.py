"""The process that looks at or fills one template; it may take little time and memory."""

from __future__ import annotations

import base64
import json
import sys
from typing import Any

MEMORY = 1 << 30
"""Bytes: a report with two hundred units takes a tenth of it."""
SECONDS = 20
"""Of its own work; the largest report takes two."""


def main() -> None:
    """Answer one question from stdin on stdout."""
    _limit_itself()
    sys.stdout.write(json.dumps(_answer(json.loads(sys.stdin.buffer.read()))))


def _answer(asked: dict[str, Any]) -> dict[str, Any]:
    # Imported under the limits: what a file makes these do cannot outgrow them.
    from reports.template import language

    content = base64.b64decode(asked["template"])
    known = {
        name: None if columns is None else frozenset(columns)
        for name, columns in asked["known"].items()
    }
    found = language.faults(content, known)
    if found:
        return {"faults": [[each.kind, each.said, each.line] for each in found]}
    made = language.filled(content, asked["values"])
    return {"content": base64.b64encode(made).decode()}


def _limit_itself() -> None:
    try:
        import resource
    except ImportError:
        # Windows has no such limits; the parent's clock still holds.
        return
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS + 1))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


if __name__ == "__main__":
    main()
