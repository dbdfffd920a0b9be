"""Chỉ tiêu theo quý: what plans ask for and offices state once a quarter, with its lights."""

from __future__ import annotations

import streamlit as st

from pipeline.scores.quarter import QuarterCard, quarter_card
from pipeline.scores.trace import sources_of
from ui.frame import frame, session
from ui.kit import html, navigation, page_style
from ui.kit.html import tag
from ui.kit.navigation import Screen
from ui.office import quarter_table
from wording import sentences
from wording.office import quarters as words


def page() -> None:
    """Draw the lights of the quarter that the chosen month lies in."""
    html.show(page_style.sheet("plans"))
    choices = frame.choices()
    card = session.ask(quarter_card, choices.view)
    frame.lead(words.lead([row.score for row in card.total], card.month))
    frame.tell()
    if not card.total:
        html.show(html.blank(words.PAGE, tag("p", words.NONE_TEXT)))
        return
    if session.workspace().viewer.uploads:
        with st.container(key="quarter_enter", horizontal=True, vertical_alignment="center"):
            st.page_link(navigation.page(Screen.UPLOAD), label=words.ENTER)
            html.show(tag("p.k.k-sm.k-sub", words.ENTER_TEXT))
    html.show(quarter_table.lights(card.total, words.TOTALS))
    _units(card)


def _units(card: QuarterCard) -> None:
    units = {row.score.unit.code: sentences.reporter(row.score.unit) for row in card.units}
    html.show(tag("h2.k.k-h2", words.UNITS))
    code = st.selectbox(
        words.UNIT,
        list(units),
        format_func=units.__getitem__,
        key="quarter_unit",
        label_visibility="collapsed",
        width=360,
    )
    if code is None:
        return
    rows = card.of(code)
    html.show(quarter_table.lights(rows, units[code]))
    found = session.ask(sources_of, card.month, rows)
    if any(traced for _, traced in found):
        label = words.WHY.format(unit=sentences.in_sentence(units[code]))
        html.show(tag("h3.k.k-h3", label))
        html.show(quarter_table.sources(found, session.reference(), label))
