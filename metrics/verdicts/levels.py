"""The levels a share stands at one after the other: each known by the months it began with."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from statistics import correlation, fmean, pstdev

from metrics.counts.month import Month
from metrics.counts.share import Share
from metrics.verdicts.chance import FEWEST_POINTS, scatter, spread_of, summed
from metrics.verdicts.chart import ChartLevel
from metrics.verdicts.signals import (
    RUN,
    clearly_apart,
    onset_of,
    outside,
    point_of,
    runs_of,
    signalled,
)

_YEAR = 12
"""Months."""
_ALIKE = 0.7
"""Two years of chance go alike by so much about once in a hundred times."""
_SHORTEST = 6
"""With fewer months before it, it is not told from where a series moved."""


def levels_of(months: Sequence[Month], shares: Sequence[Share | None]) -> tuple[ChartLevel, ...]:
    """The levels of some months in order, oldest first; none without any case."""
    found: list[ChartLevel] = []
    start: int | None = 0
    while start is not None:
        level = _begun(months[start:], shares[start:])
        if level is None:
            break
        shift = _lasting_shift(months[start:], shares[start:], level)
        if shift is not None:
            end = start + shift
            level = _begun(months[start:end], shares[start:end]) or level
        found.append(level)
        start = None if shift is None else start + shift
    return tuple(found)


def _begun(months: Sequence[Month], shares: Sequence[Share | None]) -> ChartLevel | None:
    """The level of the first twelve months with cases, without those beyond its own limits."""
    every = [share for share in shares if share is not None and share.cases]
    known = every[:FEWEST_POINTS]
    if not known:
        return None
    level = _known_by(known, months[0])
    if _seasonal(shares):
        return replace(level, spread=max(level.spread, scatter(known)), seasonal=True)
    if len(known) < FEWEST_POINTS:
        return level
    before = _before_shift(months[0], every)
    if before is not None:
        return before
    usual = [share for share in known if not any(outside(point_of(months[0], share, level)))]
    if not RUN <= len(usual) < len(known):
        return level
    return _known_by(usual, months[0], RUN)


def _known_by(shares: Sequence[Share], since: Month, fewest: int = FEWEST_POINTS) -> ChartLevel:
    return ChartLevel(since, summed(shares), spread_of(shares, fewest))


def _before_shift(month: Month, known: Sequence[Share]) -> ChartLevel | None:
    """The level of the months up to a shift within the first twelve; None without one.

    At least six months, and the eight after them all on one side of their share, clearly so. Of
    several places the one that tells most.
    """
    found: list[tuple[float, ChartLevel]] = []
    for end in range(_SHORTEST, FEWEST_POINTS):
        before, after = known[:end], known[end : end + RUN]
        level = _known_by(before, month, _SHORTEST)
        points = [point_of(month, share, level) for share in after]
        alone = [run for _, run in runs_of(points, level) if len(run) == RUN]
        if alone and clearly_apart(alone[0], level):
            apart = float(summed(after).percent - level.centre)
            found.append((apart * apart * end / (end + RUN), level))
    return max(found, key=lambda each: each[0])[1] if found else None


def _seasonal(shares: Sequence[Share | None]) -> bool:
    """Whether the second year goes up and down as the first does, at the same level."""
    pairs = [
        (float(before.percent), float(after.percent))
        for before, after in zip(shares[:_YEAR], shares[_YEAR : 2 * _YEAR], strict=False)
        if before is not None and after is not None and before.cases and after.cases
    ]
    if len(pairs) < _YEAR or any(len(set(year)) == 1 for year in zip(*pairs, strict=True)):
        return False
    first, second = zip(*pairs, strict=True)
    apart = abs(fmean(first) - fmean(second))
    return correlation(first, second) >= _ALIKE and apart < pstdev(first)


def _lasting_shift(
    months: Sequence[Month], shares: Sequence[Share | None], level: ChartLevel
) -> int | None:
    """Where twelve months in a row begin that make a level of their own; None without.

    They stand on one side of the level, clearly so together, and none of them stands out among
    them: a fall that goes on is no level.
    """
    points = [point_of(month, share, level) for month, share in zip(months, shares, strict=True)]
    for at, stretch in runs_of(points, level):
        if len(stretch) < FEWEST_POINTS or not clearly_apart(stretch, level):
            continue
        late = onset_of(stretch, level)
        start, run = at + late, stretch[late:]
        if start < _SHORTEST or len(run) < FEWEST_POINTS:
            continue
        own = [point.share for point in run]
        new = _begun(months[start:], own)
        among = [point_of(point.month, point.share, new) for point in run] if new else []
        first = among[:FEWEST_POINTS]
        if new and not any(point.signals for point in signalled(first, new)):
            return start
    return None
