"""*Đổi gì từ kỳ trước*: two scorecards and who reported become the facts of a paragraph."""

from __future__ import annotations

from dataclasses import replace

from metrics.counts.month import Month
from metrics.counts.share import Share
from metrics.plans.indicator import Indicator
from metrics.units.restate import Mark
from metrics.units.unit import Unit
from metrics.verdicts.belonging import parts_of
from metrics.verdicts.comparable import NOT_LIKENED, Likened, alike
from metrics.verdicts.comparison import Comparison, Reporting, Side
from metrics.verdicts.rollup import Score
from metrics.verdicts.verdict import Status
from pipeline.desk.books import Books
from pipeline.periods.runs import UnitWords, first_month
from pipeline.scores.scorecard import Scorecard, View, earlier, scorecard
from pipeline.sums.extent import parted
from pipeline.sums.groups import PartScores


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


def likened(books: Books, view: View) -> dict[str, Likened]:
    """The head's rows of a view beside those of the period before, by indicator.

    Raises:
        KpiError: `unknown_unit`.
    """
    now, before = books.ask(scorecard, view), books.ask(earlier, view)
    if before is None:
        return {row.indicator.code: NOT_LIKENED for row in now.total}
    mark = parted(books.reference, now.head, before.view.months, view.months)
    then = {row.indicator.code: row for row in before.total}
    return {
        row.indicator.code: _beside(books, now, before, row, then.get(row.indicator.code), mark)
        for row in now.total
    }


def _beside(
    books: Books,
    now: Scorecard,
    before: Scorecard,
    row: Score,
    then: Score | None,
    mark: Mark | None,
) -> Likened:
    if then is None or mark is not None or now.head.identity != before.head.identity:
        return Likened(None, row.share, parted=mark)
    both = alike(before.view.months, now.view.months, then.months, row.months)
    months, asked = tuple(both), len(row.months)
    if months == row.months and tuple(both.values()) == then.months:
        return Likened(then.share, row.share, months, asked)
    if not both:
        return Likened(None, row.share, (), asked)
    return Likened(
        _over(books, before, row.indicator, tuple(both.values())),
        _over(books, now, row.indicator, months),
        months,
        asked,
    )


def _over(
    books: Books, card: Scorecard, indicator: Indicator, months: tuple[Month, ...]
) -> Share | None:
    """What the card's group comes to over some of its months."""
    reference, view = books.reference, card.view
    question = replace(view.asked(books.today), only=months)
    rules = replace(reference.rules, indicators=(indicator,))
    parts = parts_of(reference.register, card.head, months, view.level)
    rows = PartScores(books, question, rules).group(card.head, parts)
    return rows[0].share if rows else None
