"""A file that was refused: who brought it, and why it stayed outside."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from metrics.counts.problem import Problem


@dataclass(frozen=True, slots=True)
class Refused:
    """One refusal."""

    file: str
    sha256: str
    size: int
    reason: Problem
    """The first error."""
    errors: int
    by: str
    at: datetime
    """In the time of Việt Nam."""
    kept: bool = False
    """Whether the bytes are there."""
