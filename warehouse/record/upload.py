"""What goes into the store and what comes back for it: uploads, receipts, counts of changes."""

from __future__ import annotations

from dataclasses import dataclass, fields
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import msgspec

from metrics.counts.beside import NOTHING, Beside
from metrics.counts.figure import FigureTable
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
    beside: Beside = NOTHING
    """What was said beside the file."""

    @property
    def opens(self) -> Month | None:
        """Of an opening balance the first month it adds up from."""
        return self.since if self.beside.opening else None

    @property
    def of_month(self) -> FigureTable:
        """The figures as they count for the month."""
        if self.monthly is None:
            return self.figures
        figures = self.figures
        return FigureTable(figures.units, figures.measures, list(self.monthly), figures.cells)


def said(figures: FigureTable) -> FigureTable:
    """The figures without the rows whose every cell is blank: those say nothing (contract §6)."""
    if None not in figures.values:
        return figures
    stating = {
        unit for unit, value in zip(figures.units, figures.values, strict=True) if value is not None
    }
    return figures.kept([place for place, unit in enumerate(figures.units) if unit in stating])


def written(beside: Beside) -> str:
    """What was said beside a file as it is kept: JSON without what was not said; empty: nothing."""
    told = {
        each.name: value
        for each in fields(beside)
        if (value := getattr(beside, each.name)) != getattr(NOTHING, each.name)
    }
    return msgspec.json.encode(told, order="sorted").decode() if told else ""


def unwritten(kept: str | None) -> Beside:
    """What was said, as it was kept."""
    return msgspec.json.decode(kept, type=Beside) if kept else NOTHING


_VIETNAM = ZoneInfo("Asia/Ho_Chi_Minh")


def local_time(stored: datetime) -> datetime:
    """A stored time (UTC, without zone) in the time of Việt Nam."""
    return stored.replace(tzinfo=UTC).astimezone(_VIETNAM)
