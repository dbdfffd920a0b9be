"""Xu hướng: a unit or a group over time, against its target and against chance."""

from __future__ import annotations

from dataclasses import dataclass

import streamlit as st

from metrics.units.unit import Level
from pipeline.periods.trend import trend as trend_of
from pipeline.periods.trend_picture import Picture, Trend, TrendWanted
from pipeline.scores.scorecard import Scorecard
from ui.charts import plot, trend_chart
from ui.frame import filters, frame, session
from ui.frame.filters import Choices
from ui.kit import page_style
from ui.kit.html import Html, show
from ui.scores import trend_table
from wording import interface as words
from wording import sentences
from wording.scores import trend as said

_PICTURES = {said.AS_IT_WAS: Picture.AS_IT_WAS, said.RESTATED: Picture.RESTATED}


@dataclass(frozen=True, slots=True)
class _Words:
    """What stands around the picture."""

    answer: str
    below: Html
    method: Html
    table: Html

    @classmethod
    def of(cls, trend: Trend) -> _Words:
        below, method = trend_table.notes(trend), trend_table.method(trend)
        return cls(trend_table.lead(trend), below, method, trend_table.table(trend))


def page() -> None:
    """Draw one indicator of the chosen unit over the months, quarters or years."""
    choices, card = frame.looked_at()
    show(page_style.sheet("trend"))
    with st.container(horizontal=True, horizontal_alignment="distribute", key="trend_choices"):
        wanted = _wanted(choices, card)
    frame.tell()
    trend = session.ask(trend_of, wanted)
    around = session.once(("trend", wanted), lambda: _Words.of(trend))
    frame.lead(around.answer)
    what = (trend.wanted, trend.visits)
    plot.show("trend", what, lambda dark: trend_chart.figure(trend, dark=dark), around.answer)
    show(around.below)
    with st.popover(said.HELP, key="trend_help", help=said.HELP_TITLE, width="content"):
        show(around.method)
    with st.expander(words.AS_TABLE):
        show(around.table)


def _wanted(choices: Choices, card: Scorecard) -> TrendWanted:
    # Those with a target first, so that the first is one that is asked for.
    offered = sorted(card.total, key=lambda row: row.goal is None)
    indicator = filters.indicator([row.indicator for row in offered])
    several = len({row.unit.code for row in card.units}) > 1
    group = choices.head.level is not Level.COMMUNE and several
    if choices.head.reports and group:
        kinds = [sentences.whole(choices.head), said.OWN]
        group = filters.one_of("xem_ai", said.SUBJECT, kinds) != said.OWN
    wanted = TrendWanted(choices.view, indicator.code, group)
    if not session.ask(trend_of, wanted).restatable:
        return wanted
    shown = filters.one_of("sap_nhap", said.PICTURE, list(_PICTURES))
    return TrendWanted(choices.view, indicator.code, group, _PICTURES[shown])
