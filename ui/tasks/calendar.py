"""The button that saves the deadlines for a calendar."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from pipeline.tasks.calendar import deadlines_file
from pipeline.tasks.listing import ListedTask
from wording.office import tasks as words


def offer(found: Sequence[ListedTask]) -> None:
    """Draw it; the file is made when it is clicked."""
    st.download_button(
        words.SAVE_CALENDAR,
        lambda: deadlines_file(found),
        "nhiem-vu.ics",
        "text/calendar",
        key="tasks_ics",
        on_click="ignore",
    )
