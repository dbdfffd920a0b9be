"""What every page stands in: title, choices, status line and the badge of the demonstration."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from access.roles import Capability
from metrics.counts.errors import ErrorCode, KpiError
from pipeline.desk.workspace import call_main, start
from pipeline.periods.status import ReportingState, months_with_figures, reporting_state
from pipeline.scores.scorecard import Scorecard, scorecard
from ui.frame import asked, filters, later, session
from ui.frame import start as start_page
from ui.frame.filters import Choices
from ui.kit import html, theme
from ui.kit.html import Child, Html, join, tag
from wording import backup as copy_words
from wording import interface as words
from wording import numbers

_CHOICES = "_choices"


def choices() -> Choices:
    """What was chosen on top of the page."""
    found: Choices = st.session_state[_CHOICES]
    return found


def looked_at() -> tuple[Choices, Scorecard]:
    """What was chosen and its figures; the page stops where nobody is expected to report."""
    card = session.ask(scorecard, choices().view)
    if not card.units:
        st.info(words.NOBODY_EXPECTED)
        st.stop()
    return choices(), card


def open_page(title: str) -> None:
    """Draw the frame of an analysis page; stops where there is nothing to look at yet.

    The front door calls this before it runs the page: choices that belong to the whole dashboard
    keep their values and their place in the address from page to page.
    """
    asked.begin_notices()
    _require_database(title)
    theme.apply(_scope_name())
    _alarm()
    if not session.ask(months_with_figures):
        html.show(_title(title), _empty(words.NO_FIGURES, words.NO_FIGURES_TEXT))
        start_page.offer()
    with st.container(
        key="top", horizontal=True, vertical_alignment="center", horizontal_alignment="distribute"
    ):
        html.show(_title(title), width="content")
        folded = st.container(key="folded")
        chosen = filters.choose()
    st.session_state[_CHOICES] = chosen
    with folded:
        html.show(_folded(chosen))
    html.show(_paper(chosen))
    _status_line(session.ask(reporting_state, chosen.view))
    tell()


def tell() -> None:
    """Say what the address asked for and could not be shown; a page says its own choices' part."""
    html.show(map(html.note, asked.take_notices()))


def keep_choices() -> None:
    """Keep the choices of the analysis pages in the address of a page that shows none of them."""
    try:
        there = bool(session.ask(months_with_figures))
    except KpiError:
        there = False
    if there:
        with st.container(key="kept"):
            filters.choose()


def open_plain(title: str) -> None:
    """Draw the frame of a page without choices."""
    asked.begin_notices()
    _require_database(title)
    theme.apply(_scope_name())
    _alarm()
    with st.container(
        key="top", horizontal=True, vertical_alignment="center", horizontal_alignment="distribute"
    ):
        html.show(_title(title), width="content")
        if session.workspace().sample:
            _demonstration()


def _alarm() -> None:
    for said in filter(None, (session.alarm(), session.hindered())):
        html.show(tag("div.k.k-alarm", said, role="alert"))
    if session.viewer().only_looks:
        with st.container(key="copy", horizontal=True, vertical_alignment="center"):
            html.show(tag("div.k.k-note", copy_words.COPY, role="status"))
            if session.viewer().may(Capability.BACK_UP) and st.button(
                copy_words.COPY_DO, key="copy_main"
            ):
                asked = copy_words.COPY_TITLE, copy_words.COPY_TEXT, copy_words.COPY_DO
                _confirm("copy_main", asked, lambda: call_main(session.workspace()))


def lead(text: str) -> None:
    """The page's answer in one sentence."""
    html.show(html.lead(text))


def _title(title: str) -> Html:
    return tag("h1.k-h1", title)


def _scope_name() -> str:
    reference = session.reference()
    months = session.ask(months_with_figures)
    tree = reference.register.at(months[0]) if months else None
    if tree is not None and reference.scope in tree:
        return tree[reference.scope].name
    heads = [unit for unit in reference.register.units if unit.code == reference.scope]
    return heads[-1].name if heads else ""


def _folded(choices: Choices) -> Html:
    return tag("details.k.k-pick", tag("summary", choices.whole, title=words.CHOICES))


def _paper(choices: Choices) -> Html:
    """What a printed page shows, since the choices themselves are not printed."""
    said = [join(f"{name}: ", tag("b", label)) for name, label in choices.named]
    return tag("p.k.k-sm.k-chosen", Html(" · ").join([*said, choices.printed]))


def _status_line(state: ReportingState) -> None:
    counted = f"{numbers.count(state.reported)}/{numbers.count(len(state.expected))}"
    day = tag("b", numbers.day(state.month.last_day))
    with st.container(key="state", horizontal=True, vertical_alignment="center", gap="small"):
        line = html.states(
            (words.FIGURES_UNTIL, " ", day),
            (tag("b", counted), " ", words.UNITS_REPORTED),
            _last_upload(state),
            *later.beside(state.month),
        )
        html.show(line)
        if state.sample:
            _demonstration()


def _last_upload(state: ReportingState) -> Child:
    upload = state.last_upload
    if upload is None:
        return words.NO_UPLOAD
    # The badge beside it says the same of the demonstration, and one line has no room for both.
    named = upload.uploader and upload.uploader != words.DEMONSTRATION
    who = f", {upload.uploader}" if named else ""
    return words.LAST_UPLOAD, " ", tag("b", numbers.moment(upload.stored_at)), who


def _demonstration() -> None:
    with st.container(key="badge", horizontal=True, vertical_alignment="center", width="content"):
        html.show(tag("span.k.k-demo", words.DEMONSTRATION), width="content")
        if session.looks_at_sample():
            st.button(
                words.SEE_REAL,
                key="see_real",
                type="tertiary",
                on_click=session.look_at_sample,
                kwargs={"there": False},
            )
            return
        starts = (
            session.workspace().viewer.may(Capability.START) and not session.database_is_fixed()
        )
        if starts and st.button(words.START_REAL, key="start_real", type="tertiary"):
            said = words.START_REAL_TITLE, words.START_REAL_TEXT, words.START_REAL_DO
            _confirm("start_real", said, lambda: start(None, session.viewer()))


def _confirm(key: str, said: tuple[str, str, str], act: Callable[[], object]) -> None:
    """Ask once more before something is done: title, text and what the button says."""
    title, text, label = said

    @st.dialog(title)
    def ask() -> None:
        st.write(text)
        with st.container(horizontal=True):
            if st.button(label, type="primary", key=f"{key}_do"):
                act()
                st.rerun()
            if st.button(words.CANCEL, key=f"{key}_later"):
                st.rerun()

    ask()


def _require_database(title: str) -> None:
    try:
        session.workspace()
    except KpiError as error:
        if error.code != ErrorCode.NO_DATABASE:
            raise
        theme.apply("")
        html.show(_title(title), _empty(words.NO_DATABASE, words.NO_DATABASE_TEXT))
        starts = session.viewer().may(Capability.START) and not session.database_is_fixed()
        if starts and st.button(words.START_REAL_DO, type="primary", key="make_database"):
            start(None, session.viewer())
            st.rerun()
        st.stop()


def _empty(title: str, text: str) -> Html:
    return html.blank(title, tag("p", text))
