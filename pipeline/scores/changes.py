"""*Đổi gì từ kỳ trước*: two scorecards and who reported become the facts of a paragraph."""

from __future__ import annotations

from metrics.counts.month import Month
from metrics.units.unit import Unit
from metrics.verdicts.comparison import Comparison, Reporting, Side
from metrics.verdicts.verdict import Status
from pipeline.desk.books import Books
from pipeline.scores.runs import UnitWords, first_month
from pipeline.scores.scorecard import Scorecard, View, earlier, scorecard


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
    """Who gave figures of the window, and of whom some could be asked (contract §7)."""
    question = card.view.asked(books.today)
    said = UnitWords(books, question.as_of)
    units = {row.unit.identity: row.unit for row in card.units}
    said.read(units, question.months)
    expected, waiting = list[Unit](), list[Unit]()
    silent, lacking = list[Unit](), list[Unit]()
    for identity, unit in units.items():
        months = _obliged(books, unit, question.months)
        states = {said.status(identity, month) for month in months}
        if states & {None, Status.NOT_REPORTED}:
            expected.append(unit)
        elif states:
            waiting.append(unit)
        if Status.NOT_REPORTED in states:
            (lacking if None in states else silent).append(unit)
    return Reporting(tuple(expected), tuple(silent), tuple(lacking), tuple(waiting))


def _obliged(books: Books, unit: Unit, months: tuple[Month, ...]) -> list[Month]:
    """The months since the first figures in which a unit must report."""
    since, row_in = first_month(books), books.reference.register.row_in
    rows = [(month, row_in(unit.identity, month)) for month in months if since and month >= since]
    return [month for month, row in rows if row is not None and row.reports]
