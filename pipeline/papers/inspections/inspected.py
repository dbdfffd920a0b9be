"""What inspections of a head came to in a period, as far as whoever asks may know."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from metrics.counts.errors import ErrorCode, KpiError
from metrics.inspection.file import ContentPoint, settings
from metrics.inspection.quota import QuotaStanding
from metrics.inspection.recount import Recount
from metrics.inspection.visit import Conclusion, Visit, VisitEffect, VisitState
from metrics.plans.indicator import Indicator
from metrics.plans.plan import Plan
from metrics.units.unit import Unit
from metrics.verdicts.reference import Reference
from pipeline.desk.books import Books, Capability
from pipeline.inspection.follow import effects
from pipeline.inspection.quotas import YearOf, quotas
from pipeline.papers.letterhead import IssuedBy, issued_by
from pipeline.scores.scorecard import View
from pipeline.statements.inspection_records import Records, records


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
    """The visits that are to be made."""

    issued: IssuedBy
    day: date
    """On which it is judged whether a visit's days went by without it."""
    plan: Plan | None
    standings: tuple[QuotaStanding, ...]
    visits: tuple[VisitLine, ...]
    contents: tuple[ContentPoint, ...]
    internal: bool
    """Whether unannounced visits stand in it, so that it must not be sent out."""


@dataclass(frozen=True, slots=True)
class Result:
    """What inspections found."""

    issued: IssuedBy
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


def schedule(books: Books, view: View, *, internal: bool = False) -> Schedule:
    """The visits of a period that stand.

    Without `internal` no unannounced visit that is not done is among them, whoever asks.

    Raises:
        KpiError: `not_permitted` to people of a unit for an internal one and for another head's,
            `unknown_unit`.
    """
    if internal:
        books.viewer.must(Capability.SEE_SURPRISE)
    issued = _issued(books, view)
    visits = [
        visit
        for visit in own_visits(books, view)
        if visit.standing and (internal or not visit.secret) and in_period(view, visit)
    ]
    standings = _standings(books, view, internal=internal)
    return Schedule(
        issued,
        judged_on(books, view),
        books.reference.plan(standings[0].quota.target.plan) if standings else None,
        standings,
        _lines(books.reference, visits),
        settings(books.reference).contents,
        any(visit.secret for visit in visits),
    )


def result(books: Books, view: View) -> Result:
    """What the visits of a period found, and what is still open of earlier years.

    Raises:
        KpiError: `not_permitted` to people of a unit for another head's, `unknown_unit`.
    """
    reference, found, day = books.reference, books.ask(records), judged_on(books, view)
    issued, own = _issued(books, view), own_visits(books, view)
    done = [visit for visit in own if visit.state is VisitState.DONE and in_period(view, visit)]
    before = [visit for visit in own if visit.last_day.year < view.month.year]
    carried = [each for each in found.conclusions_of(before) if each.open_on(day)]
    lines = _lines(reference, done)
    return Result(
        issued,
        day,
        _standings(books, view, internal=False),
        lines,
        _conclusions(reference, own, found.conclusions_of(done)),
        _conclusions(reference, own, carried),
        tuple(_effects(books, lines)),
        tuple(_recounts(reference, found, lines)),
    )


def own_visits(books: Books, view: View) -> list[Visit]:
    """Every visit that counts for a view's head, by day."""
    head = view.under or books.reference.scope
    visits = [visit for visit in books.ask(records).visits if visit.authority == head]
    return sorted(visits, key=lambda visit: (visit.first_day, visit.visit))


def in_period(view: View, visit: Visit) -> bool:
    """Whether a visit ends in a view's period."""
    return view.months[0].first_day <= visit.last_day <= view.months[-1].last_day


def judged_on(books: Books, view: View) -> date:
    """The day on which deadlines and visits that went by are judged."""
    return view.as_of or books.today


def _issued(books: Books, view: View) -> IssuedBy:
    issued = issued_by(books, view)
    tree = books.reference.register.at(issued.month)
    if not books.viewer.knows_place(tree.line(issued.head.code)):
        raise KpiError(ErrorCode.NOT_PERMITTED)
    return issued


def _standings(books: Books, view: View, *, internal: bool) -> tuple[QuotaStanding, ...]:
    day = judged_on(books, view)
    wanted = YearOf(view.month.year, view.under, day, announced=not internal)
    try:
        return books.ask(quotas, wanted)
    except KpiError as error:
        if error.code == ErrorCode.NO_QUOTA:
            return ()
        raise


def _recounts(
    reference: Reference, found: Records, lines: Iterable[VisitLine]
) -> Iterable[RecountLine]:
    by_name = {line.visit.visit: line for line in lines}
    indicators = {each.code: each for each in reference.indicators}
    for each in found.recounts:
        if each.visit in by_name and each.indicator in indicators:
            yield RecountLine(by_name[each.visit], indicators[each.indicator], each)


def _effects(books: Books, lines: Iterable[VisitLine]) -> Iterable[EffectLine]:
    for line in lines:
        for indicator, found in books.ask(effects, line.visit.visit):
            if found.enough and found.change.movement.clear:
                yield EffectLine(line, indicator, found)


def _lines(reference: Reference, visits: Iterable[Visit]) -> tuple[VisitLine, ...]:
    units = ((visit, reference.register.on(visit.first_day).get(visit.unit)) for visit in visits)
    return tuple(VisitLine(visit, unit) for visit, unit in units if unit is not None)


def _conclusions(
    reference: Reference, visits: Sequence[Visit], conclusions: Iterable[Conclusion]
) -> tuple[ConclusionLine, ...]:
    by_name: Mapping[str, VisitLine] = {
        line.visit.visit: line for line in _lines(reference, visits)
    }
    known = (each for each in conclusions if each.visit in by_name)
    lines = ((each, by_name[each.visit]) for each in known)
    return tuple(ConclusionLine(each, line.visit, line.unit) for each, line in lines)
