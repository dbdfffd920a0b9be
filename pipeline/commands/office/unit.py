"""`unit`: the edits of the register; with an action, units change from a day on."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path

from metrics.counts.statement import Statement
from metrics.units.changing import UnitChange, edit_of
from metrics.units.unit import Level, UnitsEdit
from pipeline.commands import opening, options
from pipeline.commands.cells import Columns, Row, rows, same
from pipeline.commands.command import Command, NotDoneError, Option
from pipeline.commands.printing import say
from pipeline.commands.rows import ACTION, action
from pipeline.desk.clock import today
from pipeline.desk.workspace import Workspace
from pipeline.intake import units_import
from pipeline.statements import unit_entries
from pipeline.statements.recording import Signed
from wording import command_line as words
from wording.intake.problems import sentence
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
        return _template(choices)
    if not (choices.unit or choices.end or choices.file):
        at = opening.reader(choices)
        with at.books() as books:
            return rows(EDIT, unit_entries.unit_entries(books))
    if choices.since is None:
        choices.wrong_use(said.NEEDS_DAY)
    return _change(choices, opening.writer(choices))


def _change(choices: Namespace, at: Workspace) -> list[Row]:
    edit, faults = _edit(choices, at)
    for fault in faults:
        say(fault)
    if faults:
        raise NotDoneError([])
    if choices.dry_run:
        with at.books() as books:
            unit_entries.with_edit(at, books.edition, edit)
        say(said.SOUND)
    else:
        unit_entries.enter_units(at, at.viewer, edit, Signed(choices.by, choices.why))
        say(said.SAVED)
    return [action("unit", at.database.path)]


def _edit(choices: Namespace, at: Workspace) -> tuple[UnitsEdit, list[str]]:
    register = at.reference.register
    if not choices.file:
        edit, faults = edit_of(register, choices.since, _changes(choices))
        return edit, said.faults(faults)
    try:
        data = choices.file.read_bytes()
    except OSError:
        choices.wrong_use(said.NO_FILE.format(file=choices.file.name))
    found = units_import.check_units(register, choices.since, data)
    told = [*map(sentence, found.problems), *said.unread(found.unread), *said.faults(found.faults)]
    return found.edit, told


def _template(choices: Namespace) -> list[Row]:
    at = opening.reader(choices)
    day = choices.since or today()
    choices.template.write_bytes(units_import.template(at.reference.register, day))
    say(said.FORM_WRITTEN.format(file=choices.template.name))
    return [action("unit", choices.template)]


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
