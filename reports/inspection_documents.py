"""The schedule of inspections and their result, as administrative documents in Word."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from metrics.inspection.file import ContentPoint
from metrics.inspection.quota import QuotaStanding
from metrics.inspection.recount import Recount
from metrics.inspection.visit import Conclusion, ConclusionState, Visit, VisitEffect, VisitKind
from metrics.plans.indicator import Indicator
from metrics.plans.plan import Plan
from metrics.units.unit import Unit
from reports.administrative import Letterhead, Paper
from wording import interface, numbers
from wording.inspection import inspection as said
from wording.inspection import papers as words


@dataclass(frozen=True, slots=True)
class VisitLine:
    """A visit and the unit its code meant."""

    visit: Visit
    unit: Unit


@dataclass(frozen=True, slots=True)
class ConclusionLine:
    """A conclusion with its visit and unit."""

    conclusion: Conclusion
    visit: Visit
    unit: Unit


@dataclass(frozen=True, slots=True)
class EffectLine:
    """An indicator of a visited unit before and after the visit."""

    line: VisitLine
    indicator: Indicator
    effect: VisitEffect


@dataclass(frozen=True, slots=True)
class RecountLine:
    """Dossiers counted again at a visit."""

    line: VisitLine
    indicator: Indicator
    recount: Recount


@dataclass(frozen=True, slots=True)
class Schedule:
    """What a schedule says."""

    head: Letterhead
    year: int
    quarter: int | None
    day: date
    """On which it is judged whether a visit's days went by without it."""
    plan: Plan | None
    visits: tuple[VisitLine, ...]
    contents: tuple[ContentPoint, ...]
    internal: bool
    """Whether unannounced visits stand in it, so that it must not be sent out."""


@dataclass(frozen=True, slots=True)
class Result:
    """What a report on inspections says."""

    head: Letterhead
    year: int
    quarter: int | None
    day: date
    """On which deadlines are judged."""
    standings: tuple[QuotaStanding, ...]
    visits: tuple[VisitLine, ...]
    """Those done in the period."""
    conclusions: tuple[ConclusionLine, ...]
    carried: tuple[ConclusionLine, ...]
    """Open ones of earlier years."""
    effects: tuple[EffectLine, ...]
    """Only those with enough figures."""
    recounts: tuple[RecountLine, ...] = ()
    """Those of the visits done in the period."""


def schedule_document(schedule: Schedule) -> bytes:
    """The schedule as a Word document."""
    paper = Paper(schedule.head, landscape=True)
    period = words.period(schedule.year, schedule.quarter)
    if schedule.internal:
        paper.heading(words.INTERNAL)
    paper.title(words.SCHEDULE, words.SCHEDULE_SUBJECT.format(period=period))
    paper.text(_based_on(schedule.plan, period))
    if schedule.visits:
        paper.table(_SCHEDULE_HEAD, _schedule_rows(schedule.visits), _SCHEDULE_WIDTHS)
    else:
        paper.text(words.NO_VISITS)
    paper.heading(words.CONTENT_NOTE)
    for point in schedule.contents:
        paper.text(words.CONTENT_LINE.format(clause=point.clause, title=point.title))
    if not schedule.internal:
        paper.text(words.UNANNOUNCED)
    return paper.finish()


_SCHEDULE_HEAD = (
    words.ORDER,
    words.UNIT,
    words.LEVEL,
    words.WHEN,
    words.KIND,
    words.CONTENTS,
    words.TEAM,
    words.NOTE,
)
_SCHEDULE_WIDTHS = (1.2, 5.2, 2.4, 3.4, 3.2, 3.4, 3.2, 3.2)
"""Centimetres; together what A4 across leaves between its margins."""


def _schedule_rows(lines: Sequence[VisitLine]) -> list[tuple[str, ...]]:
    return [
        (
            str(at),
            line.unit.name,
            interface.LEVELS[line.unit.level],
            said.days(line.visit),
            said.KINDS[line.visit.kind],
            said.contents(line.visit),
            line.visit.team,
            line.visit.note,
        )
        for at, line in enumerate(lines, 1)
    ]


def _based_on(plan: Plan | None, period: str) -> str:
    if plan is None:
        return words.BASED_ON_NOTHING.format(period=period)
    named = words.PLAN.format(number=plan.number, title=plan.title)
    return words.BASED_ON.format(plan=named, period=period)


