"""k of n: exact percents and the 95 % Wilson interval.

Source of the interval: E. B. Wilson, J. Am. Stat. Assoc. 22 (1927) 209–212; z as in contract §6.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Context, Decimal, localcontext
from fractions import Fraction

Z = Decimal("1.959964")
"""The two-sided 95 % quantile of the normal distribution, as contract §6 rounds it."""
_DIGITS = Context(prec=34)
"""Twice a float's digits, stated so that no caller's context changes a bound."""
_Z2 = Z * Z
_Z2_TOP, _Z2_BOTTOM = _Z2.as_integer_ratio()


@dataclass(frozen=True, slots=True)
class Interval:
    """Bounds in percent, 0 to 100."""

    low: Decimal
    high: Decimal


@dataclass(frozen=True, slots=True)
class Share:
    """So many good cases among so many; both whole and known."""

    good: int
    cases: int

    def __post_init__(self) -> None:
        if not 0 <= self.good <= self.cases:
            raise ValueError(f"{self.good} of {self.cases}: not a part of a whole")

    def __add__(self, other: Share) -> Share:
        return Share(self.good + other.good, self.cases + other.cases)

    @property
    def percent(self) -> Fraction:
        """100·k/n exactly; ZeroDivisionError where there are no cases."""
        return Fraction(100 * self.good, self.cases)

    def wilson(self) -> Interval:
        """The 95 % Wilson interval in percent; exactly 0 at k = 0 and exactly 100 at k = n."""
        k, n = self.good, self.cases
        with localcontext(_DIGITS):
            centre = 2 * k + _Z2
            spread = Z * (Decimal(4 * k * (n - k)) / n + _Z2).sqrt()
            scale = 50 / (n + _Z2)
            # Stated at the ends: rounding would leave a bound a hair beside 0 or 100.
            low = scale * (centre - spread) if k > 0 else Decimal(0)
            high = scale * (centre + spread) if k < n else Decimal(100)
        return Interval(low, high)

    def wholly_beside(self, percent: Fraction) -> bool:
        """Whether the Wilson interval lies wholly at or above a percent, or wholly below it.

        Asked of the equation whose two solutions the bounds are, n·(p − x)² = z²·x·(1 − x), in
        whole numbers: a bound may fall exactly on the percent, and a rounded one would not show it.
        """
        top, bottom = percent.as_integer_ratio()
        whole = 100 * bottom
        away = whole * self.good - top * self.cases
        left = away * away * _Z2_BOTTOM
        right = _Z2_TOP * self.cases * top * (whole - top)
        return left >= right if away > 0 else left > right
