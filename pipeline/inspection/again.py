"""Units to be visited again: conclusions overdue, or figures worse since they were drawn."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from access.roles import Capability
from metrics.counts.change import Movement
from metrics.counts.month import Month
from metrics.inspection.again import Again
from metrics.inspection.visit import Conclusion, ConclusionState, Visit, VisitEffect, VisitState
from metrics.plans.indicator import Indicator
from pipeline.desk.books import Books
from pipeline.inspection.follow import effects
from pipeline.inspection.quotas import base_day
from pipeline.inspection.visit_wish import VisitWish, newest_month
from pipeline.statements.inspection_records import Records, records


def visits_again(books: Books, wish: VisitWish) -> tuple[Again, ...]:
    """The units whose conclusions ask for another visit, the most overdue first.

    A visit that is ahead answers it already, and a period that is over asks for none. A unit of
    today answers for what was found at one that has gone whole into it. Of the figures, the newest
    three months are compared with the three before the visit, in the indicators its conclusions
    name or, where they name none, in all.

    Raises:
        KpiError: `not_permitted` for people of a unit.
    """
    books.viewer.must(Capability.SEE_SURPRISE)
    if wish.over:
        return ()
    found = tuple(_again(books, wish))
    return tuple(sorted(found, key=lambda each: (-len(each.overdue), each.unit.code)))


def _again(books: Books, wish: VisitWish) -> Iterator[Again]:
    reference, found = books.reference, books.ask(records)
    head, newest = wish.head or reference.scope, newest_month(books, wish)
    concluded = {each.visit for each in found.conclusions}
    own = [visit for visit in found.visits if visit.authority == head and visit.standing]
    for unit in reference.register.on(base_day(wish.year, wish.day)).values():
        kin = reference.heirs.kin(unit.identity)
        visits = [visit for visit in own if visit.identity in kin]
        done = [
            visit
            for visit in visits
            if visit.state is VisitState.DONE
            and visit.visit in concluded
            and visit.last_day <= wish.day
            and unit.identity in reference.heirs.of(visit.identity)
        ]
        ahead = any(
            visit.state is VisitState.SCHEDULED and visit.last_day >= wish.day for visit in visits
        )
        if done and not ahead:
            last = max(done, key=lambda visit: (visit.last_day, visit.visit))
            overdue = _overdue(found, done, wish)
            worse = tuple(_worse(books, last, newest))
            if overdue or worse:
                yield Again(unit, last, overdue, worse)


def _overdue(found: Records, done: Sequence[Visit], wish: VisitWish) -> tuple[Conclusion, ...]:
    return tuple(
        each
        for each in found.conclusions_of(done)
        if each.state(wish.day) is ConclusionState.OVERDUE
    )


def _worse(books: Books, visit: Visit, newest: Month) -> Iterator[tuple[Indicator, VisitEffect]]:
    conclusions = books.ask(records).conclusions_of([visit])
    named = {each.indicator for each in conclusions if each.indicator}
    for indicator, effect in books.ask(effects, visit.visit, newest):
        fell = effect.enough and effect.change.movement is Movement.CLEARLY_DOWN
        if fell and (not named or indicator.code in named):
            yield indicator, effect
