"""The way to the demonstration and back, at any time and for one person alone."""

from __future__ import annotations

import streamlit as st

from pipeline.desk.workspace import sample_path, there_is
from pipeline.sample import sample
from ui.frame import session
from ui.kit import html, navigation
from ui.kit.html import tag
from ui.kit.navigation import Screen
from wording.office import settings as words


def offer() -> None:
    """Draw the way from real figures to the demonstration; it is made where there is none yet."""
    if session.workspace().sample:
        return
    path = sample_path()
    with st.container(key="to_demonstration"):
        if there_is(path):
            if st.button(words.SEE_DEMONSTRATION, key="see_demonstration"):
                _enter()
            return
        html.show(tag("p.k.k-sm.k-sub", words.NO_DEMONSTRATION))
        if st.button(words.MAKE_DEMONSTRATION, key="make_demonstration"):
            with st.spinner(words.MAKING):
                sample.start(path)
            _enter()


def _enter() -> None:
    """Show its first page: below the settings, where the click was, nothing would look new."""
    session.look_at_sample()
    st.switch_page(navigation.page(Screen.OVERVIEW))
