"""The months before, of one unit: its lights, what it reported and when it was silent."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from metrics.counts.month import Month, Window
from metrics.counts.upload import UploadRow
from metrics.verdicts.rollup import Score, ScoreQuestion, score_units
from pipeline.desk.books import Books
from pipeline.periods.history import by_month, last_months
from pipeline.periods.runs import UnitWords, first_month
from pipeline.scores.scorecard import View
from pipeline.sums.spans import spans
from warehouse.reading import queries
from warehouse.reading.shares import MonthShare

BACK = 12
"""So many months are looked back."""


@dataclass(frozen=True, slots=True)
class Past:
    """A unit in the months looked back."""

    months: tuple[Month, ...]
    """The oldest first."""
    lines: Mapping[str, tuple[Score | None, ...]]
    """By indicator, the light of each of these months; None where the unit did not exist."""
    due: tuple[Month, ...]
    """Those of them for which it had to report and the deadline has passed; none before the first
    month that figures are held for."""
    silent: tuple[Month, ...]
    """Those of the due ones in which it was silent."""
    uploads: tuple[UploadRow, ...]
    """What fed these months, the newest month and upload first."""


def past(books: Books, view: View) -> Past:
    """Look back on a view's head; its window plays no part.

    Raises:
        KpiError: `unknown_unit` where the head is no unit of that month.
    """
    reference, as_of = books.reference, view.asked(books.today).as_of
    unit, months = view.head(reference), last_months(view.month, BACK)
    rows = {month: reference.register.row_in(unit.identity, month) for month in months}
    shares = queries.series(
        books.edition, spans(reference, (unit,), months), months, reference.indicators
    )
    figures = by_month(shares)
    lights: dict[tuple[Month, str], Score] = {}
    for month, row in rows.items():
        question = ScoreQuestion(month, Window.MONTH, as_of)
        units = (row,) if row else ()
        for score in score_units(units, question, reference.rules, figures.get(month, {})):
            lights[month, score.indicator.code] = score
    since = first_month(books)
    due = tuple(
        month
        for month, row in rows.items()
        if row is not None and row.reports and as_of > reference.rules.deadline(month)
        if since is not None and month >= since
    )
    words = UnitWords(books, as_of)
    words.read((unit.identity,), months)
    return Past(
        months,
        {
            each.code: tuple(lights.get((month, each.code)) for month in months)
            for each in reference.indicators
        },
        due,
        tuple(month for month in due if words.status(unit.identity, month)),
        _uploads(books, shares),
    )


def _uploads(books: Books, shares: Iterable[MonthShare]) -> tuple[UploadRow, ...]:
    fed = {name for share in shares for name in share.uploads}
    found = [row for row in queries.uploads(books.edition) if row.upload in fed]
    return tuple(sorted(reversed(found), key=lambda row: row.month, reverse=True))
