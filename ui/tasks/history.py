"""What was said of one task, newest first."""

from __future__ import annotations

from collections.abc import Sequence

from metrics.counts.statement import Statement
from metrics.tasks.progress import TaskEvent
from pipeline.tasks.history import history_of
from ui.frame import session
from ui.kit import html
from ui.kit.html import Html, TableColumn, tag
from wording import numbers
from wording.office import tasks as words


def show(key: str) -> None:
    """Draw the history of a task."""
    html.show(html.headed(words.HISTORY, _listed(session.ask(history_of, key))))


def _listed(said: Sequence[Statement[TaskEvent]]) -> Html:
    if not said:
        return tag("p.k.k-sub", words.NO_HISTORY)
    names = session.reference().names
    rows = (
        (
            numbers.moment(each.at),
            each.by,
            names.get(each.facts.unit, each.facts.unit),
            words.ACTS[each.facts.act],
            words.detail(each.facts),
            each.why,
        )
        for each in said
    )
    columns = tuple(map(TableColumn, words.HISTORY_COLUMNS))
    return tag("div.k", html.wide(words.HISTORY, html.table(columns, rows)))
