"""Who is signed in and as what, below the navigation of every page, with the way out."""

from __future__ import annotations

import streamlit as st

from metrics.counts.errors import KpiError
from pipeline.desk.clock import today
from ui.door import who
from ui.frame import session
from ui.kit import html
from ui.kit import who as signer
from ui.kit.html import tag
from wording import access as words


def show() -> None:
    """Draw it; whoever signed in with an account of a person signs everything with that name.

    Raises:
        KpiError: `not_signed_in`.
    """
    found = who.person()
    signer.sign_as(found.account.shown if found else "")
    with st.sidebar:
        if found is None:
            return
        account = found.account
        html.show(
            tag(
                "div.k.k-badge",
                tag("b", account.shown or account.name),
                tag("span", words.roles(account.roles, _unit(account.unit))),
                tag(
                    "form",
                    tag("button", words.SIGN_OUT, type="submit"),
                    method="post",
                    action="./dang-xuat",
                ),
            )
        )


def _unit(code: str | None) -> str | None:
    if code is None:
        return None
    try:
        found = session.reference().register.on(today()).get(code)
    except KpiError:
        return code
    return found.name if found else code
