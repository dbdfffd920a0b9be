"""Nạp số liệu: files come in, are compared, stored with a receipt, and taken back."""

from __future__ import annotations

import streamlit as st

from access.roles import Capability
from pipeline.intake.inbox import Inbox
from pipeline.periods import status
from ui.entry import receiving
from ui.frame import frame, session
from ui.kit import page_style
from ui.kit.html import show
from ui.loaded import history
from ui.loaded import known as loaded_known
from ui.upload import bar, batch, cards
from ui.upload import place as upload_place
from wording.intake import upload as words

_INBOX = "_inbox"


def page() -> None:
    """Draw the inbox, its button, and what was loaded before."""
    frame.open_plain(words.TITLE)
    show(page_style.sheet("upload"), cards.drop_style())
    workspace = session.workspace()
    inbox = _inbox()
    uploads = session.ask(status.uploads)
    if workspace.viewer.uploads:
        if receiving.top(workspace):
            upload_place.take_typed(workspace, inbox)
        else:
            upload_place.take_files(workspace, inbox)
        batch.show(workspace, inbox, {each.upload: each for each in uploads})
        if inbox.files:
            bar.show(workspace, inbox)
        elif workspace.sample or not uploads:
            show(cards.steps())
    if not workspace.viewer.may(Capability.EXPLAIN_FILES):
        show(cards.note(words.ONLY_OWN if workspace.viewer.uploads else words.ONLY_READS))
    history.show(uploads)
    loaded_known.show(inbox, uploads)


def _inbox() -> Inbox:
    if _INBOX not in st.session_state:
        st.session_state[_INBOX] = Inbox()
    found: Inbox = st.session_state[_INBOX]
    return found
