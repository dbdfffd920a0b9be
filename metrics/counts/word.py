"""What a person said of a name or a layout, and whether it still holds."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from metrics.counts.mapping import Mapping


class Kind(StrEnum):
    """What a word is about."""

    NAME = "name"
    MAPPING = "mapping"


@dataclass(frozen=True, slots=True)
class Word:
    """Who said something, and who took it back; times are those of Việt Nam."""

    kind: Kind
    place: int
    """Which of its kind, counted from the oldest."""
    said_by: str
    said_at: datetime
    taken_back_by: str | None = None
    taken_back_at: datetime | None = None

    @property
    def stands(self) -> bool:
        """Whether nobody has taken it back."""
        return self.taken_back_at is None


@dataclass(frozen=True, slots=True)
class Explained:
    """One layout, what its columns hold and who has said so."""

    mapping: Mapping
    word: Word
