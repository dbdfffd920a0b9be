"""Who records something and why: two fields, and what is done with them on a click."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from pipeline.statements.recording import Signed
from ui.kit import author
from ui.scores import answers
from wording import people as people_words


def sign(key: str, why: str = "") -> tuple[DeltaGenerator, DeltaGenerator]:
    """Draw who records something and why; the columns in which the two stand."""
    who, reason = st.columns(2)
    with who:
        author.field(f"{key}_by")
    reason.text_input(people_words.WHY, key=f"{key}_why", value=why or None, max_chars=300)
    return who, reason


def signed(key: str) -> Signed:
    """What stands in the fields of `sign`."""
    why = str(st.session_state.get(f"{key}_why") or "")
    return Signed(author.said(f"{key}_by"), why)


def record(key: str, act: Callable[[Signed], str]) -> bool:
    """Record something signed with what stands in the fields; a refusal is told.

    Args:
        key: That of `sign`.
        act: Records it; gives the sentence to be told.
    """
    return answers.attempt(lambda: act(signed(key)))
