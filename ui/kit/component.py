"""Elements of our own in the browser: a script draws what it is given and may ask back."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any, Literal

import streamlit as st

from ui.kit.html import Html


@cache
def component(name: str, script: Path, host: Html) -> Any:  # noqa: ANN401  (Streamlit gives no type)
    """What draws the element; made once.

    Args:
        name: Of the component, unlike every other.
        script: What fills the host.
        host: The markup it begins with.
    """
    return st.components.v2.component(
        name, html=host, js=script.read_text("utf-8"), isolate_styles=False
    )


def _nothing() -> None:
    """A trigger needs a callback to be reported; the page reads the result itself."""


def asked(
    drawn: Any,  # noqa: ANN401  (Streamlit gives no type)
    key: str,
    data: object,
    *,
    width: Literal["stretch", "content"] = "stretch",
    told: Callable[[], None] = _nothing,
) -> str | None:
    """Draw an element; the question that was asked in it just now, or None.

    Args:
        drawn: The component.
        key: Of the element.
        data: What its script gets.
        width: Of the element.
        told: Called when something is asked, before the next run.
    """
    result = drawn(key=key, data=data, width=width, on_asked_change=told)
    return result.asked if isinstance(result.asked, str) else None
