"""The entry form to take away: blank or with what is stored, one for all or one for each unit."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from functools import partial

import streamlit as st

from metrics.counts.errors import KpiError
from metrics.counts.month import Month
from metrics.plans.quarterly import quarter_of
from pipeline.desk.workspace import Workspace
from pipeline.intake import template
from pipeline.reporting import quarterly
from ui.entry import quarter_grid, receiving
from ui.frame import filters, session
from ui.kit import html
from ui.kit.html import tag
from wording import sentences
from wording.intake import upload as words
from wording.office import quarters as quarter_words


def show(workspace: Workspace) -> None:
    """Draw the button with its choices."""
    now = receiving.month(workspace)
    with st.popover(words.receiving(now), key="template"):
        html.show(tag("p.k.k-sm.k-sub", words.TEMPLATE_TEXT))
        month = st.selectbox(
            words.TEMPLATE_MONTH,
            receiving.months(workspace),
            index=1,
            format_func=filters.month_label,
        )
        names = filters.unit_labels(
            workspace.reference.register.at(month), workspace.reference.scope
        )
        under = st.selectbox(words.TEMPLATE_UNDER, list(names), format_func=names.__getitem__)
        filled = st.checkbox(words.TEMPLATE_FILLED, key="template_filled")
        one = partial(template.one_for_all, workspace, month, under, filled=filled)
        each = partial(template.one_each, workspace, month, under, filled=filled)
        _button(words.TEMPLATE_GET, one, words.TEMPLATE_FILE.format(month=month, unit=under))
        _button(words.TEMPLATE_EACH, each, words.TEMPLATE_ZIP.format(month=month, unit=under))
        _quarterly(workspace, now, filled=filled)


def _quarterly(workspace: Workspace, now: Month, *, filled: bool) -> None:
    """Draw the choice of a quarter for which plans ask something, and its form."""
    quarters = session.once(("quarter_forms", now), lambda: _asked(workspace, now))
    if not quarters:
        return
    month = st.selectbox(
        words.TEMPLATE_QUARTER,
        quarters,
        format_func=lambda each: sentences.opening(quarter_words.period(each)),
        key="template_quarter",
    )
    if month is None:
        return
    made = partial(template.by_quarter, workspace, month, None, filled=filled)
    name = words.TEMPLATE_QUARTER_FILE.format(month=month)
    _button(words.TEMPLATE_QUARTER_GET, made, name)


def _asked(workspace: Workspace, now: Month) -> list[Month]:
    found = []
    for month in quarter_grid.offered(quarter_of(now)):
        with suppress(KpiError):
            quarterly.form_of(workspace.reference, month, None)
            found.append(month)
    return found


def _button(label: str, made: Callable[[], bytes], name: str) -> None:
    st.download_button(label, made, file_name=name, on_click="ignore")
