"""Who owes what, how to reach them, and the words to remind them with."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import streamlit as st

from access.roles import Capability
from pipeline.desk.clock import today
from pipeline.desk.workspace import Workspace
from pipeline.reporting import mail, reminders
from pipeline.reporting.reminders import UnitToRemind
from ui.frame import session
from ui.frame.filters import Choices
from ui.kit import author, html, live
from ui.kit.html import Html, TableColumn, join, tag
from ui.scores import answers
from wording import numbers
from wording.office import reminders as words
from wording.sentences import reporter

_WHOM, _BY = "reminded_whom", "reminded_by"


def show(workspace: Workspace, choices: Choices) -> None:
    """Draw the list and the field in which reminders are recorded."""
    html.show(tag("h2.k.k-h2", words.LATE, id="can-nhac"))
    found = session.ask(reminders.to_remind, choices.view)
    if not found:
        html.show(tag("p.k.k-sub", words.NOBODY_OWES))
        return
    day = choices.view.asked(today()).as_of
    columns = tuple(
        TableColumn(each, said=each)
        for each in (words.UNIT, words.OWED, words.PERSON, words.REMINDED, words.TEXTS)
    )
    rows = (_row(each, day, choices) for each in found)
    drawn = html.wide(words.LATE, html.table(columns, rows, "k-t.k-late"), "k-scroll.k-late-in")
    live.show(live.Markup.of(drawn), key="late")
    if session.viewer().may(Capability.FOLLOW_REPORTS):
        _record(workspace, found, day)


def _row(each: UnitToRemind, day: date, choices: Choices) -> list[Html]:
    items = [words.item(mail.what(owed.report), owed.report.due, day) for owed in each.owed]
    name = reporter(each.unit)
    late = any(owed.report.due < day for owed in each.owed)
    copies = (
        live.copying(words.SHORT, words.short(name, items, late=late)),
        live.copying(words.LONG, words.letter(name, items, day)),
    )
    return [
        tag("a", name, href=choices.profile(each.unit.code)),
        join(tag("div", item) for item in items),
        _person(each, choices),
        _reminded(each),
        tag("div.k-copies", copies),
    ]


def _person(each: UnitToRemind, choices: Choices) -> Html:
    if each.person is None:
        return tag("a.k-muted", words.NOBODY, href=answers.enter_at(each.unit, choices.labels))
    reach = each.person.phone or each.person.email
    return join(each.person.name, tag("small", each.person.position), tag("span.phone", reach))


def _reminded(each: UnitToRemind) -> Html:
    told = [owed.reminded for owed in each.owed if owed.reminded]
    if not told:
        return tag("span.k-muted", words.NOT_REMINDED)
    last = max(told, key=lambda one: one.place)
    step = words.step(last.facts.step)
    to = last.facts.sent_to
    sent = tag("small", words.SENT_TO.format(address=to)) if to else None
    return join(numbers.day(last.at.date()), tag("small", step, f", {last.by}"), sent)


def _record(workspace: Workspace, found: Sequence[UnitToRemind], day: date) -> None:
    names = {each.unit.code: reporter(each.unit) for each in found}
    with st.container(key="reminding", horizontal=True, vertical_alignment="bottom", gap="small"):
        st.selectbox(
            words.WHOM,
            ["", *names],
            format_func=lambda code: names.get(code, words.EVERYBODY),
            key=_WHOM,
            width=320,
        )
        author.field(_BY)
        st.button(
            words.RECORD, type="primary", key="remind", on_click=_keep, args=(workspace, found)
        )
        if mail.mail_server(workspace) is not None:
            st.button(words.SEND, key="send", on_click=_send, args=(workspace, found, day))


def _chosen(found: Sequence[UnitToRemind]) -> list[UnitToRemind]:
    code = st.session_state.get(_WHOM)
    return [each for each in found if not code or each.unit.code == code]


def _send(workspace: Workspace, found: Sequence[UnitToRemind], day: date) -> None:
    def act() -> str:
        by = author.said(_BY)
        done = mail.send_reminders(workspace, session.viewer(), _chosen(found), day, by)
        return words.sent(done.sent, done.without, done.failed)

    answers.attempt(act)


def _keep(workspace: Workspace, found: Sequence[UnitToRemind]) -> None:
    chosen = _chosen(found)

    def act() -> str:
        new = reminders.remind(workspace, session.viewer(), chosen, author.said(_BY))
        return words.RECORDED.format(count=numbers.count(new)) if new else words.RECORDED_BEFORE

    answers.attempt(act)
