"""Which way a share is going: one rule for every page, paper and command.

Three questions are asked of its months, since the last break in what it counts:

1. *In a row*: six falls, one after the other, up to the newest month. Seven months without a
   direction stand in that order once in 5,040 times (L. S. Nelson, J. Qual. Technol. 16 (1984)
   237–239, test 3, asks for six points), whatever their cases; so it is told at any length.
2. *Quarter on quarter*: the last three months against the three before, by the interval of
   `change`. One month does not make a direction: it must hold without the month before that speaks
   most for it, and be borne by the newest month or by two of the last three.
3. *Slope*: a line through up to twelve months, weighted by cases, with its interval widened where
   the months lie farther from it than chance puts them (quasi-binomial, Student's t). Months that
   one step explains much better are no slope.

A way that the same months of the year before went too, to the same level, is the season's.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from itertools import pairwise

from metrics.counts.change import Movement
from metrics.counts.share import Share
from metrics.verdicts.chance import clear_step, spread_of, summed

REACH = 24
"""So many months are looked at: twelve, and the same of the year before."""
FALLS = 6
"""So many steps one way in a row are a direction."""
_YEAR, _QUARTER = 12, 3
"""Months."""
_FEWEST_OF_LINE = 6
"""A line through fewer months is chance."""
_FEWEST_OF_SPREAD = 6
"""Fewer months do not tell how much they differ by themselves."""
_T = (2.776, 2.571, 2.447, 2.365, 2.306, 2.262, 2.228)
"""Student's two-sided 95 % quantiles of 4 to 10 degrees of freedom, of 6 to 12 months."""
_STEP = 0.5
"""A step leaves less than this part of what the line leaves: it is a step. Of noise the best of
eleven steps often leaves a little less than a line."""

Months = Sequence[Share | None]
"""One month each, without a gap, the month asked about last; None: no figures."""


class Rule(StrEnum):
    """By which question a direction is told."""

    IN_A_ROW = "in_a_row"
    QUARTER = "quarter"
    SLOPE = "slope"


@dataclass(frozen=True, slots=True)
class Direction:
    """Which way a share is going, and what says so."""

    movement: Movement
    rule: Rule | None = None
    """None where it is not clear."""
    months: int = 0
    """In a row: how many steps; slope: how many months from the first to the last."""
    points: Fraction | None = None
    """In a row: from the month before the first step to the newest; quarter: from quarter to
    quarter; slope: a month. In points, below zero where it falls."""

    @property
    def worse(self) -> bool:
        """Whether it is clearly falling."""
        return self.movement is Movement.CLEARLY_DOWN


NO_DIRECTION = Direction(Movement.UNKNOWN)
"""The newest month is not known, or too few are beside it."""


def direction(months: Months) -> Direction:
    """Judge which way a share goes, as the module says.

    Args:
        months: Since the last break: a merger or another way to count makes another series.
            `REACH` of them are enough; more are not looked at.
    """
    months = [share if share is not None and share.cases else None for share in months[-REACH:]]
    if not months or months[-1] is None:
        return NO_DIRECTION
    row = _in_a_row(months)
    if row is not None:
        return row
    found = [each for each in (_quarter(months), _slope(months)) if each is not None]
    if not found:
        return NO_DIRECTION
    clear = [each for each in found if each.rule and not _seasonal(months, each)]
    # What the newest quarter says stands against an older slope; where both agree, the slope says
    # more.
    if not clear:
        return Direction(Movement.UNCLEAR)
    return clear[-1] if clear[-1].movement is clear[0].movement else clear[0]


def _in_a_row(months: Months) -> Direction | None:
    sign, steps = 0, 0
    for later, earlier in pairwise(reversed(months)):
        if later is None or earlier is None:
            break
        way = _sign(later.percent - earlier.percent)
        if not way or way == -sign:
            break
        sign, steps = way, steps + 1
    if steps < FALLS:
        return None
    newest, first = months[-1], months[-1 - steps]
    assert newest is not None
    assert first is not None
    return _told(sign, Rule.IN_A_ROW, steps, newest.percent - first.percent)


