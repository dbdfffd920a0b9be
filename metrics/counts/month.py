"""Calendar months and the windows a scorecard is asked for (contract §4, `--window`)."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cache

_WRITTEN = re.compile(r"(\d{4})-(\d{2})", re.ASCII)


@dataclass(frozen=True, slots=True, order=True)
class Month:
    """One calendar month, the grain of every stored figure."""

    year: int
    number: int

    def __post_init__(self) -> None:
        if not (1900 <= self.year <= 9999 and 1 <= self.number <= 12):
            raise ValueError(f"{self.year}-{self.number}: not a month")

    @classmethod
    def parse(cls, text: str) -> Month:
        """Read `YYYY-MM`; anything else is a ValueError."""
        match = _WRITTEN.fullmatch(text)
        if match is None:
            raise ValueError(f"{text!r}: want YYYY-MM")
        return cls(int(match[1]), int(match[2]))

    @classmethod
    def of(cls, day: date) -> Month:
        """The month a day lies in."""
        return cls(day.year, day.month)

    def __str__(self) -> str:
        return f"{self.year:04d}-{self.number:02d}"

    @property
    def first_day(self) -> date:
        """The first of the month."""
        return date(self.year, self.number, 1)

    @property
    def last_day(self) -> date:
        """The last of the month; a code means what it means on this day."""
        return _last_day(self.year, self.number)

    def plus(self, months: int) -> Month:
        """The month so many months later (earlier, if negative)."""
        year, index = divmod(self.year * 12 + self.number - 1 + months, 12)
        return Month(year, index + 1)

    def to(self, last: Month) -> tuple[Month, ...]:
        """Every month from this one to the last, both among them; none where that lies before."""
        count = (last.year - self.year) * 12 + last.number - self.number + 1
        return tuple(self.plus(place) for place in range(count))


@cache
def _last_day(year: int, number: int) -> date:
    return date(year, number, calendar.monthrange(year, number)[1])


class Window(StrEnum):
    """The stretch of time a scorecard sums over; always whole calendar months."""

    MONTH = "month"
    QUARTER = "quarter"
    HALF = "half"
    NINE_MONTHS = "nine-months"
    YEAR_TO_DATE = "year-to-date"
    YEAR = "year"

    def months(self, month: Month) -> tuple[Month, ...]:
        """The months of the window that `month` chooses, in order.

        `quarter`, `half` and `year` are the calendar period that contains the month, `nine-months`
        is January to September of its year, `year-to-date` January to the month (contract §6).
        """
        first, last = self._bounds(month.number)
        return tuple(Month(month.year, number) for number in range(first, last + 1))

    def _bounds(self, number: int) -> tuple[int, int]:
        match self:
            case Window.MONTH:
                return number, number
            case Window.QUARTER:
                return (first := number - (number - 1) % 3), first + 2
            case Window.HALF:
                return (1, 6) if number <= 6 else (7, 12)
            case Window.NINE_MONTHS:
                return 1, 9
            case Window.YEAR_TO_DATE:
                return 1, number
            case Window.YEAR:
                return 1, 12

    def before(self, month: Month) -> Month:
        """The month that chooses the comparable period before the one `month` chooses.

        The month, quarter or half before; nine months, the year and the year to date are compared
        with the same months of the year before.
        """
        match self:
            case Window.MONTH:
                return month.plus(-1)
            case Window.QUARTER:
                return month.plus(-3)
            case Window.HALF:
                return month.plus(-6)
            case _:
                return month.plus(-12)
