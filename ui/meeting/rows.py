"""The lines of a meeting as tables that are read from afar."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from metrics.tasks.meeting import AgendaRow, Minutes
from ui.kit import html
from ui.kit.html import Child, Html, TableColumn, tag
from wording import numbers
from wording.office import meeting as words

SHOWN = 8
"""So many red lights stand on one screen in a size that is read at five metres."""


def decisions(rows: Sequence[AgendaRow], label: str) -> Html:
    """Decisions with who, until when and what became of them."""
    cells = ((row.what, row.who or "–", words.until(row.until) or "–", _state(row)) for row in rows)
    return _table(label, words.COLUMNS, cells)


def red(rows: Sequence[AgendaRow], link: Callable[[AgendaRow], Child]) -> Html:
    """Red lights with who answers and how much they lack, the rest folded away.

    Args:
        rows: The most missing first.
        link: What is offered beside a light; None: nothing.
    """
    first, rest = rows[:SHOWN], rows[SHOWN:]
    drawn = _lights(first, link)
    if not rest:
        return drawn
    more = words.MORE_RED.format(count=numbers.count(len(rest)))
    return html.join(drawn, tag("details.k-more", tag("summary", more), _lights(rest, link)))


def _lights(rows: Iterable[AgendaRow], link: Callable[[AgendaRow], Child]) -> Html:
    cells = ((row.what, row.who or "–", tag("b", row.state), link(row)) for row in rows)
    return _table(words.TITLES[2], (*words.RED_COLUMNS, ""), cells)


def _state(row: AgendaRow) -> Child:
    return tag(f"span.k-tag.{row.tone or 'none'}", row.state)


def _table(label: str, names: Sequence[str], cells: Iterable[Iterable[Child]]) -> Html:
    columns = tuple(TableColumn(name, said=name) for name in names)
    rows = (html.row(columns, each) for each in cells)
    return html.wide(label, html.table(columns, rows, "k-t.k-agenda"), "k-wide")


def whole(minutes: Minutes) -> Html:
    """Frozen minutes from the first line to the last."""
    parts = (
        (words.TITLES[0], minutes.before and decisions(minutes.before, words.TITLES[0])),
        (words.TITLES[1], tag("p", html.rich(minutes.changed))),
        (words.TITLES[2], minutes.red and red(minutes.red, lambda _: None)),
        (words.TITLES[3], minutes.decided and decisions(minutes.decided, words.TITLES[3])),
    )
    return html.join(
        (tag("h3.k-h3", title), drawn or tag("p.k-muted", "–")) for title, drawn in parts
    )
