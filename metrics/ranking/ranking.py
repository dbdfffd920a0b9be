"""One composite a unit, how sure it is, and who shares a band with whom.

The composite is the weighted mean of attainments (percent ÷ target), exact; what is above a target
counts, or most good units would stand at 100 alike. A unit with a light that is surely missed is
kept out of grades that do not bear one, however high its composite. Its
interval adds the squared weighted distances of the attainments from their Wilson bounds, the MOVER
rule of G. Y. Zou and A. Donner, Statist. Med. 27 (2008) 1693–1702; it takes the indicators as
unrelated.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Context, Decimal, localcontext
from fractions import Fraction
from math import lcm

from metrics.counts.month import Month
from metrics.counts.share import Interval
from metrics.ranking.scheme import Grade, Scheme
from metrics.units.unit import Unit
from metrics.verdicts.comparable import usual_months
from metrics.verdicts.rollup import Score
from metrics.verdicts.verdict import Evidence, Status

_DIGITS = Context(prec=34)
"""As in `share`, whose bounds are combined here."""
_WHOLE = Fraction(100)
"""Percent; weights and attainment are shares of it."""


@dataclass(frozen=True, slots=True)
class CompositePart:
    """What one indicator adds to a composite."""

    indicator: str
    status: Status
    """Where it is not judged, why it is left out."""
    weight: Fraction
    """Percent of all weight, as set."""
    counted: Fraction | None
    """Percent of the weight that is left for this unit; None where it is left out."""
    attainment: Fraction | None
    """100 × percent ÷ target."""


@dataclass(frozen=True, slots=True)
class RankStanding:
    """One unit in a ranking; None where it is not ranked."""

    unit: Unit
    parts: tuple[CompositePart, ...]
    covered: Fraction
    """Percent of all weight that could be counted."""
    incomplete: bool
    """Whether months or parts are missing from a figure that counted."""
    composite: Fraction | None = None
    """From 0; 100 where every target is just met."""
    interval: Interval | None = None
    grade: Grade | None = None
    grade_certain: bool = False
    """Whether the whole interval has this grade."""
    held_back: tuple[str, ...] = ()
    """Indicators surely missed that kept it out of a higher grade."""
    rank: int | None = None
    """1 for the highest; equal composites share a rank and the next ones are skipped."""
    possible: tuple[int, int] | None = None
    """The best and worst rank among the units whose intervals overlap this one's."""
    band: int | None = None
    """1 for the highest; see `rank_units`."""
    swing: tuple[int, int] | None = None
    """The lowest and highest rank number when one weight moves by a tenth."""
    apart: tuple[Month, ...] | None = None
    """The months it had to report for, where most of its level had others: it is not ranked."""

    @property
    def left_out(self) -> tuple[CompositePart, ...]:
        """The indicators with a weight that could not be counted."""
        return tuple(part for part in self.parts if part.weight and part.counted is None)


def rank_units(
    rows: Iterable[Score],
    scheme: Scheme,
    covered: Mapping[str, tuple[Month, ...]] | None = None,
) -> tuple[RankStanding, ...]:
    """Rank units by the rows of their scorecards, highest first, then by code; unranked ones last.

    Two units share a band where their intervals overlap or touch, or where a third one, or a chain
    of them, links them: units of different bands surely differ. Since a long chain may link all,
    `possible` tells each unit's own room: one plus the units surely above it, to the last place
    before those surely below it. `swing` repeats the ranking with each weight times 9/10 and times
    11/10, one at a time.

    Args:
        rows: One row a unit and indicator; indicators outside the scheme play no part.
        scheme: Weights and grades.
        covered: By identity, the months each unit had to report for, where these may differ.
    """
    by_unit: dict[Unit, dict[str, Score]] = {}
    for row in rows:
        by_unit.setdefault(row.unit, {})[row.indicator.code] = row
    apart = _apart(covered or {})
    standings = [
        _held_apart(_standing(unit, found, scheme), apart.get(unit.identity))
        for unit, found in by_unit.items()
    ]
    ranked = [each for each in standings if each.composite is not None]
    unranked = [each for each in standings if each.composite is None]
    return (
        *sorted(_with_places(ranked, scheme), key=lambda each: (each.rank or 0, each.unit.code)),
        *sorted(unranked, key=lambda each: each.unit.code),
    )


def _apart(covered: Mapping[str, tuple[Month, ...]]) -> dict[str, tuple[Month, ...]]:
    if not covered:
        return {}
    _, others = usual_months(covered)
    return {identity: covered[identity] for identity in others}


def _held_apart(standing: RankStanding, months: tuple[Month, ...] | None) -> RankStanding:
    if months is None:
        return standing
    bare = RankStanding(standing.unit, standing.parts, standing.covered, standing.incomplete)
    return replace(bare, apart=months)


def _standing(unit: Unit, rows: Mapping[str, Score], scheme: Scheme) -> RankStanding:
    parts = _parts(rows, scheme)
    covered = sum((part.weight for part in parts if part.counted is not None), Fraction(0))
    counted = [rows[part.indicator] for part in parts if part.counted]
    bare = RankStanding(unit, parts, covered, any(row.incomplete for row in counted))
    if not covered or covered < Fraction(scheme.least_weight):
        return bare
    composite = sum((part.counted or 0) * (part.attainment or 0) for part in parts) / _WHOLE
    return _graded(bare, composite, rows, scheme)


