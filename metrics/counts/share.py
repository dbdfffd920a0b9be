"""k of n: exact percents, the exact 95 % interval of a light and the Wilson interval.

A light is certain by the exact interval (contract §3). Changes, rankings and recounts keep that of
Wilson, of which their formulas are made: E. B. Wilson, J. Am. Stat. Assoc. 22 (1927) 209–212.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Context, Decimal, localcontext
from fractions import Fraction

from metrics.counts import binomial

Z = Decimal("1.959964")
"""The two-sided 95 % quantile of the normal distribution."""
_DIGITS = Context(prec=34)
"""Twice a float's digits, stated so that no caller's context changes a bound."""
_Z2 = Z * Z


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

    @property
    def bad(self) -> int:
        """The other cases."""
        return self.cases - self.good

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

    def exact(self) -> Interval:
        """The exact 95 % interval in percent; exactly 0 at k = 0 and exactly 100 at k = n."""
        low, high = (
            100 * Decimal(binomial.low(good, self.cases)) for good in (self.good, self.bad)
        )
        return Interval(low, 100 - high)

    def wholly_beside(self, percent: Fraction) -> bool:
        """Whether the exact interval lies wholly at or above a percent, or wholly below it.

        Asked of the tail at the percent itself: a bound may fall on it, and a rounded one would not
        show that.
        """
        chance = min(percent / 100, Fraction(1))
        if self.percent >= percent:
            return chance <= 0 or binomial.beyond(self.good, self.cases, chance) <= 0
        return binomial.beyond(self.bad, self.cases, 1 - chance) < 0
