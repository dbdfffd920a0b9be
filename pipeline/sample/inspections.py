"""Explanations and inspections of the demonstration, recorded as an office would."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, TypeVar

from metrics.counts.month import Month
from metrics.counts.statement import Statement
from metrics.inspection.visit import Visit, VisitKind, VisitState
from pipeline.desk.viewer import OFFICE
from pipeline.desk.workspace import ROOT, Workspace
from pipeline.inspection.findings import (
    FollowUp,
    NewConclusion,
    conclude,
    follow_up,
)
from pipeline.inspection.inspections import NewVisit, schedule
from pipeline.inspection.recounting import NewRecount, recount
from pipeline.sample.explanations import explain
from pipeline.statements.recording import Signed, learn
from warehouse.engine.connection import Source
from warehouse.statements.kinds import CONCLUSION, RECOUNT, VISIT
from warehouse.statements.log import NewStatement, StatementKind, standing, statements
from wording.interface import DEMONSTRATION

INSPECTIONS = ROOT / "data" / "sample" / "kiem-tra.toml"

_SIGNED = Signed(DEMONSTRATION, DEMONSTRATION)

_Row = Mapping[str, Any]
_Facts = TypeVar("_Facts")


@dataclass(frozen=True, slots=True)
class _Told:
    """A visit of the demonstration with all that came of it."""

    visit: NewVisit
    done: bool
    conclusions: tuple[_Row, ...]
    recounts: tuple[_Row, ...]

    @property
    def key(self) -> tuple[str, str, str]:
        """What tells it from every other."""
        return self.visit.unit, self.visit.team, self.visit.first_day.isoformat()


def bring(workspace: Workspace) -> None:
    """Record whatever of it was never recorded; what people made of it since then stays.

    Args:
        workspace: A demonstration, with the figures that are recounted.
    """
    told = tomllib.loads(INSPECTIONS.read_text(encoding="utf-8"))
    explain(workspace, told["explanation"])
    _inspect(workspace, [_read(row) for row in told["visit"]])


def _read(row: _Row) -> _Told:
    visit = NewVisit(
        row["unit"],
        VisitKind(row["kind"]),
        row["team"],
        row["first_day"],
        row["last_day"],
        contents=tuple(row.get("contents", ())),
        plan=row["plan"],
        why=f"{DEMONSTRATION}: {row['why']}",
    )
    done = bool(row.get("done"))
    return _Told(visit, done, tuple(row.get("conclusion", ())), tuple(row.get("recount", ())))


def _inspect(workspace: Workspace, told: Sequence[_Told]) -> None:
    names = _names(workspace)
    new = [each.visit for each in told if each.key not in names]
    if new:
        schedule(workspace, OFFICE, new, _SIGNED, despite=True)
        names = _names(workspace)
    _finish(workspace, [names[each.key] for each in told if each.done])
    _conclude(workspace, {names[each.key]: each.conclusions for each in told})
    _recount(workspace, {names[each.key]: each.recounts for each in told})


def _names(workspace: Workspace) -> dict[tuple[str, str, str], str]:
    """The names of the demonstration's visits by how they were first recorded."""
    names: dict[tuple[str, str, str], str] = {}
    seen: set[str] = set()
    for entry in _entries(workspace, VISIT):
        if entry.subject not in seen:
            visit = entry.facts
            names[visit.unit, visit.team, visit.first_day.isoformat()] = visit.visit
        seen.add(entry.subject)
    return names


def _entries(workspace: Workspace, kind: StatementKind[_Facts]) -> list[Statement[_Facts]]:
    """The demonstration's own words, oldest first."""
    with workspace.edition() as edition:
        return [each for each in statements(edition, kind) if each.by == DEMONSTRATION]


def _finish(workspace: Workspace, names: Sequence[str]) -> None:
    """Say of all visits in one go that they are done: each a word, together one publication."""
    said_done = {
        entry.subject
        for entry in _entries(workspace, VISIT)
        if entry.facts.state is VisitState.DONE
    }
    open_ones = [name for name in names if name not in said_done]

    def said(source: Source) -> tuple[None, list[NewStatement]]:
        visits = {each.subject: each.facts for each in standing(source, VISIT)}
        return None, [_done(visits[name]) for name in open_ones]

    if open_ones:
        learn(workspace, OFFICE, said)


def _done(visit: Visit) -> NewStatement:
    return VISIT.of(replace(visit, state=VisitState.DONE), _SIGNED.by, _SIGNED.why)


def _conclude(workspace: Workspace, told: Mapping[str, Sequence[_Row]]) -> None:
    known = {(each.facts.visit, each.facts.finding) for each in _entries(workspace, CONCLUSION)}
    new = [
        (_conclusion(name, row), row)
        for name, rows in told.items()
        for row in rows
        if (name, row["finding"]) not in known
    ]
    if not new:
        return
    made = conclude(workspace, OFFICE, [conclusion for conclusion, _ in new], _SIGNED)
    for conclusion, (_, row) in zip(made, new, strict=True):
        closed: date | None = row.get("closed_on")
        if closed is not None:
            said = FollowUp(conclusion.conclusion, proof=row["proof"], closed_on=closed)
            follow_up(workspace, OFFICE, said, _SIGNED)


def _conclusion(visit: str, row: _Row) -> NewConclusion:
    return NewConclusion(
        visit,
        row["finding"],
        row["recommendation"],
        row["responsible"],
        row["deadline"],
        row["content"],
        row["indicator"],
    )


def _recount(workspace: Workspace, told: Mapping[str, Sequence[_Row]]) -> None:
    known = {entry.facts.visit for entry in _entries(workspace, RECOUNT)}
    for name, rows in told.items():
        for row in rows:
            if name not in known:
                month = Month.parse(row["month"])
                new = NewRecount(name, row["indicator"], month, row["sampled"], row["good"])
                recount(workspace, OFFICE, new, _SIGNED)
