"""Markup a person can act on: a click or a key on a marked element reruns the page with it.

Links keep their address for a new tab; a plain click stays in the session.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from hashlib import blake2b
from pathlib import Path
from typing import Any

import streamlit as st

_SCRIPT = Path(__file__).with_name("live.js")


@dataclass(frozen=True, slots=True)
class Chosen:
    """What was chosen: a question about a cell, or an address to go to."""

    ask: str | None = None
    go: str | None = None


@dataclass(frozen=True, slots=True)
class Markup:
    """Markup with the key that tells whether it has changed."""

    html: str
    key: str

    @classmethod
    def of(cls, html: str) -> Markup:
        """Markup under the digest of its text."""
        return cls(html, blake2b(html.encode(), digest_size=8).hexdigest())


def show(markup: Markup, key: str) -> Chosen | None:
    """Draw markup; what was chosen in it just now, or None."""
    result = _component()(
        key=key,
        data={"html": markup.html, "key": markup.key},
        on_chosen_change=_nothing,
    )
    return _read(result.chosen)


def _read(value: Any) -> Chosen | None:  # noqa: ANN401  (whatever the browser sent)
    if not isinstance(value, dict):
        return None
    ask, go = value.get("ask"), value.get("go")
    if isinstance(ask, str):
        return Chosen(ask=ask)
    return Chosen(go=go) if isinstance(go, str) else None


def _nothing() -> None:
    """A trigger needs a callback to be reported; the page reads the result itself."""


@cache
def _component() -> Any:  # noqa: ANN401  (Streamlit's renderer carries no type)
    return st.components.v2.component(
        "kpi_live",
        html='<div class="k k-live"></div>',
        js=_SCRIPT.read_text("utf-8"),
        isolate_styles=False,
    )
