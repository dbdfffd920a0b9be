"""Tổng quan: where it is red, whether that is certain, who answers for it, and what changed."""

from __future__ import annotations

import streamlit as st

from metrics.verdicts.rollup import Score
from pipeline.periods import status
from pipeline.periods.changes import comparison
from pipeline.periods.directions import directions
from pipeline.scores.scorecard import Scorecard
from ui.frame import frame, session
from ui.frame.filters import Choices
from ui.kit import live
from ui.overview import asked, attention, tiles
from wording import numbers
from wording.scores import changes as changed
from wording.scores.headline import Coverage, Overview, Way, headline, way_of


def page() -> None:
    """Draw the overview of the chosen scope and period."""
    choices, card = frame.looked_at()
    view = choices.view
    frame.lead(session.once(("headline", view), lambda: _headline(choices, card)))
    offer = asked.plan_offer(choices, card)
    if offer is not None:
        live.show(offer, key="plan_offer")
    live.show(
        session.once(("overview", view), lambda: asked.tiles_of(choices, card)),
        key="overview",
    )
    with st.container(key="below"):
        left, right = st.columns([1.75, 1], gap="medium")
        with left:
            blocks = session.once(("attention", view), lambda: attention.of(choices, card))
            live.show(blocks, key="attention")
        with right:
            _changes(choices, card)


def _headline(choices: Choices, card: Scorecard) -> str:
    view = choices.view
    state = session.ask(status.reporting_state, view)
    counted = {month for row in card.total if row.share for month in row.months}
    coverage = Coverage(state.reported, len(state.expected), len(counted), len(view.months))
    going = session.ask(directions, view)

    def way(row: Score) -> Way:
        key = row.unit.identity, row.indicator.code
        return way_of(going.of(key, group=row.units_expected is not None))

    return headline(Overview(card.total, card.units, view.month, coverage, way))


def _changes(choices: Choices, card: Scorecard) -> None:
    text = session.once(("changes", choices.view), lambda: _paragraph(choices, card))
    live.show(live.Markup.of(tiles.changes(text)), key="changes")


def _paragraph(choices: Choices, card: Scorecard) -> str:
    found = session.ask(comparison, choices.view)
    due, month = session.reference().deadlines, choices.view.month
    written = numbers.deadline(due(month), marked=due.marked(month))
    return changed.paragraph(found, card.head, written)
