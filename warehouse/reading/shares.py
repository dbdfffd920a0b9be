"""Counts beside each other: k of n by unit and indicator, summed in the store."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from metrics.counts.measure import STOCKS, ways
from metrics.counts.month import Month
from metrics.plans.indicator import Indicator
from warehouse.engine.connection import Source, ask
from warehouse.reading.opening_shares import Stretch, balances_of, summed
from warehouse.reading.openings import Opening, Parts, openings

_MOST_MONTHS = 60
"""Months travel as bits of one whole number."""


@dataclass(frozen=True, slots=True)
class Span:
    """For which months a code means a unit; codes are reused, so a unit may have several."""

    key: str
    """Whatever tells the unit; it comes back with its counts. One code a key and month."""
    code: str
    first: Month
    last: Month

    def holds(self, month: Month) -> bool:
        """Whether the code means the unit in a month."""
        return self.first <= month <= self.last


@dataclass(frozen=True, slots=True)
class ShareRow:
    """What one unit and indicator come to over a window; there is none where nothing is stated."""

    key: str
    indicator: str
    good: int
    cases: int
    """Fewer than `good` where what is stated contradicts itself: that is not to be scored."""
    months: tuple[Month, ...]
    """The months that count: every measure needed is there and no more cases are good than are.
    Where no month counts, those that contradict themselves."""
    mixed: bool
    """Whether a month takes its figures from different uploads."""
    flows: tuple[int, int]
    """Good cases and cases without the stock of the last month."""


@dataclass(frozen=True, slots=True)
class MonthShare:
    """What one unit and indicator come to in one month that counts."""

    key: str
    indicator: str
    month: Month
    good: int
    cases: int
    mixed: bool
    """Whether the figures come from different uploads."""
    uploads: tuple[str, ...]
    """Where they come from, oldest first."""


@dataclass(frozen=True, slots=True)
class Impossible:
    """More good cases than cases, which only different uploads can bring about."""

    unit: str
    indicator: str
    month: Month
    good: int
    cases: int
    uploads: tuple[str, ...]


def shares(
    source: Source, spans: Sequence[Span], months: Sequence[Month], indicators: Sequence[Indicator]
) -> list[ShareRow]:
    """Sum each unit's counting months; flows add up, a stock is its value in the last of them.

    A month counts for an indicator where all its measures are there. Numerator and denominator
    come from one upload where that upload gives both (contract §2 and §6). An opening balance
    that lies whole in the window counts in place of its months (§7).
    """
    rows = _ask(source, "shares", spans, months, indicators)
    first = min(months, default=None)

    # Nearly all units share the same few sets of months.
    @cache
    def counted(bits: int) -> tuple[Month, ...]:
        assert first is not None
        return tuple(first.plus(place) for place in range(_MOST_MONTHS) if bits >> place & 1)

    found = [
        ShareRow(
            spans[key].key,
            indicators[place].code,
            good + good_stock,
            cases + cases_stock,
            counted(bits),
            mixed,
            (good, cases),
        )
        for key, place, good, cases, good_stock, cases_stock, bits, mixed in rows
    ]
    balances = openings(source)
    if not balances:
        return found
    summed_up = _with_balances(source, balances, spans, months, indicators)
    return [
        *(row for row in found if (row.key, row.indicator) not in summed_up),
        *summed_up.values(),
    ]


def _with_balances(
    source: Source,
    balances: Sequence[Opening],
    spans: Sequence[Span],
    months: Sequence[Month],
    indicators: Sequence[Indicator],
) -> dict[tuple[str, str], ShareRow]:
    """What units come to whose opening balance lies whole in the window; few have one."""
    held: dict[str, list[Opening]] = {}
    for span in spans:
        own = balances_of(balances, span.code, months, span.holds)
        held.setdefault(span.key, []).extend(own)
    affected = [span for span in spans if held[span.key]]
    months_by_distance = _by_distance(months) if affected else ()
    alone: dict[tuple[str, str], dict[Month, Stretch]] = {}
    for key, place, distance, *parts, mixed in _ask(
        source, "month_parts", affected, months, indicators
    ):
        month = months_by_distance[distance]
        good, cases = Parts(*parts[:2]), Parts(*parts[2:])
        of = alone.setdefault((affected[key].key, indicators[place].code), {})
        of[month] = Stretch((month,), good, cases, mixed)
    found: dict[tuple[str, str], ShareRow] = {}
    for name in dict.fromkeys(span.key for span in affected):
        own_spans = [span for span in affected if span.key == name]

        def valid(month: Month, own: Sequence[Span] = own_spans) -> bool:
            return any(span.holds(month) for span in own)

        for indicator in indicators:
            of = alone.get((name, indicator.code), {})
            total = summed(held[name], indicator, of, valid)
            if total is not None:
                found[name, indicator.code] = ShareRow(name, indicator.code, *total)
    return found


def series(
    source: Source, spans: Sequence[Span], months: Sequence[Month], indicators: Sequence[Indicator]
) -> list[MonthShare]:
    """Each unit's counting months by themselves, oldest first."""
    rows = _ask(source, "series", spans, months, indicators)
    named = _names(source)
    months_by_distance = _by_distance(months)
    return [
        MonthShare(
            spans[key].key,
            indicators[place].code,
            months_by_distance[distance],
            good,
            cases,
            mixed,
            tuple(named[version] for version in versions),
        )
        for key, place, distance, good, cases, mixed, versions in rows
    ]


