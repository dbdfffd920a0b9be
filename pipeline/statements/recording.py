"""How anything is recorded: by whom, why, and all of it or nothing."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, TypeVar

from access.roles import Capability
from metrics.counts.errors import ErrorCode, KpiError
from metrics.inspection.file import settings
from metrics.inspection.visit import EARLIEST, LATEST, plausible
from metrics.verdicts.reference import Reference
from pipeline.desk.viewer import Viewer
from pipeline.desk.workspace import Workspace
from warehouse.engine.connection import Source
from warehouse.statements.log import NewStatement, StatementKind, history, state, statements

_Made = TypeVar("_Made")
_Seen = TypeVar("_Seen")


@dataclass(frozen=True, slots=True)
class Signed:
    """Who records something, and why."""

    by: str
    why: str

    def __post_init__(self) -> None:
        object.__setattr__(self, "by", signer(self.by))
        object.__setattr__(self, "why", plain(self.why))
        if not self.why:
            raise KpiError(ErrorCode.WHY_IS_MISSING)


def signer(by: str) -> str:
    """The name of a person who says something, on one line.

    Raises:
        KpiError: `who_is_missing`.
    """
    name = plain(by)
    if not name:
        raise KpiError(ErrorCode.WHO_IS_MISSING)
    return name


def plain(text: str) -> str:
    """Text on one line, without control signs and signs that turn or hide writing."""
    seen = (" " if unicodedata.category(sign)[0] in "CZ" else sign for sign in text)
    return unicodedata.normalize("NFC", " ".join("".join(seen).split()))


def learn(
    workspace: Workspace,
    viewer: Viewer,
    said: Callable[[Source], tuple[_Made, Iterable[NewStatement]]],
    files: Sequence[bytes] = (),
) -> _Made:
    """The same as `keep` for those who may record.

    Raises:
        KpiError: `not_permitted`, and as `keep`.
    """
    viewer.must(Capability.RECORD_INSPECTIONS)
    return keep(workspace, said, files)


def keep(
    workspace: Workspace,
    said: Callable[[Source], tuple[_Made, Iterable[NewStatement]]],
    files: Sequence[bytes] = (),
) -> _Made:
    """Keep what `said` makes of the store as it is, under the writer's lock; what it made.

    Args:
        workspace: Where.
        said: What is made, and the statements that say so.
        files: What they speak of; kept under their sha256 before anything is said.

    Raises:
        KpiError: `busy`, `no_space`, and whatever `said` raises; then nothing is kept.
    """
    made: list[_Made] = []

    def learned(source: Source) -> None:
        result, words = said(source)
        state(source, words)
        made.append(result)

    workspace.learn(learned, files)
    return made[-1]


def refuse_overtaken(
    source: Source, kind: StatementKind[Any], subject: str, stands: _Seen, seen: _Seen | None
) -> None:
    """Refuse to change what somebody has changed since the person saw it.

    Args:
        source: Where it is kept.
        kind: What it is.
        subject: Its name.
        stands: How it stands now, or what tells that from how it stood before.
        seen: The same as the person saw it; None: nobody looked at it before.

    Raises:
        KpiError: `overtaken`, with who was faster and when.
    """
    if seen is None or seen == stands:
        return
    last = history(source, kind, subject)[-1]
    raise KpiError(ErrorCode.OVERTAKEN, subject=subject, by=last.by, at=last.at)


class Names:
    """Hands out the next names of a kind while one recording goes on."""

    def __init__(self, source: Source, kind: StatementKind[Any], letters: str) -> None:
        self._source = source
        self._kind = kind
        self._letters = letters
        self._given: dict[int, int] = {}

    def next(self, year: int) -> str:
        """`KT-2024-0007` after six of that year."""
        prefix = f"{self._letters}-{year}-"
        if year not in self._given:
            told = statements(self._source, self._kind, [prefix])
            self._given[year] = len({each.subject for each in told})
        self._given[year] += 1
        return f"{prefix}{self._given[year]:04d}"


def check_days(*days: date) -> None:
    """Refuse days of a mistyped year.

    Raises:
        KpiError: `implausible_day`.
    """
    for day in days:
        if not plausible(day):
            raise KpiError(
                ErrorCode.IMPLAUSIBLE_DAY, day=day, first=EARLIEST.year, last=LATEST.year
            )


def points(reference: Reference, contents: Sequence[str]) -> tuple[str, ...]:
    """The chosen points in the order of the content list; all of them are the whole, kept as none.

    Raises:
        KpiError: `unknown_content`.
    """
    known = [point.clause for point in settings(reference).contents]
    for clause in contents:
        if clause not in known:
            raise KpiError(ErrorCode.UNKNOWN_CONTENT, content=clause)
    chosen = tuple(clause for clause in known if clause in contents)
    return () if len(chosen) == len(known) else chosen
