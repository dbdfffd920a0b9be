"""*Đổi gì từ kỳ trước*: two scorecards and who reported become the facts of a paragraph."""

from __future__ import annotations

from metrics.units.unit import Unit
from metrics.verdicts.comparison import Comparison, Reporting, Side
from metrics.verdicts.verdict import Status
from pipeline.desk.books import Books
from pipeline.scores.likened import likened, parted
from pipeline.scores.runs import UnitWords, first_month
from pipeline.scores.scorecard import Scorecard, View, earlier, scorecard


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
    """Who gave figures of the window, and of whom some could be asked (contract §7)."""
    said = UnitWords(books, card.view.asked(books.today).as_of)
    said.read({part.unit.identity for part in card.parts}, card.view.months)
    since = first_month(books)
    expected, waiting = list[Unit](), list[Unit]()
    silent, lacking = list[Unit](), list[Unit]()
    for part in card.parts:
        months = [month for month in part.months if since and month >= since]
        states = {said.status(part.unit.identity, month) for month in months}
        if states & {None, Status.NOT_REPORTED}:
            expected.append(part.unit)
        elif states:
            waiting.append(part.unit)
        if Status.NOT_REPORTED in states:
            (lacking if None in states else silent).append(part.unit)
    return Reporting(tuple(expected), tuple(silent), tuple(lacking), tuple(waiting))
