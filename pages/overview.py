"""Tổng quan: where it is red, whether that is certain, who answers for it, and what changed."""

from __future__ import annotations

import streamlit as st

from pipeline.scores.changes import comparison
from pipeline.scores.scorecard import Scorecard
from ui.frame import frame, session
from ui.frame.filters import Choices
from ui.kit import live
from ui.scores import attention, overview_tiles, tiles
from wording import numbers, sentences
from wording.scores import changes as changed


def page() -> None:
    """Draw the overview of the chosen scope and period."""
    choices, card = frame.looked_at()
    frame.lead(sentences.overview(card.total, card.units, choices.view.month))
    view = choices.view
    live.show(
        session.once(("overview", view), lambda: overview_tiles.tiles_of(choices, card)),
        key="overview",
    )
    with st.container(key="below"):
        left, right = st.columns([1.45, 1], gap="medium")
        with left:
            blocks = session.once(("attention", view), lambda: attention.of(choices, card))
            live.show(blocks, key="attention")
        with right:
            _changes(choices, card)


def _changes(choices: Choices, card: Scorecard) -> None:
    text = session.once(("changes", choices.view), lambda: _paragraph(choices, card))
    live.show(live.Markup.of(tiles.changes(text)), key="changes")


def _paragraph(choices: Choices, card: Scorecard) -> str:
    found = session.ask(comparison, choices.view)
    due, month = session.reference().deadlines, choices.view.month
    written = numbers.deadline(due(month), marked=due.marked(month))
    return changed.paragraph(found, card.head, written)
