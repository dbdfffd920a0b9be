"""Who answers for each unit, as `people` lists it."""

from __future__ import annotations

from typing import NamedTuple

from metrics.counts.month import Month
from metrics.units.register import find_unit
from metrics.units.unit import Unit
from metrics.verdicts.reference import Reference
from metrics.verdicts.rollup import reporting
from pipeline.commands.cells import Columns
from pipeline.desk.workspace import Workspace
from pipeline.statements import people
from warehouse.statements.kinds import Person


class Listed(NamedTuple):
    """A unit and who answers for it, if anybody is known."""

    unit: str
    name: str
    person: Person | None


LISTED: Columns[Listed] = {
    "unit": lambda listed: listed.unit,
    "name": lambda listed: listed.name,
    "person": lambda listed: listed.person and listed.person.name,
    "position": lambda listed: listed.person and listed.person.position,
    "phone": lambda listed: listed.person and listed.person.phone,
    "email": lambda listed: listed.person and listed.person.email,
    "since": lambda listed: listed.person and listed.person.since,
    "until": lambda listed: listed.person and listed.person.until,
    "by": lambda listed: listed.person and listed.person.by,
    "time": lambda listed: listed.person and listed.person.at.isoformat(),
}


def listed(workspace: Workspace, month: Month | None, unit: str | None) -> list[Listed]:
    """Everybody who was entered; with a month, each unit with who answers on its last day."""
    reference = workspace.reference
    with workspace.books() as books:
        if month is None:
            found = people.everybody(books)
            return [
                Listed(each.unit, _name(reference, each), each)
                for each in found
                if unit in (None, each.unit)
            ]
        units = _units(reference, month, unit)
        known = people.responsible(books, month.last_day)
    return [Listed(each.code, each.name, known.get(each.identity)) for each in units]


def _units(reference: Reference, month: Month, unit: str | None) -> tuple[Unit, ...]:
    if unit is not None:
        return (find_unit(reference.register, month, unit),)
    return reporting(reference.register.at(month), under=reference.scope)


def _name(reference: Reference, person: Person) -> str:
    unit = reference.register.on(person.since).get(person.unit)
    return unit.name if unit else person.unit
