"""Báo cáo: the documents of the chosen period, seen before they are carried away."""

from __future__ import annotations

import streamlit as st

from metrics.counts.office_lines import NumberedPaper
from pipeline.papers import preview
from pipeline.papers.issue import number_given
from pipeline.papers.kinds import KINDS, PaperKind
from pipeline.scores.scorecard import View
from ui.frame import filters, frame, session
from ui.kit import html
from ui.kit.html import tag
from ui.papers import brought, files, publishing, register
from wording import numbers
from wording.papers import page as words


def page() -> None:
    """Draw the choice of a document, its files and its pages."""
    choices, _ = frame.looked_at()
    by_title = {kind.title: kind for kind in KINDS.values()}
    with st.container(key="paper_kind"):
        kind = by_title[filters.one_of("van_ban", words.KIND, list(by_title))]
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
    if kind.numbered:
        register.show(kind, choices.view)
    elif kind.code == "public":
        with st.container(key="paper_public", gap="small"):
            publishing.show(choices.view, edition.number)
    brought.show()
    if kind.code in preview.SEEN:
        _pages(kind, choices.view)
    else:
        html.show(html.note(words.ABOUT[kind.code]))


def _given(kind: PaperKind, view: View) -> NumberedPaper | None:
    with session.books() as books:
        return number_given(session.workspace(), books, kind.code, view)


def _pages(kind: PaperKind, view: View) -> None:
    seen = session.ask(preview.pages, kind.code, view, _given(kind, view))
    told = words.SEEN if len(seen.pictures) == seen.count else words.SEEN_SOME
    html.show(
        tag("h2.k.k-h2", words.PREVIEW),
        tag("p.k.k-sm.k-muted", told.format(shown=len(seen.pictures), count=seen.count)),
    )
    with st.container(key="paper_pages", horizontal=True, gap="medium"):
        for at, picture in enumerate(seen.pictures, start=1):
            with st.container(width=440, border=True):
                st.image(picture, caption=words.PAGE_OF.format(at=at, count=seen.count))
