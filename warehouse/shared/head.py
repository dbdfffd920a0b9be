"""One write of the record: how the record stands after it, and what it brings."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from warehouse.shared.rows import Reach, Sums


@dataclass(frozen=True, slots=True)
class Head:
    """The newest write, and how the record stood after it."""

    number: int
    """Of the edition."""
    reach: Reach
    ledger: str
    """The hash of the ledger's last line."""
    seal: str
    """Of the last statement."""
    sums: Sums
    """Of all rows of all tables."""


@dataclass(frozen=True, slots=True)
class Addition:
    """What a write brings beside the rows."""

    head: Head
    """As the record stands after it."""
    lines: Sequence[bytes]
    """Of the ledger, without their ends."""
    originals: Mapping[str, Path]
    """The files of uploaded bytes, by sha256."""
