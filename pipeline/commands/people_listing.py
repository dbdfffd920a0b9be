"""What the command line prints of people and explanations: English keys, plain values."""

from __future__ import annotations

from collections.abc import Iterable

from metrics.counts.month import Month
from metrics.counts.problem import Severity
from metrics.units.register import find_unit
from metrics.units.unit import Unit
from metrics.verdicts.reference import Reference
from metrics.verdicts.rollup import reporting
from pipeline.commands import rows
from pipeline.commands.rows import Row
from pipeline.desk.desk import Desk
from pipeline.intake.people_import import PeopleImport
from pipeline.statements import explanations
from pipeline.statements import people as everyone
from warehouse.statements.explanations import Explanation
from warehouse.statements.people import Person
from wording import people as words
from wording.intake.problems import sentence


def people(desk: Desk, month: Month | None, unit: str | None) -> list[Row]:
    """Everybody who was entered; with a month, each unit with who answers on its last day.

    Raises:
        KpiError: `unknown_unit` where the code is no unit of that month.
    """
    with desk.books() as books:
        if month is None:
            found = everyone.everybody(books)
            return [
                _person(_name(desk.reference, each), each)
                for each in found
                if unit in (None, each.unit)
            ]
        units = _units(desk.reference, month, unit)
        known = everyone.responsible(books, month.last_day)
    return [_person(each.name, known.get(each.identity)) | {"unit": each.code} for each in units]


def _units(reference: Reference, month: Month, unit: str | None) -> tuple[Unit, ...]:
    if unit is not None:
        return (find_unit(reference.register, month, unit),)
    return reporting(reference.register.at(month), under=reference.scope)


def imported(found: PeopleImport) -> list[Row]:
    """What an import kept, or every fault that kept it out."""
    if found.clean:
        return [
            {
                "unit": each.unit,
                "person": each.name,
                "position": each.position,
                "phone": each.phone,
                "email": each.email,
                "since": rows.day(each.since),
                "until": rows.day(each.until),
            }
            for each in found.new
        ]
    told: list[Row] = [rows.problem(each, sentence) for each in found.problems]
    told += [
        {
            "severity": Severity.ERROR.value,
            "kind": each.error.code,
            "sheet": each.sheet,
            "cell": each.cell,
            "found": each.error.facts.get("found"),
            "message": words.fault(each.sheet, each.cell, each.error),
        }
        for each in found.faults
    ]
    return told


def explained(desk: Desk, month: Month, unit: str | None, indicator: str | None) -> list[Row]:
    """What was said of a month, oldest first.

    Raises:
        KpiError: `unknown_unit` where the code is no unit of that month.
    """
    identity = find_unit(desk.reference.register, month, unit).identity if unit else None
    with desk.books() as books:
        found: Iterable[Explanation] = explanations.of_months(books, (month,))
    return [
        {
            "unit": each.unit,
            "name": desk.reference.register.at(month)[each.unit].name,
            "indicator": each.indicator,
            "month": str(each.month),
            "text": each.text,
            "by": each.by,
            "time": each.at.isoformat(),
        }
        for each in found
        if identity in (None, each.identity) and indicator in (None, each.indicator)
    ]


def _name(reference: Reference, person: Person) -> str:
    unit = reference.register.on(person.since).get(person.unit)
    return unit.name if unit else person.unit


def _person(name: str, person: Person | None) -> Row:
    return {
        "unit": person.unit if person else None,
        "name": name,
        "person": person.name if person else None,
        "position": person.position if person else None,
        "phone": person.phone if person else None,
        "email": person.email if person else None,
        "since": rows.day(person.since) if person else None,
        "until": rows.day(person.until) if person else None,
        "by": person.by if person else None,
        "time": person.at.isoformat() if person else None,
    }
