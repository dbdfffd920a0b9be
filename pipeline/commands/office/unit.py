"""`unit`: the edits of the register; with an action, units change from a day on."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path

from metrics.counts.statement import Statement
from metrics.units.changing import UnitChange, edit_of
from metrics.units.unit import Level, UnitsEdit
from pipeline.commands import opening, options, unit_file
from pipeline.commands.cells import Columns, Row, rows, same
from pipeline.commands.command import Command, NotDoneError, Option
from pipeline.commands.printing import say
from pipeline.commands.rows import ACTION, action
from pipeline.desk.workspace import Workspace
from pipeline.statements import unit_entries
from pipeline.statements.recording import Signed
from wording import command_line as words
from wording.office import units as said

EDIT: Columns[Statement[UnitsEdit]] = {
    "edit": lambda each: each.place,
    "since": lambda each: each.facts.since,
    "units": lambda each: [unit.code for unit in each.facts.units],
    "ended": lambda each: [unit.code for unit in each.facts.units if unit.ended],
    **same("by"),
    "time": lambda each: each.at.isoformat(),
    **same("why"),
    "undone": lambda each: not each.holds,
}


def _run(choices: Namespace) -> list[Row]:
    if choices.take_back:
        at = opening.writer(choices)
        unit_entries.take_units_back(at, at.viewer, None, Signed(choices.by, choices.why))
        say(said.TAKEN_BACK)
        return [action("unit", at.database.path)]
    if choices.template:
        return unit_file.template(choices)
    if not (choices.unit or choices.end or choices.file):
        at = opening.reader(choices)
        with at.books() as books:
            return rows(EDIT, unit_entries.unit_entries(books))
    if choices.since is None:
        choices.wrong_use(said.NEEDS_DAY)
    return _change(choices, opening.writer(choices))


def _change(choices: Namespace, at: Workspace) -> list[Row]:
    if choices.file:
        edit, faults = unit_file.edit(choices, at)
    else:
        edit, found = edit_of(at.reference.register, choices.since, _changes(choices))
        faults = said.faults(found)
    for fault in faults:
        say(fault)
    if faults:
        raise NotDoneError([])
    if choices.dry_run:
        unit_file.preview(at, edit)
    else:
        unit_entries.enter_units(at, at.viewer, edit, Signed(choices.by, choices.why))
        say(said.SAVED)
    return [action("unit", at.database.path)]


def _changes(choices: Namespace) -> list[UnitChange]:
    into = tuple(choices.into or ())
    ended = [UnitChange(code, ended=True, into=into) for code in choices.end or ()]
    if choices.unit is None:
        return ended
    reports = None if choices.reports is None else choices.reports == said.YES
    level = Level(choices.level) if choices.level else None
    name, parent = choices.name or "", choices.parent or ""
    return [*ended, UnitChange(choices.unit, name, level, parent, reports)]


COMMAND = Command(
    "unit",
    (
        options.UNIT,
        Option("--name", said.OPTIONS["name"], words.A_NAME),
        Option("--level", words.OPTIONS["level"], words.A_LEVEL, among=tuple(map(str, Level))),
        Option("--parent", said.OPTIONS["parent"], words.A_CODE),
        Option("--reports", said.OPTIONS["reports"], said.A_YES, among=(said.YES, said.NO)),
        Option("--end", said.OPTIONS["end"], words.A_CODE, several=True),
        Option("--into", said.OPTIONS["into"], words.A_CODE, several=True),
        Option("--file", said.OPTIONS["file"], words.A_FILE, Path),
        Option("--template", said.OPTIONS["template"], words.A_FILE, Path),
        Option("--take-back", said.OPTIONS["take_back"]),
        Option("--since", said.OPTIONS["since"], words.A_DAY, options.day),
        options.DRY_RUN,
        options.BY,
        options.WHY,
    ),
    _run,
    dict.fromkeys((*EDIT, *ACTION)),
)
