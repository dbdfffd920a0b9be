"""What goes into the store and what comes back for it: uploads, receipts, counts of changes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import NamedTuple
from zoneinfo import ZoneInfo

from metrics.counts.figure import Cells, FigureTable
from metrics.counts.month import Month
from metrics.counts.problem import Problem
from metrics.counts.published import PublishedScore, ScoreSpan


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
    since: Month | None = None
    """Of a cumulative table, the first month its flows add up from; None: of its month alone."""
    monthly: tuple[int | None, ...] | None = None
    """Of a cumulative table, what each figure comes to for the month itself."""
    scores: tuple[PublishedScore, ...] = ()
    """Of a table of published scores, in place of figures."""
    span: ScoreSpan = ScoreSpan.MONTH
    """Over which time the scores were counted."""

    @property
    def of_month(self) -> FigureTable:
        """The figures as they count for the month."""
        if self.monthly is None:
            return self.figures
        figures = self.figures
        return FigureTable(figures.units, figures.measures, list(self.monthly), figures.cells)


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


def said(figures: FigureTable) -> FigureTable:
    """The figures without the rows whose every cell is blank: those say nothing (contract §6)."""
    if None not in figures.values:
        return figures
    stating = {
        unit for unit, value in zip(figures.units, figures.values, strict=True) if value is not None
    }
    kept = [place for place, unit in enumerate(figures.units) if unit in stating]
    return FigureTable(
        [figures.units[place] for place in kept],
        [figures.measures[place] for place in kept],
        [figures.values[place] for place in kept],
        Cells.of([figures.cells[place] for place in kept]),
    )


_VIETNAM = ZoneInfo("Asia/Ho_Chi_Minh")


def local_time(stored: datetime) -> datetime:
    """A stored time (UTC, without zone) in the time of Việt Nam."""
    return stored.replace(tzinfo=UTC).astimezone(_VIETNAM)
