"""What a person says beside files, and what is read of each under it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from metrics.counts.beside import NOTHING, Beside
from metrics.counts.month import Month
from metrics.counts.problem import Problem, ProblemCase
from metrics.counts.reading import Reading
from metrics.units.unit_rows import Alias

MONTH_ASKED = (
    ProblemCase.MONTH_UNCLEAR,
    ProblemCase.SEVERAL_MONTHS,
    ProblemCase.MONTH_CONFLICT_ASKED,
)
"""What naming a month settles."""
UNIT_ASKED = (ProblemCase.UNKNOWN_UNIT_REPORTING_UNIT, ProblemCase.UNKNOWN_UNIT_PROVINCE)
"""What naming the reporting unit settles."""
SHEET_ASKED = (ProblemCase.DUPLICATE_UNIT_SHEET, ProblemCase.SEVERAL_MONTHS)
"""What choosing one sheet may settle."""


def answerable(problem: Problem) -> bool:
    """Whether nothing but a person's word beside the file is missing."""
    return bool(problem.choices) or problem.case in (*MONTH_ASKED, *UNIT_ASKED)


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
    rows_read: Callable[[int], None] | None = None
    """Where a list of dossiers may be larger than a page takes, is told how far it is read."""


class FileRead(NamedTuple):
    """One file as it was read."""

    path: Path
    reading: Reading
    beside: Beside = NOTHING
    """Under which it was read."""
    names: tuple[Alias, ...] = ()
    """What the names in it mean that were answered for; remembered once it is stored."""
