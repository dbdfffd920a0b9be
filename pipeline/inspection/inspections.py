"""Scheduling visits and saying how they went; each change with who and why.

Every function takes the viewer and refuses one who may only read. Nothing recorded is ever changed:
a newer word on the same visit stands in front of the older.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from metrics.counts.errors import ErrorCode, KpiError
from metrics.counts.month import Month
from metrics.inspection.file import settings
from metrics.inspection.visit import Justification, Visit, VisitKind, VisitState, overlapping
from metrics.verdicts.reference import Reference
from pipeline.desk.clock import today
from pipeline.desk.viewer import Viewer
from pipeline.desk.workspace import Workspace
from pipeline.statements.inspection_records import Records, records_in
from pipeline.statements.recording import (
    Names,
    Signed,
    check_days,
    learn,
    plain,
    points,
    refuse_overtaken,
)
from warehouse.engine.connection import Source
from warehouse.statements.kinds import VISIT
from warehouse.statements.log import NewStatement, standing


@dataclass(frozen=True, slots=True)
class NewVisit:
    """A visit to be put on the schedule."""

    unit: str
    """Its code on the first day."""
    kind: VisitKind
    team: str
    first_day: date
    last_day: date
    authority: str | None = None
    """Code of the head it counts for; None: the province."""
    contents: tuple[str, ...] = ()
    plan: str | None = None
    note: str = ""
    why: str | None = None
    """Its own reason, as a suggestion gives it; None: that of the whole recording."""
    justification: Justification | None = None


def schedule(
    workspace: Workspace,
    viewer: Viewer,
    visits: Sequence[NewVisit],
    signed: Signed,
    *,
    despite: bool = False,
) -> tuple[Visit, ...]:
    """Put visits on the schedule, all or none.

    Args:
        workspace: Where they are kept.
        viewer: Who asks.
        visits: The visits.
        signed: Who schedules them, and why.
        despite: Whether two teams may meet at one unit within the window.

    Raises:
        KpiError: `not_permitted`, `unknown_unit`, `unknown_plan`, `no_team`, `wrong_days`,
            `implausible_day`, `unit_ends` for a visit that reaches past the unit's end,
            `visit_exists` for the same team, unit and day, `visit_conflict` naming the other team.
    """

    def said(source: Source) -> tuple[tuple[Visit, ...], list[NewStatement]]:
        others = [each.facts for each in standing(source, VISIT)]
        names = Names(source, VISIT, "KT")
        made: list[Visit] = []
        for new in visits:
            visit = _visit(workspace.reference, names.next(new.first_day.year), new)
            _refuse_doubled(visit, others)
            if not despite:
                _refuse_conflict(workspace.reference, visit, others)
            others.append(visit)
            made.append(visit)
        reasons = (new.why or signed.why for new in visits)
        words = [VISIT.of(visit, signed.by, why) for visit, why in zip(made, reasons, strict=True)]
        return tuple(made), words

    return learn(workspace, viewer, said)


@dataclass(frozen=True, slots=True)
class VisitChange:
    """What is said anew of a visit; what is None stays as it is."""

    visit: str
    state: VisitState | None = None
    kind: VisitKind | None = None
    team: str | None = None
    days: tuple[date, date] | None = None
    contents: tuple[str, ...] | None = None
    note: str | None = None
    despite: bool = False
    """Whether it may come to meet another team's visit."""
    as_of: date | None = None
    """The day it is said; None: today."""
    seen: Visit | None = None
    """As the person saw it before the change; None: nobody looked."""

    def said_of(self, reference: Reference, visit: Visit) -> Visit:
        """The visit as it stands then.

        Raises:
            KpiError: as `change_visit`, for what the visit itself shows.
        """
        first_day, last_day = self.days or (visit.first_day, visit.last_day)
        _check_order(first_day, last_day)
        check_days(*(self.days or ()))
        changed = replace(
            visit,
            state=self.state or visit.state,
            kind=self.kind or visit.kind,
            team=_team(self.team if self.team is not None else visit.team),
            first_day=first_day,
            last_day=last_day,
            contents=visit.contents if self.contents is None else points(reference, self.contents),
            note=visit.note if self.note is None else plain(self.note),
        )
        _check_unit(reference, changed)
        if self.days is not None:
            _refuse_after_its_end(reference, changed)
        return changed


