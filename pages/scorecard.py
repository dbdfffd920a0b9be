"""Bảng đèn: units by indicators, the worst first; a click asks why."""

from __future__ import annotations

import streamlit as st

from pipeline.scorecard import Scorecard
from ui import frame, live, matrix, session, tables, why
from ui.filters import Choices
from ui.matrix import Question
from wording import interface as words


def page() -> None:
    """Draw the table of lights of the chosen scope and period."""
    choices = frame.choices()
    card = session.scorecard(choices.view)
    if not card.units:
        st.info(words.NOBODY_EXPECTED)
        return
    many = len({row.unit.code for row in card.units}) > matrix.MANY
    question = _frame(card) if many else _table(choices, card)
    if question is not None:
        why.open_drawer(choices, card, question)


def _table(choices: Choices, card: Scorecard) -> Question | None:
    silent = {each.unit.identity: each.months for each in session.state(choices.view).silent}
    html = session.once(
        ("matrix", choices.view),
        lambda: live.Markup.of(matrix.table(card, lambda unit: silent.get(unit.identity, 1))),
    )
    asked = live.show(html, key="matrix")
    return Question.read(asked) if asked else None


def _frame(card: Scorecard) -> Question | None:
    shown = tables.scorecard(card)
    event = st.dataframe(
        shown,
        hide_index=True,
        on_select="rerun",
        selection_mode="single-cell",
        row_height=32,
        height=620,
    )
    cells = event.selection.cells
    return tables.asked(shown, card, *cells[0]) if cells else None
