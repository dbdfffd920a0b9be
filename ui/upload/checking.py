"""Has the files of an inbox read, each as it was said."""

from __future__ import annotations

from collections.abc import Iterator

import streamlit as st

from metrics.counts.errors import KpiError
from pipeline.desk.workspace import Workspace
from pipeline.intake.inbox import Dropped, Inbox
from pipeline.intake.options import Options
from ui.kit import who
from wording import errors

UNSAID = Options()
"""What holds of files of which nothing was said."""


def checked(workspace: Workspace, inbox: Inbox) -> Iterator[Dropped]:
    """Each file as it is read; where an answer fits no question any more, it is asked anew."""
    try:
        yield from inbox.check(workspace, UNSAID, who.name())
    except KpiError as error:
        if not inbox.forget_answers():
            raise
        st.warning(errors.sentence(error))
        yield from inbox.check(workspace, UNSAID, who.name())
