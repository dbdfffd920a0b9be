"""`score`: every unit's light for every indicator of a month or a longer time."""

from __future__ import annotations

from argparse import Namespace
from dataclasses import replace

from metrics.units.unit import Level
from metrics.verdicts.belonging import stood_under
from metrics.verdicts.reference import Reference
from pipeline.commands import opening, options
from pipeline.commands.cells import Row
from pipeline.commands.command import Command, OneOf, Option, needed
from pipeline.commands.rows import GROUP, SCORE, score
from pipeline.desk.workspace import Workspace
from pipeline.scores.scorecard import View, score_unit, scorecard
from wording import command_line as words


def _run(choices: Namespace) -> list[Row]:
    view = View(choices.month, choices.window, choices.under, choices.level, choices.as_of)
    return scores(opening.reader(choices), view, unit=choices.unit, group=choices.group)


def scores(workspace: Workspace, view: View, *, unit: str | None, group: bool) -> list[Row]:
    """The rows of every unit, of one, or of the groups."""
    reference = workspace.reference
    with workspace.books() as books:
        if unit is not None:
            inside = _inside(reference, view, unit)
            found = score_unit(books, replace(view, under=unit)) if inside else ()
        else:
            card = scorecard(books, view)
            found = card.groups if group else card.units
    return [score(row) for row in found]


def _inside(reference: Reference, view: View, code: str) -> bool:
    """Whether a unit is one of those that a view is limited to.

    Raises:
        KpiError: `unknown_unit` where the code or the view's head was no unit in any month of the
            window.
    """
    unit = replace(view, under=code).head(reference)
    if view.under is not None:
        head = view.head(reference)
        if not any(stood_under(reference.register, head, unit, month) for month in view.months):
            return False
    return view.level in (None, unit.level)


COMMAND = Command(
    "score",
    (
        needed(options.MONTH),
        options.WINDOW,
        Option("--level", words.OPTIONS["level"], words.A_LEVEL, Level),
        options.UNDER,
        OneOf((options.UNIT, Option("--group", words.OPTIONS["group"]))),
        options.AS_OF,
        options.CSV,
    ),
    _run,
    (*SCORE, *GROUP),
)
