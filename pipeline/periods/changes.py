"""*Đổi gì từ kỳ trước*: two scorecards and who reported become the facts of a paragraph."""

from __future__ import annotations

from dataclasses import dataclass, replace

from metrics.counts.month import Month
from metrics.counts.share import Share
from metrics.plans.indicator import Indicator
from metrics.units.unit import Unit
from metrics.verdicts.belonging import GroupPart, parts_of
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


def told_in(view: View, row: Score) -> View:
    """The view whose comparison tells what a row of another one is beside the period before.

    A group within a view, as a district in that of the province, is the head of its own.
    """
    return view if row.units_expected is None else replace(view, under=row.unit.code)


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
    then = {row.indicator.code: row for row in before.total}
    found = _Beside(books, view, now.head, None)
    # A code may have meant another unit in the period before.
    same = now.head.identity == before.head.identity
    return {
        row.indicator.code: found.likened(row, then.get(row.indicator.code) if same else None)
        for row in now.total
    }


def row_likened(books: Books, view: View, row: Score) -> Likened:
    """Any row of a view's scorecard beside its own of the period before.

    Raises:
        KpiError: `unknown_unit`.
    """
    if row.units_expected is not None:
        return books.ask(likened, told_in(view, row))[row.indicator.code]
    then = books.ask(_earlier_rows, view).get((row.unit.identity, row.indicator.code))
    return _Beside(books, view, row.unit, row.unit).likened(row, then)


def _earlier_rows(books: Books, view: View) -> dict[tuple[str, str], Score]:
    """The rows of the period before, by identity and indicator."""
    before = books.ask(earlier, view)
    rows = before.units if before is not None else ()
    return {(row.unit.identity, row.indicator.code): row for row in rows}


@dataclass
class _Beside:
    """Rows of one unit or group in two periods."""

    books: Books
    view: View
    head: Unit
    alone: Unit | None
    """The unit whose own rows they are; None: those of the group under the head."""

    def likened(self, row: Score, then: Score | None) -> Likened:
        """Both over the months that both have figures of, or what keeps them apart."""
        earlier, later = self.view.earlier().months, self.view.months
        mark = parted(self.books.reference, self.head, earlier, later)
        if then is None or mark is not None:
            return Likened(None, row.share, parted=mark)
        both = alike(earlier, later, then.months, row.months)
        months, asked = tuple(both), len(row.months)
        if months == row.months and tuple(both.values()) == then.months:
            return Likened(then.share, row.share, months, asked)
        if not both:
            return Likened(None, row.share, (), asked)
        before = self._over(self.view.earlier(), row.indicator, tuple(both.values()))
        return Likened(before, self._over(self.view, row.indicator, months), months, asked)

    def _over(self, view: View, indicator: Indicator, months: tuple[Month, ...]) -> Share | None:
        """What the rows come to over some months of a period."""
        books, reference = self.books, self.books.reference
        question = replace(view.asked(books.today), only=months)
        rules = replace(reference.rules, indicators=(indicator,))
        if self.alone is not None:
            parts: tuple[GroupPart, ...] = (GroupPart(self.alone, months),)
        else:
            parts = parts_of(reference.register, self.head, months, view.level)
        rows = PartScores(books, question, rules).group(self.head, parts)
        return rows[0].share if rows else None
