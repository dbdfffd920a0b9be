"""*Vì sao*: the drawer behind one light, from the equation down to the cells of the workbook."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal

import streamlit as st

from metrics.verdicts.rollup import Score
from pipeline.periods import runs
from pipeline.periods.runs import OfUnits
from pipeline.scores import trace
from pipeline.scores.scorecard import Scorecard
from ui.frame import session
from ui.frame.filters import Choices
from ui.kit import live
from ui.kit.html import Html, join, tag
from ui.scores import answers, explaining, why_counted, why_head, why_years
from ui.scores.matrix import CellQuestion
from wording import sentences

WIDTH = 468
"""Pixels: the sums fit on their lines, and the table behind stays readable on a laptop."""


def answer(
    choices: Choices,
    card: Scorecard,
    asked: str | None,
    closed: Literal["ignore"] | Callable[[], None] = "ignore",
) -> bool:
    """Show what stands behind a chosen cell; False where a forged question, or none, opens nothing.

    Args:
        choices: What was chosen on top of the page.
        card: The lights of the page.
        asked: The question as the browser sends it.
        closed: Called when the reader closes it; the page is drawn anew then.
    """
    question = CellQuestion.read(asked) if asked else None
    if question is None:
        return False
    rows = card.groups if question.group else card.units
    found = [
        row
        for row in rows
        if row.unit.code == question.unit and row.indicator.code == question.indicator
    ]
    if not found:
        return False
    score = found[0]

    @st.dialog(sentences.why_title(score), width=WIDTH, position="right", on_dismiss=closed)
    def drawer() -> None:
        told = _group(choices, card, score) if question.group else _unit(choices, score)
        live.show(live.Markup.of(tag("div.k-why", told)), key="why")
        if not question.group:
            explaining.show(score, choices.view.months)

    drawer()
    return True


def _unit(choices: Choices, score: Score) -> Html:
    key = score.unit.identity, score.indicator.code
    below = session.ask(runs.months_below, OfUnits(choices.view, (score.unit,)))[key]
    why = session.ask(trace.why, why_years.light(choices, score))
    return join(
        why_head.subtitle(choices, score, sentences.reporter(score.unit)),
        why_head.verdict(choices, score, below),
        why_head.anew(choices, score),
        answers.block(score.unit, choices),
        answers.explained_of(score, choices.view.months),
        why_years.told(choices, score, group=False),
        why_counted.target(score, why),
        why_counted.counted(score, why),
    )


def _group(choices: Choices, card: Scorecard, score: Score) -> Html:
    below = session.ask(runs.group_below, why_years.light(choices, score))
    parts = [
        row
        for row in card.members[score.unit.identity]
        if row.indicator.code == score.indicator.code
    ]
    name = sentences.whole(score.unit) if score.unit == card.head else score.unit.name
    return join(
        why_head.subtitle(choices, score, name),
        why_head.verdict(choices, score, below),
        why_head.anew(choices, score),
        answers.block(score.unit, choices),
        why_years.told(choices, score, group=True),
        why_counted.group_target(score, parts),
        why_counted.group_counted(choices, score, parts),
    )
