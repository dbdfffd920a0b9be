"""What a person said, as it is kept: who, when and why, and who took it back."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Generic, TypeVar

Facts = TypeVar("Facts")


@dataclass(frozen=True, slots=True)
class Statement(Generic[Facts]):
    """One statement of a person; times are those of Việt Nam."""

    place: int
    """Which of all that were ever made, counted from the oldest."""
    kind: str
    subject: str
    """What it is about; of one subject the newest that holds is what stands."""
    facts: Facts
    by: str
    at: datetime
    why: str
    """Empty for kinds that ask for no reason."""
    taken_back_by: str | None = None
    taken_back_at: datetime | None = None

    @property
    def holds(self) -> bool:
        """Whether nobody has taken it back."""
        return self.taken_back_at is None
