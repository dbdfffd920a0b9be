"""How large a file, its parts and its sheets may be; what is larger is refused, not read."""

from __future__ import annotations

from typing import Literal

from ingest.containers.refusal import RefusedError
from ingest.reading import MOST_BYTES
from metrics.counts.problem import ProblemCase

MOST_UNPACKED = 200 * 1024 * 1024
"""Twenty times the largest file; spreadsheets pack about ten to one, bombs a thousand to one."""
MOST_PARTS = 2000
"""Sixty sheets with drawings and comments have some hundreds; the rest is room, not measured."""
MOST_STRINGS = 2_000_000
"""Shared texts are held in memory all at once; these are far more than the cells of any report."""
MOST_SHEETS = 60
"""A year of months in several forms; nobody keeps more in a report."""
MOST_ROWS = 100_000
"""Thirty times the communes of the whole country, each with many rows."""
MOST_COLUMNS = 512
"""Many times the columns of any form; a stray cell far to the right makes a giant of a sheet."""
MOST_CELLS = 5_000_000
"""For rows and columns together: 100,000 × 512 would not fit the memory of the child."""
MOST_MERGES = 50_000
"""One for every second row of the largest sheet; each is laid over the cells by itself."""


Excess = Literal[
    "bytes", "unpacked", "rows", "columns", "sheets", "cells", "merges", "strings", "parts"
]
"""What there can be too much of: the word of a case of `too_large`."""


_room = [1]
"""So many times more is taken; one but where a large list came by the command line."""


def widen(times: int) -> None:
    """Take so many times more from here on, in a process that reads one large list and ends."""
    _room[0] = times


def limit_size(data: bytes) -> None:
    """Refuse a file that is larger than any that is read.

    Raises:
        RefusedError: `too_large`.
    """
    limit(len(data), MOST_BYTES, "bytes")


def limit(value: int, most: int, what: Excess) -> None:
    """Refuse what is more than allowed.

    Raises:
        RefusedError: `too_large`, with what there was too much of.
    """
    if value > most * _room[0]:
        raise RefusedError(ProblemCase(f"too_large.{what}"))
