"""What was recorded of one visit, conclusion or recount: every change with who, when and why."""

from __future__ import annotations

from collections.abc import Mapping

import streamlit as st

from metrics.inspection.recount import Recount
from metrics.inspection.visit import Visit
from pipeline.statements.inspection_records import Word, history
from ui.frame import session
from ui.kit import marks
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
        items = "".join(f"<li>{_line(each)}</li>" for each in told)
        st.html(f'<ol class="k k-history">{items}</ol>')


def _line(word: Word) -> str:
    line = marks.text(
        said.HISTORY_LINE.format(at=numbers.moment(word.at), by=word.by, why=word.why)
    )
    stood = _stood(word)
    return f'{line} <span class="k-muted">{marks.text(stood)}</span>' if stood else line


def _stood(word: Word) -> str:
    match word.stood:
        case Visit():
            return said.stood(word.stood)
        case Recount():
            return words.recount(word.stood)
        case _:
            return ""
