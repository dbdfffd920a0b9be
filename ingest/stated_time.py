"""Reads what the texts of a sheet state about its time: months, days, longer periods."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date

from ingest.findings import shown
from ingest.names import unaccented
from metrics.month import Month

_DAY = r"(\d{1,2})\s*(?:/|-|\.|\s+thang\s+)\s*(\d{1,2})\s*(?:/|-|\.|\s+nam\s+)\s*(\d{4})"
_TO = (
    r"\s*(?:,|\s)*(?:den het|den|toi|-)\s*:?\s*(?:\d{1,2}\s*(?:h|gio)\d{0,2}\s+)?(?:het\s+)?"
    r"(?:ngay\s*:?\s*)?"
)
_SPAN = re.compile(rf"{_DAY}{_TO}{_DAY}")
_SPAN_OF_A_YEAR = re.compile(rf"\b(\d{{1,2}})\s*[/.-]\s*(\d{{1,2}}){_TO}{_DAY}")
_MONTH = re.compile(r"\b(?:thang|t)\s*:?\s*(\d{1,2})\s*(?:/|-|\.|,|:|\s|nam)+\s*(\d{4})\b")
_MONTH_IN_WORDS = re.compile(
    r"\bthang\s+(muoi mot|muoi hai|muoi|mot|gieng|hai|ba|tu|bon|nam|sau|bay|tam|chin|chap"
    r"|x|xi|xii|ix|iv|v?i{1,3}|v)(?=\s+nam\s+\d{4}\b|\s*/\s*\d{4}\b)"
)
_MONTH_ALONE = re.compile(r"\b(?:thang|t)\s*(\d{1,2})\b(?!\s*[/.-]?\s*\d)")
_OF_A_DATE = re.compile(r"ngay\s+[\d….]*\s*$")
_NUMERIC = re.compile(r"^\s*(\d{1,2})\s*[-./]\s*(\d{4})\s*$")
_YEAR = re.compile(r"\bnam\s+(\d{4})\b")
_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4}
_OF_YEAR = r"(?:\s*[/.,-]\s*|\s+)(?:nam\s+)?(\d{4})\b"
_QUARTER = re.compile(rf"\bquy\s+(iv|i{{1,3}}|[1-4])\b{_OF_YEAR}")
_FIRST_MONTHS = re.compile(
    rf"\b(3|6|9|ba|sau|chin)\s+thang(?:\s+dau)?(?:\s+cua)?(?:\s+nam)?{_OF_YEAR}"
)
_LAST_MONTHS = re.compile(rf"\b(?:6|sau)\s+thang\s+cuoi(?:\s+nam)?{_OF_YEAR}")
_FROM_TO = re.compile(
    rf"\b(?:tu\s+)?thang\s*(\d{{1,2}})(?:\s*/\s*(\d{{4}}))?\s*(?:den|-)\s*(?:het\s+)?"
    rf"thang\s*(\d{{1,2}}){_OF_YEAR}"
)
_TO_MONTH = re.compile(
    rf"\b(?:luy ke|tu dau nam|cong don)\b[^\d]{{0,40}}?thang\s*(\d{{1,2}}){_OF_YEAR}"
)
_WHOLE_YEAR = re.compile(r"\b(?:bao cao|ket qua)\s+nam\s+(\d{4})\b")
_LONGER = re.compile(
    r"\bquy\s+(?:[1-4]|iv|i{1,3})\b|\b(?:3|6|9)\s+thang\b|\b(?:sau|chin)\s+thang\b|\bluy ke\b"
)
_COUNTED = {"ba": 3, "sau": 6, "chin": 9}
_NAMED = (
    ("mot", "gieng", "i"),
    ("hai", "ii"),
    ("ba", "iii"),
    ("tu", "bon", "iv"),
    ("nam", "v"),
    ("sau", "vi"),
    ("bay", "vii"),
    ("tam", "viii"),
    ("chin", "ix"),
    ("muoi", "x"),
    ("muoi mot", "xi"),
    ("muoi hai", "chap", "xii"),
)
"""What each month is called where it is not a number."""
_TO_DAY = re.compile(
    rf"\b(?:luy ke|tu dau nam|cong don)\b[^\d]{{0,40}}?\b(?:den|toi)\s+[^\d]{{0,12}}{_DAY}"
)


@dataclass(slots=True)
class Stated:
    """What the texts of one sheet state about its time."""

    months: list[tuple[Month, tuple[int, int] | None]] = field(default_factory=list)
    """Each month stated, with its cell; None for the sheet's name."""
    spans: list[tuple[date, date, tuple[int, int]]] = field(default_factory=list)
    numbers: list[tuple[int, tuple[int, int] | None]] = field(default_factory=list)
    """Months stated without a year."""
    years: set[int] = field(default_factory=set)
    stretches: list[tuple[Month, Month, tuple[int, int] | None]] = field(default_factory=list)
    """First and last month of each longer period stated in words, with its cell."""
    whole_years: list[tuple[int, tuple[int, int] | None]] = field(default_factory=list)
    """Years a title is about, which say little where a month stands beside them."""
    running: tuple[int, int] | None = None
    """Where a sum since January is named that does not say until when."""
    longer: tuple[int, int] | None = None
    """Where a longer period is named that no months can be told of."""


