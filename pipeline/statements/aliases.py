"""Remembers which unit a person said a written name means."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from access.roles import Capability
from metrics.counts.answer import NOT_A_UNIT
from metrics.counts.errors import ErrorCode, KpiError
from metrics.counts.month import Month
from metrics.counts.problem import Problem, ProblemCase, ProblemKind
from metrics.counts.statement import Statement
from metrics.units.unit_rows import Alias
from pipeline.desk.books import Books
from pipeline.desk.workspace import Workspace
from pipeline.statements import words
from pipeline.statements.recording import plain, signer
from warehouse.engine.connection import Source
from warehouse.statements.kinds import NAME
from warehouse.statements.log import holding, state, statements

MOST_SUGGESTED = 5
"""As many as the reader proposes for one name, for all files of an upload together."""
_IN_DOUBT = (
    ProblemCase.UNKNOWN_UNIT,
    ProblemCase.UNKNOWN_UNIT_FIELD,
    ProblemCase.AMBIGUOUS_UNIT,
)
_CUT = "…"


@dataclass(frozen=True, slots=True)
class Naming:
    """What a person says one written name means in a month."""

    name: str
    """As it stands in a file."""
    unit: str
    """Its code, or `NOT_A_UNIT`."""
    month: Month
    """Of the file; a code means something only in a month."""


@dataclass(frozen=True, slots=True)
class Doubt:
    """One name or code of a file that only a person can explain."""

    name: str
    """As it is written."""
    month: Month
    problems: tuple[Problem, ...]
    """Every row where it stands."""
    suggested: tuple[str, ...]
    """Codes of units it may mean, nearest first."""

    @property
    def ambiguous(self) -> bool:
        """Whether it names several units, instead of none."""
        return self.problems[0].kind is ProblemKind.AMBIGUOUS_UNIT


def confirm(workspace: Workspace, written_name: str, unit: str, by: str, month: Month) -> Alias:
    """From now on read one name as a unit; see `confirm_all`."""
    return confirm_all(workspace, [Naming(written_name, unit, month)], by)[0]


def confirm_all(workspace: Workspace, answers: Sequence[Naming], by: str) -> tuple[Alias, ...]:
    """From now on read names as units, each for as long as its unit is valid.

    Args:
        workspace: Where they are remembered.
        answers: What each name means.
        by: Who says so.

    Raises:
        KpiError: `not_permitted`; `unknown_unit` where no unit has a code in its month, and nothing
            is kept; `busy`.
    """
    workspace.viewer.must(Capability.EXPLAIN_FILES)
    aliases = tuple(alias_of(workspace, answer) for answer in answers)
    workspace.learn(lambda source: state(source, [NAME.of(alias, by) for alias in aliases]))
    return aliases


def enter(workspace: Workspace, written: str, unit: str, by: str, month: Month) -> Alias:
    """Have a name mean a unit before any file has it; see `confirm_all`.

    Raises:
        KpiError: `name_is_missing`, `unit_missing`, `who_is_missing`, and as `confirm_all`.
    """
    name = plain(written)
    if not name:
        raise KpiError(ErrorCode.NAME_IS_MISSING)
    if not unit:
        raise KpiError(ErrorCode.UNIT_MISSING)
    return confirm(workspace, name, unit, signer(by), month)


def learned(source: Source) -> tuple[Alias, ...]:
    """Every confirmed name that stands, oldest first."""
    return holding(source, NAME)


def remembered(books: Books) -> list[Statement[Alias]]:
    """Every name that was ever confirmed, oldest first, with who said so and who took it back."""
    return statements(books.edition, NAME)


def take_back(workspace: Workspace, place: int, by: str) -> None:
    """Let a confirmed name hold no longer; what had stood before it stands again.

    Raises:
        KpiError: `not_permitted`; `unknown_word` where there is no such name; `busy`.
    """
    words.take_back(workspace, NAME, place, by)


def doubts(
    problems: Iterable[Problem], months: dict[str, Month], otherwise: Month | None
) -> tuple[Doubt, ...]:
    """The names a person can explain, each once, in reading order.

    A code and a name that contradict each other are no doubt: one of them is wrong in the file.

    Args:
        problems: What is wrong with a file.
        months: The month of each sheet, as far as it is known.
        otherwise: The month of the others.
    """
    found: dict[tuple[str, Month], list[Problem]] = {}
    for problem in problems:
        month = months.get(problem.sheet or "", otherwise)
        if month is not None and problem.found and names_a_unit(problem):
            found.setdefault((problem.found.strip(), month), []).append(problem)
    return tuple(
        Doubt(name, month, tuple(rows), _suggested(rows)) for (name, month), rows in found.items()
    )


def alias_of(workspace: Workspace, answer: Naming) -> Alias:
    """What is remembered of a name: a unit while it is valid, or that it is none.

    Raises:
        KpiError: `unknown_unit` where no unit has the code in its month.
    """
    if answer.unit == NOT_A_UNIT:
        return Alias(answer.name.strip(), NOT_A_UNIT, None, None)
    found = workspace.reference.register.at(answer.month).get(answer.unit)
    if found is None:
        raise KpiError(ErrorCode.UNKNOWN_UNIT, unit=answer.unit, month=str(answer.month))
    return Alias(answer.name.strip(), answer.unit, found.valid_from, found.valid_to)


def names_a_unit(problem: Problem) -> bool:
    """Whether it is about a name that a person can explain."""
    found = problem.found
    # A name that was cut for showing is not the name that stands in the file.
    return problem.case in _IN_DOUBT and found is not None and not found.endswith(_CUT)


def _suggested(problems: Sequence[Problem]) -> tuple[str, ...]:
    codes = (str(each.facts.get("codes", "")).split("; ") for each in problems)
    return tuple(dict.fromkeys(code for row in codes for code in row if code))[:MOST_SUGGESTED]
