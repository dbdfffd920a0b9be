"""What happened, as a journal tells it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class JournalGroup(StrEnum):
    """What an entry is about."""

    UPLOAD = "upload"
    UNDO = "undo"
    PLAN = "plan"
    UNIT = "unit"
    PERSON = "person"
    TASK = "task"
    REPORT = "report"
    LOCK = "lock"
    VISIT = "visit"
    MEETING = "meeting"
    EXPLANATION = "explanation"
    MEANING = "meaning"
    """Of a name, a phrase or a layout in files."""
    PAPER = "paper"
    """Documents that go out."""
    SETTING = "setting"


@dataclass(frozen=True, slots=True)
class JournalChange:
    """One thing that was so and is otherwise, in words."""

    what: str
    old: str
    """Empty: there was nothing."""
    new: str
    """Empty: there is nothing any more."""


@dataclass(frozen=True, slots=True)
class JournalEntry:
    """One thing that somebody did."""

    at: datetime
    """In the time of Việt Nam."""
    by: str
    group: JournalGroup
    about: str
    changes: tuple[JournalChange, ...]
    why: str
    units: tuple[str, ...]
    """Codes of the units it concerns."""
    taken_back: bool = False
    """Whether something was taken back."""
    by_command: bool = False
    """Whether it was done by the command line, the administrator's door."""
