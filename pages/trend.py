"""Xu hướng: a unit or a group over time, against its target and against chance."""

from __future__ import annotations

from dataclasses import dataclass

import streamlit as st

from metrics.plans.indicator import Indicator
from metrics.units.unit import Level
from pipeline.scores.scorecard import Scorecard, scorecard
from pipeline.scores.trend import trend as trend_of
from pipeline.scores.trend_picture import Picture, Trend, TrendWanted
from ui.charts import charts, trend_chart
from ui.frame import filters, frame, session
from ui.frame.filters import Choices
from ui.kit import page_style, theme
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
    table: Html

    @classmethod
    def of(cls, trend: Trend) -> _Words:
        below = trend_table.key(trend) + trend_table.notes(trend)
        return cls(trend_table.lead(trend), below, trend_table.table(trend))


def page() -> None:
    """Draw one indicator of the chosen unit over the months, quarters or years."""
    choices = frame.choices()
    card = session.ask(scorecard, choices.view)
    if not card.units:
        st.info(words.NOBODY_EXPECTED)
        return
    show(page_style.sheet("trend"))
    with st.container(horizontal=True, horizontal_alignment="distribute", key="trend_choices"):
        wanted = _wanted(choices, card)
    frame.tell()
    trend = session.ask(trend_of, wanted)
    around = session.once(("trend", wanted), lambda: _Words.of(trend))
    frame.lead(around.answer)
    _picture(trend, around)
    show(around.below)
    with st.expander(words.AS_TABLE):
        show(around.table)


def _wanted(choices: Choices, card: Scorecard) -> TrendWanted:
    indicators = {each.short: each for each in _indicators(card)}
    indicator = indicators[filters.one_of("chi_tieu", words.INDICATOR, list(indicators))]
    group = choices.head.level is not Level.COMMUNE and len(_codes(card)) > 1
    if choices.head.reports and group:
        kinds = [sentences.whole(choices.head), said.OWN]
        group = filters.one_of("xem_ai", said.SUBJECT, kinds) != said.OWN
    wanted = TrendWanted(choices.view, indicator.code, group)
    if not session.ask(trend_of, wanted).restatable:
        return wanted
    shown = filters.one_of("sap_nhap", said.PICTURE, list(_PICTURES))
    return TrendWanted(choices.view, indicator.code, group, _PICTURES[shown])


def _codes(card: Scorecard) -> set[str]:
    return {row.unit.code for row in card.units}


def _indicators(card: Scorecard) -> list[Indicator]:
    """Those with a target first, so that the first is one that is asked for."""
    own = [row.indicator for row in card.total if row.goal is not None]
    return own + [row.indicator for row in card.total if row.indicator not in own]


def _picture(trend: Trend, around: _Words) -> None:
    dark = theme.dark()
    figure = session.once(
        ("trend chart", trend.wanted, trend.visits, dark),
        lambda: charts.figure(trend_chart.parts(trend, dark=dark)),
    )
    with st.container(key="trend_plot"):
        st.plotly_chart(
            figure,
            theme=None,
            config=charts.CONFIG,
            key="trend_chart",
            alt=sentences.plain(around.answer),
        )
