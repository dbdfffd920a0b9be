"""What a person answers to a question about a file, and what is remembered of it."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum


class Choice(StrEnum):
    """What a phrase of a table's frame may mean (contract §7)."""

    WHOLE = "whole"
    """The figures are all of the unit's work."""
    MONTH = "month"
    CUMULATIVE = "cumulative"
    LEAVE_OUT = "leave_out"


NOT_A_UNIT = "not_a_unit"
"""Stands in place of a unit's code: leave this row out."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What was said of one cell of the file at hand."""

    sheet: str
    cell: str
    choice: str
    """A `Choice` of a phrase; of a name a unit's code or `NOT_A_UNIT`."""

    @property
    def is_of_a_phrase(self) -> bool:
        """Whether it says what a phrase means, not whose a row is."""
        return self.choice in {choice.value for choice in Choice}


@dataclass(frozen=True, slots=True)
class Phrase:
    """What a phrase means, wherever it stands in tables of one layout and source."""

    phrase: str
    """Folded; numbers and months left out."""
    fingerprint: str
    source: str
    choice: Choice
    written: str = field(default="", compare=False)
    """As it stood in the file it was answered for; empty of answers that older programs kept."""
