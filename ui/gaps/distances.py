"""The distances of one indicator to its target: who is below, the map beside it."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass

import streamlit as st

from metrics.verdicts.rollup import Score
from metrics.verdicts.verdict import Status
from pipeline.scores.scorecard import Scorecard
from ui.frame.filters import Choices
from ui.gaps import gap_map, gap_table, rows
from ui.kit import html, live
from ui.kit.grid import Packed
from ui.kit.html import Html, join
from ui.scores import tables
from wording import interface as words
from wording import numbers, sentences
from wording.scores import gaps as said

_DRAWN = 40
"""Rows that are told apart on one screen and a half; the table below lists all."""

Link = Callable[[Score], str]
"""From a row to the address behind its name; empty where there is none."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What is looked at, and how."""

    noun: str
    """What a row is: a district, a unit."""
    order: str
    """What the rows are sorted by, as the choice says it."""
    link: Link


@dataclass(frozen=True, slots=True)
class Gaps:
    """What the page says of one indicator."""

    rows: tuple[Score, ...]
    judged: tuple[Score, ...]
    """In the order asked for, those below their target first."""
    answer: str
    list: live.Markup
    table: Packed


def of(choices: Choices, found: Sequence[Score], asked: Asked) -> Gaps:
    """What is said of the rows of one indicator, judged or not."""
    judged = ordered([row for row in found if row.verdict.status.judged], asked.order)
    return Gaps(
        tuple(found),
        tuple(judged),
        sentences.gaps(judged, asked.noun),
        live.Markup.of(_list(found, judged, asked)),
        gap_table.table(judged, choices.links),
    )


def ordered(judged: Sequence[Score], order: str) -> list[Score]:
    """Below the target first, by what is missing or by points; then those nearest to it."""

    def key(row: Score) -> tuple[float, ...]:
        gap, short = float(row.verdict.gap or 0), -(row.verdict.short_by or 0)
        met = row.verdict.status is Status.MET
        return (met, gap, short) if order == said.BY_POINTS else (met, short, gap)

    return sorted(judged, key=key)


def _list(found: Sequence[Score], judged: Sequence[Score], asked: Asked) -> Html:
    below = [row for row in judged if row.verdict.status is not Status.MET]
    notes = [said.WHISKERS] if below else []
    if len(below) > _DRAWN:
        notes.append(words.REST_IN_TABLE.format(count=numbers.count(len(below) - _DRAWN)))
    return join(
        rows.below(below[:_DRAWN], asked.link, asked.order),
        rows.met(judged[len(below) :], asked.noun, asked.link),
        html.muted(" ".join(notes)) if notes else None,
        tables.partial(judged),
        tables.unscored(found),
    )


def pictures(choices: Choices, card: Scorecard, gaps: Gaps, what: tuple[Hashable, ...]) -> None:
    """The rows with the map beside them, or below where the map is wide."""
    place = gap_map.of(card, gaps.rows, what)
    if place.wide:
        live.show(gaps.list, key="gap_list")
        gap_map.show(choices, card, place, what)
        return
    left, right = st.columns((1.35, 1), gap="medium")
    with left:
        live.show(gaps.list, key="gap_list")
    with right:
        gap_map.show(choices, card, place, what)
