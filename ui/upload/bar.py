"""The one button: it stores every clean file of the inbox."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import streamlit as st

from metrics.counts.errors import KpiError
from pipeline.desk.clock import today
from pipeline.desk.workspace import Workspace
from pipeline.intake.inbox import Dropped, Inbox
from ui.kit import html, live, who
from ui.kit.html import Html, tag
from ui.upload import cards, place
from wording import errors, numbers
from wording.intake import upload as words

_TOLD = "_inbox_told"
_FIELD = "uploader"
_RECEIVED = "upload_received"
_FIRST = date(2020, 1, 1)  # Any day before it is a mistyped year.


def show(workspace: Workspace, inbox: Inbox) -> None:
    """Draw the bar."""
    ready = inbox.ready
    with st.container(key="save_bar", horizontal=True, vertical_alignment="center"):
        if ready:
            _save_button(workspace, inbox, ready)
        if len(inbox.files) > 1:
            live.show(live.Markup.of(_parts(inbox)), key="save_parts", width="content")
        html.show(_said(inbox, ready))
        if any(not file.ready and not file.refused for file in inbox.files):
            st.button(words.CLEAR_DONE, key="clear_done", on_click=inbox.drop_done)


def _save_button(workspace: Workspace, inbox: Inbox, ready: Sequence[Dropped]) -> None:
    unread = [
        column.letter
        for file in ready
        if file.checked
        for column in file.checked.reading.unread_columns
    ]
    said = words.saving(len(ready), unread)
    st.button(said, type="primary", key="save", on_click=_store, args=(workspace, inbox))
    st.text_input(
        words.NAME,
        value=who.name(),
        key=_FIELD,
        placeholder=words.NAME_HINT,
        label_visibility="collapsed",
        max_chars=80,
        width=250,
        disabled=bool(who.account()),
        on_change=_remember_name,
    )
    with st.container(key="received_on", horizontal=True, vertical_alignment="center", gap="small"):
        html.show(tag("span.k.k-sm.k-sub", words.RECEIVED_ON), width="content")
        st.date_input(
            words.RECEIVED_ON,
            today(),
            _FIRST,
            today(),
            key=_RECEIVED,
            format="DD/MM/YYYY",
            label_visibility="collapsed",
            width=130,
        )


def _parts(inbox: Inbox) -> Html:
    """How many files can be stored, wait or are wrong; each leads to the first of them."""
    waits = [file for file in inbox.files if file.asks]
    parts = (
        (words.CAN_BE_SAVED, inbox.ready),
        (words.WAITS_FOR_NAME, [file for file in waits if file.doubts]),
        (words.WAITS_FOR_ANSWER, [file for file in waits if not file.doubts]),
        (words.STILL_FAULTY, [file for file in inbox.files if file.refused and not file.asks]),
    )
    shown = [
        tag(
            "button",
            said.format(count=numbers.count(len(files))),
            type="button",
            title=words.JUMP,
            data_jump=f"file-{files[0].key}",
        )
        for said, files in parts
        if files
    ]
    return tag("span.k-up-parts", cards.SEPARATOR.join(shown))


def _said(inbox: Inbox, ready: Sequence[Dropped]) -> Html:
    told: str = st.session_state.pop(_TOLD, "")
    if told:
        return cards.said(told, bad=True)
    if not ready:
        saved = sum(file.outcome is not None and file.outcome.stored for file in inbox.files)
        if len(inbox.files) > 1 and saved:
            # What waits and what is wrong is counted beside it.
            return cards.said(words.done(saved, 0, 0))
        asked = sum(file.asks for file in inbox.files)
        return cards.said(
            words.done(saved, asked, sum(file.refused for file in inbox.files) - asked)
        )
    counted = [file.checked.changes for file in ready if file.checked]
    will = words.changes(
        sum(each.changed for each in counted),
        sum(each.new for each in counted),
        sum(each.removed for each in counted),
    )
    return cards.said(f"{will} {words.UNDO_LATER}")


def _remember_name() -> None:
    who.remember(st.session_state[_FIELD])


def _store(workspace: Workspace, inbox: Inbox) -> None:
    """Store the batch; runs before the page is drawn, so that every part of it shows the result."""
    _remember_name()
    if not who.name():
        st.session_state[_TOLD] = words.NAME_MISSING
        return
    try:
        day: date | None = st.session_state.get(_RECEIVED)
        stored = inbox.store(workspace, who.name(), None if day == today() else day)
    except KpiError as error:
        st.session_state[_TOLD] = errors.sentence(error)
        return
    if stored:
        place.let_go()
    else:
        st.session_state[_TOLD] = words.MOVED_SHORT
