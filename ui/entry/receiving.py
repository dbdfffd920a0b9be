"""Which month is being received: what is said of it, and the months that may be chosen."""

from __future__ import annotations

import streamlit as st

from metrics.counts.month import Month
from pipeline.desk.clock import today
from pipeline.desk.workspace import Workspace
from pipeline.periods.status import months_with_figures, reporting_state
from pipeline.scores.scorecard import View
from ui.frame import session
from ui.kit import html
from wording import numbers
from wording.intake import direct as direct_words
from wording.intake import upload as words

_MONTHS_BACK = 24
"""Offered months: this year's and last year's, which are still corrected."""


def month(workspace: Workspace) -> Month:
    """The month whose figures are expected: the last one, or the newest of the demonstration."""
    months = session.ask(months_with_figures)
    return months[0] if workspace.sample and months else Month.of(today()).plus(-1)


def months(workspace: Workspace) -> list[Month]:
    """The months that may be chosen, the one after that received first."""
    received = month(workspace)
    return [received.plus(1 - back) for back in range(_MONTHS_BACK)]


def top(workspace: Workspace) -> bool:
    """Draw the status line and the choice between files and typing; whether it is typed."""
    with st.container(
        key="upload_top",
        horizontal=True,
        vertical_alignment="center",
        horizontal_alignment="distribute",
    ):
        state = _state(month(workspace))
        html.show(html.states(*map(html.rich, state)), width="content")
        chosen = st.segmented_control(
            direct_words.WAY,
            list(direct_words.WAYS),
            default=False,
            format_func=direct_words.WAYS.__getitem__,
            key="upload_way",
            label_visibility="collapsed",
            required=True,
        )
    return bool(chosen)


def _state(month: Month) -> list[str]:
    state = session.ask(reporting_state, View(month))
    receiving = words.RECEIVING.format(month=numbers.month(month))
    if not state.judged:
        return [receiving, words.NOTHING_BEFORE]
    reporting = words.STILL_SILENT if state.silent else words.ALL_REPORTED
    count = len(state.silent) or len(state.expected)
    due = words.DUE_PASSED if state.due else words.DUE_AHEAD
    partial = words.STILL_PARTIAL.format(count=numbers.count(len(state.partial)))
    return [
        receiving,
        reporting.format(count=numbers.count(count)),
        *([partial] if state.partial else []),
        due.format(day=numbers.deadline(state.deadline, marked=state.marked)),
    ]
