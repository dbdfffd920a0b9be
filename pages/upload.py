"""Nạp số liệu: files come in, are compared, stored with a receipt, and taken back."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from metrics.errors import KpiError
from metrics.month import Month
from pipeline import template
from pipeline.desk import Desk
from pipeline.inbox import Dropped, Inbox
from pipeline.scorecard import View, today
from pipeline.upload import Options
from ui import filters, frame, session, upload_history
from ui import upload_cards as cards
from ui.upload_files import Uploads, card
from warehouse import queries
from warehouse.queries import UploadRow
from wording import errors, numbers
from wording import upload as words

_INBOX = "_inbox"
_ROUND = "_inbox_round"
"""Counts up when the file field is emptied."""
_SEEN = "_inbox_seen"
_TOLD = "_inbox_told"
_NAME = "_uploader"
"""Who loads files; kept while the session lasts, whatever page is open."""
_NAME_FIELD = "uploader"
_OF_THE_FILE = ""
"""Stands for no unit chosen."""
_MONTHS_BACK = 24


def page() -> None:
    """Draw the inbox, its button, and what was loaded before."""
    frame.open_plain(words.TITLE)
    st.html(cards.style())
    desk = session.desk()
    inbox = _inbox()
    options = _choices(desk)
    _place_for_files(desk, inbox)
    uploads = _uploads(desk)
    _files(desk, inbox, options, {each.upload: each for each in uploads})
    if inbox.files:
        _bar(desk, inbox)
    else:
        st.html(cards.steps())
    upload_history.show(uploads, _name())


def _inbox() -> Inbox:
    if _INBOX not in st.session_state:
        st.session_state[_INBOX] = Inbox()
    found: Inbox = st.session_state[_INBOX]
    return found


def _uploads(desk: Desk) -> list[UploadRow]:
    with desk.edition() as edition:
        return list(reversed(queries.uploads(edition)))


def _choices(desk: Desk) -> Options:
    receiving = _receiving(desk)
    months = [receiving.plus(1 - back) for back in range(_MONTHS_BACK)]
    names = filters.unit_labels(desk.reference.register.at(receiving), desk.reference.scope)
    with st.container(
        key="upload_top",
        horizontal=True,
        vertical_alignment="center",
        horizontal_alignment="distribute",
    ):
        st.html(cards.state_line(_state(receiving)), width="content")
        with st.container(key="upload_choices", horizontal=True, gap="small", width="content"):
            period = st.selectbox(
                words.PERIOD,
                [words.OF_THE_FILE, words.ALL_MONTHS, *months],
                format_func=_period_label,
                key="upload_period",
                help=words.PERIOD_HINT,
                label_visibility="collapsed",
                required=True,
                width=214,
            )
            unit = st.selectbox(
                words.REPORTING_UNIT,
                [_OF_THE_FILE, *names],
                format_func=lambda code: _unit_label(names.get(code)),
                key="upload_unit",
                help=words.REPORTING_UNIT_HINT,
                label_visibility="collapsed",
                required=True,
                width=256,
            )
    month = period if isinstance(period, Month) else None
    return Options(month=month, all_months=period == words.ALL_MONTHS, unit=unit or None)


def _receiving(desk: Desk) -> Month:
    """The month whose figures are expected: the last one, or the newest of the demonstration."""
    months = session.months()
    return months[0] if desk.sample and months else Month.of(today()).plus(-1)


def _state(month: Month) -> list[str]:
    state = session.state(View(month))
    reporting = words.STILL_SILENT if state.silent else words.ALL_REPORTED
    count = len(state.silent) or len(state.expected)
    due = words.DUE_PASSED if state.due else words.DUE_AHEAD
    return [
        words.RECEIVING.format(month=numbers.month(month)),
        reporting.format(count=numbers.count(count)),
        due.format(day=numbers.day(state.deadline)),
    ]


def _period_label(period: Month | str) -> str:
    if isinstance(period, Month):
        return filters.month_label(period)
    return f"{words.PERIOD}: {period[:1].lower()}{period[1:]}"


def _unit_label(name: str | None) -> str:
    return name or words.UNIT_OF_THE_FILE


def _place_for_files(desk: Desk, inbox: Inbox) -> None:
    if desk.sample:
        st.html(cards.demonstration())
    st.html(cards.drop_style())
    with st.container(key="drop", horizontal=True, vertical_alignment="center"):
        dropped = st.file_uploader(
            words.DROP_LABEL,
            accept_multiple_files=True,
            key=f"field-{st.session_state.setdefault(_ROUND, 0)}",
            label_visibility="collapsed",
        )
        _template(desk)
    seen: set[str] = st.session_state.setdefault(_SEEN, set())
    fresh = [file for file in dropped if file.file_id not in seen]
    inbox.take((file.name, file.getvalue()) for file in fresh)
    seen.update(file.file_id for file in fresh)


def _template(desk: Desk) -> None:
    receiving = _receiving(desk)
    with st.popover(words.receiving(receiving), key="template"):
        st.html(f'<p class="k k-sm k-sub">{words.TEMPLATE_TEXT}</p>')
        months = [receiving.plus(1 - back) for back in range(_MONTHS_BACK)]
        month = st.selectbox(words.TEMPLATE_MONTH, months, index=1, format_func=filters.month_label)
        names = filters.unit_labels(desk.reference.register.at(month), desk.reference.scope)
        under = st.selectbox(words.TEMPLATE_UNDER, list(names), format_func=names.__getitem__)
        st.download_button(
            words.TEMPLATE_GET,
            lambda: _entry_form(desk, month, under),
            file_name=words.TEMPLATE_FILE.format(month=month, unit=under),
            type="primary",
            on_click="ignore",
        )


def _entry_form(desk: Desk, month: Month, under: str) -> bytes:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "form.xlsx"
        template.write(desk, month, under, path)
        return path.read_bytes()


def _files(desk: Desk, inbox: Inbox, options: Options, uploads: Uploads) -> None:
    waiting = inbox.unread(options)
    inbox.refresh(desk)
    places = {file.key: st.empty() for file in inbox.files}
    progress = st.empty()
    for file in inbox.files:
        if file in waiting:
            with places[file.key].container(key=f"reading-{file.key}"):
                st.html(cards.waiting(file.name))
        else:
            _card(places[file.key], desk, inbox, file, uploads)
    for done, file in enumerate(inbox.check(desk, options), start=1):
        _card(places[file.key], desk, inbox, file, uploads)
        if len(waiting) > 1:
            said = words.READING_FILES.format(done=done, total=len(waiting))
            progress.progress(done / len(waiting), said)
    progress.empty()


def _card(place: DeltaGenerator, desk: Desk, inbox: Inbox, file: Dropped, uploads: Uploads) -> None:
    shown = card(desk, file, inbox.overlaps().get(file.key), uploads)
    with place.container(key=f"file-{file.key}"):
        with st.container(key=f"top-{file.key}", horizontal=True):
            st.html(shown.head)
            if shown.receipts:
                with st.popover(words.COPY_RECEIPT, type="tertiary", key=f"copy_{file.key}"):
                    st.code("\n".join(shown.receipts), language=None, wrap_lines=True)
            st.button(
                words.REMOVE_SIGN,
                key=f"drop_{file.key}",
                help=words.REMOVE,
                type="tertiary",
                on_click=inbox.drop,
                args=(file.key,),
            )
        if shown.body:
            st.html(shown.body)


def _bar(desk: Desk, inbox: Inbox) -> None:
    ready = inbox.ready
    with st.container(key="save_bar", horizontal=True, vertical_alignment="center"):
        if ready:
            _save_button(desk, inbox, len(ready))
        st.html(_said(inbox, ready))
        if any(not file.ready and not file.refused for file in inbox.files):
            st.button(words.CLEAR_DONE, key="clear_done", on_click=inbox.drop_done)


def _save_button(desk: Desk, inbox: Inbox, count: int) -> None:
    st.button(words.saving(count), type="primary", key="save", on_click=_store, args=(desk, inbox))
    st.text_input(
        words.NAME,
        value=_name(),
        key=_NAME_FIELD,
        placeholder=words.NAME_HINT,
        label_visibility="collapsed",
        max_chars=80,
        width=250,
        on_change=_remember_name,
    )


def _said(inbox: Inbox, ready: Sequence[Dropped]) -> str:
    told: str = st.session_state.pop(_TOLD, "")
    if told:
        return cards.said(told, bad=True)
    if not ready:
        saved = sum(file.outcome is not None and file.outcome.stored for file in inbox.files)
        return cards.said(words.done(saved, sum(file.refused for file in inbox.files)))
    counted = [file.checked.changes for file in ready if file.checked]
    will = words.changes(
        sum(each.changed for each in counted),
        sum(each.new for each in counted),
        sum(each.removed for each in counted),
    )
    return cards.said(f"{will} {words.UNDO_LATER}")


def _name() -> str:
    name: str = st.session_state.get(_NAME, "")
    return name


def _remember_name() -> None:
    st.session_state[_NAME] = st.session_state[_NAME_FIELD].strip()


def _store(desk: Desk, inbox: Inbox) -> None:
    """Store the batch; runs before the page is drawn, so that every part of it shows the result."""
    _remember_name()
    if not _name():
        st.session_state[_TOLD] = words.NAME_MISSING
        return
    try:
        stored = inbox.store(desk, _name())
    except KpiError as error:
        st.session_state[_TOLD] = errors.sentence(error)
        return
    if stored:
        # The field lets go of the bytes; what is still to do stands on its cards.
        st.session_state[_ROUND] += 1
        st.session_state[_SEEN] = set()
    else:
        st.session_state[_TOLD] = words.MOVED_SHORT
