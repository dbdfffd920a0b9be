"""What is told of an upload: its receipt, what it changes, its line in the history, its cells."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import NamedTuple

from metrics.counts.beside import NOTHING, Beside
from metrics.counts.month import Month


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


@dataclass(frozen=True, slots=True)
class Difference:
    """One figure that an upload would change."""

    unit: str
    measure: str
    old: int
    new: int | None
    """None: a blank cell removes it."""


@dataclass(frozen=True, slots=True)
class UploadRow:
    """One upload in the history."""

    upload: str
    file: str
    form: str
    month: Month
    sheet: str
    sha256: str
    uploader: str
    reporting_unit: str | None
    stored_at: datetime
    """In the time of Việt Nam, as every time here."""
    units: int
    figures: int
    changes: Changes
    undone_at: datetime | None
    """None while it stands."""
    undone_by: str | None
    beside: Beside = NOTHING
    """What was said beside the file."""
    opens: Month | None = None
    """Of an opening balance the first month it adds up from; None: it is none."""
    undone_beside: Beside = NOTHING
    """What was said when it was taken back."""

    @property
    def received(self) -> date:
        """The day on which it was handed in, as was said, or the day it was stored."""
        return self.beside.received or self.stored_at.date()


@dataclass(frozen=True, slots=True)
class TraceRow:
    """Where one figure comes from."""

    measure: str
    value: int
    file: str
    sha256: str
    sheet: str
    cells: tuple[str, ...]
    uploader: str
    time: datetime
    upload: str
    since: Month | None = None
    """Where it is worked out of a cumulative figure: the first month that adds up."""
    stated: int | None = None
    """The cumulative figure that stands in the cells."""
    earlier: tuple[tuple[Month, TraceRow], ...] = ()
    """Where the months before it stand, which were taken off, oldest first."""
