"""What became of visits: conclusions still open, and indicators before and after."""

from __future__ import annotations

from dataclasses import dataclass

from metrics.counts.month import Month
from metrics.inspection.visit import (
    Conclusion,
    ConclusionState,
    Visit,
    VisitEffect,
    effect,
    plausible,
    sides,
)
from metrics.plans.indicator import Indicator
from pipeline.desk.books import Books
from pipeline.statements.inspection_records import UnitLines, records
from pipeline.sums.extent import parted
from pipeline.sums.monthly import monthly


@dataclass(frozen=True, slots=True)
class Due:
    """A conclusion that is not closed, with its visit and what it means on the day asked for."""

    conclusion: Conclusion
    visit: Visit
    state: ConclusionState
    carried: bool
    """Whether it comes from an earlier year."""


def due(books: Books, under: str) -> tuple[Due, ...]:
    """Every open conclusion of a unit and all below it, overdue ones first, then by deadline.

    A unit of today answers for what was found at a unit that has gone whole into it.

    Args:
        books: What the viewer may know.
        under: Identity of the unit; a code may have been another's when the visit was made.
    """
    lines, found, day = UnitLines(books.reference), books.ask(records), books.today
    visits = {visit.visit: visit for visit in found.visits if under in lines.of(visit)}
    rows = [
        Due(
            each,
            visits[each.visit],
            each.state(day),
            each.carried(visits[each.visit].last_day.year, day),
        )
        for each in found.conclusions
        if each.visit in visits and each.open_on(day)
    ]
    return tuple(sorted(rows, key=lambda row: row.conclusion.deadline))


def visits_of(books: Books, under: str) -> tuple[Visit, ...]:
    """Every visit to a unit and all below it, the newest first, as `due` understands a unit."""
    lines = UnitLines(books.reference)
    visits = [visit for visit in books.ask(records).visits if under in lines.of(visit)]
    return tuple(sorted(visits, key=lambda visit: visit.first_day, reverse=True))


def effects(
    books: Books, name: str, newest: Month | None = None
) -> tuple[tuple[Indicator, VisitEffect], ...]:
    """Each indicator of the visited unit in the months before a visit and after it.

    Only the unit itself: after a merger its successor's figures are another office's.

    Args:
        books: What the viewer may know.
        name: The visit.
        newest: The last of the months after it; None: those right after it.

    Raises:
        KpiError: `unknown_visit`, also for one the viewer may not know of.
    """
    reference, visit = books.reference, books.ask(records).visit(name)
    unit = reference.register.on(visit.first_day).get(visit.unit)
    if unit is None or not plausible(visit.last_day):
        return ()
    before, after = sides(visit.last_day, newest)
    shares = monthly(books, [unit], (*before, *after), reference.indicators)
    apart = parted(reference, unit, before, after) if after else None
    return tuple(
        (
            indicator,
            effect(shares.get((unit.identity, indicator.code), {}), visit.last_day, newest, apart),
        )
        for indicator in reference.indicators
    )
