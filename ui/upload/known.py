"""The names and layouts that persons confirmed, with the way to take each back."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Any

import streamlit as st

from metrics.counts.errors import KpiError
from metrics.counts.mapping import Mapping
from metrics.counts.statement import Statement
from metrics.counts.upload import UploadRow
from metrics.units.unit_rows import Alias
from pipeline.desk.desk import Desk
from pipeline.intake.inbox import Inbox
from pipeline.statements import aliases, mappings
from ui.frame import session
from ui.kit import html, live, who
from ui.kit.html import Html, TableColumn, join, tag
from ui.upload import cards
from ui.upload.history import WIDTH
from wording import errors, numbers
from wording.intake import upload as upload_words
from wording.scores import explaining as words

SHOWN = 10
"""Lines of each kind before the rest is folded."""
_MOST = 300
"""Lines sent to the browser when the fold is opened; nobody reads more."""
_TOLD = "_known_told"


def show(desk: Desk, inbox: Inbox, uploads: Sequence[UploadRow]) -> None:
    """Draw everything that was confirmed, folded; nothing where nothing was."""
    names, layouts = session.ask(aliases.remembered), session.ask(mappings.remembered)
    if not names and not layouts:
        return
    standing = sum(each.holds for each in names) + sum(each.holds for each in layouts)
    told: str = st.session_state.pop(_TOLD, "")
    title = words.KNOWN.format(count=numbers.count(standing))
    with st.expander(title, expanded=bool(told), key="known_list"):
        drawn = tag(
            "div.k",
            cards.note(told) if told else None,
            tag("p.k-sm.k-sub", words.KNOWN_TEXT),
            _names(desk, names),
            _layouts(layouts, takable=desk.viewer.keeps),
        )
        asked = live.show(live.Markup.of(drawn), key="known")
    name = next((each for each in names if _id(each) == asked), None)
    layout = next((each for each in layouts if _id(each) == asked), None)
    if name is not None:
        _open_name(desk, inbox, name)
    elif layout is not None:
        _open_layout(desk, inbox, layout, uploads)


def _id(word: Statement[Any]) -> str:
    return f"{word.kind}-{word.place}"


def _names(desk: Desk, found: Sequence[Statement[Alias]]) -> Html:
    if not found:
        return Html()
    heads = (words.WRITTEN, words.MEANS, words.HOLDS, words.SAID_BY, words.SAID_AT)
    columns = _columns_of(heads)
    takable = desk.viewer.keeps
    lines = [
        _line(columns, each, (each.facts.name, _unit(desk, each), _period(each)), takable=takable)
        for each in reversed(found)
    ]
    return _block(words.KNOWN_NAMES, columns, lines)


def _layouts(found: Sequence[Statement[Mapping]], *, takable: bool) -> Html:
    if not found:
        return Html()
    columns = _columns_of((words.LAYOUT, words.COLUMNS, words.SAID_BY, words.SAID_AT))
    lines = [
        _line(columns, each, (_title(each.facts), _used(each.facts)), takable=takable)
        for each in reversed(found)
    ]
    return _block(words.KNOWN_LAYOUTS, columns, lines)


def _columns_of(heads: Sequence[str]) -> tuple[TableColumn, ...]:
    first, *others = heads
    state = TableColumn(words.STATE, "k-sub")
    return TableColumn(first, "w"), *map(TableColumn, others), state, TableColumn(None, "k-num z")


def _block(title: str, columns: Sequence[TableColumn], lines: Sequence[Html]) -> Html:
    shown = cards.table(columns, lines[:SHOWN], "k-up-history.k-up-known")
    rest = lines[SHOWN:_MOST]
    more = words.MORE.format(count=numbers.count(len(lines) - SHOWN))
    table = cards.table(columns, rest, "k-up-history.k-up-known")
    return join(tag("h3.k-h3", title), shown, cards.folded(more, table) if rest else None)


def _line(
    columns: Sequence[TableColumn], word: Statement[Any], cells: Sequence[str], *, takable: bool
) -> Html:
    offered = words.TAKE_BACK if takable and word.holds else words.OPEN
    label = f"{words.OPEN} {cells[0]}"
    button = tag("button", offered, type="button", data_ask=_id(word), aria_label=label)
    told = (*cells, word.by, numbers.moment(word.at), _state(word), button)
    return html.row(columns, told, class_=None if word.holds else "gone")


def _state(word: Statement[Any]) -> str:
    if word.taken_back_at is None:
        return words.STANDS
    time = numbers.moment(word.taken_back_at)
    return words.TAKEN_BACK.format(by=word.taken_back_by, time=time)


def _unit(desk: Desk, found: Statement[Alias]) -> str:
    alias = found.facts
    day = alias.valid_from or alias.valid_to
    register = desk.reference.register
    rows = [unit for unit in register.units if unit.code == alias.code]
    unit = next((each for each in rows if day is None or each.valid_on(day)), None)
    return f"{unit.name} ({alias.code})" if unit else alias.code


def _period(found: Statement[Alias]) -> str:
    first, last = found.facts.valid_from, found.facts.valid_to
    if first and last:
        return words.BETWEEN.format(first=numbers.day(first), last=numbers.day(last))
    if first:
        return words.SINCE.format(first=numbers.day(first))
    return words.UNTIL.format(last=numbers.day(last)) if last else words.ALWAYS


def _title(mapping: Mapping) -> str:
    return mapping.title or words.UNTITLED


def _used(mapping: Mapping) -> str:
    used = sum(meaning is not None for meaning in mapping.meanings)
    return words.COLUMNS_USED.format(used=used, all=len(mapping.meanings))


def _open_name(desk: Desk, inbox: Inbox, found: Statement[Alias]) -> None:
    @st.dialog(words.NAME_TITLE.format(name=found.facts.name), width=WIDTH, position="right")
    def drawer() -> None:
        facts = [(words.MEANS, _unit(desk, found)), (words.HOLDS, _period(found))]
        html.show(cards.facts([*facts, *_said(found)]))
        if found.holds and desk.viewer.keeps:
            take_back = partial(aliases.take_back, desk, found.place)
            _way_back(inbox, take_back, [words.TAKE_BACK_NAME, words.TAKE_BACK_BEFORE])

    drawer()


def _open_layout(
    desk: Desk, inbox: Inbox, found: Statement[Mapping], uploads: Sequence[UploadRow]
) -> None:
    @st.dialog(words.LAYOUT_TITLE, width=WIDTH, position="right")
    def drawer() -> None:
        mapping = found.facts
        html.show(cards.facts([(words.LAYOUT, _title(mapping)), *_said(found)]))
        html.show(_columns(desk, mapping))
        if found.holds and desk.viewer.keeps:
            stored = [
                each.upload
                for each in uploads
                if each.form == mapping.code and each.undone_at is None
            ]
            said = words.TAKE_BACK_NOTHING
            if stored:
                said = words.TAKE_BACK_STORED.format(uploads=", ".join(stored))
            take_back = partial(mappings.take_back, desk, found.place)
            _way_back(inbox, take_back, [words.TAKE_BACK_LAYOUT, said, words.TAKE_BACK_BEFORE])

    drawer()


def _said(word: Statement[Any]) -> list[tuple[str, str]]:
    return [
        (words.SAID_BY, word.by),
        (words.SAID_AT, numbers.moment(word.at)),
        (words.STATE, _state(word)),
    ]


def _columns(desk: Desk, mapping: Mapping) -> Html:
    names = {measure.code: measure.name for measure in desk.reference.measures}
    names |= {role.value: said for role, said in words.MEANINGS.items()}
    rows = (
        (" › ".join(heading), names.get(meaning or "", words.NOT_USED))
        for heading, meaning in zip(mapping.headings, mapping.meanings, strict=True)
    )
    columns = (TableColumn(upload_words.HEADING), TableColumn(upload_words.MEANING))
    return tag("div.k", cards.table(columns, rows, "k-up-map"))


def _way_back(inbox: Inbox, take_back: partial[None], said: Sequence[str]) -> None:
    html.show(cards.consequences(words.TAKE_BACK_TITLE, said))
    by = who.ask("known_by")
    if st.button(words.TAKE_BACK_ASK, type="primary", key="known_do"):
        if not by:
            st.warning(words.BY_MISSING)
            return
        try:
            take_back(by)
        except KpiError as error:
            st.warning(errors.sentence(error))
            return
        inbox.read_again(everything=True)
        st.session_state[_TOLD] = words.TAKEN_BACK_NOW
        st.rerun()
