"""Who records something and why: two fields, and what is done with them on a click."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from pipeline.statements.recording import Signed
from ui.kit import author
from ui.scores import answers
from wording import people as people_words


def sign(key: str, why: str = "") -> None:
    """Draw who records something and why."""
    who, reason = st.columns(2)
    with who:
        author.field(f"{key}_by")
    with reason:
        st.text_input(
            people_words.WHY, key=f"{key}_why", value=None if why == "" else why, max_chars=300
        )


def record(key: str, act: Callable[[Signed], str]) -> bool:
    """Record something signed with what stands in the fields; a refusal is told.

    Args:
        key: That of `sign`.
        act: Records it; gives the sentence to be told.
    """

    def said() -> str:
        why = str(st.session_state.get(f"{key}_why") or "")
        return act(Signed(author.said(f"{key}_by"), why))

    return answers.attempt(said)
