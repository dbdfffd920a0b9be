"""Where files come in: what is said beside them, the field for them, and the empty form."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

import streamlit as st

from metrics.counts.month import Month
from pipeline.desk.clock import today
from pipeline.desk.workspace import Workspace
from pipeline.intake import template
from pipeline.intake.inbox import Inbox
from pipeline.intake.options import Options
from pipeline.scores.scorecard import View
from pipeline.scores.status import months_with_figures, reporting_state
from ui.frame import filters, session
from ui.kit import html
from ui.kit.html import tag
from ui.upload import cards
from wording import numbers
from wording.intake import upload as words

_ROUND = "_inbox_round"
"""Counts up when the field is emptied."""
_SEEN = "_inbox_seen"
_OF_THE_FILE = ""
"""Stands for no unit chosen."""
_MONTHS_BACK = 24
"""Offered months: this year's and last year's, which are still corrected."""


def choices(workspace: Workspace) -> Options:
    """Draw the status line and what may be said beside the files, and read it."""
    receiving = _receiving(workspace)
    months = [receiving.plus(1 - back) for back in range(_MONTHS_BACK)]
    names = filters.unit_labels(
        workspace.reference.register.at(receiving), workspace.reference.scope
    )
    with st.container(
        key="upload_top",
        horizontal=True,
        vertical_alignment="center",
        horizontal_alignment="distribute",
    ):
        html.show(html.states(*map(html.rich, _state(receiving))), width="content")
        with st.container(key="upload_choices", horizontal=True, gap="small", width="content"):
            period = st.selectbox(
                words.PERIOD,
                [words.OF_THE_FILE, words.ALL_MONTHS, *months],
                format_func=_period_label,
                key="upload_period",
                help=words.PERIOD_HINT,
                label_visibility="collapsed",
                required=True,
                width=214,
            )
            unit = st.selectbox(
                words.REPORTING_UNIT,
                [_OF_THE_FILE, *names],
                format_func=lambda code: _unit_label(names.get(code)),
                key="upload_unit",
                help=words.REPORTING_UNIT_HINT,
                label_visibility="collapsed",
                required=True,
                width=256,
            )
    month = period if isinstance(period, Month) else None
    return Options(month=month, all_months=period == words.ALL_MONTHS, unit=unit or None)


def _receiving(workspace: Workspace) -> Month:
    """The month whose figures are expected: the last one, or the newest of the demonstration."""
    months = session.ask(months_with_figures)
    return months[0] if workspace.sample and months else Month.of(today()).plus(-1)


def _state(month: Month) -> list[str]:
    state = session.ask(reporting_state, View(month))
    reporting = words.STILL_SILENT if state.silent else words.ALL_REPORTED
    count = len(state.silent) or len(state.expected)
    due = words.DUE_PASSED if state.due else words.DUE_AHEAD
    return [
        words.RECEIVING.format(month=numbers.month(month)),
        reporting.format(count=numbers.count(count)),
        due.format(day=numbers.day(state.deadline)),
    ]


def _period_label(period: Month | str) -> str:
    if isinstance(period, Month):
        return filters.month_label(period)
    return f"{words.PERIOD}: {period[:1].lower()}{period[1:]}"


def _unit_label(name: str | None) -> str:
    return name or words.UNIT_OF_THE_FILE


def take_files(workspace: Workspace, inbox: Inbox) -> None:
    """Draw the field for files and put what was dropped into the inbox."""
    if workspace.sample:
        html.show(cards.demonstration(may_leave=not session.database_is_fixed()))
    with st.container(key="drop", horizontal=True, vertical_alignment="center"):
        dropped = st.file_uploader(
            words.DROP_LABEL,
            accept_multiple_files=True,
            key=f"field-{st.session_state.setdefault(_ROUND, 0)}",
            label_visibility="collapsed",
        )
        _template(workspace)
    seen: set[str] = st.session_state.setdefault(_SEEN, set())
    fresh = [file for file in dropped if file.file_id not in seen]
    inbox.take((file.name, file.getvalue()) for file in fresh)
    seen.update(file.file_id for file in fresh)


def _template(workspace: Workspace) -> None:
    receiving = _receiving(workspace)
    with st.popover(words.receiving(receiving), key="template"):
        html.show(tag("p.k.k-sm.k-sub", words.TEMPLATE_TEXT))
        months = [receiving.plus(1 - back) for back in range(_MONTHS_BACK)]
        month = st.selectbox(words.TEMPLATE_MONTH, months, index=1, format_func=filters.month_label)
        names = filters.unit_labels(
            workspace.reference.register.at(month), workspace.reference.scope
        )
        under = st.selectbox(words.TEMPLATE_UNDER, list(names), format_func=names.__getitem__)
        st.download_button(
            words.TEMPLATE_GET,
            lambda: _entry_form(workspace, month, under),
            file_name=words.TEMPLATE_FILE.format(month=month, unit=under),
            type="primary",
            on_click="ignore",
        )


def _entry_form(workspace: Workspace, month: Month, under: str) -> bytes:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "form.xlsx"
        template.write(workspace, month, under, path)
        return path.read_bytes()


def let_go() -> None:
    """Empty the field: the server need not hold the bytes of what was stored."""
    st.session_state[_ROUND] += 1
    st.session_state[_SEEN] = set()
