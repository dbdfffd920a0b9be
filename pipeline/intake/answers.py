"""Answers to what a file asks: whether it asks at their cells, and what is remembered of them."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from access.roles import Capability
from ingest.reading import Request
from metrics.counts.answer import NOT_A_UNIT, Answer, Choice
from metrics.counts.errors import ErrorCode, KpiError
from metrics.counts.month import Month
from metrics.counts.problem import Problem
from metrics.counts.reading import Reading
from metrics.units.unit_rows import Alias
from pipeline.desk.workspace import Workspace
from pipeline.intake.options import FileRead
from pipeline.statements import aliases, phrases
from pipeline.statements.aliases import Naming, alias_of, names_a_unit
from warehouse.statements.kinds import NAME, PHRASE
from warehouse.statements.log import state
from warehouse.writing.store import Writer

Read = Callable[[Request], Reading]


@dataclass(frozen=True, slots=True)
class Answered:
    """What a file says where its questions were answered."""

    reading: Reading
    names: tuple[Alias, ...] = ()
    """What the names that were answered for mean from now on."""


def settle(workspace: Workspace, request: Request, read: Read) -> Answered:
    """Read a file under the answers of a request.

    Args:
        workspace: Whose units the names mean.
        request: What was said, the answers among it.
        read: Reads the file as asked.

    Raises:
        KpiError: `not_asked` where nothing is asked at an answer's cell, `no_choice` where what is
            asked there cannot be answered so, `unknown_unit` where a code is none of that month.
    """
    asked = _asked(request, read)
    for answer in request.answers:
        if answer not in asked:
            raise KpiError(ErrorCode.NOT_ASKED, sheet=answer.sheet, cell=answer.cell)
    reading = read(request)
    months = {table.sheet: table.month for table in reading.tables}
    return Answered(reading, tuple(_names(workspace, request, asked, months)))


def remember(workspace: Workspace, writer: Writer, stored: Iterable[FileRead], by: str) -> None:
    """Keep what was answered in files that are stored, for the files that come after them."""
    if not workspace.viewer.may(Capability.EXPLAIN_FILES):
        return
    read = list(stored)
    said = dict.fromkeys(phrase for each in read for phrase in each.reading.answered)
    named = dict.fromkeys(name for each in read for name in each.names)
    if not (said or named):
        return
    known = {*phrases.learned(writer), *aliases.learned(writer)}
    new = [PHRASE.of(phrase, by) for phrase in said if phrase not in known]
    new += [NAME.of(name, by) for name in named if name not in known]
    if new:
        writer.learn(lambda source: state(source, new))


def _asked(request: Request, read: Read) -> dict[Answer, Problem]:
    """What each answer answers; an answer may let a table be read on, and that ask more.

    A question that was answered before is one all the same: a command may be given again.
    """
    found: dict[Answer, Problem] = {}
    for known in (request, replace(request, phrases=(), aliases=())):
        while len(found) < len(request.answers):
            reading = read(replace(known, answers=tuple(found)))
            more = dict(_meeting(reading.problems, request.answers, found))
            if not more:
                break
            found |= more
    return found


def _meeting(
    problems: Sequence[Problem], answers: Iterable[Answer], found: Collection[Answer]
) -> Iterator[tuple[Answer, Problem]]:
    for answer in answers:
        place = (answer.sheet, answer.cell)
        here = [each for each in problems if (each.sheet or "", each.cell) == place]
        open_to = [each for each in here if each.choices or names_a_unit(each)]
        if answer not in found and open_to:
            _check(answer, open_to[0])
            yield answer, open_to[0]


def _check(answer: Answer, problem: Problem) -> None:
    named = names_a_unit(problem) and answer.choice not in set(Choice)
    if not (named or answer.choice in problem.choices):
        raise KpiError(
            ErrorCode.NO_CHOICE,
            sheet=answer.sheet,
            cell=answer.cell,
            choice=answer.choice,
            choices=", ".join(problem.choices or (NOT_A_UNIT,)),
        )


def _names(
    workspace: Workspace,
    request: Request,
    asked: dict[Answer, Problem],
    months: dict[str, Month | None],
) -> Iterator[Alias]:
    for answer, problem in asked.items():
        if not names_a_unit(problem) or not problem.found:
            continue
        month = months.get(answer.sheet) or request.month
        if month is not None or answer.choice == NOT_A_UNIT:
            yield alias_of(workspace, Naming(problem.found, answer.choice, month or _ANY))


_ANY = Month(2000, 1)
"""A row that is no unit is none in any month."""
