"""Changes of units: their workbook, written to be filled in and read again, and what they do."""

from __future__ import annotations

from argparse import Namespace

from metrics.units.unit import UnitsEdit
from pipeline.commands import opening
from pipeline.commands.cells import Row
from pipeline.commands.printing import say
from pipeline.commands.rows import action
from pipeline.desk.clock import today
from pipeline.desk.workspace import Workspace
from pipeline.scores.turned import turned
from pipeline.statements import unit_entries
from pipeline.units import units_import
from wording.intake.problems import sentence
from wording.office import plans as plan_words
from wording.office import units as said


def edit(choices: Namespace, at: Workspace) -> tuple[UnitsEdit, list[str]]:
    """What a workbook says of units, and the sentences of its faults."""
    try:
        data = choices.file.read_bytes()
    except OSError:
        choices.wrong_use(said.NO_FILE.format(file=choices.file.name))
    found = units_import.check_units(at.reference.register, choices.since, data)
    told = [*map(sentence, found.problems), *said.unread(found.unread), *said.faults(found.faults)]
    return found.edit, told


def template(choices: Namespace) -> list[Row]:
    """Write the workbook to be filled in."""
    at = opening.reader(choices)
    day = choices.since or today()
    choices.template.write_bytes(units_import.template(at.reference.register, day))
    say(said.FORM_WRITTEN.format(file=choices.template.name))
    return [action("unit", choices.template)]


def preview(at: Workspace, edit: UnitsEdit) -> None:
    """Say what an edit would do to the lights; nothing is kept.

    Raises:
        KpiError: as `unit_entries.with_edit`.
    """
    with at.books() as books:
        after = unit_entries.with_edit(at, books.edition, edit)
        say(said.SOUND)
        say(plan_words.turned(turned(books, after, edit.since)))
