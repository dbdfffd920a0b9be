"""Meetings as they were kept: their minutes with supplements, and the one that goes on."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from access.roles import Capability
from metrics.counts.errors import ErrorCode, KpiError
from metrics.counts.statement import Statement
from metrics.tasks.meeting import Decision, Minutes, Supplement
from pipeline.desk.books import Books
from pipeline.statements.recording import Names
from warehouse.engine.connection import Source
from warehouse.statements.kinds import DECISION, MINUTES, SUPPLEMENT
from warehouse.statements.log import holding, statements


@dataclass(frozen=True, slots=True)
class KeptMinutes:
    """Frozen minutes with who froze them, and what was added since."""

    frozen: Statement[Minutes]
    supplements: tuple[Statement[Supplement], ...]

    @property
    def minutes(self) -> Minutes:
        """What was frozen."""
        return self.frozen.facts


def all_minutes(books: Books) -> tuple[KeptMinutes, ...]:
    """Every meeting that ended, the last first.

    Raises:
        KpiError: `not_permitted` for people of a unit.
    """
    books.viewer.must(Capability.SEE_SURPRISE)
    added = statements(books.edition, SUPPLEMENT)
    return tuple(
        KeptMinutes(each, tuple(more for more in added if more.facts.meeting == each.facts.meeting))
        for each in reversed(statements(books.edition, MINUTES))
    )


def minutes_of(books: Books, meeting: str) -> KeptMinutes:
    """The minutes of one meeting.

    Raises:
        KpiError: `unknown_meeting`; `not_permitted` for people of a unit.
    """
    for each in all_minutes(books):
        if each.minutes.meeting == meeting:
            return each
    raise KpiError(ErrorCode.UNKNOWN_MEETING, meeting=meeting)


def decisions(source: Source) -> tuple[Decision, ...]:
    """Every decision that stands, oldest first."""
    return holding(source, DECISION)


def running(source: Source, day: date) -> str:
    """Name of the meeting that goes on: the one with decisions and no minutes, else the next."""
    ended = {each.subject for each in statements(source, MINUTES)}
    for each in decisions(source):
        if each.meeting not in ended:
            return each.meeting
    return Names(source, MINUTES, "GB").next(day.year)


def of_meeting(found: Iterable[Decision], meeting: str) -> tuple[Decision, ...]:
    """The decisions of one meeting."""
    return tuple(each for each in found if each.meeting == meeting)
