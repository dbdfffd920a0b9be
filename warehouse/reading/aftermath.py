"""What would stand if one upload were taken back."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from metrics.counts.month import Month
from warehouse.engine.connection import Source, ask
from warehouse.record.upload import local_time


@dataclass(frozen=True, slots=True)
class Successor:
    """Who would speak for figures of an upload that is taken back."""

    upload: str | None
    """None: nobody; the figures would be missing."""
    file: str | None
    stored_at: datetime | None
    """In the time of Việt Nam."""
    figures: int
    """How many figures it would speak for."""
    changed: int
    """How many of them would have another value than now."""
    silent_units: int
    """How many units would be left without any figure of the month."""


def aftermath(source: Source, upload: str, month: Month) -> list[Successor]:
    """Who would speak for the figures for which an upload speaks now; the newest upload first.

    Args:
        source: An edition or the writer.
        upload: The code of the upload.
        month: The month it is of.
    """
    rows = ask(source.cursor(), "aftermath", {"upload": upload, "month": month.first_day})
    return [
        Successor(name, file, local_time(stored_at) if stored_at else None, *counts)
        for name, file, stored_at, *counts in rows.fetchall()
    ]
