"""Months that take no more figures, and the exceptions: who, why, until when."""

from __future__ import annotations

from collections.abc import Container, Sequence
from datetime import date

from access.roles import Capability
from metrics.counts.errors import ErrorCode, KpiError
from metrics.counts.month import Month
from metrics.counts.statement import Statement
from metrics.units.register import find_unit
from pipeline.desk.books import Books
from pipeline.desk.clock import today
from pipeline.desk.viewer import Viewer
from pipeline.desk.workspace import Workspace
from pipeline.statements.recording import Signed, learn, signer
from warehouse.engine.connection import Source
from warehouse.statements.kinds import LOCK, MonthLock
from warehouse.statements.log import NewStatement, statements

LockWord = Statement[MonthLock]
"""One lock, or one exception."""


def locks(books: Books, month: Month | None = None) -> list[Statement[MonthLock]]:
    """Every lock and exception, of all months or of one, oldest first."""
    return said_of(books.edition, month)


def locked(said: Sequence[Statement[MonthLock]], line: Container[str], day: date) -> bool:
    """Whether a unit's figures of a month are locked on a day.

    Args:
        said: What was said of the month, oldest first.
        line: The unit's code and those above it, in the month.
        day: Exceptions that ended before it say nothing.
    """
    for each in reversed(said):
        until = each.facts.until
        if each.holds and each.facts.under in line and (until is None or until >= day):
            return until is None
    return False


def lock(workspace: Workspace, viewer: Viewer, month: Month, under: str | None, by: str) -> bool:
    """Lock a month for a unit and everything below it; False where that was said already.

    Args:
        workspace: Where.
        viewer: Who; the office alone may.
        month: Which.
        under: Code of the unit; None: the whole scope.
        by: Name of the person.

    Raises:
        KpiError: `not_permitted`, `who_is_missing`; `unknown_unit` where the code is none of the
            month.
    """
    viewer.must(Capability.LOCK_MONTHS)
    name = signer(by)
    return _say(workspace, viewer, MonthLock(month, _head(workspace, month, under)), name, "")


def let_in(
    workspace: Workspace,
    viewer: Viewer,
    month: Month,
    under: str | None,
    until: date,
    signed: Signed,
) -> bool:
    """Let figures into a locked month up to a day; False where that was said already.

    Raises:
        KpiError: as `lock`; `month_not_locked` where nothing is locked there; `until_is_past` where
            the exception would be over before it begins.
    """
    viewer.must(Capability.LOCK_MONTHS)
    if until < today():
        raise KpiError(ErrorCode.UNTIL_IS_PAST, day=until)
    head = _head(workspace, month, under)
    return _say(workspace, viewer, MonthLock(month, head, until), signed.by, signed.why)


def _head(workspace: Workspace, month: Month, under: str | None) -> str:
    reference = workspace.reference
    if under is None:
        return reference.scope
    return find_unit(reference.register, month, under).code


def _say(workspace: Workspace, viewer: Viewer, facts: MonthLock, by: str, why: str) -> bool:
    def said(source: Source) -> tuple[bool, list[NewStatement]]:
        before = said_of(source, facts.month)
        if facts.until is not None and not any(_shared(workspace, each, facts) for each in before):
            raise KpiError(ErrorCode.MONTH_NOT_LOCKED, month=facts.month)
        if before and (before[-1].facts, before[-1].why) == (facts, why):
            return False, []
        return True, [LOCK.of(facts, by, why)]

    return learn(workspace, viewer, said)


def _shared(workspace: Workspace, each: Statement[MonthLock], facts: MonthLock) -> bool:
    """Whether a lock holds for some unit that an exception is for."""
    tree = workspace.reference.register.at(facts.month)
    under = each.facts.under
    return each.facts.until is None and (
        under in (*tree.line(facts.under), facts.under) or facts.under in tree.line(under)
    )


def said_of(source: Source, month: Month | None) -> list[Statement[MonthLock]]:
    """Every lock and exception, of all months or of one, oldest first."""
    return statements(source, LOCK, None if month is None else [f"{month}/"])