def _quarter(months: Months) -> Direction | None:
    last = [share for share in months[-_QUARTER:] if share is not None]
    before = [share for share in months[-2 * _QUARTER : -_QUARTER] if share is not None]
    if min(len(last), len(before)) < _QUARTER - 1:
        return None
    points = summed(last).percent - summed(before).percent
    sign = _sign(points)
    usual = summed(_without(before, -sign))
    # Chance alone first: most months ask nothing more.
    if not sign or clear_step(usual, summed(last)) != sign:
        return Direction(Movement.UNCLEAR)
    spread = _spread(months[: -2 * _QUARTER])
    borne = last[-1], summed(_without(last, sign))
    told = clear_step(usual, summed(last), spread) == sign
    told = told and any(clear_step(usual, each, spread) == sign for each in borne)
    return _told(sign, Rule.QUARTER, 0, points) if told else Direction(Movement.UNCLEAR)


def _without(months: Sequence[Share], sign: int) -> list[Share]:
    """The months but the highest, or for a negative sign the lowest."""
    gone = max(range(len(months)), key=lambda at: sign * months[at].percent)
    return [share for at, share in enumerate(months) if at != gone]


def _spread(months: Months) -> Decimal:
    """How much more neighbouring months differ than by chance, before what is compared."""
    return spread_of((share for share in months if share is not None), _FEWEST_OF_SPREAD)


_Point = tuple[int, float, int]
"""Place, percent and cases of a month."""


def _slope(months: Months) -> Direction | None:
    year = months[-_YEAR:]
    points = [
        (at, 100 * share.good / share.cases, share.cases)
        for at, share in enumerate(year)
        if share is not None
    ]
    if len(points) < _FEWEST_OF_LINE:
        return None
    middle, level = _mean(points, 0), _mean(points, 1)
    chance = level * (100 - level)
    width = sum((x - middle) ** 2 * n for x, _, n in points)
    slope = sum((x - middle) * (y - level) * n for x, y, n in points) / width
    left = sum((y - level - slope * (x - middle)) ** 2 * n for x, y, n in points)
    beyond = left / (len(points) - 2) / chance if chance else 0.0
    room = _T[len(points) - _FEWEST_OF_LINE] * (max(1.0, beyond) * chance / width) ** 0.5
    if abs(slope) <= room or (beyond > 1 and _left_by_step(points) < _STEP * left):
        return Direction(Movement.UNCLEAR)
    exact = Fraction(slope).limit_denominator(10**9)
    return _told(_sign(exact), Rule.SLOPE, points[-1][0] - points[0][0] + 1, exact)


def _left_by_step(points: Sequence[_Point]) -> float:
    """What the best single step leaves of the weighted squares."""
    return min(
        sum(_around_mean(part) for part in (points[:at], points[at:]))
        for at in range(1, len(points))
    )


def _around_mean(points: Sequence[_Point]) -> float:
    level = _mean(points, 1)
    return sum((y - level) ** 2 * n for _, y, n in points)


def _mean(points: Sequence[_Point], axis: int) -> float:
    return sum(each[axis] * each[2] for each in points) / sum(each[2] for each in points)


def _seasonal(months: Months, found: Direction) -> bool:
    """Whether the same months of the year before went the same way, to the same level."""
    past = months[:-_YEAR]
    now = [share for share in months[-_QUARTER:] if share is not None]
    then = [share for share in past[-_QUARTER:] if share is not None]
    if not then:
        return False
    asked = _quarter if found.rule is Rule.QUARTER else _slope
    before = asked(past)
    alike = before is not None and before.movement is found.movement
    way = -1 if found.worse else 1
    return alike and clear_step(summed(then), summed(now), _spread(months[: -2 * _QUARTER])) != way


def _told(sign: int, rule: Rule, months: int, points: Fraction) -> Direction:
    movement = Movement.CLEARLY_UP if sign > 0 else Movement.CLEARLY_DOWN
    return Direction(movement, rule, months, points)


def _sign(number: Fraction) -> int:
    return (number > 0) - (number < 0)
