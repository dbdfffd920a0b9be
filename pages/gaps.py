"""Khoảng cách: how far each district and each unit is from the target, in cases and in points."""

from __future__ import annotations

import streamlit as st

from metrics.verdicts.rollup import Score
from pipeline.scores.scorecard import Scorecard
from ui.frame import filters, frame, session
from ui.frame.filters import Choices
from ui.gaps import distances, funnel
from ui.gaps.distances import Asked
from ui.kit import grid, live, page_style
from ui.kit.html import Html, show, tag
from ui.kit.navigation import Screen, address
from wording import interface as words
from wording import sentences
from wording.scores import gaps as said


def page() -> None:
    """Draw the distances of one indicator to its target."""
    choices, card = frame.looked_at()
    show(page_style.sheet("gaps"))
    with st.container(horizontal=True, horizontal_alignment="distribute", key="gap_choices"):
        own = [row.indicator for row in card.total if row.goal is not None]
        indicator = filters.indicator(own or [row.indicator for row in card.total])
        districts = [row for row in card.groups if row.unit.code != card.head.code]
        by = words.BY_UNIT
        parts = said.parts(card.head)
        if districts:
            by = filters.one_of("theo", words.SEEN_BY, [said.BY.format(noun=parts), words.BY_UNIT])
        order = filters.one_of("thu_tu", said.ORDER, [said.BY_CASES, said.BY_POINTS])
    frame.tell()
    grouped = by != words.BY_UNIT
    noun = parts if grouped else words.UNIT_NOUN
    every = districts if grouped else card.units
    rows = [row for row in every if row.indicator.code == indicator.code]
    asked = Asked(noun, order, lambda row: _link(choices, row))
    what = (choices.view, indicator.code, by, order)
    found = session.once(("gaps", *what), lambda: distances.of(choices, rows, asked))
    frame.lead(found.answer)
    distances.pictures(choices, card, found, what)
    live.show(live.Markup.of(_back(choices, card)), key="gap_links")
    if found.judged:
        funnel.show(found.judged, noun, what)
        with st.expander(words.AS_TABLE):
            grid.show(found.table, key="gap_table")


def _link(choices: Choices, row: Score) -> str:
    """Down into a district; of a unit its profile."""
    code = row.unit.code
    if row.units_expected is None:
        return choices.profile(code)
    return _within(choices, code) if code in choices.names else ""


def _back(choices: Choices, card: Scorecard) -> Html:
    """Back up, where there is somewhere to go."""
    up = card.head.parent
    if up is None or up not in choices.names:
        return tag("p")
    name = words.BACK_TO.format(name=sentences.in_sentence(card.tree[up].name))
    return tag("p.k-sm", tag("a", name, href=_within(choices, up)))


def _within(choices: Choices, code: str) -> str:
    indicator = str(st.session_state.get("chi_tieu", ""))
    return address(Screen.GAPS, {**choices.under(code), "chi_tieu": indicator})
