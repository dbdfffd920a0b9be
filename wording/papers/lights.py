"""How lights are written on paper, where colour may be missing: a word and its shape."""

from __future__ import annotations

from metrics.verdicts.verdict import Evidence, Status
from wording.scores import export

PAINTED = {
    export.light(status, None): colour
    for status, colour in (
        (Status.MET, "FFE6F2EB"),
        (Status.NEAR, "FFFCEFD8"),
        (Status.MISSED, "FFFBE3E1"),
    )
}
"""The first word of a light, and the colour of its cell in a workbook."""


def light(status: Status, evidence: Evidence | None) -> str:
    """`Chưa đạt ✕, chắc chắn`."""
    return export.light(status, evidence)