def result_document(result: Result) -> bytes:
    """The report on a year or quarter of inspections as a Word document."""
    paper = Paper(result.head)
    period = words.period(result.year, result.quarter)
    paper.title(words.RESULT, words.RESULT_SUBJECT.format(period=period))
    _quotas(paper, result)
    _visits(paper, result)
    _conclusions(paper, result)
    _carried(paper, result)
    _recounts(paper, result)
    _effects(paper, result)
    return paper.finish()


def _quotas(paper: Paper, result: Result) -> None:
    paper.heading(words.HEAD_QUOTAS)
    if not result.standings:
        paper.text(words.NO_QUOTA)
    for standing in result.standings:
        clause = interface.CLAUSE.format(clause=standing.quota.target.clause)
        paper.text(f"- {said.quota(standing)} ({clause}).")


def _visits(paper: Paper, result: Result) -> None:
    paper.heading(words.HEAD_VISITS)
    if not result.visits:
        paper.text(words.NONE_DONE)
        return
    kinds = [line.visit.kind for line in result.visits]
    paper.text(
        words.COUNT_DONE.format(
            done=numbers.count(len(kinds)),
            surprise=numbers.count(kinds.count(VisitKind.SURPRISE)),
            remote=numbers.count(kinds.count(VisitKind.REMOTE)),
        )
    )
    rows = [
        (str(at), line.unit.name, said.days(visit), said.KINDS[visit.kind], said.contents(visit))
        for at, line in enumerate(result.visits, 1)
        for visit in [line.visit]
    ]
    head = (words.ORDER, words.UNIT, words.WHEN, words.KIND, words.CONTENTS)
    paper.table(head, rows, (1.2, 5.1, 3.4, 3.2, 3.6))


def _conclusions(paper: Paper, result: Result) -> None:
    paper.heading(words.HEAD_CONCLUSIONS)
    if not result.conclusions:
        paper.text(words.NONE_FOUND)
        return
    states = [line.conclusion.state(result.day) for line in result.conclusions]
    closed = states.count(ConclusionState.CLOSED)
    overdue = states.count(ConclusionState.OVERDUE)
    paper.text(
        words.COUNT_CONCLUSIONS.format(
            count=numbers.count(len(states)),
            closed=numbers.count(closed),
            overdue=numbers.count(overdue),
            rest=numbers.count(len(states) - closed - overdue),
        )
    )
    _conclusion_table(paper, result.conclusions, result.day)


def _carried(paper: Paper, result: Result) -> None:
    paper.heading(words.HEAD_CARRIED)
    if result.carried:
        _conclusion_table(paper, result.carried, result.day)
    else:
        paper.text(words.NONE_CARRIED)


def _conclusion_table(paper: Paper, lines: Sequence[ConclusionLine], day: date) -> None:
    rows = [
        (
            str(at),
            line.unit.name,
            line.conclusion.finding,
            line.conclusion.recommendation,
            line.conclusion.responsible,
            f"{numbers.day(line.conclusion.deadline)}; {said.deadline(line.conclusion, day)}",
        )
        for at, line in enumerate(lines, 1)
    ]
    head = (
        words.ORDER,
        words.UNIT,
        words.FINDING,
        words.RECOMMENDATION,
        words.RESPONSIBLE,
        words.DEADLINE,
    )
    paper.table(head, rows, (1.2, 2.7, 3.7, 3.7, 2.6, 2.6))


def _recounts(paper: Paper, result: Result) -> None:
    paper.heading(words.HEAD_RECOUNTS)
    if not result.recounts:
        paper.text(words.NONE_RECOUNTED)
        return
    paper.text(words.RECOUNT_NOTE)
    rows = [
        (
            str(at),
            each.line.unit.name,
            each.indicator.short,
            numbers.month_in_table(each.recount.month),
            said.recount(each.recount),
        )
        for at, each in enumerate(result.recounts, 1)
    ]
    head = (words.ORDER, words.UNIT, words.INDICATOR, words.MONTH, words.RECOUNT)
    paper.table(head, rows, (1.2, 3.4, 2.9, 2.0, 7.0))


def _effects(paper: Paper, result: Result) -> None:
    paper.heading(words.HEAD_EFFECTS)
    paper.text(words.EFFECT_NOTE)
    if not result.effects:
        paper.text(words.NONE_COMPARED)
        return
    rows = [
        (str(at), each.line.unit.name, each.indicator.short, said.effect(each.effect))
        for at, each in enumerate(result.effects, 1)
    ]
    head = (words.ORDER, words.UNIT, words.INDICATOR, words.EFFECT)
    paper.table(head, rows, (1.2, 4.6, 3.7, 7.0))
