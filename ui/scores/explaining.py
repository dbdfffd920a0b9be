"""The small form in the drawer of one light: an explanation for one of its months."""

from __future__ import annotations

import streamlit as st

from access.roles import Capability
from metrics.counts.month import Month
from metrics.verdicts.rollup import Score
from pipeline.statements import explanations
from pipeline.statements.explanations import LONGEST
from ui.frame import session
from ui.kit import author
from ui.scores import answers
from wording import numbers
from wording import people as words

_TEXT, _BY, _MONTH = "explain_text", "explain_by", "explain_month"


def show(score: Score, months: tuple[Month, ...]) -> None:
    """Draw the form, folded away until somebody wants to write."""
    answers.show_told()
    line = session.reference().register.at(months[-1]).line(score.unit.code)
    if not session.viewer().may(Capability.EXPLAIN, line):
        return
    with st.expander(words.EXPLAIN, key="explain"):
        if len(months) > 1:
            st.selectbox(words.EXPLAIN_MONTH, months[::-1], format_func=numbers.month, key=_MONTH)
        st.text_area(
            words.EXPLANATIONS,
            key=_TEXT,
            max_chars=LONGEST,
            placeholder=words.EXPLAIN_HINT,
            label_visibility="collapsed",
            height=110,
        )
        author.field(_BY)
        st.button(
            words.SAVE, type="primary", key="explain_save", on_click=_save, args=(score, months)
        )


def _save(score: Score, months: tuple[Month, ...]) -> None:
    month = st.session_state.get(_MONTH) or months[-1]
    text = str(st.session_state.get(_TEXT, ""))

    def act() -> str:
        about = explanations.Explained(month, score.unit.code, score.indicator.code)
        asking = session.viewer()
        explanations.explain(session.workspace(), asking, about, text, author.said(_BY))
        return words.EXPLAINED

    if answers.attempt(act):
        st.session_state[_TEXT] = ""
