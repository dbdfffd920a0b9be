"""One confirmed name or layout in its drawer, with the way to take it back."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

import streamlit as st

from metrics.counts.mapping import Mapping
from metrics.counts.statement import Statement
from metrics.counts.upload import UploadRow
from metrics.units.unit_rows import Alias
from pipeline.desk.workspace import Capability, Workspace
from pipeline.intake.inbox import Inbox
from pipeline.statements import aliases, mappings
from ui.kit import html
from ui.kit.html import Html, TableColumn, tag
from ui.loaded import way_back
from ui.loaded.drawer import WIDTH
from ui.loaded.known_words import period, said, title, unit
from ui.upload import cards
from wording.intake import upload as upload_words
from wording.scores import explaining as words


def open_name(workspace: Workspace, inbox: Inbox, found: Statement[Alias]) -> None:
    """Show a name with what it means."""

    @st.dialog(words.NAME_TITLE.format(name=found.facts.name), width=WIDTH, position="right")
    def drawer() -> None:
        facts = [(words.MEANS, unit(workspace, found)), (words.HOLDS, period(found))]
        html.show(cards.facts([*facts, *said(found)]))
        if found.holds and workspace.viewer.may(Capability.EXPLAIN_FILES):
            take_back = partial(aliases.take_back, workspace, found.place)
            way_back.show(inbox, take_back, [words.TAKE_BACK_NAME, words.TAKE_BACK_BEFORE])

    drawer()


def open_layout(
    workspace: Workspace, inbox: Inbox, found: Statement[Mapping], uploads: Sequence[UploadRow]
) -> None:
    """Show a layout with its columns."""

    @st.dialog(words.LAYOUT_TITLE, width=WIDTH, position="right")
    def drawer() -> None:
        mapping = found.facts
        html.show(cards.facts([(words.LAYOUT, title(mapping)), *said(found)]))
        html.show(_columns(workspace, mapping))
        if found.holds and workspace.viewer.may(Capability.EXPLAIN_FILES):
            stored = [
                each.upload
                for each in uploads
                if each.form == mapping.code and each.undone_at is None
            ]
            effect = words.TAKE_BACK_NOTHING
            if stored:
                effect = words.TAKE_BACK_STORED.format(uploads=", ".join(stored))
            take_back = partial(mappings.take_back, workspace, found.place)
            way_back.show(
                inbox, take_back, [words.TAKE_BACK_LAYOUT, effect, words.TAKE_BACK_BEFORE]
            )

    drawer()


def _columns(workspace: Workspace, mapping: Mapping) -> Html:
    names = {measure.code: measure.name for measure in workspace.reference.measures}
    names |= {role.value: name for role, name in words.MEANINGS.items()}
    rows = (
        (" › ".join(heading), names.get(meaning or "", words.NOT_USED))
        for heading, meaning in zip(mapping.headings, mapping.meanings, strict=True)
    )
    columns = (TableColumn(upload_words.HEADING), TableColumn(upload_words.MEANING))
    return tag("div.k", cards.table(columns, rows, "k-up-map"))
