"""*Vì sao*: everything behind one light."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from metrics.counts.month import Month
from metrics.counts.upload import TraceRow
from metrics.plans.plan import Plan
from metrics.verdicts.rollup import Score
from pipeline.desk.books import Books
from pipeline.scores.quarter import QuarterRow
from pipeline.scores.scorecard import Light, score_unit
from warehouse.reading import queries


@dataclass(frozen=True, slots=True)
class Why:
    """A row of the scorecard with its target's plan and the cells its numbers stand in."""

    score: Score
    plan: Plan | None
    sources: tuple[tuple[Month, tuple[TraceRow, ...]], ...]
    """By counting month, newest first, one row a measure."""


def why(books: Books, light: Light) -> Why | None:
    """What stands behind the light of a view's head alone; None where it has no such row.

    Raises:
        KpiError: `unknown_unit`.
    """
    rows = score_unit(books, light.view)
    score = next((row for row in rows if row.indicator.code == light.indicator), None)
    if score is None:
        return None
    plan = score.goal and score.goal.plan
    sources = (
        (month, tuple(queries.trace(books.edition, month, score.unit.code, score.indicator)))
        for month in reversed(score.months)
    )
    return Why(score, books.reference.plan(plan) if plan else None, tuple(sources))


def sources_of(
    books: Books, month: Month, rows: Sequence[QuarterRow]
) -> tuple[tuple[QuarterRow, tuple[TraceRow, ...]], ...]:
    """The cells behind lights of a quarter, one row a number that was told."""
    return tuple(
        (
            row,
            tuple(queries.trace(books.edition, month, row.score.unit.code, row.score.indicator)),
        )
        for row in rows
    )
