"""What was loaded before, newest first: found by day, person, unit, form and month."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from metrics.counts.upload import UploadRow
from pipeline.intake import past
from pipeline.statements import permitted
from pipeline.statements.quarantine import refusals
from ui.frame import session
from ui.kit import html, live
from ui.kit.html import tag
from ui.loaded import drawer, refused, search
from ui.upload import cards, receipts
from wording import numbers
from wording.intake import upload as words

_ALL = "_history_all"


def show(uploads: Sequence[UploadRow]) -> None:
    """Draw the history; a viewer is offered the way back of what is theirs alone.

    Args:
        uploads: Every upload, newest first.
    """
    told: str = st.session_state.pop(drawer.TOLD, "")
    html.show(receipts.history_title(), cards.note(told) if told else None)
    found = search.choose(uploads)
    shown = found if st.session_state.get(_ALL) else found[: receipts.SHOWN]
    own = session.ask(permitted.takable)
    drawn = _table(uploads, shown, own)
    asked = live.show(drawn, key="history")
    if len(found) > receipts.SHOWN:
        _more(len(found))
    for upload in uploads:
        if upload.upload == asked:
            drawer.open_upload(upload, takable=upload.upload in own)
    html.show(refused.markup(refusals(session.workspace(), {upload.sha256 for upload in uploads})))


def _table(
    uploads: Sequence[UploadRow], shown: Sequence[UploadRow], own: frozenset[str]
) -> live.Markup:
    if uploads and not shown:
        return live.Markup.of(tag("p.k-muted", words.FOUND_NONE))
    speaks = session.ask(past.speaking, tuple(shown))
    return live.Markup.of(receipts.history(shown, own, speaks))


def _more(count: int) -> None:
    everything = bool(st.session_state.get(_ALL))
    said = words.SHOW_FEWER.format(count=receipts.SHOWN)
    if not everything:
        said = words.SHOW_ALL.format(count=numbers.count(count))
    st.button(said, key="history_more", type="tertiary", on_click=_toggle)


def _toggle() -> None:
    st.session_state[_ALL] = not st.session_state.get(_ALL)
