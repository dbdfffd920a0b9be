"""Collects the problems of one sheet, each at its cell."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta

from ingest.repeated import told_once
from ingest.text.addresses import address, position
from metrics.counts.problem import Problem, ProblemCase, Severity

_LONGEST = 120
"""Letters of a cell in a sentence; a line of text shows the fault, a page of it hides it."""
MOST = 10_000
"""Problems of one severity that are told one by one; nobody reads more."""


class Findings:
    """The problems of one sheet in the order they were met."""

    def __init__(self, sheet: str | None) -> None:
        self.sheet = sheet
        self.problems: list[Problem] = []
        self.more = 0
        """How many further problems were met and not kept."""
        self._kept = dict.fromkeys(Severity, 0)

    def error(
        self,
        case: ProblemCase,
        cell: tuple[int, int] | None = None,
        found: object = None,
        **facts: str | int,
    ) -> None:
        """Add what keeps the file from being stored."""
        self._add(Severity.ERROR, case, cell, found, facts)

    def ask(
        self,
        case: ProblemCase,
        choices: Sequence[str],
        cell: tuple[int, int],
        found: object,
        **facts: str | int,
    ) -> None:
        """Add what keeps the file from being stored until one of the choices is answered."""
        self._add(Severity.ERROR, case, cell, found, facts, choices)

    def warning(
        self,
        case: ProblemCase,
        cell: tuple[int, int] | None = None,
        found: object = None,
        **facts: str | int,
    ) -> None:
        """Add what is stored with the upload and shown where its figures are used."""
        self._add(Severity.WARNING, case, cell, found, facts)

    def in_reading_order(self) -> list[Problem]:
        """What concerns the whole sheet first, then by row and column; what repeats, once."""
        return sorted(told_once(self.problems), key=_place)

    def _add(
        self,
        severity: Severity,
        case: ProblemCase,
        cell: tuple[int, int] | None,
        found: object,
        facts: dict[str, str | int],
        choices: Sequence[str] = (),
    ) -> None:
        if self._kept[severity] >= MOST:
            self.more += 1
            return
        self._kept[severity] += 1
        place = None if cell is None else address(*cell)
        self.problems.append(
            Problem(severity, case, self.sheet, place, shown(found), facts, tuple(choices))
        )


def _place(problem: Problem) -> tuple[int, int]:
    return (-1, -1) if problem.cell is None else position(problem.cell)


def shown(value: object) -> str | None:
    """What stands in a cell, as short text; None where nothing is meant."""
    if value is None:
        return None
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, datetime):
        return value.strftime("%d/%m/%Y" if value.time() == time() else "%d/%m/%Y %H:%M")
    if isinstance(value, date):
        return value.strftime("%d/%m/%Y")
    if isinstance(value, timedelta):
        return str(value)
    text = str(value)
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…"
