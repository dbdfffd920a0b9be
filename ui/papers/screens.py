"""The wall screens there are, a new address for one, and the way to revoke one."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from access.roles import Capability
from metrics.counts.office_lines import WallScreen
from metrics.counts.statement import Statement
from pipeline.desk.clock import today
from pipeline.papers import screens
from pipeline.statements.recording import Signed
from ui.frame import session
from ui.kit import author, html
from ui.kit.html import Child, Html, TableColumn, tag
from ui.scores import answers
from wording import numbers
from wording.papers import screens as words

_BY, _PLACE, _WHY, _GONE = "screen_by", "screen_place", "screen_why", "screen_gone"


def show(under: str | None) -> None:
    """Draw the list and what may be done with it.

    Args:
        under: The unit that is looked at, which a new screen will show; None: the whole scope.
    """
    with session.books() as books:
        found = [each for each in screens.screens(books.edition) if each.holds]
    with st.expander(words.TITLE, expanded=bool(st.session_state.get(_GONE)), key="screens"):
        html.show(html.muted(words.LEAD))
        keeps = session.viewer().may(Capability.PUBLISH_PUBLIC)
        if keeps:
            _giving(under)
        if not found:
            html.show(html.muted(words.NONE))
            return
        html.show(_table(found))
        if keeps:
            _revoking([told.facts for told in found])


def _giving(under: str | None) -> None:
    with st.container(key="screen", horizontal=True, gap="small", vertical_alignment="bottom"):
        st.text_input(
            words.PLACE, key=_PLACE, max_chars=80, width=260, placeholder=words.PLACE_LIKE
        )
        with st.container(width=260):
            author.field(_BY)
        st.button(words.DO, key="screen_do", on_click=_give, args=(under,))


def _give(under: str | None) -> None:
    def act() -> str:
        made = screens.give_address(
            session.workspace(),
            session.viewer(),
            str(st.session_state[_PLACE] or ""),
            under,
            author.said(_BY),
            today(),
        )
        screen, base = made.screen, str(st.context.url or "").rstrip("/").rpartition("/")[0]
        address = f"{base}{made.address}"
        return words.DONE.format(screen=screen.screen, place=screen.place, address=address)

    if answers.attempt(act):
        st.session_state[_PLACE] = ""


def _table(found: Sequence[Statement[WallScreen]]) -> Html:
    columns = (
        TableColumn(words.SCREEN, "v"),
        TableColumn(words.PLACE, "w"),
        TableColumn(words.SHOWS),
        TableColumn(words.WHO),
        TableColumn(words.WHEN, "v"),
    )
    return html.wide(words.TITLE, html.table(columns, map(_row, found)))


def _row(told: Statement[WallScreen]) -> tuple[Child, ...]:
    screen = told.facts
    unit = session.reference().register.on(today()).get(screen.under)
    return (
        tag("b", screen.screen),
        screen.place,
        unit.name if unit else screen.under,
        told.by,
        numbers.moment(told.at),
    )


def _revoking(found: Sequence[WallScreen]) -> None:
    by_name = {
        words.NAME.format(screen=each.screen, place=each.place): each.screen for each in found
    }
    chosen = st.selectbox(
        words.CHOOSE, list(by_name), index=None, placeholder=words.CHOSEN, key=_GONE
    )
    if chosen is None:
        return
    with st.container(key="unscreen", horizontal=True, gap="small", vertical_alignment="bottom"):
        st.text_input(words.WHY, key=_WHY, max_chars=200, width=360)
        st.button(words.REVOKE, key="screen_gone_do", on_click=_revoke, args=(by_name[chosen],))


def _revoke(screen: str) -> None:
    def act() -> str:
        signed = Signed(author.said(_BY), str(st.session_state[_WHY] or ""))
        screens.revoke(session.workspace(), session.viewer(), screen, signed)
        return words.REVOKED.format(screen=screen)

    if answers.attempt(act):
        st.session_state[_WHY] = ""
