"""What was confirmed as tables: names, layouts and answers, each with its way to the drawer."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import islice
from typing import Any, TypeVar

from access.roles import Capability
from metrics.counts.answer import Phrase
from metrics.counts.mapping import Mapping
from metrics.counts.statement import Statement
from metrics.units.unit_rows import Alias
from pipeline.desk.workspace import Workspace
from ui.kit import html
from ui.kit.html import Html, TableColumn, join, tag
from ui.loaded.known_words import means, period, phrase, state, title, unit
from ui.upload import cards
from wording import numbers
from wording.scores import explaining as words

_Said = TypeVar("_Said")


def asked_as(word: Statement[Any]) -> str:
    """What a click on its line asks."""
    return f"{word.kind}-{word.place}"


def names(workspace: Workspace, found: Sequence[Statement[Alias]]) -> Html:
    """The names, newest first."""
    return _block(
        words.KNOWN_NAMES,
        (words.WRITTEN, words.MEANS, words.HOLDS),
        found,
        lambda each: (each.facts.name, unit(workspace, each), period(each)),
        takable=workspace.viewer.may(Capability.EXPLAIN_FILES),
    )


def layouts(workspace: Workspace, found: Sequence[Statement[Mapping]]) -> Html:
    """The layouts, newest first."""
    return _block(
        words.KNOWN_LAYOUTS,
        (words.LAYOUT, words.COLUMNS),
        found,
        lambda each: (title(each.facts), _used(each.facts)),
        takable=workspace.viewer.may(Capability.EXPLAIN_FILES),
    )


def phrases(workspace: Workspace, found: Sequence[Statement[Phrase]]) -> Html:
    """The answers about words of a table, newest first."""
    return _block(
        words.KNOWN_PHRASES,
        (words.PHRASE, words.PHRASE_MEANS),
        found,
        lambda each: (phrase(each.facts), means(each.facts)),
        takable=workspace.viewer.may(Capability.EXPLAIN_FILES),
    )


def _block(
    heading: str,
    heads: Sequence[str],
    found: Sequence[Statement[_Said]],
    cells: Callable[[Statement[_Said]], Sequence[str]],
    *,
    takable: bool,
) -> Html:
    """One kind under its heading; `takable` is whether the viewer may take it back."""
    if not found:
        return Html()
    first, *others = (*heads, words.SAID_BY, words.SAID_AT)
    columns = (
        TableColumn(first, "w"),
        *map(TableColumn, others),
        TableColumn(words.STATE, "k-sub"),
        TableColumn(None, "k-num z"),
    )
    lines = [
        _line(columns, each, cells(each), takable=takable)
        for each in islice(reversed(found), cards.MOST)
    ]
    kind = "k-up-history.k-up-known"
    table = cards.long_table(columns, lines, kind, more=words.MORE, total=len(found))
    return join(tag("h3.k-h3", heading), table)


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
