"""An annex of a plan as it was read from a file: its rows, where each stood, what is doubtful."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from metrics.counts.problem import Problem


class AnnexField(StrEnum):
    """What a column of an annex tells of a task."""

    CLAUSE = "clause"
    GOAL = "goal"
    TASK = "task"
    LEAD = "lead"
    SUPPORT = "support"
    PRODUCT = "product"
    DEADLINE = "deadline_text"


class RowDoubt(StrEnum):
    """Why a person must look at a row before it is kept."""

    SHIFTED = "shifted"
    """Its cells stood a column to the left of their headings; they were put back."""
    SHORT = "short"
    """It has fewer cells than the heading."""
    INCOMPLETE = "incomplete"
    """Its task stands alone."""
    NO_TASK = "no_task"
    NO_CLAUSE = "no_clause"
    JOINED = "joined"
    """It has no number of its own; number and goal are those above."""
    BLANK_BELOW = "blank_below"
    """A cell is blank below one that is not, and the file does not say that the two are one."""
    NO_LEAD = "no_lead"
    NO_DEADLINE = "no_deadline"
    UNREAD_DEADLINE = "unread_deadline"
    """No day, rhythm or condition is recognised in it."""
    OTHER_YEAR = "other_year"
    """It names a day outside the plan's year."""
    HEADLESS = "headless"
    """Its table has no heading of its own; the columns are those of the table before."""
    HIDDEN = "hidden"
    MISREAD_TARGET = "misread_target"
    """A percentage for which it is not certain what is asked of whom."""
    CUT = "cut"
    """A cell was too long to be kept whole."""


@dataclass(frozen=True, slots=True)
class AnnexRow:
    """One row of an annex, its columns by their headings."""

    place: str
    """Where it stands: `B1.12`, the twelfth row of the first table; of a sheet `B1.12` too."""
    section: str | None
    """The heading of the section above it."""
    fields: Mapping[AnnexField, str]
    """As understood; what is blank is left out."""
    printed: Mapping[AnnexField, str]
    """As it stands in the file, line by line, before anything was put back or filled in."""
    cells: Mapping[AnnexField, str]
    """The cell that each field was taken from: `D12`, or `bảng 1, dòng 12, cột 4`."""
    doubts: tuple[RowDoubt, ...] = ()


@dataclass(slots=True)
class AnnexReading:
    """A whole file."""

    rows: list[AnnexRow] = field(default_factory=list)
    unread: list[str] = field(default_factory=list)
    """Headings of columns that nothing was taken from, and names of hidden sheets."""
    problems: list[Problem] = field(default_factory=list)


class RowWord(StrEnum):
    """What a person said of a row."""

    ACCEPTED = "accepted"
    MENDED = "mended"
    LEFT_OUT = "left_out"


@dataclass(frozen=True, slots=True)
class RowDecision:
    """The word of a person on one row."""

    word: RowWord
    fields: Mapping[AnnexField, str] = field(default_factory=dict)
    """What was mended; the others stay as understood."""
    why: str = ""
    """Of a row left out."""


@dataclass(frozen=True, slots=True)
class KeptRow:
    """A row as it went into the plan, or did not."""

    place: str
    clause: str
    task: str
    cells: Mapping[AnnexField, str]
    word: RowWord
    why: str = ""


@dataclass(frozen=True, slots=True)
class KeptAnnex:
    """An annex that somebody took into a plan: the file it came from and each row's cells."""

    plan: str
    version: str
    """The sha256 of the text that the plan had then."""
    file: str
    sha256: str
    rows: Sequence[KeptRow]
