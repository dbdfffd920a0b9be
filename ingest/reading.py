"""What reading a file yields: the tables recognised in it, their figures and every problem."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from metrics.counts.mapping import Mapping
from metrics.counts.month import Month
from metrics.units.register import Alias

MOST_BYTES = 10 * 1024 * 1024
"""A larger file is refused unread."""


@dataclass(frozen=True, slots=True)
class Request:
    """What the person said beside the file; plain values, since it crosses into a child process."""

    reference: Path
    """The folder of reference data: forms, units, measures."""
    scope: str
    """Province whose units the file speaks of."""
    month: Month | None = None
    """Settles the month where the file states none; conflicts with the file are errors."""
    all_months: bool = False
    """Whether every month's sheet is wanted."""
    unit: str | None = None
    """The reporting unit where the file is one unit's own report."""
    aliases: tuple[Alias, ...] = ()
    """Names that a person confirmed, oldest first; they go before every other reading."""
    mappings: tuple[Mapping, ...] = ()
    """Layouts whose columns a person explained, oldest first; they go before every known form."""
