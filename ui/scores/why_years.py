"""The drawer behind a light over time: how certain, twelve months, the rest of the year."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from fractions import Fraction

from metrics.counts.month import Month
from metrics.verdicts.rollup import Score
from pipeline.periods import history
from pipeline.periods.budget import YearBudget, budgets, group_budget_of
from pipeline.periods.history import Within
from pipeline.scores.scorecard import Light
from ui.frame import session
from ui.frame.filters import Choices
from ui.kit import drawings, html
from ui.kit.drawings import Point
from ui.kit.html import Html, join, tag
from wording import interface as words
from wording import sentences
from wording.scores import budget


def light(choices: Choices, score: Score) -> Light:
    """What is asked of the pipeline about one light."""
    return Light(replace(choices.view, under=score.unit.code), score.indicator.code)


def told(choices: Choices, score: Score, *, group: bool) -> Html:
    """How certain the light is, the twelve months, and what the rest of the year demands."""
    target = score.goal.percent if score.goal else None
    months = session.ask(history.monthly_scores, choices.view)
    line = (_group_line if group else _line)(choices, score, months)
    points = [Point.of(month, row) for month, row in zip(months, line, strict=False)]
    return join(
        html.headed(sentences.certainty(score), _interval(score, target)),
        html.headed(words.TWELVE_MONTHS, drawings.trend(points, target)),
        _year(light(choices, score), group=group),
    )


def _interval(score: Score, target: Fraction | None) -> Html:
    drawn = drawings.interval(score.verdict, target)
    promised = sentences.promise(score)
    return join(drawn, html.muted(promised)) if promised else drawn


def _line(choices: Choices, score: Score, months: Iterable[Month]) -> Sequence[Score | None]:
    line = history.line_of(session.ask(history.lines, choices.view), score)
    return [line.get(month) for month in months]


def _group_line(choices: Choices, score: Score, _: Iterable[Month]) -> Sequence[Score | None]:
    totals = session.ask(history.monthly_totals, Within(choices.view, score.unit.code))
    return totals.get(score.indicator.code, [])


def _year(asked: Light, *, group: bool) -> Html:
    row = session.ask(group_budget_of, asked) if group else _own_year(asked)
    if row is None:
        return Html()
    percent = None if group else row.goal.percent
    year = budget.Year(row.budget, row.indicator, percent, row.until, row.ended)
    said = html.headed(budget.TITLE, tag("p", html.rich(budget.sentence(year))))
    volume = row.budget.volume
    if volume is None:
        return said
    basis = budget.basis_of_group(row.silent_units) if group else budget.basis(volume, row.silent)
    return join(said, html.muted(basis))


def _own_year(asked: Light) -> YearBudget | None:
    rows = session.ask(budgets, asked.view)
    return next((row for row in rows if row.indicator.code == asked.indicator), None)
