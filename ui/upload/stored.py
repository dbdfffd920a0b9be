"""The receipts of files that were stored together, as one list that can be taken back whole."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from metrics.counts.upload import UploadRow
from pipeline.desk.workspace import Workspace
from pipeline.intake.inbox import Dropped, Inbox
from pipeline.intake.undo import undo_all
from ui.kit import html
from ui.kit.html import Child, Html, TableColumn, tag
from ui.upload import cards, receipts, signing
from ui.upload.card import Uploads
from wording import numbers
from wording.intake import upload as words

_FEWEST = 2
"""So few files keep their cards."""
_TOLD = "_batch_told"


def together(inbox: Inbox) -> list[Dropped]:
    """The stored files that are listed in place of a card each."""
    found = [file for file in inbox.files if file.outcome and file.outcome.stored]
    return found if len(found) >= _FEWEST else []


def show(workspace: Workspace, files: Sequence[Dropped], uploads: Uploads) -> None:
    """Draw the list, the way to copy all receipts, and the way back of the whole batch."""
    if not files:
        return
    rows = [
        (file, uploads[receipt.upload])
        for file in files
        if file.outcome
        for receipt in file.outcome.receipts
        if receipt.upload in uploads
    ]
    told: str = st.session_state.pop(_TOLD, "")
    with st.container(key="file-batch"):
        with st.container(key="top-batch", horizontal=True):
            html.show(_head(files, rows))
            lines = "\n".join(receipts.receipt_line(row) for _, row in rows)
            receipts.copying(lines, "copy_batch", words.BATCH_COPY)
        html.show(tag("div.k.k-up-body", cards.note(told) if told else None, _table(rows)))
        standing = [row.upload for _, row in rows if row.undone_at is None]
        if standing and st.button(words.BATCH_UNDO, key="batch_undo", type="tertiary"):
            _ask(workspace, standing)


def _head(files: Sequence[Dropped], rows: Sequence[tuple[Dropped, UploadRow]]) -> Html:
    title = words.BATCH_SAVED.format(count=numbers.count(len(files)))
    figures = sum(row.figures for _, row in rows)
    said = words.FIGURES.format(count=numbers.count(figures))
    return tag("div.k.k-up-head", tag("b.n", title), tag("span.k-up-meta", said))


def _table(rows: Sequence[tuple[Dropped, UploadRow]]) -> Html:
    columns = (
        TableColumn(words.RECEIPT),
        TableColumn(words.FILE),
        TableColumn(words.MONTH),
        html.number(words.NEW_FIGURES),
        html.number(words.CHANGED_FIGURES),
        TableColumn(words.STATE, "k-sub"),
    )
    lines = (html.row(columns, _cells(file, row), class_=receipts.kind(row)) for file, row in rows)
    return cards.table(columns, lines, "k-up-history")


def _cells(file: Dropped, row: UploadRow) -> tuple[Child, ...]:
    return (
        tag("b", row.upload),
        html.cell(file.name, class_="w", title=file.name),
        numbers.month_in_table(row.month),
        numbers.count(row.changes.new),
        numbers.count(row.changes.changed),
        receipts.state(row),
    )


def _ask(workspace: Workspace, uploads: Sequence[str]) -> None:
    title = words.BATCH_UNDO_TITLE.format(count=numbers.count(len(uploads)))

    @st.dialog(title)
    def dialog() -> None:
        html.show(tag("p.k", words.BATCH_UNDO_TEXT))
        told = signing.take_back("batch", words.BATCH_UNDO, take_back)
        if told is not None:
            st.session_state[_TOLD] = told
            st.rerun()

    def take_back(by: str, why: str) -> str:
        done = undo_all(workspace, uploads, by, why)
        return words.BATCH_UNDONE.format(count=numbers.count(done))

    dialog()
