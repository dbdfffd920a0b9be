"""Báo cáo: the documents of the chosen period, seen before they are carried away."""

from __future__ import annotations

import streamlit as st

from pipeline.papers import preview
from pipeline.papers.making import kinds_for
from ui.frame import filters, frame, session
from ui.kit import html
from ui.papers import aside, files, first_pages
from wording import numbers
from wording.papers import page as words


def page() -> None:
    """Draw the choice of a document, its files and its pages."""
    choices, _ = frame.looked_at()
    by_title = {kind.title: kind for kind in kinds_for(session.viewer()).values()}
    with st.container(key="paper_kind"):
        kind = by_title[filters.one_of_many("van_ban", words.KIND, list(by_title))]
    frame.tell()
    with session.books() as books:
        edition = books.edition
    frame.lead(
        words.LEAD.format(
            kind=kind.title,
            period=choices.period,
            edition=edition.number,
            time=numbers.moment(edition.published_at),
        )
    )
    with st.container(key="paper_files", horizontal=True, gap="small"):
        files.buttons("paper", kind, choices.view, edition.number)
    aside.show(kind, choices.view, edition.number)
    if kind.code in preview.SEEN:
        first_pages.show(kind, choices.view)
    else:
        html.show(html.note(words.ABOUT[kind.code]))
