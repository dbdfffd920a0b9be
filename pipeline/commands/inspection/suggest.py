"""`suggest`: whom to visit, when, and why."""

from __future__ import annotations

from argparse import Namespace
from datetime import date
from typing import NamedTuple

from metrics.inspection.file import Criterion
from metrics.inspection.visit_list import Pick
from pipeline.commands import opening, options
from pipeline.commands.cells import Columns, Row, rows, same
from pipeline.commands.command import Command, Option, needed
from pipeline.commands.printing import say
from pipeline.desk.clock import today
from pipeline.inspection.again import visits_again
from pipeline.inspection.suggestion import propose
from pipeline.inspection.visit_wish import VisitWish
from wording import command_line as words
from wording.inspection import again, suggestion
from wording.inspection.command import OPTIONS


class Suggested(NamedTuple):
    """A pick of a list, the day proposed for it, and the seed the list can be had with again."""

    pick: Pick
    day: date
    seed: int

    @property
    def next_unit(self) -> str | None:
        """Who stands next in the order by which it was taken."""
        return self.pick.next.candidate.unit.code if self.pick.next else None


SUGGESTED: Columns[Suggested] = {
    **same("month", of="pick"),
    **same("day"),
    "unit": lambda of: of.pick.candidate.unit.code,
    **same("name", "level", of="pick.candidate.unit"),
    **same("group", "part", "points", of="pick"),
    **same("last_visit", of="pick.candidate"),
    "reasons": lambda of: suggestion.reasons(of.pick, of.seed),
    "conflicts": lambda of: suggestion.conflicts(of.pick.candidate),
    "reason_codes": lambda of: (of.pick.part, *(each.criterion for each in of.pick.grounds)),
    "open_conclusions": lambda of: of.pick.candidate.values.get(Criterion.OPEN_CONCLUSIONS, 0),
    **same("next_unit"),
    "next_reason": lambda of: suggestion.next_one(of.pick),
    **same("seed"),
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
    workspace = opening.reader(choices)
    with workspace.books() as books:
        proposal, followed = propose(books, wish), visits_again(books, wish)
    found, days = proposal.suggestion, proposal.days
    for note in (*suggestion.notes(found), *map(again.note, followed)):
        say(note)
    picks = (
        Suggested(each, days[each.candidate.unit.identity], found.terms.seed)
        for each in found.picks
    )
    return rows(SUGGESTED, picks)


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
