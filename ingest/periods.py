"""Reads which month a table is for from its title, its sheet's name and what the person said."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date

from ingest.findings import Findings, shown
from ingest.names import unaccented
from metrics.month import Month
from metrics.problem import ProblemKind

_SHORTEST, _LONGEST = 26, 33
_DAY = r"(\d{1,2})\s*(?:/|-|\.|\s+thang\s+)\s*(\d{1,2})\s*(?:/|-|\.|\s+nam\s+)\s*(\d{4})"
_SPAN = re.compile(rf"{_DAY}\s*(?:,|\s)*(?:den het|den|toi|-)\s*(?:het\s+)?(?:ngay\s+)?{_DAY}")
_MONTH = re.compile(r"\b(?:thang|t)\s*(\d{1,2})\s*(?:/|-|\.|,|\s|nam)+\s*(\d{4})\b")
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


@dataclass(frozen=True, slots=True)
class Period:
    """The month a table is for, and the days it states."""

    month: Month | None
    days: tuple[date, date] | None = None
    since: Month | None = None
    """Of a cumulative table, the first month its flows add up from."""


def stated(rows: Sequence[Sequence[object]], top: int, sheet: str) -> Stated:
    """What the title rows (those above `top`) and the sheet's name state."""
    found = Stated()
    for place, text in _texts(rows[:top]):
        _read(text, place, found)
    _read(unaccented(sheet), None, found)
    match = _NUMERIC.match(unaccented(sheet))
    if match and not any(where is None for _, where in found.months):
        _add_month(int(match[1]), int(match[2]), None, found)
    if len(found.years) == 1:
        year = next(iter(found.years))
        for number, where in found.numbers:
            _add_month(number, year, where, found)
        found.numbers.clear()
    return found


def settle(found: Stated, asked: Month | None, findings: Findings) -> Period:
    """The month of a table, with a problem where it is unclear or in conflict.

    A stated period of 26 to 33 days is the month in which it ends; a longer one is cumulative
    (contract §6).
    """
    months: list[tuple[Month, tuple[int, int] | None]] = list(found.months)
    stretches = list(found.stretches)
    days: tuple[date, date] | None = None
    for first, last, place in found.spans:
        length = (last - first).days + 1
        days = (first, last)
        stretch = _stretch(first, last) if length > _LONGEST else None
        if length < _SHORTEST or (length > _LONGEST and stretch is None):
            findings.error(ProblemKind.MONTH_UNCLEAR, place, _span_text(first, last), days=length)
            return Period(None, days)
        if stretch is None:
            months.insert(0, (Month.of(last), place))
        else:
            stretches.insert(0, (*stretch, place))
    if not stretches and not months and not found.numbers:
        stretches = [(Month(year, 1), Month(year, 12), at) for year, at in found.whole_years]
    if stretches:
        return _cumulative(stretches, months, days, asked, findings)
    if not months and found.running is not None and asked is not None:
        return Period(asked, days, Month(asked.year, 1) if asked.number > 1 else None)
    if not months and found.longer is not None:
        findings.error(ProblemKind.MONTH_UNCLEAR, found.longer, what="longer")
        return Period(None)
    return Period(_agreed(months, found, asked, findings), days)


def ends(found: Stated) -> Month | None:
    """The last month the texts state, as far as that is plain."""
    spans = [Month.of(last) for _, last, _ in found.spans]
    words = [last for _, last, _ in found.stretches]
    return next(iter([*spans, *words, *(month for month, _ in found.months)]), None)


def _stretch(first: date, last: date) -> tuple[Month, Month] | None:
    """The months of a longer period; None where it does not begin and end with reporting months."""
    starts, ending = (first.day in (1, 15)), Month.of(last)
    if not starts or not (last == ending.last_day or last.day == 14):
        return None
    # A month that begins on the 15th is the one in which it ends.
    return Month.of(first) if first.day == 1 else Month.of(first).plus(1), ending


def _cumulative(
    stretches: list[tuple[Month, Month, tuple[int, int] | None]],
    months: list[tuple[Month, tuple[int, int] | None]],
    days: tuple[date, date] | None,
    asked: Month | None,
    findings: Findings,
) -> Period:
    since, last, place = stretches[0]
    for other_since, other_last, at in stretches[1:]:
        if (other_since, other_last) != (since, last):
            _conflict(findings, at, other_last, last)
            return Period(None, days)
    for month, at in months:
        if month != last:
            _conflict(findings, at, month, last)
            return Period(None, days)
    if asked is not None and asked != last:
        _conflict(findings, place, last, asked, asked=1)
        return Period(None, days)
    return Period(last, days, since if since < last else None)


def _conflict(
    findings: Findings,
    place: tuple[int, int] | None,
    month: Month,
    other: Month,
    *,
    asked: int = 0,
) -> None:
    findings.error(ProblemKind.MONTH_CONFLICT, place, str(month), other=str(other), asked=asked)


def _agreed(
    months: list[tuple[Month, tuple[int, int] | None]],
    found: Stated,
    asked: Month | None,
    findings: Findings,
) -> Month | None:
    if not months:
        return _from_request(found, asked, findings)
    month = asked or months[0][0]
    for other, place in months:
        if other != month:
            findings.error(
                ProblemKind.MONTH_CONFLICT,
                place,
                str(other),
                other=str(month),
                asked=int(bool(asked)),
            )
            return None
    for number, place in found.numbers:
        if number != month.number:
            findings.error(
                ProblemKind.MONTH_CONFLICT, place, str(number), other=str(month), asked=0
            )
            return None
    return month


def _from_request(found: Stated, asked: Month | None, findings: Findings) -> Month | None:
    if asked is None:
        findings.error(ProblemKind.MONTH_UNCLEAR)
        return None
    for number, place in found.numbers:
        if number != asked.number:
            findings.error(
                ProblemKind.MONTH_CONFLICT, place, str(number), other=str(asked), asked=1
            )
            return None
    return asked


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
    rest = text
    for match in _SPAN.finditer(text):
        days = _days(match.groups())
        if days is not None and place is not None:
            found.spans.append((*days, place))
        rest = rest.replace(match[0], " ")
    rest = _read_longer(rest, place, found)
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


def _read_longer(text: str, place: tuple[int, int] | None, found: Stated) -> str:
    """Note quarters, halves and other stretches; the text without them."""
    for pattern in (_FROM_TO, _TO_MONTH, _QUARTER, _LAST_MONTHS, _FIRST_MONTHS):
        for match in pattern.finditer(text):
            stretch = _months_of(pattern, match)
            if stretch is not None and (*stretch, place) not in found.stretches:
                found.stretches.append((*stretch, place))
        text = pattern.sub(" ", text)
    found.whole_years += [(int(match[1]), place) for match in _WHOLE_YEAR.finditer(text)]
    return text


def _months_of(pattern: re.Pattern[str], match: re.Match[str]) -> tuple[Month, Month] | None:
    try:
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


def _span_text(first: date, last: date) -> str:
    return f"{first:%d/%m/%Y}–{last:%d/%m/%Y}"