def change_visit(
    workspace: Workspace, viewer: Viewer, wanted: VisitChange, signed: Signed
) -> Visit:
    """Say a visit anew: done, cancelled, on other days, by another team.

    Only a visit that comes to stand on other days or with another team can meet another team's,
    unless `despite` allows it.

    Raises:
        KpiError: `not_permitted`, `unknown_visit`, `no_team`, `wrong_days`, `visit_conflict`,
            `implausible_day`, `unit_ends`, `visit_exists`, `visit_concluded` for one done that has
            conclusions and shall not be done any more, `visit_ahead` for one done in the future,
            `overtaken` for one that is not as `seen`.
    """

    def said(source: Source) -> tuple[Visit, list[NewStatement]]:
        found = records_in(source, workspace.reference, viewer)
        visit = found.visit(wanted.visit)
        refuse_overtaken(source, VISIT, wanted.visit, visit, wanted.seen)
        changed = wanted.said_of(workspace.reference, visit)
        if visit.state is VisitState.DONE and changed.state is not VisitState.DONE:
            _refuse_concluded(found, visit)
        if changed.state is VisitState.DONE and changed.last_day > (wanted.as_of or today()):
            raise KpiError(ErrorCode.VISIT_AHEAD, visit=wanted.visit)
        if changed.state is VisitState.SCHEDULED and _moved(visit, changed):
            others = [each.facts for each in standing(source, VISIT)]
            _refuse_doubled(changed, others)
            if not wanted.despite:
                _refuse_conflict(workspace.reference, changed, others)
        if changed == visit:
            return visit, []
        return changed, [VISIT.of(changed, signed.by, signed.why)]

    return learn(workspace, viewer, said)


def _moved(before: Visit, now: Visit) -> bool:
    """Whether a visit comes to stand where and when it did not stand before."""
    place = (before.identity, before.team, before.first_day, before.last_day)
    return not before.standing or place != (now.identity, now.team, now.first_day, now.last_day)


def _visit(reference: Reference, name: str, new: NewVisit) -> Visit:
    _check_order(new.first_day, new.last_day)
    check_days(new.first_day, new.last_day)
    tree = reference.register.on(new.first_day)
    unit = tree.get(new.unit)
    if unit is None:
        raise KpiError(ErrorCode.UNKNOWN_UNIT, unit=new.unit, month=Month.of(new.first_day))
    authority = new.authority or reference.scope
    if authority not in tree.line(unit.code) or authority == unit.code:
        raise KpiError(ErrorCode.UNKNOWN_AUTHORITY, unit=unit.code, authority=authority)
    if new.plan is not None and new.plan not in {plan.code for plan in reference.plans}:
        raise KpiError(ErrorCode.UNKNOWN_PLAN, plan=new.plan)
    visit = Visit(
        name,
        unit.code,
        unit.identity,
        authority,
        new.kind,
        VisitState.SCHEDULED,
        _team(new.team),
        new.first_day,
        new.last_day,
        points(reference, new.contents),
        new.plan,
        plain(new.note),
        new.justification,
    )
    _refuse_after_its_end(reference, visit)
    return visit


def _check_unit(reference: Reference, visit: Visit) -> None:
    unit = reference.register.on(visit.first_day).get(visit.unit)
    if unit is None or unit.identity != visit.identity:
        raise KpiError(ErrorCode.UNKNOWN_UNIT, unit=visit.unit, month=Month.of(visit.first_day))


def _refuse_after_its_end(reference: Reference, visit: Visit) -> None:
    rows = [row for row in reference.register.units if row.identity == visit.identity]
    if any(row.valid_to is None or visit.last_day <= row.valid_to for row in rows):
        return
    went_into = {
        each.successor for each in reference.successions if each.identity == visit.identity
    }
    heirs = {row.identity: row.name for row in reference.register.units}
    names = sorted(heirs[identity] for identity in went_into & heirs.keys())
    raise KpiError(
        ErrorCode.UNIT_ENDS,
        unit=visit.unit,
        day=max(row.valid_to for row in rows if row.valid_to),
        heirs=", ".join(names) or None,
    )


def _refuse_concluded(found: Records, visit: Visit) -> None:
    names = [each.conclusion for each in found.conclusions_of([visit])]
    if names:
        raise KpiError(ErrorCode.VISIT_CONCLUDED, visit=visit.visit, conclusions=", ".join(names))


def _team(name: str) -> str:
    team = plain(name)
    if not team:
        raise KpiError(ErrorCode.NO_TEAM)
    return team


def _check_order(first_day: date, last_day: date) -> None:
    if last_day < first_day:
        raise KpiError(ErrorCode.WRONG_DAYS)


def _refuse_doubled(visit: Visit, others: Iterable[Visit]) -> None:
    for other in others:
        same = (other.identity, other.team) == (visit.identity, visit.team)
        itself = other.visit == visit.visit
        if same and not itself and other.standing and other.first_day == visit.first_day:
            raise KpiError(ErrorCode.VISIT_EXISTS, visit=other.visit)


def _refuse_conflict(reference: Reference, visit: Visit, others: Iterable[Visit]) -> None:
    days = settings(reference).window_days
    for other in others:
        if overlapping(visit, other, days, reference.heirs):
            raise KpiError(
                ErrorCode.VISIT_CONFLICT,
                visit=other.visit,
                team=other.team,
                day=other.first_day,
                unit=visit.unit,
            )
