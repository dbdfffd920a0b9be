"""k of n: exact percents and the 95 % Wilson interval.

Source of the interval: E. B. Wilson, J. Am. Stat. Assoc. 22 (1927) 209–212; z as in contract §6.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Context, Decimal, localcontext
from fractions import Fraction

Z = Decimal("1.959964")
_DIGITS = Context(prec=34)


def decimal(value: Fraction) -> Decimal:
    """A fraction as a Decimal of 34 significant digits."""
    return _DIGITS.divide(Decimal(value.numerator), Decimal(value.denominator))


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
        with localcontext(_DIGITS):
            k, n = Decimal(self.good), Decimal(self.cases)
            z2 = Z * Z
            centre = k + z2 / 2
            spread = Z * (k * (n - k) / n + z2 / 4).sqrt()
            low = Decimal(0) if self.good == 0 else 100 * (centre - spread) / (n + z2)
            high = Decimal(100) if self.good == self.cases else 100 * (centre + spread) / (n + z2)
            return Interval(low, high)
