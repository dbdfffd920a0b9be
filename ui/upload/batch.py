"""The files of a batch, one card below the other, with what a person is asked about them."""

from __future__ import annotations

from functools import partial

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from pipeline.desk.workspace import Workspace
from pipeline.intake import marked
from pipeline.intake.inbox import Dropped, Inbox
from ui.kit import html
from ui.upload import cards, checking, questions, receipts, stored
from ui.upload.card import Uploads, card
from ui.upload.card_parts import Card
from wording.intake import upload as words
from wording.intake.marked_copy import file_name

_CARDS = "_inbox_cards"
_ONE_LINE = 4
"""From so many files on, those that need no look take one line each."""


def show(workspace: Workspace, inbox: Inbox, uploads: Uploads) -> None:
    """Read what was dropped and draw a card for each file, as soon as it is read.

    Those with faults come first, then those that wait for a word, then the rest.
    """
    waiting = inbox.unread(checking.UNSAID)
    inbox.refresh(workspace)
    together = stored.together(inbox)
    stored.show(workspace, together, uploads)
    files = sorted((file for file in inbox.files if file not in together), key=_rank)
    places = {file.key: st.empty() for file in files}
    progress = st.empty()
    for file in files:
        if file in waiting:
            with places[file.key].container(key=f"reading-{file.key}"):
                html.show(cards.waiting(file.name))
        else:
            _card(places[file.key], workspace, inbox, file, uploads)
    for done, file in enumerate(checking.checked(workspace, inbox), start=1):
        _card(places[file.key], workspace, inbox, file, uploads)
        if len(waiting) > 1:
            told = words.READING_FILES.format(done=done, total=len(waiting))
            progress.progress(done / len(waiting), told)
    progress.empty()
    if waiting and files != sorted(files, key=_rank):
        # What was read turned out to stand elsewhere.
        st.rerun()


def _rank(file: Dropped) -> int:
    """Faults first, then questions, then what is being read, then what can be stored."""
    if file.checked is None and file.outcome is None:
        return 2
    if file.refused:
        return 1 if file.asks else 0
    return 3 if file.ready else 4


def _card(
    place: DeltaGenerator, workspace: Workspace, inbox: Inbox, file: Dropped, uploads: Uploads
) -> None:
    one_line = len(inbox.files) >= _ONE_LINE
    shown = _drawn(workspace, file, inbox.overlaps().get(file.key), uploads, one_line=one_line)
    with place.container(key=f"file-{file.key}"):
        with st.container(key=f"top-{file.key}", horizontal=True):
            html.show(shown.head)
            if shown.receipts:
                receipts.copying("\n".join(shown.receipts), f"copy_{file.key}")
            st.button(
                words.REMOVE_SIGN,
                key=f"drop_{file.key}",
                help=words.REMOVE,
                type="tertiary",
                on_click=inbox.drop,
                args=(file.key,),
            )
        if shown.sight:
            html.show(shown.sight)
        questions.show(workspace, inbox, file)
        if shown.body:
            html.show(shown.body)
        _marked_copy(file)


def _marked_copy(file: Dropped) -> None:
    """The way to the faults in the file itself, where it has any and may be opened."""
    checked = file.checked
    strange = any(proposal.form is None for proposal in file.proposals)
    if checked is None or not file.refused or strange or marked.refusal(checked.problems):
        return
    st.download_button(
        words.MARKED_COPY,
        partial(marked.download, file.path, checked.reading, checked.problems),
        file_name=file_name(file.name),
        key=f"marked_{file.key}",
        help=words.MARKED_COPY_HINT,
        on_click="ignore",
    )


def _drawn(
    workspace: Workspace, file: Dropped, overlap: str | None, uploads: Uploads, *, one_line: bool
) -> Card:
    """The card, drawn anew only when the file or what is stored has changed: lights cost time."""
    kept: dict[str, tuple[object, Card]] = st.session_state.setdefault(_CARDS, {})
    now = workspace.edition_number()
    place = workspace.database, now, overlap, one_line
    state = (*place, file.options, file.outcome is None, file.moved)
    known = kept.get(file.key)
    if known is None or known[0] != state:
        known = kept[file.key] = state, card(workspace, file, overlap, uploads, one_line=one_line)
    return known[1]
