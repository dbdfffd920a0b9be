"""The months before: one scorecard a month, for sparklines and trends."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from metrics.counts.month import Month, Window
from metrics.counts.share import Share
from metrics.units.register import find_unit
from metrics.units.unit import Unit
from metrics.verdicts.reference import Reference
from metrics.verdicts.rollup import (
    Counted,
    Figures,
    Score,
    ScoreQuestion,
    group_parts,
    reporting,
    score_group,
    score_units,
)
from pipeline.desk.books import Books
from pipeline.scores.scorecard import View
from pipeline.sums.whole_months import kept, series
from warehouse.reading.shares import MonthShare

MonthlyScores = dict[Month, tuple[Score, ...]]
"""The rows of each month, oldest first."""
Line = dict[Month, Score]
"""The rows of one unit and indicator; months in which the unit did not exist are absent."""


_FIRST = Month(1900, 1)
"""The first month that can be written; there is none before it."""


def last_months(month: Month, count: int) -> tuple[Month, ...]:
    """So many months, ending with `month`, oldest first; fewer where there are no more."""
    there_are = (month.year - _FIRST.year) * 12 + month.number
    return tuple(month.plus(-back) for back in reversed(range(min(count, there_are))))


@dataclass(frozen=True, slots=True)
class Within:
    """A group within a view, as a district in the view of the province."""

    view: View
    head: str


def monthly_scores(books: Books, view: View) -> MonthlyScores:
    """Twelve months of rows of the reporting units under the view's head, as each month had them.

    A month in which the head did not exist has no rows. The window of the view plays no part:
    every row is of one month.
    """
    months = last_months(view.month, 12)
    everyone = _everyone(books, months, view.as_of)
    return {
        month: tuple(row for row in everyone[month] if row.unit.code in codes)
        for month in months
        for codes in ({unit.code for unit in _reporting(books.reference, view, month)},)
    }


def lines(books: Books, view: View) -> dict[tuple[str, str], Line]:
    """The rows of `monthly_scores` by the unit's identity and the indicator."""
    found: dict[tuple[str, str], Line] = {}
    for month, rows in books.ask(monthly_scores, view.of_one_month()).items():
        for row in rows:
            found.setdefault((row.unit.identity, row.indicator.code), {})[month] = row
    return found


def line_of(lines: Mapping[tuple[str, str], Line], score: Score) -> Line:
    """The rows of a score's unit and indicator, oldest first."""
    return lines.get((score.unit.identity, score.indicator.code), {})


def monthly_totals(books: Books, group: Within) -> dict[str, list[Score | None]]:
    """By indicator, the head's group row of each of twelve months, None where it had no parts.

    Raises:
        KpiError: `unknown_unit` where the head is no unit of the view's month.
    """
    head = find_unit(books.reference.register, group.view.month, group.head)
    scores = books.ask(monthly_scores, group.view.of_one_month())
    return totals_of(books.reference, head, scores)


def totals_of(
    reference: Reference, head: Unit, scores: MonthlyScores
) -> dict[str, list[Score | None]]:
    """By indicator, the head's group row of each month, None where it had no parts.

    The head is known by who it is, whatever code it bore in a month.
    """
    totals: dict[str, list[Score | None]] = {each.code: [] for each in reference.indicators}
    for month, rows in scores.items():
        tree = reference.register.at(month)
        at = reference.register.row_in(head.identity, month)
        parts = group_parts(at, tree, rows) if at else []
        for code, line in totals.items():
            chosen = [row for row in parts if row.indicator.code == code]
            line.append(score_group(at, chosen) if at and chosen else None)
    return totals


def _everyone(books: Books, months: Sequence[Month], as_of: date | None) -> MonthlyScores:
    """The rows of every reporting unit of the scope, which all views of a month share."""
    everyone = View(months[-1], as_of=as_of)
    what = _everyone, as_of or books.today
    return kept(books, what, months, lambda between: scores_of_months(books, everyone, between))


def scores_of_months(books: Books, view: View, months: Sequence[Month]) -> MonthlyScores:
    """Months of rows of the reporting units under a view's head, read in one question."""
    reference, as_of = books.reference, view.asked(books.today).as_of
    units_by_month = {month: _reporting(reference, view, month) for month in months}
    everyone = {unit.identity: unit for units in units_by_month.values() for unit in units}
    shares = by_month(series(books, everyone.values(), months, reference.indicators))
    return {
        month: score_units(
            units, ScoreQuestion(month, Window.MONTH, as_of), reference.rules, shares.get(month, {})
        )
        for month, units in units_by_month.items()
    }


def _reporting(reference: Reference, view: View, month: Month) -> tuple[Unit, ...]:
    register, code = reference.register, view.under or reference.scope
    # A code means something only together with a month: it is the view's that says who is meant.
    meant = register.at(view.month).get(code)
    head = register.row_in(meant.identity, month) if meant else register.at(month).get(code)
    return reporting(register.at(month), under=head.code, level=view.level) if head else ()


def by_month(rows: Iterable[MonthShare]) -> dict[Month, Figures]:
    """The shares of each month, as they are scored."""
    shares: dict[Month, dict[tuple[str, str], Counted]] = {}
    for row in rows:
        shares.setdefault(row.month, {})[row.key, row.indicator] = Counted(
            Share(row.good, row.cases), (row.month,), row.mixed
        )
    return dict(shares)
