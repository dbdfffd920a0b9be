"""What an upload did when it was stored, and what has become of it since."""

from __future__ import annotations

from typing import NamedTuple

from metrics.counts.month import Month
from metrics.counts.upload import Difference
from warehouse.engine.connection import Source, ask


class Speaking(NamedTuple):
    """How much of an upload that stands is still seen."""

    states: int
    """Figures it states."""
    speaks: int
    """Those of them for which no later upload speaks."""


def changed_by(source: Source, upload: str) -> list[Difference]:
    """The figures that an upload changed or removed, by unit and measure.

    Args:
        source: An edition or the writer.
        upload: Its code; it may have been taken back since.
    """
    rows = ask(source.cursor(), "upload_changes", {"upload": upload})
    return [Difference(*row) for row in rows.fetchall()]


def speaking(source: Source, first: Month, last: Month) -> dict[str, Speaking]:
    """By its code, how much of each upload of some months that stands is still seen.

    Args:
        source: An edition or the writer.
        first: The first of the months.
        last: The last of them.
    """
    months = {"first": first.first_day, "last": last.first_day}
    rows = ask(source.cursor(), "speaking", months).fetchall()
    return {upload: Speaking(*counts) for upload, *counts in rows}
