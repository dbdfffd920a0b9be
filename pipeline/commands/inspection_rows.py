"""Rows of visits, conclusions and the watch list, which several commands print."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from metrics.inspection.visit import Conclusion, Visit
from metrics.inspection.watch import WatchRow
from metrics.units.unit import Unit
from pipeline.commands import rows
from pipeline.commands.cells import Columns, Row, row, same
from pipeline.desk.clock import today
from pipeline.desk.workspace import Workspace
from pipeline.statements.inspection_records import Records, records
from wording.inspection.reasons import sentences


class SeenVisit(NamedTuple):
    """A visit as it is listed on a day."""

    visit: Visit
    unit: Unit | None
    """What its code meant on its first day."""
    conclusions: Sequence[Conclusion]
    as_of: date


class SeenConclusion(NamedTuple):
    """A conclusion as it is listed on a day."""

    conclusion: Conclusion
    visit: Visit
    unit: Unit | None
    as_of: date


WATCHED: Columns[WatchRow] = {
    **same("months_below", "months_silent"),
    "last_visit": lambda seen: seen.followed.last_visit,
    "reasons": lambda seen: sentences(seen.reasons, seen.score.indicator),
    "reason_codes": lambda seen: [each.reason.value for each in seen.reasons],
    "trend": lambda seen: seen.movement.value,
    "open_conclusions": lambda seen: seen.followed.open_conclusions,
}
"""What an inspector asks beside the score."""

VISIT: Columns[SeenVisit] = {
    **same("visit", "unit", of="visit"),
    "name": lambda seen: seen.unit.name if seen.unit else None,
    "level": lambda seen: seen.unit.level.value if seen.unit else None,
    **same("authority", "kind", "state", "team", of="visit"),
    **same("first_day", "last_day", "contents", "plan", of="visit"),
    "note": lambda seen: seen.visit.note or None,
    "conclusions": lambda seen: len(seen.conclusions),
    "open_conclusions": lambda seen: sum(each.open_on(seen.as_of) for each in seen.conclusions),
}

CONCLUSION: Columns[SeenConclusion] = {
    **same("conclusion", "visit", of="conclusion"),
    "unit": lambda seen: seen.visit.unit,
    "name": lambda seen: seen.unit.name if seen.unit else None,
    **same("finding", "recommendation", "responsible", "deadline", of="conclusion"),
    "state": lambda seen: seen.conclusion.state(seen.as_of).value,
    "proof": lambda seen: seen.conclusion.proof or None,
    "closed_on": lambda seen: seen.conclusion.closed_on,
    **same("content", "indicator", of="conclusion"),
    "carried": lambda seen: seen.conclusion.carried(seen.visit.last_day.year, seen.as_of),
}


def watch(seen: WatchRow) -> Row:
    """One row of `watchlist`: that of `score` and what an inspector asks beside it."""
    return rows.score(seen.score) | row(WATCHED, seen)


def known(workspace: Workspace) -> Records:
    """The visits and conclusions that the viewer may see."""
    with workspace.books() as books:
        return records(books)


def chosen(found: Records, choices: Namespace) -> list[Visit]:
    """Those visits that end in the year and went to the unit that were asked for."""
    return [
        each
        for each in found.visits
        if choices.year in (None, each.last_day.year) and choices.unit in (None, each.unit)
    ]


def visit(workspace: Workspace, found: Records, of: Visit, as_of: date | None = None) -> Row:
    """One row of `inspections`."""
    conclusions = found.conclusions_of([of])
    return row(VISIT, SeenVisit(of, _unit(workspace, of), conclusions, as_of or today()))


def conclusion(
    workspace: Workspace, found: Records, of: Conclusion, as_of: date | None = None
) -> Row:
    """One row of `conclusions`."""
    at = found.visit(of.visit)
    return row(CONCLUSION, SeenConclusion(of, at, _unit(workspace, at), as_of or today()))


def _unit(workspace: Workspace, of: Visit) -> Unit | None:
    return workspace.reference.register.on(of.first_day).get(of.unit)
