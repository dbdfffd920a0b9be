"""The entry form to take away: blank or with what is stored, one for all or one for each unit."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import streamlit as st

from pipeline.desk.workspace import Workspace
from pipeline.intake import template
from ui.entry import receiving
from ui.frame import filters
from ui.kit import html
from ui.kit.html import tag
from wording.intake import upload as words


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


def _button(label: str, made: Callable[[], bytes], name: str) -> None:
    st.download_button(label, made, file_name=name, on_click="ignore")
