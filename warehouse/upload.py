"""What goes into the store and what comes back for it: uploads, receipts, counts of changes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import NamedTuple
from zoneinfo import ZoneInfo

from metrics.figure import FigureTable
from metrics.month import Month
from metrics.problem import Problem


@dataclass(frozen=True, slots=True)
class NewUpload:
    """One table of one file for one month, read and checked, on its way into the store."""

    file: str
    form: str
    month: Month
    sheet: str
    sha256: str
    uploader: str
    reporting_unit: str | None
    period: tuple[date, date] | None
    figures: FigureTable
    problems: tuple[Problem, ...]
    """Warnings; a file with an error is never stored."""
    units: int
    """How many units state at least one figure."""


@dataclass(frozen=True, slots=True)
class Changes:
    """How many figures (unit × measure) an upload changes in what stands."""

    new: int = 0
    changed: int = 0
    same: int = 0
    removed: int = 0

    def __add__(self, other: Changes) -> Changes:
        return Changes(
            self.new + other.new,
            self.changed + other.changed,
            self.same + other.same,
            self.removed + other.removed,
        )


class Superseded(NamedTuple):
    """What later uploads made of one that stands."""

    figures: int
    """How many of its figures later uploads gave another value or removed."""
    uploads: tuple[str, ...]
    """Those uploads, oldest first."""


@dataclass(frozen=True, slots=True)
class Receipt:
    """The promise that an upload is stored; final once the writer's context has been left."""

    upload: str
    """For people: the month and a running number, `2409-0031`."""
    sha256: str
    stored_at: datetime
    """In the time of Việt Nam."""
    units: int
    figures: int
    changes: Changes
    """Against what stood when it was stored."""
    already_stored: bool = False
    superseded: Superseded | None = None


_VIETNAM = ZoneInfo("Asia/Ho_Chi_Minh")


def local_time(stored: datetime) -> datetime:
    """A stored time (UTC, without zone) in the time of Việt Nam."""
    return stored.replace(tzinfo=UTC).astimezone(_VIETNAM)
