"""Markup a person can act on: a question asked by a click or a key comes back to the page.

Links inside are ordinary links for a new tab; a plain click opens them without a reload.
"""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import blake2b
from typing import Literal

from ui.kit.component import asked, component
from ui.kit.html import Html, tag
from wording import interface as words


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
    drawn = component("kpi_live", "live", tag("div.k.k-live"))
    return asked(drawn, key, {"html": markup.html, "key": markup.key}, width=width)
