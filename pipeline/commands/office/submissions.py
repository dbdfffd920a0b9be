"""`submissions`: who has reported in time, the monthly figures and every duty due in a month."""

from __future__ import annotations

from argparse import Namespace

from metrics.units.register import find_unit
from pipeline.commands import opening, options
from pipeline.commands.cells import Columns, Row, rows, same
from pipeline.commands.command import Command, OneOf, Option, needed
from pipeline.commands.printing import say
from pipeline.commands.rows import ACTION, action
from pipeline.reporting.received import say_received
from pipeline.reporting.submissions import Submission, submissions
from pipeline.scores.scorecard import View
from wording import command_line as words
from wording.office import submissions as said

_SUBMISSION: Columns[Submission] = {
    "unit": lambda each: each.unit.code,
    **same("name", "form", "due", "received", "state", "days"),
}


def _run(choices: Namespace) -> list[Row]:
    says = choices.received is not None or choices.excused
    at = opening.writer(choices) if says else opening.reader(choices)
    if choices.unit is not None:
        find_unit(at.reference.register, choices.month, choices.unit)
    with at.books() as books:
        view = View(choices.month, under=choices.under, as_of=choices.as_of)
        found = submissions(books, view)
    wanted = [
        each
        for each in found
        if choices.unit in (None, each.unit.code) and choices.form in (None, each.form)
    ]
    if not says:
        return rows(_SUBMISSION, wanted)
    # Saying that every report of a month came would be a slip of the hand.
    if choices.unit is None or choices.form is None:
        choices.wrong_use(said.WHICH_REPORT)
    by, why = choices.by, choices.why
    new = say_received(at, at.viewer, wanted, choices.received, by, why)
    say(said.KEPT.format(count=new))
    return [action("submissions", at.database.path)]


COMMAND = Command(
    "submissions",
    (
        needed(options.MONTH),
        options.AS_OF,
        options.UNIT,
        options.UNDER,
        options.CSV,
        Option("--form", said.REPORT_OPTIONS["form"], words.A_CODE),
        OneOf(
            (
                Option("--received", said.REPORT_OPTIONS["received"], words.A_DAY, options.day),
                Option("--excused", said.REPORT_OPTIONS["excused"]),
            )
        ),
        options.BY,
        options.WHY,
    ),
    _run,
    dict.fromkeys((*_SUBMISSION, *ACTION)),
    nothing=said.NOT_JUDGED,
)
