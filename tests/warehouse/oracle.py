"""The rules of the store a second time: plain Python over a list, slow and easy to believe."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from metrics.counts.month import Month
from metrics.counts.upload import Changes
from metrics.plans.indicator import Indicator

_T = TypeVar("_T")
STOCKS = ("carried_in", "open_in_time", "open_late")
SUMS = {
    "received": [["received_online", "received_offline"], ["received_total"]],
    "resolved": [["resolved_in_time", "resolved_late"]],
    "open": [["open_in_time", "open_late"]],
}


@dataclass
class Stored:
    number: int
    form: str
    month: Month
    values: Mapping[tuple[str, str], int | None]
    undone: bool = False
    since: Month | None = None

    def speaks_of(self, unit: str) -> bool:
        return any(code == unit and value is not None for (code, _), value in self.values.items())

    def blanks(self, unit: str, measure: str) -> bool:
        blank = (unit, measure) in self.values and self.values[unit, measure] is None
        return blank and self.speaks_of(unit)


@dataclass
class Count:
    good: int
    cases: int
    months: tuple[Month, ...]
    mixed: bool


class Oracle:
    def __init__(self) -> None:
        self.uploads: list[Stored] = []

    def append(
        self,
        form: str,
        month: Month,
        values: Mapping[tuple[str, str], int | None],
        since: Month | None = None,
    ) -> Changes:
        stored = Stored(len(self.uploads), form, month, values, since=since)
        new = changed = same = removed = 0
        for (unit, measure), value in values.items():
            versions = self.versions(unit, month, measure)
            current = versions[-1] if versions else None
            before = self.monthly_values(current, unit, measure) if current else None
            current = None if before is None else current
            if value is None:
                removed += current is not None and current.form == form and stored.speaks_of(unit)
            elif current is None:
                new += 1
            elif before == self.monthly_values(stored, unit, measure):
                same += 1
            else:
                changed += 1
        self.uploads.append(stored)
        return Changes(new, changed, same, removed)

    def undo(self, number: int) -> None:
        self.uploads[number].undone = True

    def versions(self, unit: str, month: Month, measure: str) -> list[Stored]:
        """The uploads that give the figure, oldest first."""
        standing = [each for each in self.uploads if not each.undone and each.month == month]
        return [
            each
            for each in standing
            if each.values.get((unit, measure)) is not None
            and not any(
                later.number > each.number
                and later.form == each.form
                and later.blanks(unit, measure)
                for later in standing
            )
        ]

    def current(self, unit: str, month: Month, measure: str) -> int | None:
        versions = self.versions(unit, month, measure)
        return self.monthly_values(versions[-1], unit, measure) if versions else None

    def monthly_values(self, stored: Stored, unit: str, measure: str) -> int | None:
        """What a figure comes to for its own month; None: nothing, or below zero."""
        value = stored.values[unit, measure]
        if value is None or stored.since is None or measure in STOCKS:
            return value
        earlier = self._sum(unit, measure, stored.since, stored.month.plus(-1))
        return None if earlier is None or earlier > value else value - earlier

    def _sum(self, unit: str, measure: str, first: Month, last: Month) -> int | None:
        """All months from the first to the last; a cumulative one among them takes its stretch."""
        if last < first:
            return 0
        versions = self.versions(unit, last, measure)
        if not versions:
            return None
        newest = versions[-1]
        value = newest.values[unit, measure]
        assert value is not None
        start = newest.since if newest.since and measure not in STOCKS else last
        if start >= first:
            rest = self._sum(unit, measure, first, start.plus(-1))
            return None if rest is None else rest + value
        over = self._sum(unit, measure, start, first.plus(-1))
        return None if over is None else value - over

    def count(
        self, codes: Mapping[Month, str], months: Sequence[Month], indicator: Indicator
    ) -> Count | None:
        """Sum the counting months; `codes` says what the unit is called in each."""
        stated = [
            (month, *sides)
            for month in sorted(set(months))
            if month in codes and (sides := self._sides(codes[month], month, indicator))
        ]
        # Where every month contradicts itself there is no part of a whole to tell.
        found = [each for each in stated if sum(each[1].values()) <= sum(each[2].values())]
        found = found or stated
        if not found:
            return None
        good = _over_months([numerator for _, numerator, _, _ in found])
        cases = _over_months([denominator for _, _, denominator, _ in found])
        return Count(
            good, cases, tuple(month for month, *_ in found), any(mixed for *_, mixed in found)
        )

    def _sides(
        self, unit: str, month: Month, indicator: Indicator
    ) -> tuple[dict[str, int], dict[str, int], bool] | None:
        given = {
            measure: self.versions(unit, month, measure)
            for each in self.uploads
            for code, measure in each.values
            if code == unit
        }

        def newest(measures: list[str]) -> dict[str, Stored] | None:
            if not all(given.get(measure) for measure in measures):
                return None
            found = {measure: given[measure][-1] for measure in measures}
            whole = all(self.monthly_values(s, unit, m) is not None for m, s in found.items())
            return found if whole else None

        numerator = _first(newest(way) for way in _ways(indicator.numerator))
        if numerator is None:
            return None
        sources = {each.number for each in numerator.values()}
        denominator = None
        if len(sources) == 1:
            upload = next(iter(numerator.values()))
            denominator = _first(
                dict.fromkeys(way, upload)
                if all(
                    upload in given.get(measure, ())
                    and self.monthly_values(upload, unit, measure) is not None
                    for measure in way
                )
                else None
                for way in _ways(indicator.denominator)
            )
        if denominator is None:
            denominator = _first(newest(way) for way in _ways(indicator.denominator))
        if denominator is None:
            return None
        sources |= {each.number for each in denominator.values()}

        def values(side: dict[str, Stored]) -> dict[str, int]:
            return {
                m: v for m, s in side.items() if (v := self.monthly_values(s, unit, m)) is not None
            }

        return values(numerator), values(denominator), len(sources) > 1


def _first(found: Iterable[_T | None]) -> _T | None:
    return next((each for each in found if each is not None), None)


def _ways(codes: tuple[str, ...]) -> list[list[str]]:
    ways: list[list[str]] = [[]]
    for code in codes:
        ways = [before + way for before in ways for way in SUMS.get(code, [[code]])]
    return ways


def _over_months(sides: list[dict[str, int]]) -> int:
    flows = sum(v for side in sides for measure, v in side.items() if measure not in STOCKS)
    stocks = sum(value for measure, value in sides[-1].items() if measure in STOCKS)
    return flows + stocks
