"""What a view's group and its units are compared with: the period before, as far as it is alike."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from metrics.counts.month import Month
from metrics.counts.share import Share
from metrics.plans.indicator import Indicator
from metrics.units.restate import Mark
from metrics.units.unit import Level, Unit
from metrics.verdicts.belonging import parts_of
from metrics.verdicts.comparable import NOT_LIKENED, Likened, alike, parting
from metrics.verdicts.reference import Reference
from metrics.verdicts.rollup import Score
from pipeline.desk.books import Books
from pipeline.scores.scorecard import Scorecard, View, earlier, scorecard
from pipeline.sums.groups import PartScores


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


def marks_of(reference: Reference, unit: Unit) -> tuple[Mark, ...]:
    """The days on which a unit changed its extent, or that which it serves did."""
    own = reference.origins.marks(unit.identity)
    if unit.level not in (Level.DEPARTMENT, Level.DIVISION):
        return own
    # A department answers for the whole of its province, and grows with it.
    served = {row.identity for row in reference.register.units if row.code == unit.parent}
    marks = {*own, *(mark for each in served for mark in reference.origins.marks(each))}
    return tuple(sorted(marks, key=lambda mark: (mark.day, mark.event)))


def parted(
    reference: Reference, unit: Unit, earlier: Sequence[Month], later: Sequence[Month]
) -> Mark | None:
    """What keeps two periods of a unit, or of the group under it, from being compared."""
    return parting(marks_of(reference, unit), earlier, later)
