"""A plotly figure on a page, drawn once for each theme of the reader."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import Literal

import streamlit as st

from ui.charts import charts
from ui.frame import session
from ui.kit import theme
from wording import sentences


def key(name: str) -> str:
    """Under which a figure's selection is kept in the session."""
    return f"{name}_chart"


def show(
    name: str,
    what: tuple[Hashable, ...],
    draw: Callable[[bool], charts.Figure],
    answer: str,
    *,
    on_select: Callable[[], None] | Literal["ignore"] = "ignore",
) -> None:
    """Draw a figure.

    Args:
        name: Names its place, `NAME_plot`, and itself, as `key` says.
        what: All that it shows, so that it is drawn anew only for something else.
        draw: Draws it; given whether the reader's theme is dark.
        answer: What is read out instead of it.
        on_select: What a click on a point does.
    """
    dark = theme.dark()
    figure = session.once((f"{name} chart", *what, dark), lambda: draw(dark))
    with st.container(key=f"{name}_plot"):
        st.plotly_chart(
            figure,
            theme=None,
            config=charts.CONFIG,
            key=key(name),
            on_select=on_select,
            selection_mode="points",
            alt=sentences.plain(answer),
        )
