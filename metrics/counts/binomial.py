"""Exact 95 % bounds of a share: C. J. Clopper and E. S. Pearson, Biometrika 26 (1934) 404–413.

A bound is where one tail of the binomial distribution holds 2.5 % (contract §3). The tail is an
incomplete beta function, by its continued fraction (W. H. Press et al., Numerical Recipes, 6.4).
"""

from __future__ import annotations

from fractions import Fraction
from functools import lru_cache
from math import comb, exp, lgamma, log, log1p, sqrt

TAIL = Fraction(1, 40)
"""What may lie beyond a bound on each side."""
_TAIL = float(TAIL)
_STEPS = 10_000
"""More than the fraction takes for ten million cases: some five times the root of the cases."""
_CLOSE = 1e-15
"""Relative: what a float holds."""
_NEAR = 1e-11
"""Relative, of a bound: a hundred thousandth of what is promised (contract §6)."""
_DOUBTFUL = 1e-9
"""So near the limit rounding could decide; then whole numbers do, where they are cheap."""
_COUNTABLE = 2_000
"""Cases whose ways are summed in milliseconds."""
_NEWTON = 60
"""Steps; from the normal bound some six are taken."""


def tail(good: int, cases: int, chance: float) -> float:
    """The probability of at least `good` of `cases`, each good with a chance."""
    if good <= 0:
        return 1.0
    if good > cases:
        return 0.0
    return _beta(chance, good, cases - good + 1)


@lru_cache(maxsize=65536)
def beyond(good: int, cases: int, chance: Fraction) -> int:
    """Whether the tail from `good` on holds less than, exactly or more than 2.5 %: -1, 0 or 1."""
    found = tail(good, cases, float(chance))
    if abs(found - _TAIL) < _DOUBTFUL and cases <= _COUNTABLE:
        top, bottom = chance.as_integer_ratio()
        rest = bottom - top
        held = sum(
            comb(cases, each) * top**each * rest ** (cases - each)
            for each in range(good, cases + 1)
        )
        limit = bottom**cases * TAIL.numerator
        held *= TAIL.denominator
        return int(held > limit) - int(held < limit)
    return 1 if found > _TAIL else -1


@lru_cache(maxsize=65536)
def low(good: int, cases: int) -> float:
    """The lower bound of a share, 0 to 1; exactly 0 where no case is good."""
    if good == 0:
        return 0.0
    if good == cases:
        return exp(log(_TAIL) / cases)
    left, right = 0.0, good / cases
    at = _normal(good, cases)
    weight = lgamma(cases + 1) - lgamma(good) - lgamma(cases - good + 1)
    for _ in range(_NEWTON):
        found = tail(good, cases, at) - _TAIL
        if found > 0:
            right = at
        else:
            left = at
        slope = exp(weight + (good - 1) * log(at) + (cases - good) * log1p(-at))
        step = at - found / slope if slope > 0 else left
        if abs(step - at) <= _NEAR * at:
            return step
        if not left < step < right:
            step = (left + right) / 2
        at = step
    return at


def _normal(good: int, cases: int) -> float:
    """Near the bound: that of E. B. Wilson, half a case farther out."""
    z = 1.96
    share = (good - 0.5) / cases
    centre = share + z * z / (2 * cases)
    spread = z * sqrt(share * (1 - share) / cases + z * z / (4 * cases * cases))
    return max((centre - spread) / (1 + z * z / cases), 1e-300)


def _beta(x: float, a: int, b: int) -> float:
    """The regularised incomplete beta function."""
    if x <= 0 or x >= 1:
        return float(x >= 1)
    front = exp(lgamma(a + b) - lgamma(a) - lgamma(b) + a * log(x) + b * log1p(-x))
    if x * (a + b + 2) < a + 1:
        return front * _fraction(x, a, b) / a
    return 1 - front * _fraction(1 - x, b, a) / b


def _fraction(x: float, a: int, b: int) -> float:
    """The continued fraction of `_beta`, by the method of Lentz."""
    tiny = 1e-300
    c, d = 1.0, 1 - (a + b) * x / (a + 1)
    d = 1 / (d if abs(d) > tiny else tiny)
    value = d
    for m in range(1, _STEPS):
        for term in (
            m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m)),
            -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1)),
        ):
            d = 1 + term * d
            d = 1 / (d if abs(d) > tiny else tiny)
            c = 1 + term / c
            c = c if abs(c) > tiny else tiny
            value *= d * c
        if abs(d * c - 1) < _CLOSE:
            break
    return value
