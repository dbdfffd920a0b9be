"""The ways on from a page that has no figures to show yet."""

from __future__ import annotations

from typing import Literal

import streamlit as st

from access.roles import Capability
from pipeline.statements import set_up
from ui.frame import session
from ui.kit import navigation
from ui.kit.navigation import Screen
from wording import interface as words


def offer() -> None:
    """Draw the way to the first steps and to the uploads; the page ends here."""
    steps = session.ask(set_up.steps)
    opens = session.viewer().may(Capability.MANAGE_SETTINGS) and not all(steps.values())
    with st.container(horizontal=True, key="start"):
        if opens and st.button(words.GO_SET_UP, type="primary", key="go_to_set_up"):
            st.switch_page(navigation.page(Screen.SETTINGS))
        kind: Literal["primary", "secondary"] = "secondary" if opens else "primary"
        if st.button(words.GO_TO_UPLOAD, type=kind, key="go_to_upload"):
            st.switch_page(navigation.page(Screen.UPLOAD))
    st.stop()
