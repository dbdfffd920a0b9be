"""Settles which month a table is for, from what it states and what the person said."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from ingest.findings import Findings
from ingest.stated_time import Stated, stated, whole_months
from metrics.month import Month
from metrics.problem import ProblemKind

__all__ = ["Period", "Stated", "ends", "settle", "stated"]

_SHORTEST, _LONGEST = 26, 33


@dataclass(frozen=True, slots=True)
class Period:
    """The month a table is for, and the days it states."""

    month: Month | None
    days: tuple[date, date] | None = None
    since: Month | None = None
    """Of a cumulative table, the first month its flows add up from."""


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
        stretch = whole_months(first, last) if length > _LONGEST else None
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


def _span_text(first: date, last: date) -> str:
    return f"{first:%d/%m/%Y}–{last:%d/%m/%Y}"
