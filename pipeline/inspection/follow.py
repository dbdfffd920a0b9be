"""What became of visits: conclusions still open, and indicators before and after."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from metrics.counts.month import Month
from metrics.counts.share import Share
from metrics.inspection.visit import (
    EFFECT_MONTHS,
    Conclusion,
    ConclusionState,
    Effect,
    Visit,
    effect,
    plausible,
)
from metrics.plans.indicator import Indicator
from metrics.units.unit import Unit
from metrics.verdicts.reference import Reference
from pipeline.scores.scorecard import spans
from pipeline.statements.inspection_records import Lines, Records
from warehouse.reading import queries
from warehouse.reading.editions import Edition


@dataclass(frozen=True, slots=True)
class Due:
    """A conclusion that is not closed, with its visit and what it means on the day asked for."""

    conclusion: Conclusion
    visit: Visit
    state: ConclusionState
    carried: bool
    """Whether it comes from an earlier year."""


def due(found: Records, reference: Reference, under: str, day: date) -> tuple[Due, ...]:
    """Every open conclusion of a unit and all below it, overdue ones first, then by deadline.

    A unit of today answers for what was found at a unit that has gone whole into it.

    Args:
        found: What the viewer may know.
        reference: The reference data.
        under: Identity of the unit; a code may have been another's when the visit was made.
        day: Usually today.
    """
    lines = Lines(reference)
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


def visits_of(found: Records, reference: Reference, under: str) -> tuple[Visit, ...]:
    """Every visit to a unit and all below it, the newest first, as `due` understands a unit."""
    lines = Lines(reference)
    visits = [visit for visit in found.visits if under in lines.of(visit)]
    return tuple(sorted(visits, key=lambda visit: visit.first_day, reverse=True))


def effects(
    edition: Edition, reference: Reference, visit: Visit
) -> tuple[tuple[Indicator, Effect], ...]:
    """Each indicator of the visited unit in the months before the visit and after it.

    Only the unit itself: after a merger its successor's figures are another office's.
    """
    unit = reference.register.on(visit.first_day).get(visit.unit)
    if unit is None or not plausible(visit.last_day):
        return ()
    shares = _monthly(edition, reference, unit, Month.of(visit.last_day))
    return tuple(
        (indicator, effect(shares.get(indicator.code, {}), visit.last_day))
        for indicator in reference.indicators
    )


def _monthly(
    edition: Edition, reference: Reference, unit: Unit, middle: Month
) -> Mapping[str, Mapping[Month, Share]]:
    months = [middle.plus(step) for step in range(-EFFECT_MONTHS, EFFECT_MONTHS + 1)]
    asked = spans(reference, [unit], months)
    found: dict[str, dict[Month, Share]] = {}
    for row in queries.series(edition, asked, months, reference.indicators):
        found.setdefault(row.indicator, {})[row.month] = Share(row.good, row.cases)
    return found
