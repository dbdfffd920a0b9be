"""Where figures come in: the field for files, or the grid in which they are typed."""

from __future__ import annotations

import streamlit as st

from metrics.counts.beside import Beside
from pipeline.desk.workspace import Workspace
from pipeline.intake.inbox import Inbox
from pipeline.intake.options import Options
from ui.entry import grid, quarter_grid, receiving, templates
from ui.entry.grid import Typed
from ui.frame import session
from ui.kit import html
from ui.upload import cards
from wording.intake import upload as words
from wording.office import quarters as quarter_words

_ROUND = "_inbox_round"
"""Counts up when the field is emptied."""
_SEEN = "_inbox_seen"


def take_typed(workspace: Workspace, inbox: Inbox) -> None:
    """Draw the grid for one unit's month and put what was typed into the inbox."""

    def hand_in(typed: Typed) -> None:
        key = inbox.put(typed.name, typed.content)
        if typed.why:
            inbox.say(key, Options(beside=Beside(why=typed.why)))

    by_quarter = st.segmented_control(
        quarter_words.PACE,
        list(quarter_words.PACES),
        default=False,
        format_func=quarter_words.PACES.__getitem__,
        key="direct_pace",
        label_visibility="collapsed",
        required=True,
    )
    if by_quarter:
        quarter_grid.show(receiving.month(workspace), hand_in)
    else:
        grid.show(receiving.months(workspace), receiving.month(workspace), hand_in)


def take_files(workspace: Workspace, inbox: Inbox) -> None:
    """Draw the field for files and put what was dropped into the inbox."""
    if workspace.sample:
        html.show(cards.demonstration(may_leave=not session.database_is_fixed()))
    with st.container(key="drop", horizontal=True, vertical_alignment="center"):
        dropped = st.file_uploader(
            words.DROP_LABEL,
            accept_multiple_files=True,
            key=f"field-{st.session_state.setdefault(_ROUND, 0)}",
            label_visibility="collapsed",
        )
        templates.show(workspace)
    seen: set[str] = st.session_state.setdefault(_SEEN, set())
    fresh = [file for file in dropped if file.file_id not in seen]
    inbox.take((file.name, file.getvalue()) for file in fresh)
    seen.update(file.file_id for file in fresh)


def let_go() -> None:
    """Empty the field: the server need not hold the bytes of what was stored."""
    st.session_state[_ROUND] = st.session_state.get(_ROUND, 0) + 1
    st.session_state[_SEEN] = set()
