"""Khoảng cách: how far each district and each unit is from the target, in points and in cases."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from metrics.verdicts.rollup import Score
from pipeline.scores.scorecard import Scorecard
from ui.frame import filters, frame, session
from ui.frame.filters import Choices
from ui.kit import grid, live, page_style
from ui.kit.html import Html, show, tag
from ui.kit.navigation import Screen, address
from ui.scores import gaps
from wording import interface as words
from wording import sentences


def page() -> None:
    """Draw the distances of one indicator to its target."""
    choices, card = frame.looked_at()
    show(page_style.sheet("gaps"))
    with st.container(horizontal=True, horizontal_alignment="distribute", key="gap_choices"):
        own = [row.indicator for row in card.total if row.goal is not None]
        indicator = filters.indicator(own or [row.indicator for row in card.total])
        districts = [row for row in card.groups if row.unit.code != card.head.code]
        by = words.BY_UNIT
        if districts:
            by = filters.one_of("theo", words.SEEN_BY, [words.BY_DISTRICT, words.BY_UNIT])
    frame.tell()
    grouped = by == words.BY_DISTRICT
    noun = words.DISTRICT_NOUN if grouped else words.UNIT_NOUN
    every = districts if grouped else card.units
    rows = [row for row in every if row.indicator.code == indicator.code]
    what = (choices.view, indicator.code, by)
    found = session.once(("gaps", *what), lambda: gaps.of(choices, rows, noun))
    frame.lead(found.answer)
    gaps.pictures(choices, card, found, what)
    show(found.notes)
    live.show(
        live.Markup.of(_links(choices, card, districts if grouped else ())),
        key="gap_links",
    )
    if found.judged:
        with st.expander(words.AS_TABLE):
            grid.show(found.table, key="gap_table")


def _links(choices: Choices, card: Scorecard, districts: Sequence[Score]) -> Html:
    """Down into the districts, or back up."""
    if districts:
        units = {row.unit.code: row.unit for row in districts}
        links = (_link(choices, code, unit.name) for code, unit in units.items())
        return tag("p.k-sm", words.OPEN_DISTRICT, " ", Html(" · ").join(links))
    up = card.head.parent
    if up is None or up not in choices.names:
        return tag("p")
    name = words.BACK_TO.format(name=sentences.in_sentence(card.tree[up].name))
    return tag("p.k-sm", _link(choices, up, name))


def _link(choices: Choices, code: str, name: str) -> Html:
    indicator = str(st.session_state.get("chi_tieu", ""))
    to = address(Screen.GAPS, {**choices.under(code), "chi_tieu": indicator})
    return tag("a", name, href=to)