def _parts(rows: Mapping[str, Score], scheme: Scheme) -> tuple[CompositePart, ...]:
    found = [(Fraction(each.weight), rows.get(each.indicator)) for each in scheme.weights]
    whole = sum((weight for weight, _ in found), Fraction(0))
    left = sum((weight for weight, row in found if _judged(row)), Fraction(0))
    return tuple(
        CompositePart(
            each.indicator,
            row.verdict.status if row else Status.NOT_REPORTED,
            _WHOLE * weight / whole,
            _WHOLE * weight / left if left and _judged(row) else None,
            _attainment(row),
        )
        for each, (weight, row) in zip(scheme.weights, found, strict=True)
    )


def _judged(row: Score | None) -> bool:
    return row is not None and row.verdict.status.judged


def _attainment(row: Score | None) -> Fraction | None:
    if row is None or row.share is None or row.goal is None or not _judged(row):
        return None
    return _WHOLE * row.share.percent / row.goal.percent


def _graded(
    bare: RankStanding, composite: Fraction, rows: Mapping[str, Score], scheme: Scheme
) -> RankStanding:
    interval = _interval(composite, bare.parts, rows)
    missed = tuple(code for code, row in rows.items() if _surely_missed(row))
    low, middle, high = (
        scheme.grade(each, missed=bool(missed))
        for each in (max(interval.low, Decimal(0)), composite, interval.high)
    )
    return replace(
        bare,
        composite=composite,
        interval=interval,
        grade=middle,
        grade_certain=low == middle == high,
        held_back=missed if middle != scheme.grade(composite) else (),
    )


def _surely_missed(row: Score) -> bool:
    verdict = row.verdict
    return verdict.status is Status.MISSED and verdict.evidence is Evidence.CERTAIN


def _interval(
    composite: Fraction, parts: Sequence[CompositePart], rows: Mapping[str, Score]
) -> Interval:
    with localcontext(_DIGITS):
        down = up = Decimal(0)
        for part in parts:
            if part.counted is None or part.attainment is None:
                continue
            weight, middle = _decimal(part.counted) / 100, _decimal(part.attainment)
            low, high = _bounds(rows[part.indicator])
            down += (weight * max(Decimal(0), middle - low)) ** 2
            up += (weight * max(Decimal(0), high - middle)) ** 2
        centre = _decimal(composite)
        return Interval(centre - down.sqrt(), centre + up.sqrt())


def _bounds(row: Score) -> tuple[Decimal, Decimal]:
    """The attainments at the Wilson bounds of a judged row."""
    assert row.goal is not None
    assert row.share is not None
    scale = 100 / _decimal(row.goal.percent)
    bounds = row.share.wilson()
    return bounds.low * scale, bounds.high * scale


def _decimal(ratio: Fraction) -> Decimal:
    return Decimal(ratio.numerator) / ratio.denominator


def _with_places(standings: Sequence[RankStanding], scheme: Scheme) -> list[RankStanding]:
    if not standings:
        return []
    intervals = [each.interval for each in standings if each.interval is not None]
    lows = sorted(interval.low for interval in intervals)
    highs = sorted(interval.high for interval in intervals)
    bands = _bands(intervals)
    swings = _swings(standings, scheme)
    return [
        replace(
            standing,
            rank=swing[0],
            swing=(min(swing), max(swing)),
            band=bands[interval.high],
            possible=(
                1 + len(lows) - bisect_right(lows, interval.high),
                len(highs) - bisect_left(highs, interval.low),
            ),
        )
        for standing, interval, swing in zip(standings, intervals, swings, strict=True)
    ]


def _bands(intervals: Iterable[Interval]) -> dict[Decimal, int]:
    """The band by an interval's upper bound."""
    bands: dict[Decimal, int] = {}
    band, lowest = 0, Decimal(0)
    for interval in sorted(intervals, key=lambda each: each.high, reverse=True):
        if not bands or interval.high < lowest:
            band, lowest = band + 1, interval.low
        lowest = min(lowest, interval.low)
        bands[interval.high] = band
    return bands


def _swings(standings: Sequence[RankStanding], scheme: Scheme) -> list[tuple[int, ...]]:
    """Each unit's rank by the weights as set, then with each weight a tenth lower and higher."""
    scale = lcm(*(each.weight.as_integer_ratio()[1] for each in scheme.weights))
    weights = [10 * int(each.weight * scale) for each in scheme.weights]
    entrants = [_entrant(standing) for standing in standings]
    columns = [_ranks(entrants, weights)]
    for at, weight in enumerate(weights):
        for moved in (weight * 9 // 10, weight * 11 // 10):
            columns.append(_ranks(entrants, [*weights[:at], moved, *weights[at + 1 :]]))
    return list(zip(*columns, strict=True))


_Entrant = tuple[tuple[int | None, ...], int]
"""Attainments in the order of the weights as whole numbers over one denominator."""


def _entrant(standing: RankStanding) -> _Entrant:
    known = [part.attainment for part in standing.parts if part.attainment is not None]
    whole = lcm(*(each.denominator for each in known))
    attained = (
        None if part.attainment is None else int(part.attainment * whole) for part in standing.parts
    )
    return tuple(attained), whole


def _ranks(entrants: Sequence[_Entrant], weights: Sequence[int]) -> list[int]:
    ratios = []
    for attained, whole in entrants:
        pairs = [(w, each) for w, each in zip(weights, attained, strict=True) if each is not None]
        ratios.append((sum(w * each for w, each in pairs), whole * sum(w for w, _ in pairs)))
    # Different ratios differ by more than one over the product of their denominators: stretched by
    # the square of the largest, their whole parts order them, and only equal ones are equal.
    stretch = max(bottom for _, bottom in ratios) ** 2
    keys = [top * stretch // bottom for top, bottom in ratios]
    ordered = sorted(keys)
    return [1 + len(ordered) - bisect_right(ordered, key) for key in keys]
