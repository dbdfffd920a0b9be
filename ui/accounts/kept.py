"""Everybody's accounts, for who keeps them: the list, making one, changing one."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import streamlit as st

from access.accounts import NewAccount
from access.roles import Role
from pipeline.desk import keeping
from pipeline.desk.clock import today
from pipeline.desk.keeping import KeptAccount
from ui.door import who
from ui.frame import filters, session
from ui.kit import html
from ui.kit.html import Child, TableColumn, number, tag
from ui.scores import answers
from wording import access as words
from wording import numbers

_ROLES = [each for each in Role if each is not Role.PUBLIC]


def show() -> None:
    """Draw the accounts of the database."""
    found = keeping.listed(session.workspace(), session.viewer())
    units = filters.unit_labels(session.reference().register.on(today()), session.reference().scope)
    html.show(tag("h2.k.k-h2", words.ACCOUNTS))
    answers.show_told()
    sessions = sum(len(each.sessions) for each in found)
    html.show(
        tag("p.k", words.ACCOUNTS_LEAD.format(
            count=numbers.count(len(found)), open=numbers.count(sessions)
        )),
    )  # fmt: skip
    if found:
        html.show(_table(found, units))
    left, right = st.columns(2, gap="large")
    with left, st.expander(words.ADD, expanded=not found):
        _adding(units)
    if found:
        with right, st.expander(words.CHANGE):
            _changing(found, units)


def _table(found: tuple[KeptAccount, ...], units: dict[str, str]) -> html.Html:
    columns = (
        TableColumn(words.NAME),
        TableColumn(words.SHOWN),
        TableColumn(words.ROLE, "w"),
        TableColumn(words.STATE),
        number(words.SESSIONS),
    )
    return html.wide(words.ACCOUNTS, html.table(columns, (_row(each, units) for each in found)))


def _row(each: KeptAccount, units: dict[str, str]) -> tuple[Child, ...]:
    account = each.account
    unit = units.get(account.unit, account.unit) if account.unit else None
    return (
        tag("b", account.name),
        account.shown,
        words.roles(account.roles, unit),
        words.STATES[each.state],
        numbers.count(len(each.sessions)),
    )


def _adding(units: dict[str, str]) -> None:
    st.text_input(words.NAME, key="user_name", max_chars=40)
    st.text_input(words.SHOWN, key="user_shown", max_chars=80)
    _role_fields("user", units, ())
    st.button(words.ADD, type="primary", key="user_add", on_click=_add)


def _role_fields(key: str, units: dict[str, str], held: tuple[Role, ...]) -> None:
    st.multiselect(
        words.ROLE,
        _ROLES,
        default=[each for each in held if each in _ROLES],
        format_func=words.ROLES.__getitem__,
        key=f"{key}_roles",
        placeholder=words.ROLE,
    )
    st.selectbox(
        words.UNIT_OF_ROLE,
        list(units),
        index=None,
        format_func=lambda code: units[code],
        key=f"{key}_unit",
        placeholder=words.UNIT,
    )


def _chosen(key: str) -> tuple[tuple[Role, ...], str | None]:
    roles = tuple(Role(each) for each in st.session_state[f"{key}_roles"])
    return roles, st.session_state[f"{key}_unit"] if Role.UNIT in roles else None


def _add() -> None:
    def act() -> str:
        name, shown = st.session_state["user_name"], st.session_state["user_shown"]
        new = NewAccount(name, shown, *_chosen("user"))
        password = keeping.add(session.workspace(), session.viewer(), new, _by())
        return words.FIRST_PASSWORD.format(name=name, password=password)

    answers.attempt(act)


def _changing(found: tuple[KeptAccount, ...], units: dict[str, str]) -> None:
    by_name = {each.account.name: each for each in found}
    chosen = st.selectbox(words.WHICH, list(by_name), key="user_which")
    held = by_name[chosen].account
    _role_fields(f"user_{chosen}", units, held.roles)
    st.button(words.SAVE_ROLES, key="user_save", on_click=_act, args=(partial(_save, chosen),))
    with st.container(horizontal=True, gap="small"):
        st.button(words.RESET, key="user_reset", on_click=_act, args=(partial(_reset, chosen),))
        label = words.ENABLE if held.disabled else words.DISABLE
        closing = partial(_close, chosen, disabled=not held.disabled)
        st.button(label, key="user_close", on_click=_act, args=(closing,))
        st.button(words.DROP_SECOND, key="user_drop", on_click=_act, args=(partial(_drop, chosen),))
        st.button(words.END_ALL, key="user_end", on_click=_act, args=(partial(_end, chosen),))


def _act(act: Callable[[], str]) -> None:
    answers.attempt(act)


def _save(name: str) -> str:
    roles, unit = _chosen(f"user_{name}")
    keeping.set_roles(session.workspace(), session.viewer(), name, roles, unit, _by())
    return words.SAVED


def _reset(name: str) -> str:
    password = keeping.reset(session.workspace(), session.viewer(), name, _by())
    return words.FIRST_PASSWORD.format(name=name, password=password)


def _close(name: str, *, disabled: bool) -> str:
    keeping.set_disabled(session.workspace(), session.viewer(), name, _by(), disabled=disabled)
    return words.SAVED


def _drop(name: str) -> str:
    keeping.drop_second(session.workspace(), session.viewer(), name, _by())
    return words.SAVED


def _end(name: str) -> str:
    ended = keeping.end_sessions(session.workspace(), session.viewer(), name)
    return words.SESSIONS_ENDED.format(count=numbers.count(ended), name=name)


def _by() -> str:
    found = who.person()
    return found.account.name if found else ""
