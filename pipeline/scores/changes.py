"""*Đổi gì từ kỳ trước*: two scorecards and who reported become the facts of a paragraph."""

from __future__ import annotations

from functools import cache, partial

from metrics.verdicts.belonging import codes_of
from metrics.verdicts.comparison import Comparison, Reporting, Side
from pipeline.desk.books import Books
from pipeline.scores.likened import likened, parted
from pipeline.scores.scorecard import Scorecard, View, earlier, scorecard
from warehouse.reading import queries


def comparison(books: Books, view: View) -> Comparison:
    """Set a view beside the comparable period before it, where its head existed then.

    Raises:
        KpiError: `unknown_unit`.
    """
    card, before = books.ask(scorecard, view), books.ask(earlier, view)
    then = view.earlier().months
    reference = books.reference
    apart = {
        unit.identity
        for unit in {row.unit.identity: row.unit for row in card.units}.values()
        if parted(reference, unit, then, view.months)
    }
    return Comparison(
        view.window,
        _side(books, card),
        _side(books, before) if before is not None else None,
        books.ask(likened, view),
        frozenset(apart),
        parted(reference, card.head, then, view.months),
    )


def _side(books: Books, card: Scorecard) -> Side:
    return Side(card.view.month, card.total, card.units, card.summed, _reporting(books, card))


def _reporting(books: Books, card: Scorecard) -> Reporting:
    """Who gave at least one figure of the window, and of whom one could be asked."""
    register, question = books.reference.register, card.view.asked(books.today)
    due = {m for m in question.months if question.as_of > books.reference.rules.deadline(m)}
    scored = {row.unit.identity for row in card.summed if row.months}
    reported = cache(partial(queries.reported, books.edition))
    expected, silent, waiting = [], [], []
    for part in card.parts:
        unit, codes = part.unit, codes_of(register, part)
        # Few units give figures and none that an indicator is made of.
        gave = unit.identity in scored or any(code in reported(m) for m, code in codes.items())
        if gave or not due.isdisjoint(codes):
            expected.append(unit)
            if not gave:
                silent.append(unit)
        else:
            waiting.append(unit)
    return Reporting(tuple(expected), tuple(silent), tuple(waiting))
