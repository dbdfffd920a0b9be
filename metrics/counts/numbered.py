"""Documents that go out under a number."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from metrics.counts.month import Month, Window


@dataclass(frozen=True, slots=True)
class NumberedPaper:
    """A document that was given a number and a day in the office's register of what goes out."""

    paper: str
    """The code of its kind."""
    month: Month
    window: Window
    under: str
    """The code of the unit whose document it is."""
    edition: int
    number: str
    day: date

    @property
    def subject(self) -> str:
        """Numbers begin anew each year, and each kind has its own (NĐ 30/2020, Phụ lục I)."""
        return f"{self.day.year}/{self.paper}/{self.number}"
