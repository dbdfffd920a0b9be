"""*Vì sao*: the drawer behind one light, from the equation down to the cells of the workbook."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import streamlit as st

from metrics.units.unit import Level
from metrics.verdicts.rollup import Score
from pipeline.scores import history, runs, status, trace
from pipeline.scores.budget import YearBudget, budgets, group_budget_of
from pipeline.scores.history import Within
from pipeline.scores.runs import OfUnits
from pipeline.scores.scorecard import Light, Scorecard
from ui.frame import session
from ui.frame.filters import Choices
from ui.kit import drawings, html, live, marks
from ui.kit.drawings import Point
from ui.kit.html import BREAK, Html, join, tag
from ui.kit.navigation import Screen, address
from ui.scores import answers, explaining, why_counted
from ui.scores.matrix import CellQuestion
from wording import interface as words
from wording import numbers, people, sentences
from wording.scores import budget
from wording.scores import trend as trend_words

WIDTH = 468
"""Pixels: the sums fit on their lines, and the table behind stays readable on a laptop."""


def open_drawer(choices: Choices, card: Scorecard, question: CellQuestion) -> None:
    """Show what stands behind a chosen cell; a forged question opens nothing."""
    rows = card.groups if question.group else card.units
    found = [
        row
        for row in rows
        if row.unit.code == question.unit and row.indicator.code == question.indicator
    ]
    if not found:
        return
    score = found[0]

    @st.dialog(sentences.why_title(score), width=WIDTH, position="right")
    def drawer() -> None:
        told = _group(choices, card, score) if question.group else _unit(choices, score)
        live.show(live.Markup.of(tag("div.k-why", told)), key="why")
        if not question.group:
            explaining.show(score, choices.view.months)

    drawer()


def _unit(choices: Choices, score: Score) -> Html:
    line = history.line_of(session.ask(history.lines, choices.view), score)
    months = session.ask(history.monthly_scores, choices.view)
    points = [Point.of(month, line.get(month)) for month in months]
    key = score.unit.identity, score.indicator.code
    below = session.ask(runs.months_below, OfUnits(choices.view, (score.unit,)))[key]
    why = session.ask(trace.why, _light(choices, score))
    return join(
        _subtitle(choices, score, sentences.reporter(score.unit)),
        _verdict(choices, score, below, _silence(choices, score)),
        _people(choices, score),
        _certainty(score),
        _trend(points, score),
        _year(_own_year(choices, score), group=False),
        why_counted.target(score, why.plan if why else None),
        why_counted.counted(score, why),
    )


def _group(choices: Choices, card: Scorecard, score: Score) -> Html:
    totals = session.ask(history.monthly_totals, Within(choices.view, score.unit.code))
    line = totals.get(score.indicator.code, [])
    months = session.ask(history.monthly_scores, choices.view)
    points = [Point.of(month, row) for month, row in zip(months, line, strict=False)]
    below = session.ask(runs.group_below, _light(choices, score))
    parts = [
        row
        for row in card.units
        if row.indicator.code == score.indicator.code
        and score.unit.code in card.tree.line(row.unit.code)
    ]
    name = sentences.whole(score.unit) if score.unit == card.head else score.unit.name
    return join(
        _subtitle(choices, score, name),
        _verdict(choices, score, below, 0),
        answers.block(score.unit, answers.answering(choices.view.month), choices.labels),
        _certainty(score),
        _trend(points, score),
        _year(_group_year(choices, score), group=True),
        why_counted.group_target(score, parts),
        why_counted.group_counted(choices, score, parts),
    )


def _subtitle(choices: Choices, score: Score, name: str) -> Html:
    """Whose light it is, which, when; the unit leads to its profile, the indicator to its trend."""
    here = choices.under(score.unit.code)
    group = score.units_expected is not None
    of = name if group else tag("a", name, href=address(Screen.UNIT_PROFILE, here))
    over_time = {**here, "chi_tieu": score.indicator.short}
    if not group and score.unit.level is Level.DISTRICT:
        over_time["xem_ai"] = trend_words.OWN
    trend = tag("a", score.indicator.name, href=address(Screen.TREND, over_time))
    return tag("p.k-sub.k-why-of", Html(" · ").join((of, trend, choices.period)))


def _silence(choices: Choices, score: Score) -> int:
    state = session.ask(status.reporting_state, choices.view)
    return next((each.months for each in state.silent if each.unit == score.unit), 0)


def _verdict(choices: Choices, score: Score, below: int, silent_for: int) -> Html:
    verdict = score.verdict
    if verdict.percent is None:
        deadline = numbers.day(session.ask(status.reporting_state, choices.view).deadline)
        text = sentences.without_figures(score, silent_for, deadline)
        return join(tag("p", marks.light(verdict)), tag("p.k-apart", text))
    target = score.goal.percent if score.goal else None
    missing = sentences.completeness(score)
    distance = sentences.distance(score, below) or words.NO_PLAN
    percent = tag("span", words.PERCENT)
    equation = tag("span.k-sub", html.rich(sentences.equation(score)))
    return join(
        tag(
            "div.k-why-head",
            tag("span.k-big", numbers.figure(verdict.percent, target), percent),
            tag("span", marks.light(verdict, evidence=True), BREAK, equation),
        ),
        tag("p", html.rich(distance)),
        tag("p.k-sub.k-why-lacks", missing) if missing else None,
    )


def _people(choices: Choices, score: Score) -> Html:
    """Who answers for the unit, and what was said beside its light."""
    view = choices.view
    said = answers.beside(score, answers.said(view.months))
    who = answers.block(score.unit, answers.answering(view.month), choices.labels)
    return join(who, _headed(people.EXPLANATIONS, answers.explained(said)))


def _headed(title: str, told: Html) -> Html:
    return join(tag("h3.k-h3", title), told) if told else told


def _own_year(choices: Choices, score: Score) -> YearBudget | None:
    rows = session.ask(budgets, _light(choices, score).view)
    return next((row for row in rows if row.indicator.code == score.indicator.code), None)


def _group_year(choices: Choices, score: Score) -> YearBudget | None:
    return session.ask(group_budget_of, _light(choices, score))


def _light(choices: Choices, score: Score) -> Light:
    return Light(replace(choices.view, under=score.unit.code), score.indicator.code)


def _year(row: YearBudget | None, *, group: bool) -> Html:
    """What the rest of the year allows and demands."""
    if row is None:
        return Html()
    year = budget.Year(row.budget, row.indicator, None if group else row.goal.percent, row.until)
    said = _headed(budget.TITLE, tag("p", html.rich(budget.sentence(year))))
    volume = row.budget.volume
    if volume is None:
        return said
    basis = budget.basis_of_group(row.silent_units) if group else budget.basis(volume, row.silent)
    return join(said, html.muted(basis))


def _certainty(score: Score) -> Html:
    target = score.goal.percent if score.goal else None
    return _headed(sentences.certainty(score), drawings.interval(score.verdict, target))


def _trend(points: Sequence[Point], score: Score) -> Html:
    drawn = drawings.trend(points, score.goal.percent if score.goal else None)
    return _headed(words.TWELVE_MONTHS, drawn)
