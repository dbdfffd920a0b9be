"""How far the inspections of a year have come, for a head and for whoever asks."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from metrics.counts.errors import ErrorCode, KpiError
from metrics.counts.month import Month
from metrics.inspection.file import settings
from metrics.inspection.quota import Quota, QuotaStanding, quotas_of, stand
from metrics.units.unit import Unit
from metrics.verdicts.reference import Reference
from pipeline.desk.books import Books
from pipeline.statements.inspection_records import records


@dataclass(frozen=True, slots=True)
class YearOf:
    """A year of a head's inspections."""

    year: int
    head: str | None = None
    """Code of the province, a department or a district; None: the province."""
    day: date | None = None
    """Up to which it is looked at; None: today."""
    announced: bool = False
    """Whether visits that are kept from the units stay out of the numbers for everyone, as in a
    document that is sent out."""


def quotas(books: Books, wanted: YearOf) -> tuple[QuotaStanding, ...]:
    """Every quota of a head for a year, with what is done, planned and missing.

    The base is the units valid on the day, or on the last day of the year where the day lies
    behind it, the first where it lies before. Done is what ended by the day. A level or a head that
    ended within the year tells how far it had come on its last day. Visits that the viewer may not
    know of are not in any number.

    One of a unit may ask for heads in the unit's scope.

    Raises:
        KpiError: `unknown_unit` where the head was no unit that day, `not_permitted`, `no_quota`.
    """
    reference, year, day = books.reference, wanted.year, wanted.day or books.today
    asked = _quotas_on(books, wanted, base_day(year, day))
    visits = books.ask(records).visits
    known = [visit for visit in visits if not (wanted.announced and visit.secret)]
    counting = settings(reference).counting

    def standing(quota: Quota, as_of: date) -> QuotaStanding:
        return stand(quota, known, year, reference.successions, counting=counting, as_of=as_of)

    def with_its_end(quota: Quota) -> QuotaStanding:
        found, last = standing(quota, day), quota.last_day
        if last is None or last.year != year:
            return found
        before = _quotas_on(books, wanted, last)
        then = next((each for each in before if each.target == quota.target), None)
        return replace(found, until=standing(then, last)) if then else found

    return tuple(map(with_its_end, asked))


def base_day(year: int, day: date) -> date:
    """The day in the year whose units are counted: the one asked for, or the nearest to it."""
    return min(max(day, date(year, 1, 1)), date(year, 12, 31))


def head_day(reference: Reference, head: str, year: int, day: date) -> date:
    """The day whose units are counted for a head: its last one where it ended before."""
    base = base_day(year, day)
    rows = reference.register.units
    ends = [row.valid_to for row in rows if row.code == head and row.valid_to]
    gone = head not in reference.register.on(base)
    return max((end for end in ends if gone and end.year == year and end < base), default=base)


def _quotas_on(books: Books, wanted: YearOf, day: date) -> tuple[Quota, ...]:
    """What the plans of a year ask of a head, by the units valid on a day in it.

    Raises:
        KpiError: as `quotas`.
    """
    reference, year = books.reference, wanted.year
    head = wanted.head or reference.scope
    there = head_day(reference, head, year, day)
    tree = reference.register.on(there)
    unit = tree.get(head)
    if unit is None:
        raise KpiError(ErrorCode.UNKNOWN_UNIT, unit=wanted.head, month=Month.of(day))
    if not books.viewer.knows_place(tree.line(unit.code)):
        raise KpiError(ErrorCode.NOT_PERMITTED)
    found = quotas_of(
        unit,
        tree,
        reference.plans,
        year,
        many=settings(reference).many,
        register=reference.register.begun(there),
    )
    if not found:
        raise KpiError(ErrorCode.NO_QUOTA, year=year)
    return found if there == day else tuple(quota.closed(there) for quota in found)


def heads(books: Books, year: int) -> tuple[Unit, ...]:
    """The units that a plan of the year asks a quota of and the viewer may ask for.

    Those that ended within the year come after those of the day.
    """
    reference, base = books.reference, base_day(year, books.today)
    ends = {row.valid_to for row in reference.register.units if row.valid_to}
    days = [base, *sorted(end for end in ends if end.year == year and end < base)]
    found: dict[str, Unit] = {}
    for day in days:
        tree = reference.register.on(day)
        for unit in tree.under(reference.scope):
            if (
                (day == base or unit.valid_to == day)
                and unit.code not in found
                and books.viewer.knows_place(tree.line(unit.code))
                and quotas_of(unit, tree, reference.plans, year)
            ):
                found[unit.code] = unit
    return tuple(found.values())
