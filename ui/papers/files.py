"""A document as files: one button a format, and the file is made when it is pressed."""

from __future__ import annotations

from functools import partial

import streamlit as st

from pipeline.desk.workspace import Workspace
from pipeline.papers.issue import issue
from pipeline.papers.kinds import PaperKind
from pipeline.scores.scorecard import View
from ui.frame import session
from ui.papers import everything
from wording.papers import page as words


def buttons(key: str, kind: PaperKind, view: View, edition: int, *, again: bool = False) -> None:
    """Draw the buttons of a document, and of all papers of its period.

    Args:
        key: What their keys begin with.
        kind: Which document.
        view: Its period and units.
        edition: The one its numbers are from, which the files are named for.
        again: Whether that edition was kept and the document is made of it again; else it is the
            newest.
    """
    here = session.workspace()
    for at, ending in enumerate(kind.formats):
        st.download_button(
            words.FORMATS[ending],
            data=partial(_made, here, kind, view, ending, edition if again else None),
            file_name=words.file_name(kind.code, str(view.month), edition, ending),
            mime=words.MIME[ending],
            type="primary" if at == 0 and not again else "secondary",
            on_click="ignore",
            key=f"{key}_{ending}",
        )
    if not again:
        everything.show(view, edition)


def _made(here: Workspace, kind: PaperKind, view: View, ending: str, edition: int | None) -> bytes:
    return issue(here, kind, view, ending, edition).content
