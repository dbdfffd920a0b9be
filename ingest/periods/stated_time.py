"""Reads what the texts of a sheet state about its time: months, days, longer periods."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, fields
from datetime import date

from ingest.periods import words
from ingest.periods.month_lists import MONTHS_TOGETHER, months_together
from ingest.periods.title_text import CELL, DAY, YEARS, Place, TitleText, title_rows
from metrics.counts.month import Month

_ANY_LEAP_YEAR = 2000
"""Stands in where no year is written, so that 29/02 is a day."""
_DayOfYear = tuple[int, int]
"""Month and day."""


@dataclass(slots=True)
class Stated:
    """What the texts of one sheet state about its time, each with its cell."""

    months: list[tuple[Month, Place]] = field(default_factory=list)
    spans: list[tuple[date, date, Place]] = field(default_factory=list)
    numbers: list[tuple[int, Place]] = field(default_factory=list)
    """Months stated without a year."""
    years: dict[int, Place] = field(default_factory=dict)
    stretches: list[tuple[Month, Month, Place]] = field(default_factory=list)
    """First and last month of each longer period stated in words."""
    open_stretches: list[tuple[int, int, Place]] = field(default_factory=list)
    """The same without a year."""
    open_spans: list[tuple[_DayOfYear, _DayOfYear, Place]] = field(default_factory=list)
    """First and last day without a year."""
    quarters: list[Place] = field(default_factory=list)
    """Where a longer period is named as a quarter, which is no sum up to a month."""
    whole_years: list[tuple[int, Place]] = field(default_factory=list)
    """Years a title is about, which say little where a month stands beside them."""
    running: list[Place] = field(default_factory=list)
    """Where a sum since January is named that does not say until when."""
    until: list[tuple[Month, Place]] = field(default_factory=list)
    """Months at whose end the figures are said to stand, from no first day."""
    short: list[tuple[date, Place]] = field(default_factory=list)
    """Other days at which they stand: when they were drawn, or before their month was over."""
    vague: list[tuple[Place, str]] = field(default_factory=list)
    """Where a longer period is named that no months can be told of."""
    unread: list[tuple[Place, str]] = field(default_factory=list)
    """Where a period is told that is none, with what stands there."""

    both: list[Place] = field(default_factory=list)
    """Where a title names a month and the sum up to it, so that the table may be of either."""
    within: list[Place] = field(default_factory=list)
    """Where it says that its figures are those of the month alone."""

    @property
    def says_anything(self) -> bool:
        """Whether anything at all is stated."""
        return any(getattr(self, each.name) for each in fields(self))

    def of_year(self, year: int) -> None:
        """Take what is stated without a year to be of a year."""
        for number, place in self.numbers:
            self.add_month(number, year, place)
        self.numbers.clear()
        for first, last, place in self.open_stretches:
            self.stretches.append((Month(year, first), Month(year, last), place))
        self.open_stretches.clear()
        for first_day, last_day, place in self.open_spans:
            self._add_open(first_day, last_day, year, place)
        self.open_spans.clear()

    def of_own_year(self) -> None:
        """Take what is stated without a year to be of the only year that is stated."""
        if len(self.years) == 1:
            self.of_year(next(iter(self.years)))

    def of_month_alone(self) -> None:
        """Take no sum to be meant: only the month in which it ends."""
        self.months.extend((last, place) for _, last, place in self.stretches)
        self.stretches.clear()
        self.quarters.clear()
        self.running.clear()

    def add_month(self, number: int, year: int, place: Place) -> bool:
        """Note a month once; false where it is none."""
        if not (1 <= number <= 12 and year in YEARS):
            return False
        self.years.setdefault(year, place)
        if (Month(year, number), place) not in self.months:
            self.months.append((Month(year, number), place))
        return True

    def _add_open(self, first: _DayOfYear, last: _DayOfYear, year: int, place: Place) -> None:
        try:
            days = date(year - (first > last), *first), date(year, *last)
        except ValueError:
            said = f"{first[1]:02d}/{first[0]:02d} - {last[1]:02d}/{last[0]:02d}"
            self.unread.append((place, said))
            return
        self.spans.append((*days, place))


def stated(rows: Sequence[Sequence[object]], top: int, sheet: str) -> Stated:
    """What the title rows (those above `top`) and the sheet's name state."""
    found = Stated()
    for text in (title_rows(rows[:top]), TitleText([(None, sheet)])):
        _Reader(text, found).read()
    found.of_own_year()
    return found


def add(found: Stated, place: Place, text: str) -> None:
    """Add what one more text of the sheet states."""
    _Reader(TitleText([(place, text)]), found).read()
    found.of_own_year()


