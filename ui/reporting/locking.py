"""Locks of the month looked at, and the form that locks it or lets figures in."""

from __future__ import annotations

from datetime import timedelta

import streamlit as st

from access.roles import Capability
from pipeline.desk.clock import today
from pipeline.desk.workspace import Workspace
from pipeline.statements import locks
from pipeline.statements.recording import Signed
from ui.frame import session
from ui.frame.filters import Choices
from ui.kit import author, html
from ui.kit.html import tag
from ui.scores import answers
from wording import numbers
from wording.office import reminders as words

_BY, _WHY, _UNTIL = "lock_by", "lock_why", "lock_until"


def show(workspace: Workspace, choices: Choices) -> None:
    """Draw what is locked, and for the office the form."""
    month = choices.view.month
    said = session.ask(locks.locks, month)
    lines = []
    for each in said:
        unit = choices.names.get(each.facts.under, each.facts.under)
        line = words.LET_IN_LINE if each.facts.until else words.LOCK_LINE
        until = numbers.day(each.facts.until) if each.facts.until else ""
        at = numbers.moment(each.at)
        lines.append(line.format(unit=unit, until=until, by=each.by, at=at, why=each.why))
    if not lines and not session.viewer().may(Capability.LOCK_MONTHS):
        return
    html.show(tag("h2.k.k-h2", words.LOCKS), html.listed(lines) if lines else None)
    if session.viewer().may(Capability.LOCK_MONTHS):
        _form(workspace, choices, open_too=bool(said))


def _form(workspace: Workspace, choices: Choices, *, open_too: bool) -> None:
    st.caption(words.LOCK_TEXT)
    label = words.LOCK.format(month=numbers.month(choices.view.month))
    with st.container(key="locking", horizontal=True, vertical_alignment="bottom", gap="small"):
        author.field(_BY)
        st.button(label, key="lock", on_click=_lock, args=(workspace, choices))
    if open_too:
        with st.container(key="letting", horizontal=True, vertical_alignment="bottom", gap="small"):
            st.text_input(words.REASON, key=_WHY, max_chars=200)
            st.date_input(
                words.UNTIL, today() + timedelta(days=7), key=_UNTIL, format="DD/MM/YYYY", width=160
            )
            st.button(words.LET_IN, key="let_in", on_click=_let_in, args=(workspace, choices))


def _lock(workspace: Workspace, choices: Choices) -> None:
    def act() -> str:
        view = choices.view
        new = locks.lock(workspace, session.viewer(), view.month, view.under, author.said(_BY))
        return _told(words.LOCKED, choices, new=new)

    answers.attempt(act)


def _let_in(workspace: Workspace, choices: Choices) -> None:
    def act() -> str:
        view, until = choices.view, st.session_state[_UNTIL]
        signed = Signed(author.said(_BY), str(st.session_state.get(_WHY, "")))
        new = locks.let_in(workspace, session.viewer(), view.month, view.under, until, signed)
        return _told(words.OPENED, choices, new=new, day=numbers.day(until))

    answers.attempt(act)


def _told(sentence: str, choices: Choices, *, new: bool, day: str = "") -> str:
    if not new:
        return words.SAID_BEFORE
    unit = choices.names[choices.head.code]
    return sentence.format(month=numbers.month(choices.view.month), unit=unit, day=day)
