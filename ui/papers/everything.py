"""All papers of a period at once: made with progress, then carried away as one archive."""

from __future__ import annotations

import streamlit as st

from metrics.counts.errors import KpiError
from pipeline.papers.everything import everything
from pipeline.papers.issue import Issued
from pipeline.scores.scorecard import View
from ui.frame import session
from ui.kit import html
from wording import backup, errors
from wording.papers import everything as words

_MADE = "_papers_made"


def show(view: View, edition: int) -> None:
    """Draw the button and, once all of it is made, the way to save it.

    Args:
        view: The period and units.
        edition: The one the papers would be made of now.
    """
    wanted = (str(session.workspace().database.path), view, edition)
    if st.button(words.DO, key="papers_all", help=words.ABOUT):
        # One at a time: an archive of megabytes is not kept for every period that was looked at.
        st.session_state[_MADE] = wanted, _make(view, edition)
    kept, made = st.session_state.get(_MADE, (None, None))
    if kept != wanted or made is None:
        return
    html.show(
        html.muted(words.MADE.format(edition=made.edition, size=backup.size(len(made.content))))
    )
    st.download_button(
        words.SAVE,
        data=made.content,
        file_name=words.FILE.format(month=view.month, edition=made.edition),
        mime="application/zip",
        type="primary",
        on_click="ignore",
        key="papers_all_save",
    )


def _make(view: View, edition: int) -> Issued | None:
    bar = st.progress(0.0)

    def told(done: int, count: int, what: str) -> None:
        bar.progress(done / count, words.step(done, count, what) if what else "")

    here = session.workspace()
    try:
        newest = edition == here.edition_number()
        return everything(here, view, told, None if newest else edition)
    except KpiError as error:
        st.error(errors.sentence(error))
        return None
    finally:
        bar.empty()
