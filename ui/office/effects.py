"""What an edit would do to the lights, shown before it is kept."""

from __future__ import annotations

from collections.abc import Sequence

from metrics.verdicts.turned import Turn, Turned
from ui.kit import html
from ui.kit.html import Child, Html, TableColumn, join, tag
from wording import numbers
from wording.office import plans
from wording.office import plans_page as words
from wording.sentences import reporter

_SHOWN = 60
"""Rows of a list that one reads before a click; the sentence above counts all."""


def shown(found: Turned) -> Html:
    """The sentence, and the lights that would turn."""
    said = tag("p.k-lead", html.rich(plans.turned(found)))
    if not found.turns:
        return tag("div.k.k-note", said, role="status")
    table = html.table(_COLUMNS, (_row(each) for each in found.turns[:_SHOWN]))
    left = len(found.turns) - _SHOWN
    more = tag("p.k-sm", words.MORE_TURNS.format(count=numbers.count(left))) if left > 0 else None
    return join(
        tag("div.k.k-note", said, role="status"),
        tag("div.k", html.wide(words.TURNS, table, "k-wide.k-turns"), more),
    )


def faults(told: Sequence[str]) -> Html:
    """What keeps something from being looked at, all of it at once."""
    head = tag("b", words.FAULTS.format(count=numbers.count(len(told))))
    return tag("div.k.k-note.k-faults", head, html.listed(told), role="status")


_COLUMNS = (
    *map(TableColumn, words.TURN_COLUMNS[:5]),
    html.number(words.TURN_COLUMNS[5]),
)


def _row(turn: Turn) -> tuple[Child, ...]:
    return (
        reporter(turn.unit),
        turn.indicator.short,
        numbers.month_in_table(turn.month),
        plans.light(turn.before, words.NO_LIGHT),
        tag("b", plans.light(turn.after, words.NO_LIGHT)),
        numbers.goal(turn.goal.percent) if turn.goal else "",
    )
