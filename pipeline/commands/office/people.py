"""`people`: who answers for each unit; with --import, a list of them is brought in."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path
from typing import NamedTuple

from metrics.counts.month import Month
from metrics.counts.problem import Severity
from metrics.units.register import find_unit
from metrics.units.unit import Unit
from metrics.verdicts.reference import Reference
from metrics.verdicts.rollup import reporting
from pipeline.commands import opening, options
from pipeline.commands.cells import Columns, Row, day, rows
from pipeline.commands.command import Command, NotDoneError, Option
from pipeline.commands.printing import say
from pipeline.commands.rows import PROBLEM
from pipeline.desk.desk import Desk
from pipeline.intake import people_import
from pipeline.intake.people_import import RowFault
from pipeline.statements import people
from warehouse.statements.kinds import NewPerson, Person
from wording import command_line as words
from wording.people import fault as sentence


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
    "since": lambda listed: listed.person and day(listed.person.since),
    "until": lambda listed: listed.person and day(listed.person.until),
    "by": lambda listed: listed.person and listed.person.by,
    "time": lambda listed: listed.person and listed.person.at.isoformat(),
}

ENTERED: Columns[NewPerson] = {
    "unit": lambda entered: entered.unit,
    "person": lambda entered: entered.name,
    "position": lambda entered: entered.position,
    "phone": lambda entered: entered.phone,
    "email": lambda entered: entered.email,
    "since": lambda entered: day(entered.since),
    "until": lambda entered: day(entered.until),
}

FAULT: Columns[RowFault] = {
    "severity": lambda _: Severity.ERROR.value,
    "kind": lambda fault: fault.error.code,
    "sheet": lambda fault: fault.sheet,
    "cell": lambda fault: fault.cell,
    "found": lambda fault: fault.error.facts.get("found"),
    "message": lambda fault: sentence(fault.sheet, fault.cell, fault.error),
}


def _run(choices: Namespace) -> list[Row]:
    if choices.file is not None:
        return _import(choices)
    return rows(LISTED, _listed(opening.reader(choices), choices.month, choices.unit))


def _listed(desk: Desk, month: Month | None, unit: str | None) -> list[Listed]:
    """Everybody who was entered; with a month, each unit with who answers on its last day."""
    reference = desk.reference
    with desk.books() as books:
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


def _import(choices: Namespace) -> list[Row]:
    desk = opening.writer(choices)
    data, name = choices.file.read_bytes(), choices.file.name
    if choices.dry_run:
        found = people_import.check_people(desk, data, name, choices.since)
    else:
        found = people_import.import_people(
            desk, desk.viewer, data, name, choices.by, choices.since
        )
    if found.clean:
        return rows(ENTERED, found.new)
    faults = rows(PROBLEM, found.problems) + rows(FAULT, found.faults)
    for fault in faults:
        say(words.PROBLEM_ERROR.format(message=fault["message"]))
    raise NotDoneError(faults if choices.json else [])


COMMAND = Command(
    "people",
    (
        options.MONTH,
        options.UNIT,
        Option("--import", words.OPTIONS["people"], words.A_FILE, Path, kept_as="file"),
        options.DRY_RUN,
        Option("--since", words.OPTIONS["since"], words.A_DAY, options.day),
        options.BY,
    ),
    _run,
    dict.fromkeys((*LISTED, *PROBLEM)),
)
