"""Giao ban: the agenda in the order of the meeting, its decisions and its minutes."""

from __future__ import annotations

import streamlit as st

from access.roles import Capability
from metrics.tasks.meeting import AgendaRow
from pipeline.meetings.agenda import Agenda, agenda
from ui.frame import frame, session
from ui.frame.filters import Choices
from ui.kit import html, page_style
from ui.kit.html import Child, Html, tag
from ui.meeting import forms, kept, rows, steps
from ui.scores import answers, charge
from wording.office import meeting as words


def page() -> None:
    """Draw one step of the meeting on the chosen period."""
    choices, _ = frame.looked_at()
    html.show(page_style.sheet("meeting"))
    shown = session.ask(agenda, choices.view)
    frame.lead(_lead(shown, choices))
    step = steps.chosen()
    steps.bar(choices, step)
    answers.show_told()
    frame.tell()
    with st.container(key="meeting_step"):
        html.show(tag("h2.k.k-title", words.TITLES[step - 1]), _seen(shown, step, choices))
        _act(shown, step, choices)
    html.show(tag("p.k.k-sm.k-muted.k-keys", words.KEYS))


def _lead(shown: Agenda, choices: Choices) -> str:
    given = [row for row in shown.before if row.state != words.NO_TASK]
    done = sum(row.done for row in given)
    counted = done, len(given), len(shown.red), len(shown.decided)
    return words.lead(shown.meeting, choices.period, counted)


def _seen(shown: Agenda, step: int, choices: Choices) -> Html:
    def blank(title: str, text: str = "") -> Html:
        return html.blank(title, tag("p", text) if text else None)

    def link(row: AgendaRow) -> Child:
        if not session.viewer().may(Capability.HOLD_MEETINGS):
            return None
        at = steps.at(choices, 4, **{charge.FROM: row.key})
        return tag("a", words.DECIDE_THIS, href=at)

    def drawn() -> Html:
        if step == 1:
            some = shown.before and rows.decisions(shown.before, words.TITLES[0])
            return some or blank(words.NONE_BEFORE, words.NONE_BEFORE_TEXT)
        if step == 2:
            return tag("p.k-changed", html.rich(shown.changed))
        if step == 3:
            return rows.red(shown.red, link) if shown.red else blank(words.NONE_RED)
        if shown.decided:
            return rows.decisions(shown.decided, words.TITLES[3])
        return blank(words.NONE_DECIDED)

    return tag("div.k.k-meet", drawn())


def _act(shown: Agenda, step: int, choices: Choices) -> None:
    """What is done at the last two steps."""
    if step < 4:
        return
    if not session.viewer().may(Capability.HOLD_MEETINGS):
        html.show(tag("p.k.k-muted", words.ONLY_OFFICE))
    elif step == 4:
        forms.decide()
        if shown.decided:
            forms.take_back(shown.decided)
    else:
        with session.books() as books:
            told = words.CLOSE_TEXT.format(edition=books.edition.number)
        html.show(tag("p.k.k-sub", told))
        forms.close(choices.view, shown.decided)
    if step == steps.LAST:
        kept.show()
