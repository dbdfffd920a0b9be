"""What stands out among the points of one level: months outside, runs, and steps one way."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from fractions import Fraction
from itertools import groupby, pairwise

from metrics.counts.month import Month
from metrics.counts.share import Share
from metrics.verdicts.chance import clear_step, summed, usual_counts
from metrics.verdicts.chart import ChartLevel, ChartPoint, Signal

RUN = 8
"""So many months in a row on one side of the centre are a signal."""
STEPS = 6
"""So many falls, or rises, one after the other are a signal at any height."""


def point_of(month: Month, share: Share | None, level: ChartLevel) -> ChartPoint:
    """A month with the limits that a level gives its cases."""
    if share is None or share.cases == 0:
        return ChartPoint(month, share)
    chance, spread = level.centre / 100, level.spread
    fewest, most = usual_counts(share.cases, chance)
    low, high = Fraction(100 * fewest, share.cases), Fraction(100 * most, share.cases)
    if spread == 1:
        return ChartPoint(month, share, low, high)
    centre, times = 100 * chance, Fraction(spread)
    # Whole counts may leave both limits on one side of the centre: they are never drawn closer.
    return ChartPoint(
        month,
        share,
        min(low, max(Fraction(0), centre - times * (centre - low))),
        max(high, min(Fraction(100), centre + times * (high - centre))),
    )


def signalled(points: Sequence[ChartPoint], level: ChartLevel) -> list[ChartPoint]:
    """The points of one level with what stands out among them."""
    found: list[list[Signal]] = [list(outside(point)) for point in points]
    if not level.seasonal:
        for start, run in runs_of(points, level):
            if len(run) >= RUN and clearly_apart(run, level):
                side = _side(run[0], level.centre)
                assert side is not None
                for at in range(start + onset_of(run, level), start + len(run)):
                    found[at].append(side)
        for first, last, signal in _ways(points):
            for at in range(first, last):
                found[at].append(signal)
    return [
        replace(point, signals=tuple(signals)) for point, signals in zip(points, found, strict=True)
    ]


def _ways(points: Sequence[ChartPoint]) -> Iterator[tuple[int, int, Signal]]:
    """Where at least six steps one way begin and end; the month before the first is as usual."""
    steps = [_step(*pair) for pair in pairwise(points)]
    at = 1
    for way, stretch in groupby(steps):
        count = len(tuple(stretch))
        if way is not None and count >= STEPS:
            yield at, at + count, way
        at += count


def _step(before: ChartPoint, after: ChartPoint) -> Signal | None:
    if before.share is None or after.share is None or before.gap or after.gap:
        return None
    difference = after.share.percent - before.share.percent
    if not difference:
        return None
    return Signal.FALLING if difference < 0 else Signal.RISING


def _side(point: ChartPoint, centre: Fraction | None) -> Signal | None:
    if point.share is None or point.share.cases == 0 or point.share.percent == centre:
        return None
    assert centre is not None
    return Signal.RUN_BELOW if point.share.percent < centre else Signal.RUN_ABOVE


def outside(point: ChartPoint) -> Iterator[Signal]:
    """On which side a point lies beyond its limits; nothing where it does not."""
    if point.low is None or point.high is None or point.share is None:
        return
    if point.share.percent < point.low:
        yield Signal.BELOW
    if point.share.percent > point.high:
        yield Signal.ABOVE


def runs_of(
    points: Sequence[ChartPoint], level: ChartLevel
) -> Iterator[tuple[int, Sequence[ChartPoint]]]:
    """Stretches of points on one side of the centre, with the place of their first."""
    at = 0
    for side, stretch in groupby(points, key=lambda point: _side(point, level.centre)):
        run = tuple(stretch)
        if side is not None:
            yield at, run
        at += len(run)


def onset_of(run: Sequence[ChartPoint], level: ChartLevel) -> int:
    """Where in a run the shift began: months as usual before it lie on its side by chance.

    The likeliest place of one step away from the level, or the first month before it that is more
    than one standard deviation off.
    """
    off = [_off(point, level) for point in run]
    cases = [point.share.cases if point.share else 0 for point in run]

    def likelihood(at: int) -> Fraction:
        moved = sum((d * n for d, n in zip(off[at:], cases[at:], strict=True)), Fraction(0))
        return moved * moved / sum(cases[at:])

    step = max(range(len(run)), key=likelihood)
    far = (at for at, point in enumerate(run) if abs(off[at]) > _usual_room(point, level) / 3)
    return min(step, next(far, step))


def _off(point: ChartPoint, level: ChartLevel) -> Fraction:
    assert point.share is not None
    return point.share.percent - level.centre


def _usual_room(point: ChartPoint, level: ChartLevel) -> Fraction:
    """From the centre to the farther limit: three standard deviations."""
    assert point.low is not None
    assert point.high is not None
    return max(level.centre - point.low, point.high - level.centre)


def clearly_apart(run: Sequence[ChartPoint], level: ChartLevel) -> bool:
    """Whether a run differs from its level by more than both may err."""
    share = summed([point.share for point in run if point.share is not None])
    return bool(clear_step(level.share, share, level.spread))
