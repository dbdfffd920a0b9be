"""Which month every page shows first, and which later ones are named beside it (contract §7)."""

from __future__ import annotations

from metrics.calendar.later_month import LaterMonth
from metrics.counts.month import Month
from metrics.verdicts.rollup import reporting
from pipeline.desk.books import Books
from pipeline.periods.runs import UnitWords
from warehouse.reading import queries


def default_month(books: Books) -> Month:
    """The newest month with figures that is due or nearly complete.

    Else the newest month with figures; where there are none, the last month.
    """
    stored = queries.months(books.edition)
    if not stored:
        return Month.of(books.today).plus(-1)
    newest_first = reversed(stored)
    return next((each for each in newest_first if _ready(books, each)), stored[-1])


def _ready(books: Books, month: Month) -> bool:
    return books.today > books.reference.rules.deadline(month) or _state(books, month).enough


def later_months(books: Books) -> tuple[LaterMonth, ...]:
    """The months after the one shown first, up to the last one that ended or has figures."""
    shown, stored = books.ask(default_month), queries.months(books.edition)
    if not stored:
        return ()
    last = max(stored[-1], Month.of(books.today).plus(-1))
    return tuple(_state(books, month) for month in shown.plus(1).to(last))


def _state(books: Books, month: Month) -> LaterMonth:
    reference = books.reference
    units = reporting(reference.register.at(month), under=reference.scope)
    said = UnitWords(books, books.today)
    said.read([unit.identity for unit in units], (month,))
    reported = sum(said.status(unit.identity, month) is None for unit in units)
    deadline = reference.rules.deadline(month)
    return LaterMonth(
        month,
        reported,
        len(units),
        deadline,
        reference.deadlines.marked(month),
        books.today > deadline,
    )
