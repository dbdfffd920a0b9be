"""The first pages of a document as pictures."""

from __future__ import annotations

import streamlit as st

from metrics.counts.office_lines import NumberedPaper
from pipeline.papers import preview
from pipeline.papers.issue import number_given
from pipeline.papers.kinds import PaperKind
from pipeline.scores.scorecard import View
from ui.frame import session
from ui.kit import html
from ui.kit.html import tag
from wording.papers import page as words


def _given(kind: PaperKind, view: View) -> NumberedPaper | None:
    with session.books() as books:
        return number_given(session.workspace(), books, kind.code, view)


def show(kind: PaperKind, view: View) -> None:
    """Draw the pictures, and how many of the pages they are."""
    seen = session.ask(preview.pages, kind.code, view, _given(kind, view))
    told = words.SEEN if len(seen.pictures) == seen.count else words.SEEN_SOME
    html.show(
        tag("h2.k.k-h2", words.PREVIEW),
        tag("p.k.k-sm.k-muted", told.format(shown=len(seen.pictures), count=seen.count)),
    )
    with st.container(key="paper_pages", horizontal=True, gap="medium"):
        for at, picture in enumerate(seen.pictures, start=1):
            with st.container(border=True):
                st.image(picture, caption=words.PAGE_OF.format(at=at, count=seen.count))
