"""Tổng quan: where it is red, whether that is certain, and who is missing."""

from __future__ import annotations

import streamlit as st

from metrics.rollup import Score
from pipeline import history
from pipeline.scorecard import Scorecard
from ui import frame, live, session, tiles
from ui.filters import Choices
from ui.navigation import Screen, address
from wording import interface as words
from wording import numbers, sentences


def page() -> None:
    """Draw the overview of the chosen scope and period."""
    choices = frame.choices()
    card = session.scorecard(choices.view)
    if not card.units:
        st.info(words.NOBODY_EXPECTED)
        return
    frame.lead(sentences.overview(card.total, card.units, choices.view.month))
    blocks = session.once(("overview", choices.view), lambda: _blocks(choices, card))
    live.show(blocks, key="overview")


def _blocks(choices: Choices, card: Scorecard) -> live.Markup:
    shown, rest = tiles.choose(card.total)
    state = session.state(choices.view)
    report = tiles.reporting(state, numbers.month(choices.view.month))
    html = tiles.grid(_tiles(choices, card, shown), report, lambda code: _gaps(choices, code))
    lists = tiles.two(_attention(choices, card), _weakest(choices, card))
    return live.Markup.of(html + tiles.others(rest) + lists)


def _tiles(choices: Choices, card: Scorecard, shown: list[Score]) -> list[tiles.Tile]:
    months = list(session.monthly(choices.view))
    lines = session.totals(choices.view, card.head.code)
    view = choices.view
    before = session.earlier(view)
    since = numbers.period(view.window, view.window.before(view.month))
    earlier = {row.indicator.code: row for row in before.total} if before else {}
    return [
        tiles.Tile(
            row,
            tuple(each for each in card.units if each.indicator.code == row.indicator.code),
            tiles.month_points(months, lines[row.indicator.code]),
            earlier.get(row.indicator.code),
            since,
        )
        for row in shown
    ]


def _attention(choices: Choices, card: Scorecard) -> str:
    found = sentences.certain_shortfalls(card.units)
    rows = [
        tiles.Shortfall(row, history.months_below([*session.line(choices.view, row).values()]))
        for row in found[: tiles.LISTED]
    ]
    return tiles.attention(
        rows,
        len(found),
        sentences.column(choices.view.window, choices.view.month),
        lambda code: address(Screen.SCORECARD, choices.under(code)),
        address(Screen.SCORECARD, choices.labels),
    )


def _weakest(choices: Choices, card: Scorecard) -> str:
    return tiles.weakest(
        card,
        lambda code: address(Screen.SCORECARD, choices.under(code)),
        address(Screen.SCORECARD, choices.labels),
    )


def _gaps(choices: Choices, indicator: str) -> str:
    short = session.reference().indicator(indicator).short
    return address(Screen.GAPS, {**choices.labels, "chi_tieu": short})
