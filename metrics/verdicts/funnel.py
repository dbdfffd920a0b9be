"""Between which numbers of good cases chance alone explains the distance to a target.

A funnel chart (D. J. Spiegelhalter, Statist. Med. 24 (2005) 1185–1202): the limits are those of a
certain light (contract §3), so that a unit lies outside of them exactly where its light is certain.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache

from metrics.counts.share import Share


@dataclass(frozen=True, slots=True)
class Limits:
    """Of one number of cases against one target, in good cases."""

    cases: int
    low: int
    """The fewest that are not certainly below the target; 0 where none is."""
    high: int | None
    """The fewest that are certainly at or above it; None where not even all of them are."""

    @property
    def low_percent(self) -> Fraction:
        """The lower limit in percent."""
        return Fraction(100 * self.low, self.cases)

    @property
    def high_percent(self) -> Fraction | None:
        """The upper limit in percent."""
        return None if self.high is None else Fraction(100 * self.high, self.cases)


# Units of one size and level come again in every month and at every drawing.
@lru_cache(maxsize=16384)
def limits(cases: int, percent: Fraction) -> Limits:
    """The limits of chance.

    Args:
        cases: At least 1.
        percent: The target, above 0 and at most 100.
    """
    met = -(-percent * cases // 100)
    # More good cases are never more certainly below nor less certainly above: the first is sought.
    low = _first(0, int(met), lambda good: not Share(good, cases).wholly_beside(percent))
    high = _first(int(met), cases + 1, lambda good: Share(good, cases).wholly_beside(percent))
    return Limits(cases, low, None if high > cases else high)


def _first(start: int, end: int, holds: Callable[[int], bool]) -> int:
    """The first number from `start` on for which something holds, `end` where it never does."""
    while start < end:
        middle = (start + end) // 2
        if holds(middle):
            end = middle
        else:
            start = middle + 1
    return start


def sizes(fewest: int, most: int, count: int = 60) -> tuple[int, ...]:
    """Numbers of cases between two, evenly spaced on a logarithmic axis, both ends among them."""
    steps = (fewest * (most / fewest) ** (at / (count - 1)) for at in range(count))
    return tuple(sorted({fewest, most, *(round(step) for step in steps)}))
