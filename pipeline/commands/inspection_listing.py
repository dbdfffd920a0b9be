"""What the command line asks and records of inspections, for whoever sits at the desk."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from metrics.counts.errors import KpiError
from metrics.inspection.visit import Visit, VisitKind, VisitState
from metrics.inspection.watch_filter import WatchFilter
from pipeline.commands import inspection_rows as rows
from pipeline.commands.rows import Row
from pipeline.desk.clock import today
from pipeline.desk.desk import Desk
from pipeline.inspection import findings, inspections
from pipeline.inspection import quotas as counting
from pipeline.inspection import watchlist as watching
from pipeline.inspection.findings import NewConclusion
from pipeline.inspection.inspections import NewVisit
from pipeline.inspection.suggestion import Wish, propose
from pipeline.scores.scorecard import View
from pipeline.statements.inspection_records import Records, records
from pipeline.statements.recording import Signed
from wording.inspection.suggestion import notes

__all__ = ["Change", "NewConclusion", "NewVisit", "Signed", "VisitState", "Which", "Wish", "today"]


@dataclass(frozen=True, slots=True)
class Which:
    """Which visits or conclusions are listed."""

    year: int | None = None
    """Of the visit's last day."""
    unit: str | None = None
    """Code the unit had at the visit."""
    as_of: date | None = None


@dataclass(frozen=True, slots=True)
class Change:
    """What is to be said anew of a visit; what is None stays as it is."""

    state: VisitState | None = None
    kind: VisitKind | None = None
    team: str | None = None
    first_day: date | None = None
    last_day: date | None = None
    """Without a first day: only the end moves; without this one the visit takes a day."""
    contents: tuple[str, ...] | None = None


def watchlist(desk: Desk, view: View, chosen: WatchFilter) -> list[Row]:
    """The rows of `watchlist`, worst first.

    Raises:
        KpiError: `unknown_unit` or `unknown_indicator`.
    """
    for code in chosen.indicators:
        if code not in desk.reference.indicator_codes:
            raise KpiError("unknown_indicator", indicator=code)
    with desk.books() as books:
        found = watching.watchlist(books, watching.Watched(view, chosen))
    return [rows.watch(row) for row in found]


def visits(desk: Desk, which: Which) -> list[Row]:
    """The rows of `inspections`, by their first day."""
    known = _known(desk)
    chosen = sorted(_visits(known, which), key=lambda each: (each.first_day, each.visit))
    as_of = which.as_of or today()
    return [rows.visit(each, known, desk.reference, as_of) for each in chosen]


def conclusions(desk: Desk, which: Which) -> list[Row]:
    """The rows of `conclusions`, by their deadline."""
    known = _known(desk)
    chosen = known.conclusions_of(_visits(known, which))
    as_of = which.as_of or today()
    ordered = sorted(chosen, key=lambda each: (each.deadline, each.conclusion))
    return [rows.conclusion(each, known, desk.reference, as_of) for each in ordered]


def _known(desk: Desk) -> Records:
    with desk.books() as books:
        return records(books)


def _visits(known: Records, which: Which) -> list[Visit]:
    return [
        each
        for each in known.visits
        if (which.year is None or each.last_day.year == which.year)
        and (which.unit is None or each.unit == which.unit)
    ]


def quotas(desk: Desk, year: int, head: str | None, as_of: date | None) -> list[Row]:
    """The rows of `quotas`.

    Raises:
        KpiError: `unknown_unit`, `not_permitted`, `no_quota`.
    """
    with desk.books() as books:
        found = counting.quotas(books, counting.YearOf(year, head, as_of))
    return [rows.quota(each, year) for each in found]


def suggest(desk: Desk, wish: Wish, say: Callable[[str], None]) -> list[Row]:
    """The rows of `suggest`; what is to be said of the list goes to `say`.

    Raises:
        KpiError: `unknown_unit`, `not_permitted`, `no_quota`.
    """
    with desk.books() as books:
        found = propose(books, wish).suggestion
    for note in notes(found):
        say(note)
    return [rows.pick(each, found.terms.seed) for each in found.picks]


def schedule(desk: Desk, new: NewVisit, signed: Signed, *, despite: bool) -> list[Row]:
    """Put one visit on the schedule; its row."""
    made = inspections.schedule(desk, desk.viewer, [new], signed, despite=despite)
    return _rows_of(desk, made[0].visit)


def change(
    desk: Desk, name: str, wanted: Change, signed: Signed, *, despite: bool = False
) -> list[Row]:
    """Say anew how, when or by whom a visit is; its row."""
    first, last, before = wanted.first_day, wanted.last_day, None
    if last is not None and first is None:
        before = _known(desk).visit(name)
        first = before.first_day
    said = inspections.VisitChange(
        name,
        state=wanted.state,
        kind=wanted.kind,
        team=wanted.team,
        days=(first, last or first) if first is not None else None,
        contents=wanted.contents,
        despite=despite,
        seen=before,
    )
    inspections.change_visit(desk, desk.viewer, said, signed)
    return _rows_of(desk, name)


def _rows_of(desk: Desk, visit: str) -> list[Row]:
    known = _known(desk)
    return [rows.visit(known.visit(visit), known, desk.reference, today())]


def conclude(desk: Desk, new: NewConclusion, signed: Signed) -> list[Row]:
    """Record one conclusion; its row."""
    made = findings.conclude(desk, desk.viewer, [new], signed)
    return _conclusion_rows(desk, made[0].conclusion)


def close(desk: Desk, name: str, proof: str | None, on: date | None, signed: Signed) -> list[Row]:
    """Hand in proof for a conclusion and, with a day, close it; its row."""
    said = findings.FollowUp(name, proof=proof, closed_on=on)
    findings.follow_up(desk, desk.viewer, said, signed)
    return _conclusion_rows(desk, name)


def _conclusion_rows(desk: Desk, name: str) -> list[Row]:
    known = _known(desk)
    return [rows.conclusion(known.conclusion(name), known, desk.reference, today())]
