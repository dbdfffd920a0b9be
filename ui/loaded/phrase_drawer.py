"""What words of a table were answered to mean, with the way to take it back."""

from __future__ import annotations

from functools import partial

import streamlit as st

from access.roles import Capability
from metrics.counts.answer import Phrase
from metrics.counts.statement import Statement
from pipeline.desk.workspace import Workspace
from pipeline.intake.inbox import Inbox
from pipeline.statements import phrases
from ui.kit import html
from ui.loaded import way_back
from ui.loaded.drawer import WIDTH
from ui.loaded.known_words import means, phrase, said
from ui.upload import cards
from wording.scores import explaining as words


def open_phrase(workspace: Workspace, inbox: Inbox, found: Statement[Phrase]) -> None:
    """Show what words of a table were answered to mean."""

    @st.dialog(words.PHRASE_TITLE, width=WIDTH, position="right")
    def drawer() -> None:
        facts = [(words.PHRASE, phrase(found.facts)), (words.PHRASE_MEANS, means(found.facts))]
        html.show(cards.facts([*facts, *said(found)]))
        if found.holds and workspace.viewer.may(Capability.EXPLAIN_FILES):
            take_back = partial(phrases.take_back, workspace, found.place)
            way_back.show(inbox, take_back, [words.TAKE_BACK_PHRASE, words.TAKE_BACK_BEFORE])

    drawer()
