"""Ratios that hold on a noisy machine: A and B in turn, the median of the pairwise ratios."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass

Work = Callable[[], object]


@dataclass(frozen=True, slots=True)
class Ratio:
    """How many times longer A takes than B, and what both took."""

    value: float
    low: float
    high: float
    a: float
    """Median seconds of A."""
    b: float
    """Median seconds of B."""

    @property
    def spread(self) -> str:
        """The least and the most of all pairs, and what both sides took."""
        return f"{self.low:.2f}–{self.high:.2f}; {1000 * self.a:.1f} against {1000 * self.b:.1f} ms"


def compare(
    a: Work, b: Work, *, rounds: int = 7, clock: Callable[[], float] = time.perf_counter
) -> Ratio:
    """Time A against B in turn after one uncounted round of each.

    Args:
        a: The work that is judged.
        b: The control, run right beside it each time.
        rounds: Counted pairs, at least five.
        clock: `time.process_time` for the CPU of this process alone.
    """
    if rounds < 5:
        raise ValueError("want at least five pairs")
    a(), b()
    pairs = [(_timed(a, clock), _timed(b, clock)) for _ in range(rounds)]
    ratios = [one / other for one, other in pairs]
    return Ratio(
        statistics.median(ratios),
        min(ratios),
        max(ratios),
        statistics.median(one for one, _ in pairs),
        statistics.median(other for _, other in pairs),
    )


def _timed(work: Work, clock: Callable[[], float]) -> float:
    start = clock()
    work()
    return clock() - start
