"""Taking back a confirmed name or layout, once somebody has said who they are."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

import streamlit as st

from pipeline.intake.inbox import Inbox
from ui.kit import html, who
from ui.upload import cards
from wording.scores import explaining as words

_TOLD = "_known_told"


def show(inbox: Inbox, take_back: partial[None], said: Sequence[str]) -> None:
    """Draw what it would do and the button that does it."""
    html.show(cards.consequences(words.TAKE_BACK_TITLE, said))
    by = who.ask("known_by")
    pressed = st.button(words.TAKE_BACK_ASK, type="primary", key="known_do")
    if pressed and who.signed(by, take_back):
        inbox.read_again(everything=True)
        st.session_state[_TOLD] = words.TAKEN_BACK_NOW
        st.rerun()


def told() -> str:
    """What the last click did, for the run that draws it; empty where nothing was done."""
    said: str = st.session_state.pop(_TOLD, "")
    return said
