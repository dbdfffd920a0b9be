"""Who is at work on the page of uploads; said once, kept while the session lasts."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from metrics.counts.errors import KpiError
from wording import errors
from wording.scores import explaining as words

_NAME = "_uploader"
_ACCOUNT = "_account_of"


def name() -> str:
    """Who is at work, as far as it was said."""
    said: str = account() or st.session_state.get(_NAME, "")
    return said


def account() -> str:
    """The name that the account bears; whoever signed in with it signs everything so."""
    found: str = st.session_state.get(_ACCOUNT, "")
    return found


def sign_as(bearer: str) -> None:
    """Have everything signed with the name of an account; empty: it is asked for."""
    st.session_state[_ACCOUNT] = bearer


def remember(said: str) -> None:
    """Keep who is at work."""
    st.session_state[_NAME] = said.strip()


def signed(by: str, act: Callable[[str], object]) -> bool:
    """Do what a name stands for; why it was not done is said at once."""
    if not by:
        st.warning(words.BY_MISSING)
        return False
    try:
        act(by)
    except KpiError as error:
        st.warning(errors.sentence(error))
        return False
    return True


def ask(key: str) -> str:
    """Draw the field for the name and read it; empty where nobody has said who is at work."""
    said = st.text_input(
        words.BY,
        value=name(),
        key=key,
        placeholder=words.BY,
        label_visibility="collapsed",
        max_chars=80,
        width=220,
        disabled=bool(account()),
    ).strip()
    if account():
        return account()
    if said:
        remember(said)
    return said or name()
