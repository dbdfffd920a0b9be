"""Who is at work: asked once in a session, offered again wherever something is written."""

from __future__ import annotations

import streamlit as st

from ui.kit import who
from wording import people as words


def field(key: str) -> None:
    """Ask for the name, filled in where it was given before."""
    if key not in st.session_state or who.account():
        st.session_state[key] = who.name()
    st.text_input(words.BY, key=key, max_chars=80, disabled=bool(who.account()))


def said(key: str) -> str:
    """The name in a field, remembered from now on."""
    name = who.account() or str(st.session_state.get(key, "")).strip()
    if name:
        who.remember(name)
    return name
