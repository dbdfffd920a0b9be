"""Explanations of the demonstration."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from metrics.counts.month import Month
from metrics.units.register import find_unit
from pipeline.desk.workspace import Workspace
from pipeline.statements.explanations import of_months
from warehouse.statements.kinds import EXPLANATION, NewExplanation
from warehouse.statements.log import state
from warehouse.writing.store import writing
from wording.interface import DEMONSTRATION

_Row = Mapping[str, Any]


def explain(workspace: Workspace, rows: Sequence[_Row]) -> None:
    """Record whatever of them was never recorded."""
    wanted = [_explanation(workspace, row) for row in rows]
    with workspace.books() as books:
        known = {
            (each.identity, each.indicator, each.month)
            for each in of_months(books, tuple(sorted({each.month for each in wanted})))
            if each.by == DEMONSTRATION
        }
    new = [each for each in wanted if (each.identity, each.indicator, each.month) not in known]
    words = [EXPLANATION.of(each, DEMONSTRATION) for each in new]
    if words:
        with writing(workspace.database) as writer:
            writer.learn(lambda source: state(source, words))


def _explanation(workspace: Workspace, row: _Row) -> NewExplanation:
    month = Month.parse(row["month"])
    unit = find_unit(workspace.reference.register, month, row["unit"])
    return NewExplanation(unit.identity, unit.code, row["indicator"], month, row["text"])
