"""How far the inspections of a year have come, for a head and for whoever asks."""

from __future__ import annotations

from datetime import date

from metrics.counts.errors import ErrorCode, KpiError
from metrics.counts.month import Month
from metrics.inspection.quota import Quota, Standing, quotas_of, stand
from metrics.units.unit import Unit
from metrics.verdicts.reference import Reference
from pipeline.desk.viewer import Viewer
from pipeline.statements.inspection_records import records, settings, successions
from warehouse.engine.connection import Source


def quotas(
    source: Source,
    reference: Reference,
    viewer: Viewer,
    year: int,
    *,
    head: str | None = None,
    day: date,
    announced: bool = False,
) -> tuple[Standing, ...]:
    """Every quota of a head for a year, with what is done, planned and missing.

    The base is the units valid on the day, or on the last day of the year where the day lies
    behind it, the first where it lies before. Done is what ended by the day. Visits that the viewer
    may not know of are not in any number.

    Args:
        source: An edition, or the writer.
        reference: The reference data, with the plans.
        viewer: Who asks; one of a unit may ask for heads in the unit's scope.
        year: The plan year.
        head: Code of the province, a department or a district; None: the province.
        day: Usually today.
        announced: Whether visits that are kept from the units stay out of the numbers for everyone,
            as in a document that is sent out.

    Raises:
        KpiError: `unknown_unit` where the head was no unit that day, `not_permitted`, `no_quota`.
    """
    asked = quotas_on(reference, viewer, year, head, base_day(year, day))
    visits = records(source, reference, viewer).visits
    known = [visit for visit in visits if not (announced and visit.secret)]
    counting = settings(reference).counting
    heirs = successions(reference)
    return tuple(stand(quota, known, year, heirs, counting=counting, as_of=day) for quota in asked)


def base_day(year: int, day: date) -> date:
    """The day in the year whose units are counted: the one asked for, or the nearest to it."""
    return min(max(day, date(year, 1, 1)), date(year, 12, 31))


def quotas_on(
    reference: Reference, viewer: Viewer, year: int, head: str | None, day: date
) -> tuple[Quota, ...]:
    """What the plans of a year ask of a head, by the units valid on a day.

    Raises:
        KpiError: as `quotas`.
    """
    tree = reference.register.on(day)
    unit = tree.get(head or reference.scope)
    if unit is None:
        raise KpiError(ErrorCode.UNKNOWN_UNIT, unit=head, month=Month.of(day))
    if not viewer.knows_place(tree.line(unit.code)):
        raise KpiError(ErrorCode.NOT_PERMITTED)
    found = quotas_of(
        unit,
        tree,
        reference.plans,
        year,
        many=settings(reference).many,
        register=reference.register.units,
        day=day,
    )
    if not found:
        raise KpiError(ErrorCode.NO_QUOTA, year=year)
    return found


def heads(reference: Reference, viewer: Viewer, year: int, day: date) -> tuple[Unit, ...]:
    """The units that a plan of the year asks a quota of and the viewer may ask for."""
    tree = reference.register.on(base_day(year, day))
    found = []
    for unit in tree.under(reference.scope):
        if viewer.knows_place(tree.line(unit.code)) and quotas_of(
            unit, tree, reference.plans, year
        ):
            found.append(unit)
    return tuple(found)
