"""How far chance puts a share beside what it usually is, and how far its own months lie apart.

The limits are exact binomial quantiles instead of three standard deviations, which few cases or a
share near 100 % would carry past 100. Where neighbouring months differ by more than chance makes
single cases differ, the limits are widened as D. B. Laney's p′-chart does (Quality Engineering 14,
2002, 531–537).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Context, Decimal, localcontext
from fractions import Fraction
from functools import lru_cache
from itertools import pairwise

from metrics.counts.change import change
from metrics.counts.share import Share

FEWEST_POINTS = 12
"""With fewer months with cases no signal is claimed."""
TAIL = Decimal("0.0013498980316301")
"""The probability beyond three standard deviations, on each side."""

_DIGITS = Context(prec=34)
"""As in `share`; sums of thousands of weights stay far below what is compared."""
_MEAN_RANGE = Decimal("1.1283791670955126")
"""The mean distance of two standard normal numbers, 2 ÷ √π."""
_NEGLIGIBLE = Decimal("1e-25")
"""A weight beside the middle one; what lies beyond is nothing beside `TAIL`."""


# The months of a scope's charts: the same counts come again at each drawing of a page.
@lru_cache(maxsize=4096)
def usual_counts(cases: int, chance: Fraction) -> tuple[int, int]:
    """The fewest and the most good cases that chance may well give, `TAIL` left on each side.

    Args:
        cases: How many cases, at least 1.
        chance: The probability that one is good, from 0 to 1.
    """
    if chance in (0, 1):
        return (cases, cases) if chance else (0, 0)
    first, weights = _weights(cases, chance)
    with localcontext(_DIGITS):
        rare = TAIL * sum(weights)
        return first + _steps(weights, rare), first + len(weights) - 1 - _steps(weights[::-1], rare)


def _steps(weights: Sequence[Decimal], rare: Decimal) -> int:
    """How many of the outermost counts together stay rare."""
    total = Decimal(0)
    for step, weight in enumerate(weights):
        total += weight
        if total >= rare:
            return step
    raise AssertionError("all weights together are not rare")


def _weights(cases: int, chance: Fraction) -> tuple[int, list[Decimal]]:
    """Binomial probabilities up to a factor, from the first count that is not negligible."""
    # From the likeliest count outwards, each weight out of its neighbour: the factorials of a
    # province's cases would have hundreds of thousands of digits.
    mode = min(cases, (cases + 1) * chance.numerator // chance.denominator)
    top, bottom = chance.numerator, chance.denominator - chance.numerator
    with localcontext(_DIGITS):
        below, weight, count = [], Decimal(1), mode
        while count > 0 and weight > _NEGLIGIBLE:
            weight = weight * (count * bottom) / ((cases - count + 1) * top)
            count -= 1
            below.append(weight)
        first = count
        above, weight, count = [Decimal(1)], Decimal(1), mode
        while count < cases and weight > _NEGLIGIBLE:
            weight = weight * ((cases - count) * top) / ((count + 1) * bottom)
            count += 1
            above.append(weight)
    return first, below[::-1] + above


def spread_of(shares: Iterable[Share], fewest: int = FEWEST_POINTS) -> Decimal:
    """How much more neighbouring months differ than chance makes them: Laney's σ of z, at least 1.

    A slow drift leaves neighbours alike and the limits narrow, so that it is still seen. Of few
    months with cases the number would itself be chance, and 1 is returned.

    Args:
        shares: One month each, in order; those without cases are passed over.
        fewest: With fewer months it is 1.
    """
    known = [share for share in shares if share.cases]
    whole = summed(known)
    if len(known) < fewest or whole.good in (0, whole.cases):
        return Decimal(1)
    with localcontext(_DIGITS):
        scores = [_standardised(share, whole) for share in known]
        steps = [abs(after - before) for before, after in pairwise(scores)]
        return max(Decimal(1), sum(steps, Decimal(0)) / len(steps) / _MEAN_RANGE)


def scatter(shares: Sequence[Share]) -> Decimal:
    """How much more all months differ from their share than by chance, a season's swing included.

    Args:
        shares: One month each, all with cases.
    """
    whole = summed(shares)
    if whole.good in (0, whole.cases):
        return Decimal(1)
    with localcontext(_DIGITS):
        squares = sum((_standardised(share, whole) ** 2 for share in shares), Decimal(0))
        return (squares / len(shares)).sqrt()


def _standardised(share: Share, whole: Share) -> Decimal:
    """How many standard deviations of chance a month lies from the common share."""
    good, cases = Decimal(whole.good), Decimal(whole.cases)
    away = share.good - share.cases * good / cases
    return away / (share.cases * good * (cases - good)).sqrt() * cases


def clear_step(before: Share, after: Share, spread: Decimal = Decimal(1)) -> int:
    """1 where a share rose and -1 where it fell by more than chance explains; else 0.

    Args:
        before: The earlier months, summed.
        after: The later ones.
        spread: How many times as far as chance puts them the months lie apart.
    """
    step = change(before, after)
    if not step.points or step.interval is None:
        return 0
    points = Decimal(step.points.numerator) / step.points.denominator
    room = points - step.interval.low if points > 0 else step.interval.high - points
    if abs(points) <= room * spread:
        return 0
    return 1 if points > 0 else -1


def summed(shares: Iterable[Share]) -> Share:
    """All cases of some months."""
    return sum(shares, Share(0, 0))
