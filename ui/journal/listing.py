"""What happened as a list by day, old beside new."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import groupby

from metrics.counts.journal import JournalChange, JournalEntry
from ui.kit import html
from ui.kit.html import BREAK, Child, Html, TableColumn, tag
from wording.office import journal as words
from wording.sentences import opening

_COLUMNS = tuple(TableColumn(name, said=name) for name in words.HEADINGS)
_MOST = 6
"""So many changes of one entry are seen at once; the rest is folded away."""


def listed(entries: Sequence[JournalEntry], today: date) -> Html:
    """The entries, newest first, each day under its heading."""
    parts = groupby(entries, key=lambda entry: entry.at.date())
    return tag("div.k", (_day(day, list(found), today) for day, found in parts))


def _day(day: date, entries: Sequence[JournalEntry], today: date) -> Html:
    heading = tag("h2.k-h2.k-day", words.day(day, today))
    rows = (html.row(_COLUMNS, _cells(entry)) for entry in entries)
    table = html.table(_COLUMNS, rows, "k-t.k-journal")
    return html.join(heading, html.wide(words.day(day, today), table))


def _cells(entry: JournalEntry) -> tuple[Child, ...]:
    kind = words.GROUPS[entry.group]
    back = tag("span.k-tag.none", words.TAKEN_BACK) if entry.taken_back else None
    return (
        f"{entry.at:%H:%M}",
        (entry.by or "–", _door(entry)),
        (opening(kind), BREAK if back else None, back),
        tag("b", entry.about),
        _changes(entry.changes),
        entry.why or "–",
    )


def _door(entry: JournalEntry) -> Child:
    """Where it was done, unless on a page."""
    return (BREAK, tag("span.k-tag.none", words.BY_COMMAND)) if entry.by_command else None


def _changes(changes: Sequence[JournalChange]) -> Child:
    first, rest = changes[:_MOST], changes[_MOST:]
    if not rest:
        return tag("ul", map(_change, first)) if first else "–"
    more = words.MORE_CHANGES.format(count=len(rest))
    folded = tag("details", tag("summary", more), tag("ul", map(_change, rest)))
    return tag("ul", map(_change, first)), folded


def _change(change: JournalChange) -> Html:
    return tag("li", tag("span.k-muted", f"{change.what}: "), _sides(change))


def _sides(change: JournalChange) -> Iterator[Child]:
    if change.old:
        yield tag("del" if not change.new else "span", change.old)
    if change.old and change.new:
        yield f" {words.ARROW} "
    if change.new:
        yield tag("b", change.new) if change.old else change.new