def impossible(source: Source, indicators: Sequence[Indicator]) -> list[Impossible]:
    """Every unit, indicator and month with more good cases than cases, oldest first."""
    months = [Month.of(row[0]) for row in ask(source.cursor(), "months").fetchall()]
    # Year by year: `_MOST_MONTHS` bounds what one question may hold.
    by_year: dict[int, list[Month]] = {}
    for month in months:
        by_year.setdefault(month.year, []).append(month)
    return [
        found for chosen in by_year.values() for found in _impossible(source, chosen, indicators)
    ]


def _impossible(
    source: Source, months: Sequence[Month], indicators: Sequence[Indicator]
) -> Iterable[Impossible]:
    bounds = {"first": months[0].first_day, "last": months[-1].first_day}
    codes = [row[0] for row in ask(source.cursor(), "codes", bounds).fetchall()]
    spans = [Span(code, code, months[0], months[-1]) for code in codes]
    named = _names(source)
    for key, place, month, good, cases, versions in _ask(
        source, "impossible", spans, months, indicators
    ):
        uploads = tuple(named[version] for version in versions)
        yield Impossible(codes[key], indicators[place].code, Month.of(month), good, cases, uploads)


def asked(spans: Sequence[Span], indicators: Sequence[Indicator]) -> dict[str, list[object]]:
    """Spans and the terms of indicators as the columns that the statements take."""
    keys: dict[str, int] = {}
    for place, span in enumerate(spans):
        # One unit may have several spans, under several codes; their figures meet under the place
        # of the first.
        keys.setdefault(span.key, place)
    return {
        "keys": [keys[span.key] for span in spans],
        "codes": [span.code for span in spans],
        "firsts": [span.first.first_day for span in spans],
        "lasts": [span.last.first_day for span in spans],
        **_terms(indicators),
    }


def _terms(indicators: Sequence[Indicator]) -> Mapping[str, list[object]]:
    rows = [
        (place, side, way, len(measures), measure, measure in STOCKS)
        for place, indicator in enumerate(indicators)
        for side, codes in (
            ("numerator", indicator.numerator),
            ("denominator", indicator.denominator),
        )
        for way, measures in enumerate(ways(codes))
        for measure in measures
    ]
    names = ("indicators", "sides", "ways", "sizes", "measures", "stocks")
    return {name: [row[place] for row in rows] for place, name in enumerate(names)}


def _ask(
    source: Source,
    name: str,
    spans: Sequence[Span],
    months: Sequence[Month],
    indicators: Sequence[Indicator],
) -> list[tuple[Any, ...]]:
    if not (spans and months and indicators):
        return []
    if len(_by_distance(months)) > _MOST_MONTHS:
        raise ValueError(f"at most {_MOST_MONTHS} months at once")
    parameters = asked(spans, indicators) | {"months": [month.first_day for month in months]}
    return ask(source.cursor(), name, parameters).fetchall()


def _by_distance(months: Sequence[Month]) -> tuple[Month, ...]:
    return min(months).to(max(months))


def _names(source: Source) -> dict[int, str]:
    return dict(ask(source.cursor(), "upload_names").fetchall())
