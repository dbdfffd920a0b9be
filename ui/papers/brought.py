"""A document that somebody brings, checked for its form."""

from __future__ import annotations

import streamlit as st

from pipeline.papers.form_check import check_form
from ui.kit import html
from wording.papers import page as words


def show() -> None:
    """Draw the place for a file and what is off in it."""
    with st.expander(words.CHECK, key="paper_check"):
        html.show(html.muted(words.CHECK_ABOUT))
        file = st.file_uploader(words.CHECK_FILE, ["docx"], key="paper_brought")
        if file is None:
            return
        checked = check_form(file.getvalue())
        if checked.refused is not None:
            st.error(words.refused(checked.refused))
            return
        html.show(html.lead(words.checked(len(checked.findings), checked.checks)))
        if checked.findings:
            html.show(html.listed(checked.findings))
