"""The view of QĐ 766 over the units of a scorecard, from the monthly figures alone."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from metrics.counts.month import Window
from metrics.counts.published import ScoreSpan
from metrics.counts.share import Share
from metrics.plans.indicator import Indicator
from metrics.ranking.criteria766 import Basis, Criteria
from metrics.ranking.criteria766_file import criteria
from metrics.ranking.score766 import Score766, score_766
from metrics.units.unit import Unit
from metrics.verdicts.belonging import last_due, parts_of
from pipeline.desk.books import Books
from pipeline.desk.published import OfMonth, UnitScores, scores_of
from pipeline.scores.scorecard import View, units_of
from pipeline.sums.groups import stored

Shares = Mapping[str, Share | None]
"""By code of a term; None where a needed measure is missing."""


@dataclass(frozen=True, slots=True)
class Unit766:
    """One unit, or the sum of all, in the view of QĐ 766."""

    unit: Unit
    score: Score766
    silent: bool = False
    """Whether no term could be computed from figures."""


@dataclass(frozen=True, slots=True)
class View766:
    """Everything the page shows."""

    criteria: Criteria
    whole: Unit766
    """The head with the sums of all units below it."""
    units: tuple[Unit766, ...]
    """The most points first, then by code; silent ones last."""
    published: Mapping[str, UnitScores]
    """What the portal gave, by code of the unit; stored apart, never added to ours."""
    span: ScoreSpan | None
    """Over which time the portal's scores were counted; None where there are none."""


def view_766(books: Books, view: View) -> View766:
    """Score every reporting unit of a view and their sum.

    Raises:
        KpiError: `unknown_unit`, `broken_reference`.
    """
    reference = books.reference
    chosen = criteria(reference)
    head = view.head(reference)
    units = units_of(reference, view, head)
    shares = _shares(books, view, units, chosen)
    scored = [_scored(chosen, unit, shares.get(unit.identity, {})) for unit in units]
    whole = _scored(chosen, head, _summed(_parts(books, view, head, chosen)))
    order = sorted(scored, key=lambda each: (each.silent, -each.score.points, each.unit.code))
    published, span = _published(books, view)
    return View766(chosen, whole, tuple(order), published, span)


_SPANS = {
    Window.MONTH: ScoreSpan.MONTH,
    Window.QUARTER: ScoreSpan.QUARTER,
    Window.YEAR_TO_DATE: ScoreSpan.YEAR_TO_DATE,
}


def _published(books: Books, view: View) -> tuple[dict[str, UnitScores], ScoreSpan | None]:
    """The scores over the view's own time, else over another that ends with its month."""
    found = scores_of(books, OfMonth(view.month))
    wanted = (_SPANS.get(view.window), *ScoreSpan)
    span = next((each for each in wanted if any(row.span is each for row in found)), None)
    return {row.unit.code: row for row in found if row.span is span}, span


def _scored(chosen: Criteria, unit: Unit, shares: Shares) -> Unit766:
    score = score_766(chosen, unit.level, shares)
    return Unit766(unit, score, silent=not any(shares.values()))


def _shares(
    books: Books,
    view: View,
    units: Sequence[Unit],
    chosen: Criteria,
) -> dict[str, dict[str, Share]]:
    asked = _asked(books.reference.indicators[0], chosen)
    found: dict[str, dict[str, Share]] = {}
    for (identity, code), counted in stored(books, units, view.months, asked).items():
        if counted.share is not None:
            found.setdefault(identity, {})[code] = counted.share
    return found


def _parts(books: Books, view: View, head: Unit, chosen: Criteria) -> Iterator[Mapping[str, Share]]:
    """What each part counted while it belonged to the head (contract §7)."""
    reference, asked = books.reference, _asked(books.reference.indicators[0], chosen)
    parts = parts_of(reference.register, head, view.months, view.level)
    told_for = last_due(view.months, reference.rules.deadline, view.asked(books.today).as_of)
    for months in {part.months: None for part in parts}:
        units = [part.unit for part in parts if part.months == months]
        found = stored(books, units, months, asked, stays=told_for in months)
        yield from (
            {code: counted.share}
            for (_, code), counted in found.items()
            if counted.share is not None
        )


def _asked(any_indicator: Indicator, chosen: Criteria) -> list[Indicator]:
    """The terms as the store is asked for them: a numerator and a denominator of measures."""
    return [
        replace(
            any_indicator,
            code=term.code,
            name=term.name,
            numerator=term.numerator,
            denominator=term.denominator,
        )
        for term in chosen.terms
        if term.basis is not Basis.NONE
    ]


def _summed(parts: Iterable[Mapping[str, Share]]) -> dict[str, Share]:
    total: dict[str, Share] = {}
    for shares in parts:
        for code, share in shares.items():
            total[code] = total[code] + share if code in total else share
    return total
