"""Xếp loại: a composite with weights one can see and change, and the view of QĐ 766."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import streamlit as st

from metrics.counts.month import Window
from metrics.ranking.scheme import Scheme
from pipeline.scores import ranking
from pipeline.scores.ranking import LevelRanking
from pipeline.scores.scorecard import Scorecard, scorecard
from ui.frame import filters, frame, session
from ui.frame.filters import Choices
from ui.kit import grid, html
from ui.kit.html import tag
from ui.scores import ranking as drawn
from ui.scores import ranking766, why
from wording import interface as words
from wording.scores import ranking as said


def page() -> None:
    """Draw the ranking of the chosen scope and period."""
    choices, _ = frame.looked_at()
    with st.container(key="ranking_view"):
        chosen = filters.one_of("xep", said.VIEW, [said.COMPOSITE, said.QD766])
    frame.tell()
    if chosen == said.QD766:
        ranking766.show(choices)
    else:
        _composite(_over_a_year(choices))


def _over_a_year(choices: Choices) -> Choices:
    """The year to date where no longer period was chosen: of one month most units are alike."""
    view = choices.view
    if view.window is not Window.MONTH:
        return choices
    with st.container(key="ranking_period"):
        asked = filters.one_of("xep_theo", said.PERIOD, [said.YEAR_TO_DATE, said.ONE_MONTH])
    if asked == said.ONE_MONTH:
        return choices
    return replace(choices, view=replace(view, window=Window.YEAR_TO_DATE))


def _composite(choices: Choices) -> None:
    card = session.ask(scorecard, choices.view)
    shipped = session.ask(ranking.scheme, choices.view.month)
    weights = _weights(card, shipped)
    frame.tell()
    scheme = ranking.weighted(shipped, weights)
    if scheme is None:
        html.show(html.note(said.NO_WEIGHTS))
        return
    what = ("ranking", choices.view, *sorted(weights.items()))
    levels = session.once(what, lambda: ranking.ranking(card, scheme))
    frame.lead(session.once(("ranking lead", *what), lambda: _lead(levels)))
    links = choices.links
    packed = session.once(
        ("ranking table", *what), lambda: drawn.table(card, levels, scheme, links)
    )
    asked = grid.show(packed, key="ranking")
    html.show(tag("p.k.k-sm.k-muted.k-gap", said.RULE), drawn.grades(scheme))
    why.answer(choices, card, asked)


def _lead(levels: tuple[LevelRanking, ...]) -> str:
    return said.lead([(words.LEVELS[level.level], level.standings) for level in levels])


def _weights(card: Scorecard, shipped: Scheme) -> dict[str, int]:
    short = {row.indicator.code: row.indicator.short for row in card.total}
    proposed = {each.indicator: int(each.weight) for each in shipped.weights}
    # Weights of one's own decide the ranks below, so a link that brings them shows them.
    own = any(f"ts_{code}" in st.query_params for code in proposed)
    with (
        st.expander(said.WEIGHTS, expanded=own),
        st.container(key="weights", horizontal=True, gap="small", vertical_alignment="bottom"),
    ):
        chosen = {
            code: filters.number(f"ts_{code}", short.get(code, code), weight)
            for code, weight in proposed.items()
        }
        if chosen != proposed:
            st.button(said.RESET, key="weights_back", type="tertiary", on_click=_back(proposed))
    return chosen


def _back(proposed: dict[str, int]) -> Callable[[], None]:
    def reset() -> None:
        for code, weight in proposed.items():
            st.session_state[f"ts_{code}"] = float(weight)

    return reset
