"""Locks of the month looked at, and the form that locks it or lets figures in."""

from __future__ import annotations

from datetime import date, timedelta

import streamlit as st

from access.roles import Capability
from pipeline.desk.clock import today
from pipeline.desk.workspace import Workspace
from pipeline.statements import locks
from pipeline.statements.recording import Signed
from ui.frame import filters, session
from ui.frame.filters import Choices
from ui.kit import author, html
from ui.kit.html import tag
from ui.scores import answers
from wording import numbers
from wording.office import reminders as words

_BY, _WHO, _WHY, _UNTIL = "lock_by", "lock_who", "lock_why", "lock_until"


def show(workspace: Workspace, choices: Choices) -> None:
    """Draw what is locked, and for the office the form."""
    month = choices.view.month
    said = session.ask(locks.locks, month)
    lines = [_line(each, choices) for each in said]
    if not lines and not session.viewer().may(Capability.LOCK_MONTHS):
        return
    html.show(tag("h2.k.k-h2", words.LOCKS), html.listed(lines) if lines else None)
    if session.viewer().may(Capability.LOCK_MONTHS):
        _form(workspace, choices, open_too=bool(said))


def _line(each: locks.LockWord, choices: Choices) -> str:
    """Who locked, or let figures in: where, until when and why."""
    facts = each.facts
    line = words.LOCK_LINE
    if facts.until:
        line = words.LET_IN_LINE if facts.until >= today() else words.LET_IN_OVER
    return line.format(
        unit=choices.names.get(facts.under, facts.under),
        until=numbers.day(facts.until) if facts.until else "",
        by=each.by,
        at=numbers.moment(each.at),
        why=each.why,
    )


def _form(workspace: Workspace, choices: Choices, *, open_too: bool) -> None:
    st.caption(words.LOCK_TEXT)
    label = words.LOCK.format(month=numbers.month(choices.view.month))
    with st.container(key="locking", horizontal=True, vertical_alignment="bottom", gap="small"):
        author.field(_BY)
        st.button(label, key="lock", on_click=_lock, args=(workspace, choices))
    if open_too:
        _opening(workspace, choices)


def _opening(workspace: Workspace, choices: Choices) -> None:
    """The fields that let figures in: most often one unit's, which came too late."""
    head, month = choices.head.code, choices.view.month
    names = filters.unit_labels(session.reference().register.at(month), head)
    with st.container(key="letting", horizontal=True, vertical_alignment="bottom", gap="small"):
        st.selectbox(
            words.WHO_MAY,
            list(names),
            format_func=names.__getitem__,
            key=f"{_WHO}_{head}_{month}",
            width=280,
        )
        st.text_input(words.REASON, key=_WHY, max_chars=200)
        st.date_input(
            words.UNTIL,
            today() + timedelta(days=7),
            min_value=today(),
            key=_UNTIL,
            format="DD/MM/YYYY",
            width=160,
        )
        st.button(words.LET_IN, key="let_in", on_click=_let_in, args=(workspace, choices))


def _lock(workspace: Workspace, choices: Choices) -> None:
    def act() -> str:
        view = choices.view
        new = locks.lock(workspace, session.viewer(), view.month, view.under, author.said(_BY))
        return _told(words.LOCKED, choices, choices.head.code) if new else words.SAID_BEFORE

    answers.attempt(act)


def _let_in(workspace: Workspace, choices: Choices) -> None:
    typed, month = st.session_state, choices.view.month

    def act() -> str:
        who, until = typed[f"{_WHO}_{choices.head.code}_{month}"], typed[_UNTIL]
        signed = Signed(author.said(_BY), str(typed.get(_WHY, "")))
        new = locks.let_in(workspace, session.viewer(), month, who, until, signed)
        return _told(words.OPENED, choices, who, until) if new else words.SAID_BEFORE

    if answers.attempt(act):
        typed[_WHY] = ""


def _told(sentence: str, choices: Choices, who: str, until: date | None = None) -> str:
    return sentence.format(
        month=numbers.month(choices.view.month),
        unit=choices.names[who],
        day=numbers.day(until) if until else "",
    )
