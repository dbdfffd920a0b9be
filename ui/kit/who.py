"""Who is at work on the page of uploads; said once, kept while the session lasts."""

from __future__ import annotations

import streamlit as st

from wording.scores import explaining as words

_NAME = "_uploader"


def name() -> str:
    """Who is at work, as far as it was said."""
    said: str = st.session_state.get(_NAME, "")
    return said


def remember(said: str) -> None:
    """Keep who is at work."""
    st.session_state[_NAME] = said.strip()


def ask(key: str) -> str:
    """Draw the field for the name and read it; empty where nobody has said who is at work."""
    said = st.text_input(
        words.BY,
        value=name(),
        key=key,
        placeholder=words.BY,
        label_visibility="collapsed",
        max_chars=80,
        width=220,
    ).strip()
    if said:
        remember(said)
    return said or name()
