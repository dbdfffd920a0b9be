"""Elements of our own in the browser: a script draws what it is given and may ask back."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any, Literal

import streamlit as st

from ui.kit.html import Html

_SCRIPTS = Path(__file__).parents[1] / "scripts"
_IMPORT = re.compile(r'^import \{[^}]*\} from "\./(\w+)\.js";\n', re.MULTILINE)
_EXPORT = re.compile(r"^export (?!default)", re.MULTILINE)


@cache
def component(name: str, script: str, host: Html) -> Any:  # noqa: ANN401  (Streamlit gives no type)
    """What draws the element; made once.

    Args:
        name: Of the component, unlike every other.
        script: What fills the host, by its name among the scripts.
        host: The markup it begins with.
    """
    return st.components.v2.component(name, html=host, js=bundle(script), isolate_styles=False)


def bundle(script: str) -> str:
    """A script and all it imports as one; Streamlit gives a component's script no address.

    All share one scope: a name given twice is a syntax error.
    """
    return "".join(_parts(script, set()))


def _parts(script: str, taken: set[str]) -> list[str]:
    if script in taken:
        return []
    taken.add(script)
    text = (_SCRIPTS / f"{script}.js").read_text("utf-8")
    needed = [part for other in _IMPORT.findall(text) for part in _parts(other, taken)]
    return [*needed, _EXPORT.sub("", _IMPORT.sub("", text))]


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
