"""The steps of a meeting: which one is shown, and the bar that leads through them."""

from __future__ import annotations

from collections.abc import Iterator

import streamlit as st

from ui.frame.asked import notices
from ui.frame.filters import Choices
from ui.kit.component import component
from ui.kit.html import Child, tag
from ui.kit.live import Markup
from ui.kit.navigation import Screen, address
from wording import interface
from wording.office import meeting as words

STEP = "buoc"
"""The parameter of the address that says which step is shown, from 1."""
LAST = len(words.STEPS)


def chosen() -> int:
    """The step that the address asks for, the first where it asks for none."""
    asked = st.query_params.get(STEP, "1")
    if asked in {str(step) for step in range(1, LAST + 1)}:
        return int(asked)
    notices().append(interface.UNKNOWN_VIEW.format(shown=words.STEPS[0]))
    return 1


def at(choices: Choices, step: int, **more: str) -> str:
    """The address of a step."""
    return address(Screen.MEETING, {**choices.labels, STEP: str(step), **more})


def bar(choices: Choices, shown: int) -> None:
    """Draw the bar; its script listens to the keys."""
    full = tag(
        "button.k-full",
        words.FULL,
        type="button",
        data_full=words.FULL,
        data_leave=words.LEAVE,
    )
    drawn = Markup.of(
        tag(
            "nav.k-steps",
            _beside(choices, shown - 1, "prev", words.BACK),
            tag("ol", _steps(choices, shown)),
            _beside(choices, shown + 1, "next", words.FORWARD),
            full,
            aria_label=words.BAR,
        )
    )
    made = component("kpi_meeting", "meeting", tag("div.k.k-meeting"))
    made(key="meeting_bar", data={"html": drawn.html, "key": drawn.key})


def _steps(choices: Choices, shown: int) -> Iterator[Child]:
    for step, name in enumerate(words.STEPS, start=1):
        current = "step" if step == shown else None
        number = tag("span", str(step))
        yield tag("li", tag("a", number, name, href=at(choices, step), aria_current=current))


def _beside(choices: Choices, step: int, way: str, name: str) -> Child:
    if not 1 <= step <= LAST:
        return tag("span.k-off", name, aria_disabled="true")
    return tag("a.k-go", name, href=at(choices, step), rel=way)
