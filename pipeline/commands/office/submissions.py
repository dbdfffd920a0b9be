"""`submissions`: who has reported in time, the monthly figures and every duty due in a month."""

from __future__ import annotations

from argparse import Namespace

from metrics.units.register import find_unit
from pipeline.commands import opening, options
from pipeline.commands.cells import Columns, Row, rows, same
from pipeline.commands.command import Command, needed
from pipeline.reporting.submissions import Submission, submissions
from pipeline.scores.scorecard import View
from wording.office import submissions as said

_SUBMISSION: Columns[Submission] = {
    "unit": lambda each: each.unit.code,
    **same("name", "form", "due", "received", "state", "days"),
}


def _run(choices: Namespace) -> list[Row]:
    at = opening.reader(choices)
    if choices.unit is not None:
        find_unit(at.reference.register, choices.month, choices.unit)
    with at.books() as books:
        view = View(choices.month, under=choices.under, as_of=choices.as_of)
        found = submissions(books, view)
    return rows(_SUBMISSION, (each for each in found if choices.unit in (None, each.unit.code)))


COMMAND = Command(
    "submissions",
    (needed(options.MONTH), options.AS_OF, options.UNIT, options.UNDER, options.CSV),
    _run,
    _SUBMISSION,
    nothing=said.NOT_JUDGED,
)
