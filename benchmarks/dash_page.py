"""The table of lights as a Dash application: the same cells and a list of months, nothing more."""

from __future__ import annotations

import os
import sys
from functools import cache
from pathlib import Path
from typing import Any

from dash import Dash, Input, Output, dcc, html

from metrics.counts.month import Month
from pipeline.desk.workspace import open_workspace
from pipeline.scores.scorecard import Scorecard, View, scorecard
from ui.scores import matrix
from wording import interface as words
from wording import numbers

MONTHS = ("2024-10", "2024-09")
"""Two months of nearly 200 units."""

_DESK = open_workspace(Path(os.environ["KPI_DATABASE"]))


@cache
def _card(month: Month) -> Scorecard:
    with _DESK.books() as books:
        return scorecard(books, View(month))


@cache
def _table(text: str) -> Any:  # noqa: ANN401  (Dash's components carry no type)
    card = _card(Month.parse(text))
    shown = [column for column in matrix.columns(card) if not column.extra]
    head = html.Tr([html.Th(words.UNIT), *(html.Th(each.indicator.short) for each in shown)])
    rows = []
    for code in dict.fromkeys(row.unit.code for row in card.units):
        found = {row.indicator.code: row for row in card.of(code)}
        cells = [html.Td(_cell(found[each.indicator.code])) for each in shown]
        rows.append(html.Tr([html.Th(next(iter(found.values())).unit.name), *cells]))
    return html.Table([html.Thead(head), html.Tbody(rows)], id=f"t{text}")


def _cell(row: Any) -> str:  # noqa: ANN401
    word = words.STATUS[row.verdict.status]
    if row.verdict.percent is None:
        return word
    target = row.goal.percent if row.goal else None
    return f"{numbers.figure(row.verdict.percent, target)} {word}"


def main() -> None:
    """Serve it on the port that is the first argument."""
    app = Dash(__name__)
    app.layout = html.Div(
        [
            html.H1(words.SCORECARD),
            dcc.RadioItems(list(MONTHS), MONTHS[0], id="month"),
            html.Div(id="table"),
        ]
    )
    app.callback(Output("table", "children"), Input("month", "value"))(_table)
    app.run(port=int(sys.argv[1]), debug=False)
