"""The public page put before everybody, and which periods stand there now."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import streamlit as st

from access.roles import Capability
from metrics.counts.office_lines import PublishedPage
from metrics.counts.statement import Statement
from pipeline.papers import publishing
from pipeline.scores.scorecard import View
from pipeline.statements.recording import Signed
from ui.frame import session
from ui.kit import author, html
from ui.kit.html import Child, Html, TableColumn, number, tag
from ui.papers import screens
from ui.scores import answers
from wording import numbers
from wording.papers import publishing as words
from wording.papers.report import period

_BY, _WHY, _GONE = "publish_by", "publish_why", "publish_gone"


def show(view: View, edition: int) -> None:
    """Draw the act of publishing, what is published, and the way to take it down.

    Args:
        view: The period and units that are looked at.
        edition: The one that a page would be made of now.
    """
    html.show(tag("h2.k.k-h2", words.TITLE))
    answers.show_told()
    with session.books() as books:
        pages = publishing.open_pages(books.edition)
    if session.viewer().may(Capability.PUBLISH_PUBLIC):
        html.show(html.muted(words.LEAD.format(edition=edition, address=f"{publishing.ADDRESS}/…")))
        with st.container(key="publish", horizontal=True, gap="small", vertical_alignment="bottom"):
            with st.container(width=260):
                author.field(_BY)
            st.button(
                words.DO, type="primary", key="publish_do", on_click=_publish, args=(view, edition)
            )
    html.show(tag("p.k", words.standing(len(pages))))
    if pages:
        html.show(tag("div.k", _table(pages)))
        if session.viewer().may(Capability.PUBLISH_PUBLIC):
            _taking_down({_whose(told.facts): told.facts for told in pages})
    screens.show(view.under)


def _publish(view: View, edition: int) -> None:
    def act() -> str:
        here = session.workspace()
        # The edition that was seen, though somebody may have stored more since then.
        seen = None if edition == here.edition_number() else edition
        page, new = publishing.publish(here, session.viewer(), view, author.said(_BY), seen)
        told = words.DONE if new else words.SAME
        address, when = publishing.address(page), period(page.window, page.month)
        return told.format(period=when, edition=numbers.count(page.edition), address=address)

    answers.attempt(act)


def _table(pages: Sequence[Statement[PublishedPage]]) -> Html:
    columns = (
        TableColumn(words.PERIOD, "w"),
        number(words.EDITION),
        TableColumn(words.WHO),
        TableColumn(words.WHEN, "v"),
        TableColumn(words.SHA),
        TableColumn(words.ADDRESS),
    )
    return html.wide(words.TITLE, html.table(columns, map(_row, pages)))


def _row(told: Statement[PublishedPage]) -> tuple[Child, ...]:
    page = told.facts
    address = publishing.address(page)
    return (
        tag("b", _whose(page)),
        numbers.count(page.edition),
        told.by,
        numbers.moment(told.at),
        tag("span", f"{page.sha256[:12]}…", title=page.sha256),
        tag("a", address, href=f".{address}", target="_blank"),
    )


def _whose(page: PublishedPage) -> str:
    unit = session.reference().register.at(page.month).get(page.under)
    when = period(page.window, page.month)
    return words.WHOSE.format(period=when, unit=unit.name if unit else page.under)


def _taking_down(by_name: Mapping[str, PublishedPage]) -> None:
    chosen = st.selectbox(
        words.CHOOSE, list(by_name), index=None, placeholder=words.CHOSEN, key=_GONE
    )
    if chosen is None:
        return
    with st.container(key="unpublish", horizontal=True, gap="small", vertical_alignment="bottom"):
        st.text_input(words.WHY, key=_WHY, max_chars=200, width=360)
        st.button(
            words.TAKE_DOWN, key="publish_gone_do", on_click=_take_down, args=(by_name[chosen],)
        )


def _take_down(page: PublishedPage) -> None:
    def act() -> str:
        signed = Signed(author.said(_BY), str(st.session_state[_WHY] or ""))
        publishing.take_down(session.workspace(), session.viewer(), page.name, signed)
        return words.TAKEN_DOWN.format(page=publishing.address(page))

    if answers.attempt(act):
        st.session_state[_WHY] = ""
