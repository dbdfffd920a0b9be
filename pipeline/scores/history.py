"""The months before: one scorecard a month, for sparklines and trends."""

from __future__ import annotations

from collections.abc import Iterable

from metrics.counts.month import Month, Window
from metrics.counts.share import Share
from metrics.units.register import find_unit
from metrics.units.unit import Unit
from metrics.verdicts.reference import Reference
from metrics.verdicts.rollup import (
    Counted,
    Figures,
    Question,
    Score,
    group_parts,
    reporting,
    score_group,
    score_units,
)
from pipeline.scores.scorecard import View, spans
from warehouse.reading import queries
from warehouse.reading.editions import Edition
from warehouse.reading.shares import MonthShare

MonthlyScores = dict[Month, tuple[Score, ...]]
"""The rows of each month, oldest first."""


def last_months(month: Month, count: int) -> tuple[Month, ...]:
    """So many months, ending with `month`, oldest first."""
    return tuple(month.plus(-back) for back in reversed(range(count)))


def monthly_scores(
    edition: Edition, reference: Reference, view: View, count: int = 12
) -> MonthlyScores:
    """Each month's rows of the reporting units under the view's head, as that month had them.

    A month in which the head did not exist has no rows. The window of the view plays no part:
    every row is of one month.
    """
    months = last_months(view.month, count)
    units_by_month = {month: _reporting(reference, view, month) for month in months}
    everyone = {unit.identity: unit for units in units_by_month.values() for unit in units}
    shares = _by_month(
        queries.series(
            edition, spans(reference, everyone.values(), months), months, reference.indicators
        )
    )
    as_of = view.question.as_of
    return {
        month: score_units(
            units, Question(month, Window.MONTH, as_of), reference.rules, shares.get(month, {})
        )
        for month, units in units_by_month.items()
    }


def monthly_totals(
    reference: Reference, view: View, scores: MonthlyScores, head: str
) -> dict[str, list[Score | None]]:
    """By indicator, the head's group row of each month, None where the head had no parts.

    Raises:
        KpiError: `unknown_unit` where the head is no unit of the view's month.
    """
    find_unit(reference.register, view.month, head)
    totals: dict[str, list[Score | None]] = {each.code: [] for each in reference.indicators}
    for month, rows in scores.items():
        tree = reference.register.at(month)
        parts = group_parts(tree[head], tree, rows) if head in tree else []
        for code, line in totals.items():
            chosen = [row for row in parts if row.indicator.code == code]
            line.append(score_group(tree[head], chosen) if chosen else None)
    return totals


def _reporting(reference: Reference, view: View, month: Month) -> tuple[Unit, ...]:
    tree = reference.register.at(month)
    head = view.under or reference.scope
    return reporting(tree, under=head, level=view.level) if head in tree else ()


def _by_month(rows: Iterable[MonthShare]) -> dict[Month, Figures]:
    shares: dict[Month, dict[tuple[str, str], Counted]] = {}
    for row in rows:
        shares.setdefault(row.month, {})[row.key, row.indicator] = Counted(
            Share(row.good, row.cases), (row.month,), row.mixed
        )
    return dict(shares)
