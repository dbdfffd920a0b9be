"""What a person says beside files, and what is read of each under it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from metrics.counts.beside import NOTHING, Beside
from metrics.counts.month import Month
from metrics.counts.reading import Reading
from metrics.units.unit_rows import Alias


@dataclass(frozen=True, slots=True)
class Options:
    """What the person said beside the files."""

    month: Month | None = None
    all_months: bool = False
    unit: str | None = None
    uploader: str = ""
    beside: Beside = NOTHING
    """What is kept with the uploads, since their bytes do not tell it."""
    edition: int | None = None
    """The only edition upon which anything may be stored; None: whichever is the newest."""


class FileRead(NamedTuple):
    """One file as it was read."""

    path: Path
    reading: Reading
    beside: Beside = NOTHING
    """Under which it was read."""
    names: tuple[Alias, ...] = ()
    """What the names in it mean that were answered for; remembered once it is stored."""
