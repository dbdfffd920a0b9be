"""Compares the time that a phrase tells with the time of the table it stands in."""

from __future__ import annotations

from collections.abc import Iterator
from copy import deepcopy
from dataclasses import dataclass
from enum import Enum

from ingest.periods.periods import SHORTEST, Period
from ingest.periods.stated_time import Stated, whole_months
from metrics.counts.month import Month


class Against(Enum):
    """How the time of a phrase stands to the table's."""

    SAME = "same"
    MONTH = "month"
    """Another month."""
    SUM = "sum"
    """A sum up to the table's month, in a table of the month."""
    OTHER = "other"
    """Another period."""


@dataclass(frozen=True, slots=True)
class Compared:
    """The outcome, and the other month where it is one."""

    how: Against
    month: Month | None = None


_SAME = Compared(Against.SAME)


def compared(time: Stated, period: Period) -> Compared:
    """How what a phrase states stands to a table's period; the first difference counts."""
    month = period.month
    if month is None:
        # That the table's own month is unclear is told already.
        return _SAME
    stated = deepcopy(time)
    stated.of_year(month.year)
    return next((each for each in _each(stated, month, period.since) if each != _SAME), _SAME)


def _each(stated: Stated, month: Month, since: Month | None) -> Iterator[Compared]:
    for first, last, _ in stated.spans:
        if (last - first).days + 1 < SHORTEST:
            yield Compared(Against.OTHER)
            continue
        months = whole_months(first, last)
        if months is None or months[0] == months[1]:
            yield _month(Month.of(last), month)
        else:
            yield _stretch(*months, month, since)
    for named, _ in [*stated.months, *stated.until]:
        yield _month(named, month)
    for first_month, last_month, _ in stated.stretches:
        yield _stretch(first_month, last_month, month, since)
    for year, _ in stated.whole_years:
        yield _stretch(Month(year, 1), Month(year, 12), month, since)
    if any(Month.of(day) == month for day, _ in stated.short):
        yield Compared(Against.OTHER)
    if stated.running and since is None and month.number > 1:
        yield Compared(Against.SUM)
    if stated.unread or (stated.vague and not stated.running):
        yield Compared(Against.OTHER)


def _month(named: Month, month: Month) -> Compared:
    return _SAME if named == month else Compared(Against.MONTH, named)


def _stretch(first: Month, last: Month, month: Month, since: Month | None) -> Compared:
    if (first, last) == (since or month, month):
        return _SAME
    same_start = since is None and first == Month(month.year, 1)
    return Compared(Against.SUM if same_start and last >= month else Against.OTHER)
