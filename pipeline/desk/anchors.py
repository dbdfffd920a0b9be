"""The anchor that is printed on what leaves the office, and how ledger and log stand beside it."""

from __future__ import annotations

from dataclasses import dataclass

from metrics.counts.problem import Severity
from pipeline.desk.books import Books
from pipeline.desk.workspace import Workspace
from warehouse.reading.finding import Finding, FindingKind
from warehouse.record import checkpoints, ledger
from warehouse.record.checkpoints import Checkpoint
from warehouse.record.ledger import LedgerEntry
from warehouse.soundness import anchors


@dataclass(frozen=True, slots=True)
class LedgerState:
    """How the ledger stands, as a person is told."""

    findings: tuple[Finding, ...]
    """Empty where ledger and log are what was vouched for, to the end."""
    last: Checkpoint | None
    entries: tuple[LedgerEntry, ...]
    """Those that can be read, newest first."""

    @property
    def altered(self) -> bool:
        """Whether something is wrong, and not only unknown."""
        return any(each.severity is Severity.ERROR for each in self.findings)


def anchor(books: Books) -> str:
    """What is printed of an edition; empty where an older program published it."""
    return books.edition.anchor


def ledger_state(workspace: Workspace) -> LedgerState:
    """Ledger and log beside their checkpoints, without a look at a figure.

    Raises:
        KpiError: as `Workspace.edition`.
    """
    database = workspace.database
    lines = ledger.followed(database)
    with workspace.edition() as edition:
        seals = anchors.seals_of(edition)
    broken = [
        Finding(FindingKind.LEDGER_BROKEN, database.ledger.name, {"line": at})
        for at, entry in enumerate(lines, start=1)
        if entry is None
    ]
    found = [each for each in checkpoints.checkpoints(database) if each]
    return LedgerState(
        (*broken, *anchors.amiss(database, lines, seals)),
        found[-1] if found else None,
        tuple(entry for entry in reversed(lines) if entry),
    )


def unanchored(workspace: Workspace, printed: str) -> list[Finding]:
    """That a printed anchor is none of this ledger and log; nothing where it is.

    Raises:
        KpiError: as `Workspace.edition`.
    """
    with workspace.edition() as edition:
        seals = anchors.seals_of(edition)
    if anchors.agrees(printed, ledger.followed(workspace.database), seals):
        return []
    return [Finding(FindingKind.FOREIGN_ANCHOR, printed)]
