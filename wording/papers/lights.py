"""Lights on paper: words alone, since the letters lack the shapes and colour may be missing."""

from __future__ import annotations

from metrics.verdicts.verdict import Evidence, Status
from wording import interface

PAINTED = {
    interface.STATUS[Status.MET]: "FFE6F2EB",
    interface.STATUS[Status.NEAR]: "FFFCEFD8",
    interface.STATUS[Status.MISSED]: "FFFBE3E1",
}
"""The first word of a light, and the colour of its cell in a workbook."""


def light(status: Status, evidence: Evidence | None) -> str:
    """`Chưa đạt, chắc chắn`."""
    said = interface.STATUS[status]
    return f"{said}, {interface.EVIDENCE[evidence]}" if evidence else said
