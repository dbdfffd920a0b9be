"""How far a month is reported that comes after the one shown first."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from metrics.counts.month import Month

ENOUGH = 80
"""Percent of the units that must report: with so many a month is looked at before it is due."""


@dataclass(frozen=True, slots=True)
class LaterMonth:
    """A month after the one that is shown first."""

    month: Month
    reported: int
    """So many units are not silent."""
    expected: int
    deadline: date
    marked: bool
    """Whether the deadline rests on a year whose days off are not published."""
    due: bool
    """Whether that day has passed."""

    @property
    def enough(self) -> bool:
        """Whether so many have reported that the month can be looked at."""
        return 0 < self.expected * ENOUGH <= self.reported * 100
