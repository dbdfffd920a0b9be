"""Fills a template, or says why it must not be used, in a process of its own."""

from __future__ import annotations

import base64
import json
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from reports.template.child import SECONDS
from reports.template.fields import Fields, Known
from reports.template.language import FaultKind, TemplateFault

LARGEST = 2_000_000
"""Bytes of a template: a letter with a coat of arms is a twentieth of it."""
_ROOT = Path(__file__).resolve().parents[2]
_START = (
    "import sys; sys.path.insert(0, sys.argv[1]); from reports.template.child import main; main()"
)
_PATIENCE = 2 * SECONDS
"""Seconds of the clock: the process may have to wait for its turn."""


@dataclass(frozen=True, slots=True)
class Filled:
    """What became of a template."""

    content: bytes = b""
    """The document; empty where it is refused."""
    faults: tuple[TemplateFault, ...] = ()
    """Why it is refused."""


def fill(template: bytes, known: Known, values: Fields) -> Filled:
    """A template with its fields filled in.

    Args:
        template: A .docx.
        known: The fields there are for the kind of document.
        values: What they hold; a field that is known and has no value is empty.
    """
    if len(template) > LARGEST:
        return Filled(faults=(TemplateFault(FaultKind.TOO_MUCH),))
    asked = {
        "template": base64.b64encode(template).decode(),
        "known": {name: each if each is None else sorted(each) for name, each in known.items()},
        "values": dict(values),
    }
    try:
        done = subprocess.run(
            [sys.executable, "-I", "-c", _START, str(_ROOT)],
            input=json.dumps(asked, ensure_ascii=False).encode(),
            capture_output=True,
            timeout=_PATIENCE,
            check=False,
        )
    except subprocess.TimeoutExpired:
        return Filled(faults=(TemplateFault(FaultKind.TOO_MUCH),))
    if done.returncode < 0:
        return Filled(faults=(TemplateFault(FaultKind.TOO_MUCH),))
    if done.returncode:
        return Filled(faults=(TemplateFault(FaultKind.BROKEN),))
    answer = json.loads(done.stdout)
    if "content" in answer:
        return Filled(base64.b64decode(answer["content"]))
    told = (TemplateFault(FaultKind(kind), said, line) for kind, said, line in answer["faults"])
    return Filled(faults=tuple(told))
