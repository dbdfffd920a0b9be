"""Markup a person can act on: a question asked by a click or a key comes back to the page.

Links inside are ordinary links for a new tab; a plain click opens them without a reload.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from hashlib import blake2b
from pathlib import Path
from typing import Any, Literal

import streamlit as st

from ui.kit.html import Html, tag
from wording import interface as words

_SCRIPT = Path(__file__).with_name("live.js")


@dataclass(frozen=True, slots=True)
class Markup:
    """Markup with the key that tells whether it has changed."""

    html: Html
    key: str

    @classmethod
    def of(cls, html: Html) -> Markup:
        """Markup under the digest of its text."""
        return cls(html, blake2b(html.encode(), digest_size=8).hexdigest())


def copying(label: str, text: str) -> Html:
    """A button that copies a text and says so."""
    return tag(
        "button",
        label,
        type="button",
        class_="k-copy",
        data_copy=text,
        aria_live="polite",
        data_copied=words.COPIED,
    )


def show(
    markup: Markup, key: str, *, width: Literal["stretch", "content"] = "stretch"
) -> str | None:
    """Draw markup; the question that was asked in it just now, or None."""
    result = _component()(
        key=key,
        data={"html": markup.html, "key": markup.key},
        width=width,
        on_asked_change=_nothing,
    )
    return result.asked if isinstance(result.asked, str) else None


def _nothing() -> None:
    """A trigger needs a callback to be reported; the page reads the result itself."""


@cache
def _component() -> Any:  # noqa: ANN401  (Streamlit's renderer carries no type)
    return st.components.v2.component(
        "kpi_live",
        html=tag("div.k.k-live"),
        js=_SCRIPT.read_text("utf-8"),
        isolate_styles=False,
    )
