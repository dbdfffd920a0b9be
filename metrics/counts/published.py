"""Scores that others published: kept beside our counts, never mixed with them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from enum import StrEnum

from metrics.counts.month import Month

TOTAL = "TONG"
"""The criterion that the groups of QĐ 766 add up to."""


class ScoreSpan(StrEnum):
    """Over which time a published score was counted."""

    MONTH = "month"
    QUARTER = "quarter"
    YEAR_TO_DATE = "year-to-date"


@dataclass(frozen=True, slots=True)
class PublishedScore:
    """What one unit was given for one criterion, and the cell that says so."""

    unit: str
    criterion: str
    """A group of QĐ 766 (`TDGQ`), or `TONG`."""
    score: Decimal
    cell: str


@dataclass(frozen=True, slots=True)
class Published:
    """One score that stands, and where it was read."""

    unit: str
    month: Month
    span: ScoreSpan
    criterion: str
    score: Decimal
    upload: str
    file: str
    sha256: str
    sheet: str
    cell: str
    uploader: str
    time: datetime
    """In the time of Việt Nam."""
