"""Tài khoản: who one is here, where one is signed in, and the way to a new password."""

from __future__ import annotations

import streamlit as st

from access.sessions import Session
from ui.accounts import own
from ui.door import who
from ui.frame import frame
from ui.kit import html
from ui.kit.html import Child, TableColumn, tag
from ui.scores import answers
from wording import access as words


def page() -> None:
    """Draw one's own account; of a demonstration without accounts, that there is none."""
    frame.open_plain(words.ACCOUNT)
    found = who.person()
    if found is None:
        first = tag("a", words.FIRST_TITLE, href="./dang-nhap", target="_self")
        html.show(html.blank(words.NO_ACCOUNT, tag("p", words.NO_ACCOUNT_TEXT), first))
        return
    frame.lead(own.lead(found.account))
    answers.show_told()
    with st.container(key="account"):
        html.show(
            tag("p.k", tag("a", words.CHANGE_PASSWORD, href="./mat-khau", target="_self")),
            tag("h2.k.k-h2", words.SECOND),
            tag("p.k", own.second(found.account)),
            tag("p.k", tag("a", own.offer(found.account), href="./buoc-hai", target="_self")),
            tag("h2.k.k-h2", words.SESSIONS),
            _table(own.living(found.account), found.session.digest),
            tag("p.k.k-sm.k-muted", words.SESSIONS_TEXT),
        )
        st.button(words.END_OTHERS, key="end_others", on_click=own.end_others)


def _table(living: tuple[Session, ...], here: str) -> html.Html:
    columns = tuple(map(TableColumn, (words.BEGAN, words.SEEN, words.ADDRESS, words.BROWSER)))
    return html.wide(words.SESSIONS, html.table(columns, (_row(each, here) for each in living)))


def _row(each: Session, here: str) -> tuple[Child, ...]:
    seen: Child = words.THIS_ONE if each.digest == here else own.moment(each.seen)
    return own.moment(each.made), seen, each.address, own.browser(each.browser)