def stated(rows: Sequence[Sequence[object]], top: int, sheet: str) -> Stated:
    """What the title rows (those above `top`) and the sheet's name state."""
    found = Stated()
    for place, text in _texts(rows[:top]):
        _read(text, place, found)
    _read(unaccented(sheet), None, found)
    if len(found.years) == 1:
        year = next(iter(found.years))
        for number, where in found.numbers:
            _add_month(number, year, where, found)
        found.numbers.clear()
    return found


def whole_months(first: date, last: date) -> tuple[Month, Month] | None:
    """The months of a longer period; None where it does not begin and end with reporting months."""
    starts, ending = (first.day in (1, 15)), Month.of(last)
    if not starts or not (last == ending.last_day or last.day == 14):
        return None
    # A month that begins on the 15th is the one in which it ends.
    return Month.of(first) if first.day == 1 else Month.of(first).plus(1), ending


def _texts(rows: Sequence[Sequence[object]]) -> Iterator[tuple[tuple[int, int], str]]:
    """Each text, and each row's texts together where a sentence is spread over cells."""
    for index, row in enumerate(rows):
        filled = [(column, value) for column, value in enumerate(row) if value not in ("", None)]
        for column, value in filled:
            if isinstance(value, str):
                yield (index, column), unaccented(value)
        if len(filled) > 1 and any(not isinstance(value, str) for _, value in filled):
            parts = (shown(value) or "" for _, value in filled)
            yield (index, filled[0][0]), unaccented(" ".join(parts))


def _read(text: str, place: tuple[int, int] | None, found: Stated) -> None:
    text = _MONTH_IN_WORDS.sub(lambda match: f"thang {_number_of(match[1])}", text)
    rest = _read_longer(_read_spans(text, place, found), place, found)
    match = _NUMERIC.match(text)
    if match is not None:
        _add_month(int(match[1]), int(match[2]), place, found)
    for match in _MONTH.finditer(rest):
        if not _OF_A_DATE.search(rest[: match.start()]):
            _add_month(int(match[1]), int(match[2]), place, found)
    for match in _MONTH_ALONE.finditer(_MONTH.sub(" ", rest)):
        number = int(match[1])
        if 1 <= number <= 12 and "ngay" not in rest:
            found.numbers.append((number, place))
    if "ngay" not in rest:
        found.years.update(int(year) for year in _YEAR.findall(rest) if 1900 < int(year) < 2200)
    if place is not None and found.longer is None and _LONGER.search(rest):
        found.longer = place
        found.running = place if "luy ke" in rest else None


def _number_of(name: str) -> int:
    return next(number for number, names in enumerate(_NAMED, start=1) if name in names)


def _read_spans(text: str, place: tuple[int, int] | None, found: Stated) -> str:
    """Note the stretches of days that are stated; the text without them."""
    rest = text
    for pattern in (_SPAN, _SPAN_OF_A_YEAR):
        for match in pattern.finditer(rest):
            parts = match.groups()
            if pattern is _SPAN_OF_A_YEAR:
                year = int(parts[4]) - (int(parts[1]) > int(parts[3]))
                parts = (*parts[:2], str(year), *parts[2:])
            days = _days(parts)
            if days is not None and place is not None:
                found.spans.append((*days, place))
        rest = pattern.sub(" ", rest)
    return rest


def _read_longer(text: str, place: tuple[int, int] | None, found: Stated) -> str:
    """Note quarters, halves and other stretches; the text without them."""
    for pattern in (_TO_DAY, _FROM_TO, _TO_MONTH, _QUARTER, _LAST_MONTHS, _FIRST_MONTHS):
        for match in pattern.finditer(text):
            stretch = _months_of(pattern, match)
            if stretch is not None and (*stretch, place) not in found.stretches:
                found.stretches.append((*stretch, place))
            # Of a stretch that is none the word stays: it says that the period is longer.
            text = text if stretch is None else text.replace(match[0], " ")
    found.whole_years += [(int(match[1]), place) for match in _WHOLE_YEAR.finditer(text)]
    return text


def _months_of(pattern: re.Pattern[str], match: re.Match[str]) -> tuple[Month, Month] | None:
    try:
        if pattern is _TO_DAY:
            last = date(int(match[3]), int(match[2]), int(match[1]))
            return whole_months(date(last.year, 1, 1), last)
        if pattern is _FROM_TO:
            year = int(match[4])
            return Month(int(match[2] or year), int(match[1])), Month(year, int(match[3]))
        year = int(match[match.re.groups])
        if pattern is _LAST_MONTHS:
            return Month(year, 7), Month(year, 12)
        if pattern is _TO_MONTH:
            return Month(year, 1), Month(year, int(match[1]))
        if pattern is _QUARTER:
            number = _ROMAN.get(match[1]) or int(match[1])
            return Month(year, 3 * number - 2), Month(year, 3 * number)
        return Month(year, 1), Month(year, _COUNTED.get(match[1]) or int(match[1]))
    except ValueError:
        return None


def _add_month(number: int, year: int, place: tuple[int, int] | None, found: Stated) -> None:
    if 1 <= number <= 12 and 1900 < year < 2200:
        found.years.add(year)
        entry = (Month(year, number), place)
        if entry not in found.months:
            found.months.append(entry)


def _days(numbers: Sequence[str]) -> tuple[date, date] | None:
    day, month, year, last_day, last_month, last_year = map(int, numbers)
    try:
        first, last = date(year, month, day), date(last_year, last_month, last_day)
    except ValueError:
        return None
    return (first, last) if first <= last else None
