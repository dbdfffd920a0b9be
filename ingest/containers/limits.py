"""How large a file, its parts and its sheets may be; what is larger is refused, not read."""

from __future__ import annotations

from ingest.containers.refusal import RefusedError
from metrics.counts.problem import ProblemKind

MOST_UNPACKED = 200 * 1024 * 1024
MOST_PARTS = 2000
MOST_STRINGS = 2_000_000
MOST_SHEETS = 60
MOST_ROWS = 100_000
MOST_COLUMNS = 512
MOST_CELLS = 5_000_000
MOST_MERGES = 50_000


def limit(value: int, most: int, what: str) -> None:
    """Refuse what is more than allowed.

    Raises:
        RefusedError: `too_large`, with what there was too much of.
    """
    if value > most:
        raise RefusedError(ProblemKind.TOO_LARGE, what=what, most=most)
