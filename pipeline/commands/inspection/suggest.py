"""`suggest`: whom to visit, when, and why."""

from __future__ import annotations

from argparse import Namespace
from typing import NamedTuple

from metrics.inspection.visit_list import Pick
from pipeline.commands import opening, options
from pipeline.commands.cells import Columns, Row, number, rows
from pipeline.commands.command import Command, Option, needed
from pipeline.commands.printing import say
from pipeline.desk.clock import today
from pipeline.inspection.suggestion import VisitWish, propose
from wording import command_line as words
from wording.inspection import suggestion
from wording.inspection.command import OPTIONS


class Suggested(NamedTuple):
    """A pick of a list, and the seed the list can be had with again."""

    pick: Pick
    seed: int


SUGGESTED: Columns[Suggested] = {
    "month": lambda of: str(of.pick.month),
    "unit": lambda of: of.pick.candidate.unit.code,
    "name": lambda of: of.pick.candidate.unit.name,
    "level": lambda of: of.pick.candidate.unit.level.value,
    "group": lambda of: of.pick.group,
    "part": lambda of: of.pick.part.value,
    "points": lambda of: number(of.pick.points),
    "last_visit": lambda of: of.pick.candidate.last_visit,
    "reasons": lambda of: suggestion.reasons(of.pick, of.seed),
    "conflicts": lambda of: suggestion.conflicts(of.pick.candidate),
    "reason_codes": lambda of: [
        of.pick.part.value,
        *(each.criterion.value for each in of.pick.grounds),
    ],
    "seed": lambda of: of.seed,
}


def _run(choices: Namespace) -> list[Row]:
    wish = VisitWish(
        choices.year,
        choices.as_of or today(),
        choices.quarter,
        choices.under,
        choices.month,
        choices.team,
        choices.seed,
        choices.capacity,
    )
    desk = opening.reader(choices)
    with desk.books() as books:
        found = propose(books, wish).suggestion
    for note in suggestion.notes(found):
        say(note)
    return rows(SUGGESTED, (Suggested(each, found.terms.seed) for each in found.picks))


COMMAND = Command(
    "suggest",
    (
        needed(options.INSPECTED_IN),
        options.INSPECTED_BY,
        options.INSPECTED_AS_OF,
        Option("--quarter", OPTIONS["quarter"], words.A_QUARTER, int, among=(1, 2, 3, 4)),
        Option("--month", OPTIONS["figures"], words.A_MONTH, options.month),
        Option("--team", OPTIONS["other_teams"], words.A_TEAM, default=""),
        Option("--seed", OPTIONS["seed"], words.A_NUMBER, options.whole),
        Option("--capacity", OPTIONS["capacity"], words.A_NUMBER, options.from_one),
    ),
    _run,
    SUGGESTED,
)
