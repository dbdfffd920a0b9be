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
_LONGER = re.compile(
    r"\bquy\s+(?:[1-4]|iv|i{1,3})\b|\b(?:3|6|9)\s+thang\b|\b(?:sau|chin)\s+thang\b|\bluy ke\b"
    r"|\b(?:bao cao|ket qua)\s+nam\s+\d{4}\b"
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
    longer: tuple[int, int] | None = None
    """Where a quarter, half or year is named."""


@dataclass(frozen=True, slots=True)
class Period:
    """The month a table is for, and the days it states."""

    month: Month | None
    days: tuple[date, date] | None = None


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
    """The month of a table, with a problem where it is unclear, in conflict or cumulative.

    A stated period of 26 to 33 days is the month in which it ends; a longer one is cumulative
    (contract §6).
    """
    months: list[tuple[Month, tuple[int, int] | None]] = list(found.months)
    days: tuple[date, date] | None = None
    for first, last, place in found.spans:
        length = (last - first).days + 1
        days = (first, last)
        if length > _LONGEST:
            return _cumulative(first, last, place, asked, findings)
        if length < _SHORTEST:
            findings.error(ProblemKind.MONTH_UNCLEAR, place, _span_text(first, last), days=length)
            return Period(None, days)
        months.insert(0, (Month.of(last), place))
    if not months and found.longer is not None:
        findings.error(ProblemKind.CUMULATIVE_INCOMPLETE, found.longer, missing="")
        return Period(None)
    return Period(_agreed(months, found, asked, findings), days)


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


def _cumulative(
    first: date, last: date, place: tuple[int, int], asked: Month | None, findings: Findings
) -> Period:
    ends = Month.of(last)
    whole = first.day == 1 and last == ends.last_day
    cut_off = first.day == 15 and last.day == 14
    if not (whole or cut_off):
        findings.error(
            ProblemKind.MONTH_UNCLEAR, place, _span_text(first, last), days=(last - first).days + 1
        )
        return Period(None, (first, last))
    if asked is not None and asked != ends:
        findings.error(ProblemKind.MONTH_CONFLICT, place, str(ends), other=str(asked), asked=1)
    start = Month.of(first) if whole else Month.of(first).plus(1)
    missing = []
    while start < ends:
        missing.append(str(start))
        start = start.plus(1)
    findings.error(
        ProblemKind.CUMULATIVE_INCOMPLETE,
        place,
        _span_text(first, last),
        missing=", ".join(missing),
    )
    return Period(None, (first, last))


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
