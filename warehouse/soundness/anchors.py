"""Ledger and log beside what was vouched for: by checkpoints, by the key's folder, on paper."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from warehouse.engine.connection import Source, ask
from warehouse.engine.files import Database
from warehouse.reading.finding import Finding, FindingKind
from warehouse.record import checkpoints, keys
from warehouse.record.checkpoints import ChainEnds, Checkpoint
from warehouse.record.checkpoints import vouched_lines as vouched_lines
from warehouse.record.ledger import START, LedgerEntry

_ANCHOR = re.compile(r"(\d{1,9})-(\d{1,9})-[0-9a-f]{16}")
Lines = Sequence[LedgerEntry | None]
"""The ledger; None for a line that is no entry or does not follow."""
Seals = Mapping[int, str]
"""Of each statement by its place."""


def seals_of(source: Source) -> dict[int, str]:
    """The seal of each statement that is there."""
    return {row[0]: row[-1] for row in ask(source.cursor(), "sealed_statements").fetchall()}


def amiss(database: Database, lines: Lines, seals: Seals | None) -> Iterator[Finding]:
    """What of ledger and log is not as it was vouched for.

    Args:
        database: Which one.
        lines: Its ledger.
        seals: Of its statements; None: they cannot be read.
    """
    found = checkpoints.checkpoints(database)
    known = keys.known()
    whole = checkpoints.unbroken(found, known)
    sound = [each for each in found[:whole] if each is not None]
    if whole < len(found):
        yield Finding(
            FindingKind.CHECKPOINTS_BROKEN, database.checkpoints.name, {"line": whole + 1}
        )
    yield from _outside(database, sound)
    yield from _lines(database, lines, sound)
    if seals is not None:
        yield from _statements(database, seals, sound)
    if not found or any(each.key not in known for each in sound):
        yield Finding(FindingKind.NOT_VERIFIABLE, database.checkpoints.name)


def agrees(anchor: str, lines: Lines, seals: Seals) -> bool:
    """Whether an anchor that was printed once is one of this ledger and log."""
    told = _ANCHOR.fullmatch(anchor.strip().lower())
    if told is None:
        return False
    at, said = int(told[1]), int(told[2])
    if at > len(lines) or (said and said not in seals):
        return False
    entry = lines[at - 1] if at else None
    head = entry.hash if entry else ("" if at else START)
    return (
        ChainEnds(at, head, said, seals[said] if said else START).anchor == anchor.strip().lower()
    )


def _outside(database: Database, found: Sequence[Checkpoint]) -> Iterator[Finding]:
    """What the key's own folder and the copy elsewhere remember, and the file does not have."""
    written = [each.line for each in found]
    mark = keys.last(database)
    if mark is not None and not checkpoints.follows_mark(database, found[-1] if found else None):
        remembered = checkpoints.parse(mark)
        count = remembered.count if remembered else 0
        yield _mismatch(database.checkpoints.name, count)
        return
    elsewhere = keys.copies(database)
    try:
        copied = elsewhere.read_bytes().splitlines(keepends=True) if elsewhere else []
    except OSError:
        return
    missed = next((at for at, line in enumerate(copied, start=1) if line not in written), None)
    if missed is not None and elsewhere is not None:
        yield _mismatch(elsewhere.name, missed)


def _lines(database: Database, lines: Lines, found: Sequence[Checkpoint]) -> Iterator[Finding]:
    where, most = database.ledger.name, max((each.lines for each in found), default=0)
    if len(lines) < most:
        facts: dict[str, str | int] = {"lines": len(lines), "expected": most}
        yield Finding(FindingKind.LEDGER_CUT, where, facts)
    elif found and len(lines) > most:
        yield Finding(FindingKind.LEDGER_UNVOUCHED, where, {"lines": len(lines) - most})
    for each in found:
        entry = lines[each.lines - 1] if 0 < each.lines <= len(lines) else None
        # One that was written again says so itself, and is told for ever.
        if entry is not None and not entry.recovered and entry.hash != each.head:
            yield _mismatch(where, each.lines)
            return


def _statements(database: Database, seals: Seals, found: Sequence[Checkpoint]) -> Iterator[Finding]:
    where, fewest = database.path.name, None
    for each in reversed(found):
        # What was lost openly must not be told as cut away in secret.
        if fewest is not None and each.said > fewest:
            continue
        if each.lost:
            fewest = each.said
        if each.said > max(seals, default=0):
            facts: dict[str, str | int] = {"lines": max(seals, default=0), "expected": each.said}
            yield Finding(FindingKind.STATEMENTS_CUT, where, facts)
            return
        if each.said and seals.get(each.said) != each.seal:
            yield _mismatch(where, each.said)
            return


def _mismatch(where: str, line: int) -> Finding:
    return Finding(FindingKind.ANCHOR_MISMATCH, where, {"line": line})
