"""Streamlit's own texts in Vietnamese, on every page: names of its buttons, empty lists, days."""

from __future__ import annotations

import streamlit as st

from ui.kit.component import component
from ui.kit.html import tag
from wording.native import OWN


def show() -> None:
    """Have the browser replace them, now and as they come."""
    with st.container(key="own_words"):
        component("kpi_own_words", "own_words", tag("span"))(key="own_words_said", data=OWN)
