"""What was loaded before, newest first; one upload opens with its receipt, file and way back."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from metrics.counts.errors import KpiError
from metrics.counts.upload import UploadRow
from pipeline.intake.undo import Undoing, original, undoing
from pipeline.intake.upload import undo
from pipeline.statements import permitted
from pipeline.statements.quarantine import refusals
from ui.frame import session
from ui.kit import html, live
from ui.kit.html import join
from ui.loaded import refused
from ui.upload import cards, receipts
from wording import errors, numbers
from wording.intake import upload as words

WIDTH = 468
"""As wide as the drawer of a verdict, so that both pages feel alike."""
_ALL = "_history_all"
_TOLD = "_history_told"
_ANYONE = "undo_by"
_BYTES = "application/octet-stream"


def show(uploads: Sequence[UploadRow], name: str) -> None:
    """Draw the history; a viewer is offered the way back of what is theirs alone.

    Args:
        uploads: Every upload, newest first.
        name: Who is at work, as far as it was said.
    """
    shown = uploads if st.session_state.get(_ALL) else uploads[: receipts.SHOWN]
    told: str = st.session_state.pop(_TOLD, "")
    own = session.ask(permitted.takable)
    drawn = join(
        receipts.history_title(), cards.note(told) if told else None, receipts.history(shown, own)
    )
    asked = live.show(live.Markup.of(drawn), key="history")
    if len(uploads) > receipts.SHOWN:
        _more(len(uploads))
    found = [upload for upload in uploads if upload.upload == asked]
    if found:
        _open(found[0], name, takable=found[0].upload in own)
    html.show(refused.markup(refusals(session.workspace(), {upload.sha256 for upload in uploads})))


def _more(count: int) -> None:
    everything = bool(st.session_state.get(_ALL))
    said = words.SHOW_FEWER.format(count=receipts.SHOWN)
    if not everything:
        said = words.SHOW_ALL.format(count=numbers.count(count))
    st.button(said, key="history_more", type="tertiary", on_click=_toggle)


def _toggle() -> None:
    st.session_state[_ALL] = not st.session_state.get(_ALL)


def _open(upload: UploadRow, name: str, *, takable: bool) -> None:
    @st.dialog(words.UPLOAD_TITLE.format(upload=upload.upload), width=WIDTH, position="right")
    def drawer() -> None:
        html.show(cards.facts(_facts(upload)))
        with st.container(horizontal=True, vertical_alignment="center"):
            _original(upload)
            receipts.copying(receipts.receipt_line(upload), "copy_receipt")
        if takable and upload.undone_at is None:
            _way_back(upload, name)

    drawer()


def _facts(upload: UploadRow) -> list[tuple[str, str]]:
    who = f", {upload.uploader}" if upload.uploader else ""
    return [
        (words.FILE, upload.file),
        (words.FORM, words.form(upload.form)),
        (words.MONTH, numbers.month(upload.month)),
        (words.FIGURE_COUNT, f"{numbers.count(upload.figures)} · {words.units(upload.units)}"),
        (words.TIME, f"{numbers.moment(upload.stored_at)}{who}"),
        (words.STATE, receipts.state(upload)),
        (words.FINGERPRINT, upload.sha256),
    ]


def _original(upload: UploadRow) -> None:
    try:
        content = original(session.workspace(), upload.sha256)
    except KpiError:
        st.warning(words.ORIGINAL_MISSING)
        return
    st.download_button(
        words.ORIGINAL, content, file_name=upload.file, mime=_BYTES, on_click="ignore"
    )


def _way_back(upload: UploadRow, name: str) -> None:
    said = _consequences(session.ask(undoing, upload), upload)
    html.show(cards.consequences(words.UNDO_TITLE, [*said, words.UNDO_KEEPS]))
    by = name or st.text_input(
        words.NAME_UNDO, key=_ANYONE, placeholder=words.NAME_UNDO, label_visibility="collapsed"
    )
    if st.button(words.UNDO_ASK, type="primary", key="undo_do"):
        if not by.strip():
            st.warning(words.NAME_MISSING_UNDO)
            return
        st.session_state[_TOLD] = _take_back(upload, by.strip())
        st.rerun()


def _consequences(found: Undoing, upload: UploadRow) -> list[str]:
    said = [
        words.UNDO_BACK.format(
            count=numbers.count(each.figures),
            upload=each.upload,
            file=each.file,
            time=numbers.moment(each.stored_at) if each.stored_at else "",
            changed=words.other_value(each.changed),
        )
        for each in found.back
    ]
    if found.missing:
        said.append(words.UNDO_BLANK.format(count=numbers.count(found.missing)))
    if found.silent_units:
        units = words.units(found.silent_units)
        said.append(words.UNDO_SILENT.format(units=units, month=numbers.month(upload.month)))
    return said or [words.UNDO_NOTHING_CURRENT]


def _take_back(upload: UploadRow, by: str) -> str:
    try:
        done = undo(session.workspace(), upload.upload, by)
    except KpiError as error:
        return errors.sentence(error)
    return (words.UNDONE if done else words.UNDONE_BEFORE).format(upload=upload.upload)
