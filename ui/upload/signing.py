"""Who takes something back, and why: both are kept with it."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from metrics.counts.errors import KpiError
from ui.kit import who
from wording import errors
from wording.intake import upload as words


def take_back(key: str, label: str, act: Callable[[str, str], str]) -> str | None:
    """Draw the fields and the button; what `act` told once it was pressed, or why it was not done.

    Args:
        key: Of the fields.
        label: Of the button.
        act: Gets the name and the reason; tells what was done.
    """
    by = who.name() or st.text_input(
        words.NAME_UNDO,
        key=f"{key}_by",
        placeholder=words.NAME_UNDO,
        label_visibility="collapsed",
        max_chars=80,
    )
    why = st.text_input(
        words.UNDO_WHY,
        key=f"{key}_why",
        placeholder=words.UNDO_WHY,
        label_visibility="collapsed",
        max_chars=300,
    )
    if not st.button(label, type="primary", key=f"{key}_do"):
        return None
    missing = words.NAME_MISSING_UNDO if not by.strip() else words.WHY_MISSING_UNDO
    if not (by.strip() and why.strip()):
        st.warning(missing)
        return None
    try:
        return act(by.strip(), why.strip())
    except KpiError as error:
        return errors.sentence(error)
