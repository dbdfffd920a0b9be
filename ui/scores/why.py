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
from ui.kit import drawings, live, marks
from ui.kit.drawings import Point
from ui.kit.navigation import Screen, address
from ui.scores import answers, explaining, why_counted
from ui.scores.matrix import Question
from wording import interface as words
from wording import numbers, people, sentences
from wording.scores import budget
from wording.scores import trend as trend_words

WIDTH = 468


def open_drawer(choices: Choices, card: Scorecard, question: Question) -> None:
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
        html = _group(choices, card, score) if question.group else _unit(choices, score)
        live.show(live.Markup.of(f'<div class="k-why">{html}</div>'), key="why")
        if not question.group:
            explaining.show(score, choices.view.months)

    drawer()


def _unit(choices: Choices, score: Score) -> str:
    line = history.line_of(session.ask(history.lines, choices.view), score)
    months = session.ask(history.monthly_scores, choices.view)
    points = [Point.of(month, line.get(month)) for month in months]
    key = score.unit.identity, score.indicator.code
    below = session.ask(runs.months_below, OfUnits(choices.view, (score.unit,)))[key]
    why = session.ask(trace.why, _light(choices, score))
    return "".join(
        (
            _subtitle(choices, score, sentences.reporter(score.unit)),
            _verdict(choices, score, below, _silence(choices, score)),
            _people(choices, score),
            _certainty(score),
            _trend(points, score),
            _year(_own_year(choices, score), group=False),
            why_counted.target(score, why.plan if why else None),
            why_counted.counted(score, why),
        )
    )


def _group(choices: Choices, card: Scorecard, score: Score) -> str:
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
    return "".join(
        (
            _subtitle(choices, score, name),
            _verdict(choices, score, below, 0),
            answers.block(score.unit, answers.answering(choices.view.month), choices.labels),
            _certainty(score),
            _trend(points, score),
            _year(_group_year(choices, score), group=True),
            why_counted.group_target(score, parts),
            why_counted.group_counted(choices, score, parts),
        )
    )


def _subtitle(choices: Choices, score: Score, name: str) -> str:
    """Whose light it is, which, when; the unit leads to its profile, the indicator to its trend."""
    here = choices.under(score.unit.code)
    group = score.units_expected is not None
    profile = None if group else address(Screen.UNIT_PROFILE, here)
    over_time = {**here, "chi_tieu": score.indicator.short}
    if not group and score.unit.level is Level.DISTRICT:
        over_time["xem_ai"] = trend_words.OWN
    trend = address(Screen.TREND, over_time)
    said = (_to(profile, name), _to(trend, score.indicator.name), marks.text(choices.period))
    return f'<p class="k-sub" style="margin:-6px 0 10px">{" · ".join(said)}</p>'


def _to(target: str | None, name: str) -> str:
    shown = marks.text(name)
    return f'<a href="{marks.text(target)}">{shown}</a>' if target else shown


def _silence(choices: Choices, score: Score) -> int:
    state = session.ask(status.reporting_state, choices.view)
    return next((each.months for each in state.silent if each.unit == score.unit), 0)


def _verdict(choices: Choices, score: Score, below: int, silent_for: int) -> str:
    verdict = score.verdict
    if verdict.percent is None:
        deadline = numbers.day(session.ask(status.reporting_state, choices.view).deadline)
        text = sentences.without_figures(score, silent_for, deadline)
        return f"<p>{marks.tag(verdict)}</p><p style='margin-top:8px'>{marks.text(text)}</p>"
    target = score.goal.percent if score.goal else None
    shown = numbers.figure(verdict.percent, target)
    missing = sentences.completeness(score)
    notes = f'<p class="k-sub" style="margin-top:4px">{marks.text(missing)}</p>' if missing else ""
    distance = sentences.distance(score, below) or words.NO_PLAN
    return (
        '<div style="display:flex;align-items:flex-end;gap:16px;margin:0 0 4px">'
        f'<span class="k-big">{shown}<span>{words.PERCENT}</span></span>'
        f'<span style="padding-bottom:4px">{marks.tag(verdict, evidence=True)}<br>'
        f'<span class="k-sub">{marks.rich(sentences.equation(score))}</span></span></div>'
        f"<p>{marks.rich(distance)}</p>{notes}"
    )


def _people(choices: Choices, score: Score) -> str:
    """Who answers for the unit, and what was said beside its light."""
    view = choices.view
    said = answers.beside(score, answers.said(view.months))
    who = answers.block(score.unit, answers.answering(view.month), choices.labels)
    if not said:
        return who
    return f'{who}<h3 class="k-h3">{people.EXPLANATIONS}</h3>{answers.explained(said)}'


def _own_year(choices: Choices, score: Score) -> YearBudget | None:
    rows = session.ask(budgets, _light(choices, score).view)
    return next((row for row in rows if row.indicator.code == score.indicator.code), None)


def _group_year(choices: Choices, score: Score) -> YearBudget | None:
    return session.ask(group_budget_of, _light(choices, score))


def _light(choices: Choices, score: Score) -> Light:
    return Light(replace(choices.view, under=score.unit.code), score.indicator.code)


def _year(row: YearBudget | None, *, group: bool) -> str:
    """What the rest of the year allows and demands."""
    if row is None:
        return ""
    year = budget.Year(row.budget, row.indicator, None if group else row.goal.percent, row.until)
    said = f'<h3 class="k-h3">{budget.TITLE}</h3><p>{marks.rich(budget.sentence(year))}</p>'
    volume = row.budget.volume
    if volume is None:
        return said
    basis = budget.basis_of_group(row.silent_units) if group else budget.basis(volume, row.silent)
    return f'{said}<p class="k-sm k-muted">{marks.text(basis)}</p>'


def _certainty(score: Score) -> str:
    target = score.goal.percent if score.goal else None
    drawn = drawings.interval(score.verdict, target)
    return f'<h3 class="k-h3">{sentences.certainty(score)}</h3>{drawn}' if drawn else ""


def _trend(points: Sequence[Point], score: Score) -> str:
    drawn = drawings.trend(points, score.goal.percent if score.goal else None)
    return f'<h3 class="k-h3">{words.TWELVE_MONTHS}</h3>{drawn}' if drawn else ""
