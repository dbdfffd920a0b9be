"""`lock`: the locked months and their exceptions; with `--by` one is locked, or let in to."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from metrics.counts.month import Month
from metrics.counts.statement import Statement
from pipeline.commands import opening, options
from pipeline.commands.cells import Columns, Row, rows, same
from pipeline.commands.command import Command, Option
from pipeline.commands.printing import say
from pipeline.commands.rows import ACTION, action
from pipeline.desk.workspace import Workspace
from pipeline.statements import locks
from pipeline.statements.recording import Signed
from warehouse.statements.kinds import MonthLock
from wording import command_line as words
from wording import numbers
from wording.office import submissions as said


@dataclass(frozen=True, slots=True)
class _Told:
    """One lock or exception with the unit's name."""

    statement: Statement[MonthLock]
    name: str
    state: str


_TOLD: Columns[_Told] = {
    **same("month", "under", of="statement.facts"),
    **same("name", "state"),
    **same("until", of="statement.facts"),
    "reason": lambda told: told.statement.why or None,
    "by": lambda told: told.statement.by,
    "time": lambda told: told.statement.at.isoformat(timespec="seconds"),
}


def _run(choices: Namespace) -> list[Row]:
    _check(choices)
    if not choices.by:
        return _listed(choices)
    at = opening.writer(choices)
    month, under, until = choices.month, choices.under, choices.until
    if choices.open:
        signed = Signed(choices.by, choices.reason)
        new = locks.let_in(at, at.viewer, month, under, until, signed)
    else:
        new = locks.lock(at, at.viewer, month, under, choices.by)
    sentence = said.SAID_BEFORE
    if new:
        sentence = said.LET_IN if choices.open else said.LOCKED
    facts = {"month": numbers.month(month), "unit": _name(at, month, under)}
    say(sentence.format(**facts, day=numbers.day(until) if until else ""))
    return [action("lock", at.database.path)]


def _check(choices: Namespace) -> None:
    """Refuse half of an action: whoever opens a month says why, until when and who it is."""
    given: dict[str, object] = {
        "--open": choices.open,
        "--reason": choices.reason,
        "--until": choices.until,
        "--by": choices.by,
        "--month": choices.month,
    }
    opens = ("--open", "--reason", "--until", "--by", "--month")
    wanted = {"--by": opens[-1:]} | dict.fromkeys(opens[:3], opens)
    for option, others in wanted.items():
        missing = [each for each in others if not given[each]]
        if given[option] and missing:
            choices.wrong_use(said.NEEDS.format(option=option, others=", ".join(missing)))


def _listed(choices: Namespace) -> list[Row]:
    at = opening.reader(choices)
    with at.books() as books:
        found = locks.locks(books, choices.month)
        return rows(_TOLD, _told(at, found, choices.under, books.today))


def _told(
    at: Workspace, found: list[Statement[MonthLock]], under: str | None, today: date
) -> Iterator[_Told]:
    for each in found:
        facts = each.facts
        if under in (None, facts.under):
            state = "locked"
            if facts.until is not None:
                state = "let_in" if facts.until >= today else "over"
            yield _Told(each, _name(at, facts.month, facts.under), state)


def _name(at: Workspace, month: Month, under: str | None) -> str:
    code = under or at.reference.scope
    unit = at.reference.register.at(month).get(code)
    return unit.name if unit else code


COMMAND = Command(
    "lock",
    (
        options.MONTH,
        options.UNDER,
        Option("--open", said.OPTIONS["open"]),
        Option("--reason", said.OPTIONS["reason"], words.A_REASON, default=""),
        Option("--until", said.OPTIONS["until"], words.A_DAY, options.day),
        Option("--by", said.OPTIONS["by"], words.A_NAME, default=""),
    ),
    _run,
    dict.fromkeys((*_TOLD, *ACTION)),
    nothing=said.NO_LOCKS,
)
