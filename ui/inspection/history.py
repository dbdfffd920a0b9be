"""What was recorded of one visit, conclusion or recount: every change with who, when and why."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import streamlit as st

from metrics.counts.statement import Statement
from metrics.inspection.recount import Recount
from metrics.inspection.visit import Visit
from pipeline.statements.inspection_records import history
from ui.frame import session
from ui.kit import html
from ui.kit.html import Child, tag
from wording import numbers
from wording.inspection import inspection as words
from wording.inspection import inspections_page as said


def show(names: Mapping[str, str], key: str, label: str) -> None:
    """Draw the choice of one record and its changes, oldest first; nothing where none exists.

    Args:
        names: Label of each visit, conclusion or recount by its name.
        key: Of the block, unlike every other on the page.
        label: What is chosen.
    """
    if not names:
        return
    with st.expander(said.HISTORY, key=f"{key}_history"):
        name = st.selectbox(
            label, list(names), format_func=names.__getitem__, key=f"{key}_history_of"
        )
        told = session.ask(history, name)
        html.show(tag("ol.k.k-history", (tag("li", _line(each)) for each in told)))


def _line(word: Statement[Any]) -> Child:
    line = said.HISTORY_LINE.format(at=numbers.moment(word.at), by=word.by, why=word.why)
    stood = _stood(word)
    return (line, " ", tag("span.k-muted", stood)) if stood else line


def _stood(word: Statement[Any]) -> str:
    match word.facts:
        case Visit():
            return said.stood(word.facts)
        case Recount():
            return words.recount(word.facts)
        case _:
            return ""
