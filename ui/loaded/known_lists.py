"""What was confirmed as tables: names and layouts, each line with its way to the drawer."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from metrics.counts.answer import Phrase
from metrics.counts.mapping import Mapping
from metrics.counts.statement import Statement
from metrics.units.unit_rows import Alias
from ui.frame import session
from ui.kit import html
from ui.kit.html import Html, TableColumn, join, tag
from ui.loaded.known_words import means, period, state, title, unit
from ui.upload import cards
from wording import numbers
from wording.scores import explaining as words

SHOWN = 10
"""Lines of each kind before the rest is folded."""
_MOST = 300
"""Lines sent to the browser when the fold is opened; nobody reads more."""


def asked_as(word: Statement[Any]) -> str:
    """What a click on its line asks."""
    return f"{word.kind}-{word.place}"


def names(found: Sequence[Statement[Alias]]) -> Html:
    """The names, newest first."""
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


def layouts(found: Sequence[Statement[Mapping]], *, takable: bool) -> Html:
    """The layouts, newest first; whether the viewer may take them back."""
    if not found:
        return Html()
    columns = _columns_of((words.LAYOUT, words.COLUMNS, words.SAID_BY, words.SAID_AT))
    lines = [
        _line(columns, each, (title(each.facts), _used(each.facts)), takable=takable)
        for each in reversed(found)
    ]
    return _block(words.KNOWN_LAYOUTS, columns, lines)


def phrases(found: Sequence[Statement[Phrase]], *, takable: bool) -> Html:
    """The answers about words of a table, newest first; whether the viewer may take them back."""
    if not found:
        return Html()
    columns = _columns_of((words.PHRASE, words.PHRASE_MEANS, words.SAID_BY, words.SAID_AT))
    lines = [
        _line(columns, each, (each.facts.phrase, means(each.facts)), takable=takable)
        for each in reversed(found)
    ]
    return _block(words.KNOWN_PHRASES, columns, lines)


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
    button = tag("button", offered, type="button", data_ask=asked_as(word), aria_label=label)
    told = (*cells, word.by, numbers.moment(word.at), state(word), button)
    return html.row(columns, told, class_=None if word.holds else "gone")


def _used(mapping: Mapping) -> str:
    used = sum(meaning is not None for meaning in mapping.meanings)
    return words.COLUMNS_USED.format(used=used, all=len(mapping.meanings))
