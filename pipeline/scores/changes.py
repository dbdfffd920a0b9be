"""*Đổi gì từ kỳ trước*: two scorecards and who reported become the facts of a paragraph."""

from __future__ import annotations

from functools import cache, partial

from metrics.counts.month import Month
from metrics.units.unit import Unit
from metrics.verdicts.comparison import Comparison, Reporting, Side
from metrics.verdicts.reference import Reference
from pipeline.scores.scorecard import Scorecard
from warehouse.reading import queries
from warehouse.reading.editions import Edition


def compare(
    edition: Edition, reference: Reference, now: Scorecard, before: Scorecard | None
) -> Comparison:
    """Set a view beside the comparable one before it.

    Args:
        edition: The edition that both were computed from.
        reference: The reference data of the database.
        now: The rows of the view.
        before: Those of `now.view.earlier()`; None where its head did not exist.
    """
    return Comparison(
        now.view.window,
        _side(edition, reference, now),
        _side(edition, reference, before) if before is not None else None,
    )


def _side(edition: Edition, reference: Reference, card: Scorecard) -> Side:
    return Side(card.view.month, card.total, card.units, _reporting(edition, reference, card))


def _reporting(edition: Edition, reference: Reference, card: Scorecard) -> Reporting:
    """Who gave at least one figure of the window, and of whom one could be asked."""
    question = card.view.question
    due = {m for m in question.months if question.as_of > reference.rules.deadline(m)}
    scored = {row.unit.identity for row in card.units if row.months}
    reported = cache(partial(queries.reported, edition))
    expected, silent, waiting = [], [], []
    for unit in {row.unit.identity: row.unit for row in card.units}.values():
        obliged = _obliged(reference, unit, question.months)
        # Few units give figures and none that an indicator is made of.
        gave = unit.identity in scored or any(code in reported(m) for m, code in obliged.items())
        if gave or due & obliged.keys():
            expected.append(unit)
            if not gave:
                silent.append(unit)
        elif obliged:
            waiting.append(unit)
    return Reporting(tuple(expected), tuple(silent), tuple(waiting))


def _obliged(reference: Reference, unit: Unit, months: tuple[Month, ...]) -> dict[Month, str]:
    """The months in which a unit must report, with the code it had."""
    rows = ((month, reference.register.row_in(unit.identity, month)) for month in months)
    return {month: row.code for month, row in rows if row is not None and row.reports}
