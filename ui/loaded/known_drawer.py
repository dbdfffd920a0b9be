"""One confirmed name or layout in its drawer, with the way to take it back."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Any

import streamlit as st

from metrics.counts.mapping import Mapping
from metrics.counts.statement import Statement
from metrics.counts.upload import UploadRow
from metrics.units.unit_rows import Alias
from pipeline.desk.workspace import Workspace
from pipeline.intake.inbox import Inbox
from pipeline.statements import aliases, mappings
from ui.kit import html
from ui.kit.html import Html, TableColumn, tag
from ui.loaded import way_back
from ui.loaded.drawer import WIDTH
from ui.upload import cards
from wording import numbers
from wording.intake import upload as upload_words
from wording.scores import explaining as words


def open_name(workspace: Workspace, inbox: Inbox, found: Statement[Alias]) -> None:
    """Show a name with what it means."""

    @st.dialog(words.NAME_TITLE.format(name=found.facts.name), width=WIDTH, position="right")
    def drawer() -> None:
        facts = [(words.MEANS, unit(workspace, found)), (words.HOLDS, period(found))]
        html.show(cards.facts([*facts, *_said(found)]))
        if found.holds and workspace.viewer.keeps:
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
        html.show(cards.facts([(words.LAYOUT, title(mapping)), *_said(found)]))
        html.show(_columns(workspace, mapping))
        if found.holds and workspace.viewer.keeps:
            stored = [
                each.upload
                for each in uploads
                if each.form == mapping.code and each.undone_at is None
            ]
            said = words.TAKE_BACK_NOTHING
            if stored:
                said = words.TAKE_BACK_STORED.format(uploads=", ".join(stored))
            take_back = partial(mappings.take_back, workspace, found.place)
            way_back.show(inbox, take_back, [words.TAKE_BACK_LAYOUT, said, words.TAKE_BACK_BEFORE])

    drawer()


def _said(word: Statement[Any]) -> list[tuple[str, str]]:
    return [
        (words.SAID_BY, word.by),
        (words.SAID_AT, numbers.moment(word.at)),
        (words.STATE, state(word)),
    ]


def _columns(workspace: Workspace, mapping: Mapping) -> Html:
    names = {measure.code: measure.name for measure in workspace.reference.measures}
    names |= {role.value: said for role, said in words.MEANINGS.items()}
    rows = (
        (" › ".join(heading), names.get(meaning or "", words.NOT_USED))
        for heading, meaning in zip(mapping.headings, mapping.meanings, strict=True)
    )
    columns = (TableColumn(upload_words.HEADING), TableColumn(upload_words.MEANING))
    return tag("div.k", cards.table(columns, rows, "k-up-map"))


def state(word: Statement[Any]) -> str:
    """Whether it stands, or who took it back."""
    if word.taken_back_at is None:
        return words.STANDS
    time = numbers.moment(word.taken_back_at)
    return words.TAKEN_BACK.format(by=word.taken_back_by, time=time)


def unit(workspace: Workspace, found: Statement[Alias]) -> str:
    """The unit that a name means, as it was called when it held."""
    alias = found.facts
    day = alias.valid_from or alias.valid_to
    register = workspace.reference.register
    rows = [unit for unit in register.units if unit.code == alias.code]
    unit = next((each for each in rows if day is None or each.valid_on(day)), None)
    return f"{unit.name} ({alias.code})" if unit else alias.code


def period(found: Statement[Alias]) -> str:
    """When a name holds."""
    first, last = found.facts.valid_from, found.facts.valid_to
    if first and last:
        return words.BETWEEN.format(first=numbers.day(first), last=numbers.day(last))
    if first:
        return words.SINCE.format(first=numbers.day(first))
    return words.UNTIL.format(last=numbers.day(last)) if last else words.ALWAYS


def title(mapping: Mapping) -> str:
    """What a layout is called."""
    return mapping.title or words.UNTITLED
