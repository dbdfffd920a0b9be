"""`people`: who answers for each unit; with --import, a list of them is brought in."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path

from metrics.counts.problem import Severity
from pipeline.commands import opening, options
from pipeline.commands.cells import Columns, Row, rows, same
from pipeline.commands.command import Command, NotDoneError, Option
from pipeline.commands.people_rows import LISTED, listed
from pipeline.commands.printing import say
from pipeline.commands.rows import PROBLEM
from pipeline.intake import people_import
from pipeline.intake.people_import import RowFault
from warehouse.statements.kinds import NewPerson
from wording import command_line as words
from wording.people import fault as sentence

ENTERED: Columns[NewPerson] = {
    "unit": lambda entered: entered.unit,
    "person": lambda entered: entered.name,
    **same("position", "phone", "email", "since", "until"),
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
    return rows(LISTED, listed(opening.reader(choices), choices.month, choices.unit))


def _import(choices: Namespace) -> list[Row]:
    workspace = opening.writer(choices)
    data = choices.file.read_bytes()
    if choices.dry_run:
        found = people_import.check_people(workspace, data, choices.since)
    else:
        found = people_import.import_people(
            workspace, workspace.viewer, data, choices.by, choices.since
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