def phrase_time(text: str) -> tuple[Stated, str]:
    """What a phrase states, and the rest of its words, folded."""
    found = Stated()
    titled = TitleText([(None, text)])
    _Reader(titled, found).read()
    # A day that tells no period is still no word of anything else.
    for mark in re.findall(DAY, titled.text):
        found.unread.append((None, f"{titled.day(mark):%d/%m/%Y}"))
    found.of_own_year()
    return found, re.sub(DAY, " ", titled.text).removeprefix(CELL)


def whole_months(first: date, last: date) -> tuple[Month, Month] | None:
    """The months of a longer period; None where it does not begin and end with reporting months."""
    starts, ending = (first.day in (1, 15)), Month.of(last)
    if not starts or not (last == ending.last_day or last.day == 14):
        return None
    # A month that begins on the 15th is the one in which it ends.
    return Month.of(first) if first.day == 1 else Month.of(first).plus(1), ending


class _Reader:
    """Reads one title text, striking out what is understood; each reading tells whether it is."""

    def __init__(self, text: TitleText, found: Stated) -> None:
        self._text = text
        self._found = found

    def read(self) -> None:
        """Note everything the text states."""
        steps: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], bool]], ...] = (
            (words.NOT_CUMULATIVE, self._within),
            (words.WITHIN, self._within_month),
            (words.MONTHS_COMPARED, self._compared),
            (words.COMPARED, lambda _: True),
            (words.MONTH_AND_SUM, self._both),
            (words.SPAN, lambda match: self._span(match, match[1], match[2])),
            (words.BACKWARDS, lambda match: self._span(match, match[2], match[1])),
            (words.SPAN_OF_A_YEAR, self._span_of_a_year),
            (words.SPAN_OF_A_MONTH, self._span_of_a_month),
            (words.OPEN_SPAN, self._open_span),
            (words.QUARTERS, self._unread),
            (words.TO_DAY, lambda match: self._to(match, self._text.day(match[2]))),
            (words.TO_DAY_OF_YEAR, self._to_day_of_year),
            (words.QUARTER, self._quarter),
            (words.LAST_MONTHS, lambda match: self._stretch(match, match[1], 7, 12)),
            (words.FIRST_MONTHS, self._first_months),
            (MONTHS_TOGETHER, self._months_together),
            (words.TO_MONTH, self._to_month),
            (words.ONE_DAY, self._one_day),
            (words.MONTH, self._month),
            (words.NUMERIC, self._month),
            (words.YEAR_OF_OPEN_MONTH, self._year),
            (words.MONTH_ALONE, self._number),
            (words.YEAR_OF_ANOTHER, self._of_another),
            (words.YEAR, self._whole_year),
            (words.RUNNING, self._running),
            (words.UNREAD, self._unread),
            (words.UNTIL, self._until),
            (words.VAGUE, self._vague),
        )
        for pattern, read in steps:
            for match in list(pattern.finditer(self._text.text)):
                if read(match):
                    self._text.strike(match)

    def _within(self, match: re.Match[str]) -> bool:
        self._found.within.append(self._text.place(match))
        return True

    def _within_month(self, match: re.Match[str]) -> bool:
        self._within(match)
        # The number behind the word is still to be read.
        return False

    def _compared(self, match: re.Match[str]) -> bool:
        month, other, year = map(int, match.groups())
        place = self._text.place(match)
        # Compared with December, January is the next year's.
        return self._found.add_month(month, year + (other > month), place)

    def _of_another(self, match: re.Match[str]) -> bool:
        """Whether a year is a document's or plan's: not where the document is of another year."""
        own = [int(year) for year in words.DOCUMENT_OF_YEAR.findall(match[0])]
        decisions = words.DECISION.findall(match[0])
        own += [words.DECIDED_IN[each] for each in decisions if each in words.DECIDED_IN]
        return not own or int(match[1]) in own

    def _both(self, match: re.Match[str]) -> bool:
        place, year = self._text.place(match), match[2] or match[3]
        self._found.both.append(place)
        if year is None:
            return self._number(match)
        return self._found.add_month(int(match[1]), int(year), place)

    def _span(self, match: re.Match[str], first: str, last: str) -> bool:
        return self._add_span(match, self._text.day(first), self._text.day(last))

    def _span_of_a_year(self, match: re.Match[str]) -> bool:
        last, month = self._text.day(match[3]), int(match[2])
        return self._since(match, last, last.year - (month > last.month), month)

    def _span_of_a_month(self, match: re.Match[str]) -> bool:
        last = self._text.day(match[2])
        return self._since(match, last, last.year, last.month)

    def _since(self, match: re.Match[str], last: date, year: int, month: int) -> bool:
        try:
            return self._add_span(match, date(year, month, int(match[1])), last)
        except ValueError:
            return self._unread(match)

    def _add_span(self, match: re.Match[str], first: date, last: date) -> bool:
        if first > last:
            return self._unread(match)
        place = self._text.place(match)
        self._found.years.setdefault(last.year, place)
        self._found.spans.append((first, last, place))
        return True

    def _open_span(self, match: re.Match[str]) -> bool:
        day, month, last_day, last_month = map(int, match.groups())
        first, last = (month, day), (last_month, last_day)
        self._found.open_spans.append((first, last, self._text.place(match)))
        return True

    def _to_day_of_year(self, match: re.Match[str]) -> bool:
        year = int(match[1] or _ANY_LEAP_YEAR)
        try:
            return self._to(match, date(year, int(match[3]), int(match[2])), dated=bool(match[1]))
        except ValueError:
            return self._unread(match)

    def _to(self, match: re.Match[str], last: date, *, dated: bool = True) -> bool:
        months = whole_months(date(last.year, 1, 1), last)
        if months is None:
            return self._unread(match)
        return self._stretch(match, str(last.year) if dated else None, 1, months[1].number)

    def _quarter(self, match: re.Match[str]) -> bool:
        number = words.ROMAN.get(match[1]) or int(match[1])
        self._found.quarters.append(self._text.place(match))
        return self._stretch(match, match[2], 3 * number - 2, 3 * number)

    def _first_months(self, match: re.Match[str]) -> bool:
        return self._stretch(match, match[2], 1, words.COUNTED.get(match[1]) or int(match[1]))

    def _to_month(self, match: re.Match[str]) -> bool:
        return self._stretch(match, match[3] or match[1], 1, int(match[2]))

    def _months_together(self, match: re.Match[str]) -> bool:
        together = months_together(match)
        if together is None:
            return self._unread(match)
        first, last, dated = together
        if not dated:
            return self._stretch(match, None, first.number, last.number)
        return self._add_stretch(match, first, last)

    def _stretch(self, match: re.Match[str], year: str | None, first: int, last: int) -> bool:
        if not 1 <= last <= 12 or (year is not None and int(year) not in YEARS):
            return self._unread(match)
        if year is None:
            self._found.open_stretches.append((first, last, self._text.place(match)))
            return True
        return self._add_stretch(match, Month(int(year), first), Month(int(year), last))

    def _add_stretch(self, match: re.Match[str], first: Month, last: Month) -> bool:
        stretch = (first, last, self._text.place(match))
        self._found.years.setdefault(last.year, stretch[2])
        if stretch not in self._found.stretches:
            self._found.stretches.append(stretch)
        return True

    def _one_day(self, match: re.Match[str]) -> bool:
        day = self._text.day(match[1])
        # A cell of the first of a month is shown as that month.
        place = self._text.place(match)
        return day.day == 1 and self._found.add_month(day.month, day.year, place)

    def _month(self, match: re.Match[str]) -> bool:
        year = next(int(each) for each in match.groups()[1:] if each)
        year += 2000 if year < 100 else 0
        return self._found.add_month(int(match[1]), year, self._text.place(match))

    def _number(self, match: re.Match[str]) -> bool:
        if not 1 <= int(match[1]) <= 12:
            return False
        self._found.numbers.append((int(match[1]), self._text.place(match)))
        return True

    def _year(self, match: re.Match[str]) -> bool:
        if int(match[1]) in YEARS:
            self._found.years.setdefault(int(match[1]), self._text.place(match))
        return True

    def _whole_year(self, match: re.Match[str]) -> bool:
        if int(match[1]) in YEARS:
            self._found.whole_years.append((int(match[1]), self._text.place(match)))
        return self._year(match)

    def _running(self, match: re.Match[str]) -> bool:
        self._found.running.append(self._text.place(match))
        return True

    def _until(self, match: re.Match[str]) -> bool:
        day = self._text.day(match[1])
        # On any other day it is when the figures were drawn.
        if day.day == 14 or day == Month.of(day).last_day:
            self._found.until.append((Month.of(day), self._text.place(match)))
        else:
            self._found.short.append((day, self._text.place(match)))
        return True

    def _unread(self, match: re.Match[str]) -> bool:
        self._found.unread.append((self._text.place(match), self._text.said(match)))
        return True

    def _vague(self, match: re.Match[str]) -> bool:
        self._found.vague.append((self._text.place(match), self._text.said(match)))
        return True
