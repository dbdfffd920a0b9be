"""What the figures of a year say of each unit, for a list of whom to visit."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from metrics.counts.month import Month, Window
from metrics.inspection.file import Criterion
from metrics.inspection.watch import WatchRow
from metrics.verdicts.verdict import Evidence, Status
from pipeline.desk.books import Books
from pipeline.inspection.watchlist import Watched, watchlist
from pipeline.scores.scorecard import View

_FEEDBACK = ("feedback_on_time", "feedback_satisfaction")
_BELOW = (Status.NEAR, Status.MISSED)


@dataclass(frozen=True, slots=True)
class UpTo:
    """The last month of a year that is looked at, and the day that deadlines are judged by."""

    month: Month
    as_of: date


def measured(books: Books, last: UpTo) -> Mapping[str, Mapping[Criterion, int]]:
    """By identity, what the watch list of the year up to a month says of each unit."""
    view = View(last.month, Window.YEAR_TO_DATE, as_of=last.as_of)
    rows: dict[str, list[WatchRow]] = {}
    for row in books.ask(watchlist, Watched(view)):
        rows.setdefault(row.score.unit.identity, []).append(row)
    return {identity: _measured(found) for identity, found in rows.items()}


def _measured(rows: Sequence[WatchRow]) -> dict[Criterion, int]:
    return {
        Criterion.CERTAIN_SHORTFALL: sum(map(_certainly_short, rows)),
        Criterion.DOSSIERS_AFFECTED: sum(_lacking(row, ("on_time",)) for row in rows),
        Criterion.MONTHS_BELOW: max(row.months_below for row in rows),
        Criterion.MONTHS_SILENT: max(row.months_silent for row in rows),
        Criterion.WORSENING: sum(map(_worsening, rows)),
        Criterion.FEEDBACK: sum(_lacking(row, _FEEDBACK) for row in rows),
    }


def _certainly_short(row: WatchRow) -> int:
    verdict = row.score.verdict
    certain = verdict.evidence is Evidence.CERTAIN and verdict.status in _BELOW
    # Feedback is a criterion of its own.
    counted = certain and row.score.indicator.code not in _FEEDBACK
    return verdict.short_by or 0 if counted else 0


def _worsening(row: WatchRow) -> int:
    # What nothing is asked of may go where it will.
    return int(row.score.goal is not None and row.direction.worse)


def _lacking(row: WatchRow, indicators: Sequence[str]) -> int:
    share = row.score.share
    if share is None or row.score.indicator.code not in indicators:
        return 0
    return share.cases - share.good
