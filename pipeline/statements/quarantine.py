"""What becomes of a file that is refused: its bytes are kept apart, and who brought it is noted."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from ingest.reading import MOST_BYTES
from metrics.counts.problem import Problem, ProblemKind, Severity
from metrics.counts.reading import Reading
from metrics.counts.refused import Refused
from pipeline.desk.workspace import Workspace
from warehouse.record import quarantine

_KEPT_OUT = frozenset({ProblemKind.NOT_PERMITTED, ProblemKind.PERSONAL_DATA})


def put_away(
    workspace: Workspace, path: Path, reading: Reading, problems: Sequence[Problem], by: str
) -> None:
    """Keep a refused file and note it; of a person who may not bring it in, nothing is kept.

    Neither is anything of a list that tells of persons.

    The same refusal is noted once. That the disk does not take it is not told: the person already
    knows that the file was refused.

    Args:
        workspace: Where it was to be stored.
        path: Where its bytes are.
        reading: What was read of it.
        problems: All of its problems; without an error it was not refused.
        by: Who brought it.
    """
    errors = [problem for problem in problems if problem.severity is Severity.ERROR]
    kinds = _kinds(errors)
    if not errors or not reading.sha256 or not _KEPT_OUT.isdisjoint(kinds):
        return
    now = datetime.now(UTC)
    refused = Refused(reading.file, reading.sha256, reading.size, errors[0], len(errors), by, now)
    try:
        known = quarantine.refusals(workspace.database)
        if not any(_bare(refused, each) == each for each in known):
            kept = reading.size <= MOST_BYTES and _kept(workspace, path)
            quarantine.note(workspace.database, replace(refused, kept=kept))
    except OSError:
        return


def refusals(workspace: Workspace, stored: Collection[str]) -> list[Refused]:
    """The refusals of files that were not stored afterwards, newest first.

    Args:
        workspace: Where they were to be stored.
        stored: The sha256 of every file that was stored.
    """
    found = reversed(quarantine.refusals(workspace.database))
    return [refused for refused in found if refused.sha256 not in stored]


def _kinds(problems: Sequence[Problem]) -> set[ProblemKind]:
    return {problem.kind for problem in problems}


def _bare(refused: Refused, other: Refused) -> Refused:
    return replace(refused, at=other.at, kept=other.kept)


def _kept(workspace: Workspace, path: Path) -> bool:
    return quarantine.put_away(workspace.database, path.read_bytes(), MOST_BYTES)
