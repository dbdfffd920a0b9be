"""The names and layouts that persons confirmed, with the way to take each back."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import streamlit as st

from metrics.counts.mapping import Mapping
from metrics.counts.statement import Statement
from metrics.counts.upload import UploadRow
from metrics.units.unit_rows import Alias
from pipeline.intake.inbox import Inbox
from pipeline.statements import aliases, mappings
from ui.frame import session
from ui.kit import html, live
from ui.kit.html import Html, TableColumn, join, tag
from ui.loaded import way_back
from ui.loaded.known_drawer import open_layout, open_name, period, state, title, unit
from ui.upload import cards
from wording import numbers
from wording.scores import explaining as words

SHOWN = 10
"""Lines of each kind before the rest is folded."""
_MOST = 300
"""Lines sent to the browser when the fold is opened; nobody reads more."""


def show(inbox: Inbox, uploads: Sequence[UploadRow]) -> None:
    """Draw everything that was confirmed, folded; nothing where nothing was."""
    workspace = session.workspace()
    names, layouts = session.ask(aliases.remembered), session.ask(mappings.remembered)
    if not names and not layouts:
        return
    standing = sum(each.holds for each in names) + sum(each.holds for each in layouts)
    told = way_back.told()
    head = words.KNOWN.format(count=numbers.count(standing))
    with st.expander(head, expanded=bool(told), key="known_list"):
        drawn = tag(
            "div.k",
            cards.note(told) if told else None,
            tag("p.k-sm.k-sub", words.KNOWN_TEXT),
            _names(names),
            _layouts(layouts, takable=workspace.viewer.keeps),
        )
        asked = live.show(live.Markup.of(drawn), key="known")
    name = next((each for each in names if _id(each) == asked), None)
    layout = next((each for each in layouts if _id(each) == asked), None)
    if name is not None:
        open_name(workspace, inbox, name)
    elif layout is not None:
        open_layout(workspace, inbox, layout, uploads)


def _id(word: Statement[Any]) -> str:
    return f"{word.kind}-{word.place}"


def _names(found: Sequence[Statement[Alias]]) -> Html:
    if not found:
        return Html()
    heads = (words.WRITTEN, words.MEANS, words.HOLDS, words.SAID_BY, words.SAID_AT)
    columns = _columns_of(heads)
    workspace = session.workspace()
    takable = workspace.viewer.keeps
    lines = [
        _line(
            columns,
            each,
            (each.facts.name, unit(workspace, each), period(each)),
            takable=takable,
        )
        for each in reversed(found)
    ]
    return _block(words.KNOWN_NAMES, columns, lines)


def _layouts(found: Sequence[Statement[Mapping]], *, takable: bool) -> Html:
    if not found:
        return Html()
    columns = _columns_of((words.LAYOUT, words.COLUMNS, words.SAID_BY, words.SAID_AT))
    lines = [
        _line(columns, each, (title(each.facts), _used(each.facts)), takable=takable)
        for each in reversed(found)
    ]
    return _block(words.KNOWN_LAYOUTS, columns, lines)


def _columns_of(heads: Sequence[str]) -> tuple[TableColumn, ...]:
    first, *others = heads
    state = TableColumn(words.STATE, "k-sub")
    return TableColumn(first, "w"), *map(TableColumn, others), state, TableColumn(None, "k-num z")


def _block(heading: str, columns: Sequence[TableColumn], lines: Sequence[Html]) -> Html:
    shown = cards.table(columns, lines[:SHOWN], "k-up-history.k-up-known")
    rest = lines[SHOWN:_MOST]
    more = words.MORE.format(count=numbers.count(len(lines) - SHOWN))
    table = cards.table(columns, rest, "k-up-history.k-up-known")
    return join(tag("h3.k-h3", heading), shown, cards.folded(more, table) if rest else None)


def _line(
    columns: Sequence[TableColumn], word: Statement[Any], cells: Sequence[str], *, takable: bool
) -> Html:
    offered = words.TAKE_BACK if takable and word.holds else words.OPEN
    label = f"{words.OPEN} {cells[0]}"
    button = tag("button", offered, type="button", data_ask=_id(word), aria_label=label)
    told = (*cells, word.by, numbers.moment(word.at), state(word), button)
    return html.row(columns, told, class_=None if word.holds else "gone")


def _used(mapping: Mapping) -> str:
    used = sum(meaning is not None for meaning in mapping.meanings)
    return words.COLUMNS_USED.format(used=used, all=len(mapping.meanings))
