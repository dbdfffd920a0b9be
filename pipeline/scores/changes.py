"""*Đổi gì từ kỳ trước*: two scorecards and who reported become the facts of a paragraph."""

from __future__ import annotations

from functools import cache, partial

from metrics.counts.month import Month
from metrics.units.unit import Unit
from metrics.verdicts.comparison import Comparison, Reporting, Side
from metrics.verdicts.reference import Reference
from pipeline.desk.books import Books
from pipeline.scores.scorecard import Scorecard, View, earlier, scorecard
from warehouse.reading import queries


def comparison(books: Books, view: View) -> Comparison:
    """Set a view beside the comparable period before it, where its head existed then.

    Raises:
        KpiError: `unknown_unit`.
    """
    before = books.ask(earlier, view)
    return Comparison(
        view.window,
        _side(books, books.ask(scorecard, view)),
        _side(books, before) if before is not None else None,
    )


def _side(books: Books, card: Scorecard) -> Side:
    return Side(card.view.month, card.total, card.units, _reporting(books, card))


def _reporting(books: Books, card: Scorecard) -> Reporting:
    """Who gave at least one figure of the window, and of whom one could be asked."""
    reference, question = books.reference, card.view.asked(books.today)
    due = {m for m in question.months if question.as_of > reference.rules.deadline(m)}
    scored = {row.unit.identity for row in card.units if row.months}
    reported = cache(partial(queries.reported, books.edition))
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
