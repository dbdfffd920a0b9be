"""Which backups of a folder stay: the newest of each of the last days, weeks and months."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable, Hashable, Iterable
from datetime import datetime
from pathlib import Path

from warehouse.backup.manifest import FILE

DAYS, WEEKS, MONTHS = 7, 5, 12
"""A slip is seen within a week, a month's report in five weeks, a year's in twelve months."""
_STAMP = "%Y%m%dT%H%M%S"


def place(folder: Path, stem: str, at: datetime) -> Path:
    """Where the backup of that moment goes."""
    return folder / f"{stem}-{at.strftime(_STAMP)}"


def made(folder: Path, stem: str) -> dict[Path, datetime]:
    """The backups of a database in a folder, whole ones only, with when each was made."""
    named = re.compile(rf"{re.escape(stem)}-(\d{{8}}T\d{{6}})")
    found: dict[Path, datetime] = {}
    for path in sorted(folder.glob(f"{stem}-*")):
        told = named.fullmatch(path.name)
        if told and (path / FILE).is_file():
            found[path] = datetime.strptime(told[1], _STAMP)  # noqa: DTZ007
    return found


def staying(times: Iterable[datetime]) -> set[datetime]:
    """Those of some moments that stay."""
    newest_first = sorted(times, reverse=True)
    kept: set[datetime] = set()
    ways: tuple[tuple[int, Callable[[datetime], Hashable]], ...] = (
        (DAYS, lambda at: at.date()),
        (WEEKS, lambda at: at.isocalendar()[:2]),
        (MONTHS, lambda at: (at.year, at.month)),
    )
    for most, period in ways:
        seen: dict[Hashable, datetime] = {}
        for at in newest_first:
            seen.setdefault(period(at), at)
        kept.update(list(seen.values())[:most])
    return kept


def prune(folder: Path, stem: str) -> list[Path]:
    """Remove what need not stay; the backups that do."""
    found = made(folder, stem)
    kept = staying(found.values())
    for path, at in found.items():
        if at not in kept:
            shutil.rmtree(path)
    return [path for path, at in found.items() if at in kept]
