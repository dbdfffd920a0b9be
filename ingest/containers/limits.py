"""How large a file, its parts and its sheets may be; what is larger is refused, not read."""

from __future__ import annotations

from typing import Literal

from ingest.containers.refusal import RefusedError
from metrics.counts.problem import ProblemCase

MOST_UNPACKED = 200 * 1024 * 1024
MOST_PARTS = 2000
MOST_STRINGS = 2_000_000
MOST_SHEETS = 60
MOST_ROWS = 100_000
MOST_COLUMNS = 512
MOST_CELLS = 5_000_000
MOST_MERGES = 50_000


Excess = Literal[
    "bytes", "unpacked", "rows", "columns", "sheets", "cells", "merges", "strings", "parts"
]
"""What there can be too much of: the word of a case of `too_large`."""


def limit(value: int, most: int, what: Excess) -> None:
    """Refuse what is more than allowed.

    Raises:
        RefusedError: `too_large`, with what there was too much of.
    """
    if value > most:
        raise RefusedError(ProblemCase(f"too_large.{what}"))
