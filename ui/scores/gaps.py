"""The distances of one indicator to its target: the chart, the map beside it, the ways on."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from dataclasses import dataclass

import streamlit as st

from metrics.verdicts.rollup import Score
from pipeline.scores.scorecard import Scorecard
from ui.charts import charts, plot
from ui.frame import filters, frame
from ui.frame.filters import Choices
from ui.kit import live
from ui.kit.grid import Packed
from ui.kit.html import Html, join, tag
from ui.scores import gap_map, gap_table, tables
from wording import interface as words
from wording import numbers, sentences

_DRAWN = 40
"""Bars that are told apart on one screen and a half; the table below lists all."""


@dataclass(frozen=True, slots=True)
class Gaps:
    """What the page says of one indicator."""

    rows: tuple[Score, ...]
    judged: tuple[Score, ...]
    """The furthest below the target first."""
    answer: str
    notes: Html
    table: Packed
    phone: live.Markup
    """The chart in the width of a phone."""

    @property
    def grouped(self) -> bool:
        """Whether the rows are sums of districts."""
        return bool(self.rows) and self.rows[0].units_expected is not None

    @property
    def shown(self) -> tuple[Score, ...]:
        """The rows of the chart."""
        return self.judged[:_DRAWN]


def pictures(choices: Choices, card: Scorecard, gaps: Gaps, what: tuple[Hashable, ...]) -> None:
    """The chart with the map beside it, or below where the map is wide."""
    place = gap_map.of(card, gaps.rows, what)
    if not gaps.judged:
        gap_map.show(choices, card, place, what)
        return
    if place.wide:
        _bars(gaps, what)
        gap_map.show(choices, card, place, what)
        return
    left, right = st.columns((2.3, 1), gap="medium")
    with left:
        _bars(gaps, what)
    with right:
        gap_map.show(choices, card, place, what)


def _bars(gaps: Gaps, what: tuple[Hashable, ...]) -> None:
    live.show(gaps.phone, key="gap_list")
    plot.show(
        "gap",
        what,
        lambda dark: charts.gap_bars(gaps.shown, dark=dark),
        gaps.answer,
        on_select=_drill if gaps.grouped else "ignore",
    )


def _drill() -> None:
    """Look into the district whose bar was clicked."""
    selection = getattr(st.session_state.get(plot.key("gap")), "selection", None)
    points = selection.points if selection else []
    code = points[0].get("customdata") if points else None
    if isinstance(code, str) and code in frame.choices().names:
        filters.look_at(code)


def of(choices: Choices, rows: Sequence[Score], noun: str) -> Gaps:
    """What is said of the rows of one indicator.

    Args:
        choices: What is looked at.
        rows: Judged or not.
        noun: What a row is: a district, a unit.
    """
    judged = sorted(
        (row for row in rows if row.verdict.status.judged), key=lambda row: row.verdict.gap or 0
    )
    notes = [words.WHISKERS]
    if len(judged) > _DRAWN:
        notes.append(words.REST_IN_TABLE.format(count=numbers.count(len(judged) - _DRAWN)))
    return Gaps(
        tuple(rows),
        tuple(judged),
        sentences.gaps(judged, noun),
        join(
            tag("p.k.k-sm.k-muted", " ".join(notes)),
            tables.partial(judged),
            tables.unscored(rows),
        ),
        gap_table.table(judged, choices.links),
        live.Markup.of(tag("div.k-phone", tables.gap_list(judged[:_DRAWN], choices.profile))),
    )
