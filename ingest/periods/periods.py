"""Settles which month a table is for, from what it states and what the person said."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from ingest.findings import Findings
from ingest.periods.stated_time import Stated, whole_months
from ingest.periods.title_text import Place
from metrics.counts.month import Month, Window
from metrics.counts.problem import ProblemCase

# Days of a period that counts as one month (contract §6): reports that run from the 15th to the
# 14th, or leave out a weekend.
SHORTEST, LONGEST = 26, 33

_Named = tuple[Month, Place]
_Stretch = tuple[Month, Month, Place]


@dataclass(frozen=True, slots=True)
class Period:
    """The month a table is for, and the days it states."""

    month: Month | None
    days: tuple[date, date] | None = None
    since: Month | None = None
    """Of a cumulative table, the first month its flows add up from."""
    place: Place = None
    """The cell that says it; None: the sheet's name."""
    stated: bool = True
    """Whether the file says it, and not a person alone."""


def settle(found: Stated, asked: Month | None, findings: Findings) -> Period:
    """The month of a table, with a problem where it is unclear or in conflict.

    A stated period of 26 to 33 days is the month in which it ends; a longer one is cumulative
    (contract §6). What tells a period and cannot be understood is never passed over.
    """
    if asked is not None:
        found.of_year(asked.year)
    days = found.spans[-1][:2] if found.spans else None
    if _is_unclear(found, findings):
        return Period(None, days)
    months, stretches = _by_days(found)
    # "Luỹ kế … tháng 5": the month named is where the sum ends, not what the table covers.
    if not stretches and not found.spans and found.running and len(months) == 1:
        month, place = months[0]
        stretches = [(Month(month.year, 1), month, place)]
    if not stretches and not months and not found.numbers:
        if found.running:
            return _running(found, asked, findings)
        if found.whole_years:
            return _of_a_year(found, asked, findings)
        if found.vague:
            return _unclear(findings, *found.vague[0])
    if stretches:
        return _cumulative(stretches, months, days, asked, findings)
    return _agreed(months, found, asked, findings, days)


def of_quarter(period: Period, findings: Findings) -> Period:
    """The time of a table that is for a quarter: how things stand at its end, no sum of months."""
    month = period.month
    if month is None:
        return period
    months = Window.QUARTER.months(month)
    if month != months[-1] or period.since not in (None, months[0]):
        findings.error(ProblemCase.MONTH_CONFLICT_QUARTER, period.place, str(month))
        return replace(period, month=None, since=None)
    days = months[0].first_day, month.last_day
    return replace(period, since=None, days=days)


def ends(found: Stated) -> Month | None:
    """The month in which what the texts state ends, as far as that is plain."""
    spans = [Month.of(last) for _, last, _ in found.spans]
    words = [last for _, last, _ in found.stretches]
    told = [*spans, *words, *(month for month, _ in found.months)]
    # A year alone counts only where nothing else is said: beside a month's number it is that
    # month's year.
    if not told and not found.numbers and not found.running:
        told = [Month(year, 12) for year, _ in found.whole_years]
    return told[0] if told else None


def _is_unclear(found: Stated, findings: Findings) -> bool:
    """Report the first stated period that is no month and no longer period."""
    for first, last, place in found.spans:
        length = (last - first).days + 1
        if length < SHORTEST or (length > LONGEST and _longer(first, last) is None):
            said = f"{first:%d/%m/%Y}–{last:%d/%m/%Y}"
            findings.error(ProblemCase.MONTH_UNCLEAR_DAYS, place, said, days=length)
            return True
    if found.unread:
        place, said = found.unread[0]
        findings.error(ProblemCase.MONTH_UNCLEAR_UNREAD, place, said)
        return True
    opened = [place for _, _, place in [*found.open_stretches, *found.open_spans]]
    if opened:
        _unclear(findings, opened[0])
    return bool(opened)


def _unclear(findings: Findings, place: Place, said: str = "") -> Period:
    findings.error(ProblemCase.MONTH_UNCLEAR_LONGER, place, said or None)
    return Period(None)


def _longer(first: date, last: date) -> tuple[Month, Month] | None:
    """The months of a longer period; None where it has none, or only one and a half."""
    months = whole_months(first, last)
    return months if months is not None and months[0] < months[1] else None


def _by_days(found: Stated) -> tuple[list[_Named], list[_Stretch]]:
    """The months and longer periods stated, those of days first."""
    months: list[_Named] = []
    stretches: list[_Stretch] = []
    for first, last, place in found.spans:
        longer = _longer(first, last) if (last - first).days >= LONGEST else None
        if longer is None:
            # By its last day: 15/02–14/03 is reported as March (contract §6).
            months.append((Month.of(last), place))
        else:
            stretches.append((*longer, place))
    return [*months, *found.months], [*stretches, *found.stretches]


def _running(found: Stated, asked: Month | None, findings: Findings) -> Period:
    """A sum since January, which ends with the month asked for."""
    if asked is None or (found.years and asked.year not in found.years):
        return _unclear(findings, found.running[0])
    since = Month(asked.year, 1) if asked.number > 1 else None
    return Period(asked, since=since, stated=False)


def _of_a_year(found: Stated, asked: Month | None, findings: Findings) -> Period:
    year, place = found.whole_years[0]
    whole = Month(year, 1), Month(year, 12)
    if asked not in (None, whole[1]) or any(other != year for other, _ in found.whole_years):
        return _unclear(findings, place)
    return Period(whole[1], since=whole[0], place=place)


def _cumulative(
    stretches: list[_Stretch],
    months: list[_Named],
    days: tuple[date, date] | None,
    asked: Month | None,
    findings: Findings,
) -> Period:
    since, last, place = stretches[0]
    others = [(each[1], each[2]) for each in stretches if each[:2] != (since, last)]
    others += [each for each in months if each[0] != last]
    if others:
        month, at = others[0]
        _conflict(findings, at, month, last)
        return Period(None, days)
    if asked is not None and asked != last:
        _conflict(findings, place, last, asked, asked=True)
        return Period(None, days)
    return Period(last, days, since if since < last else None, place)


def _conflict(
    findings: Findings, place: Place, month: Month | int, other: Month, *, asked: bool = False
) -> None:
    case = ProblemCase.MONTH_CONFLICT_ASKED if asked else ProblemCase.MONTH_CONFLICT
    findings.error(case, place, str(month), other=str(other))


def _agreed(
    months: list[_Named],
    found: Stated,
    asked: Month | None,
    findings: Findings,
    days: tuple[date, date] | None,
) -> Period:
    if not months:
        return Period(_from_request(found, asked, findings), days, stated=False)
    month = asked or months[0][0]
    for other, place in months:
        if other != month:
            _conflict(findings, place, other, month, asked=asked is not None)
            return Period(None, days)
    for number, place in found.numbers:
        if number != month.number:
            _conflict(findings, place, number, month)
            return Period(None, days)
    return Period(month, days, place=months[0][1])


def _from_request(found: Stated, asked: Month | None, findings: Findings) -> Month | None:
    if asked is None:
        findings.error(ProblemCase.MONTH_UNCLEAR)
        return None
    if found.years and asked.year not in found.years:
        _unclear(findings, next(iter(found.years.values())))
        return None
    for month, place in found.until:
        if month != asked:
            _conflict(findings, place, month, asked, asked=True)
            return None
    return asked
