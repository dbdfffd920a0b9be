"""What a chart of a share over months is made of: points, levels, and what stands out.

A p-chart (W. A. Shewhart; rules of the Western Electric handbook, 1956) with frozen limits.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from itertools import takewhile

from metrics.counts.month import Month
from metrics.counts.share import Share
from metrics.verdicts.chance import FEWEST_POINTS

Series = Mapping[Month, Share | None]
"""One unit or group, one indicator; a month without figures is None or absent."""


class Signal(StrEnum):
    """What chance hardly explains."""

    BELOW = "below"
    """Under the lower limit."""
    ABOVE = "above"
    RUN_BELOW = "run_below"
    """One of at least eight months in a row under the centre, together clearly so."""
    RUN_ABOVE = "run_above"
    FALLING = "falling"
    """One of at least six falls in a row."""
    RISING = "rising"


LOW = frozenset({Signal.BELOW, Signal.RUN_BELOW, Signal.FALLING})
HIGH = frozenset({Signal.ABOVE, Signal.RUN_ABOVE, Signal.RISING})


@dataclass(frozen=True, slots=True)
class ChartPoint:
    """One month of a chart."""

    month: Month
    share: Share | None
    low: Fraction | None = None
    """The lower limit in percent; None where there are no cases."""
    high: Fraction | None = None
    signals: tuple[Signal, ...] = ()

    @property
    def gap(self) -> bool:
        """Whether there is no percent to draw: no figures, or no cases."""
        return self.share is None or self.share.cases == 0


@dataclass(frozen=True, slots=True)
class ChartLevel:
    """Where a series stands for as long as nothing lasting moves it."""

    since: Month
    share: Share
    """The months it is known by, summed."""
    spread: Decimal = Decimal(1)
    """How many times as far as chance alone puts them the limits stand from the centre; never
    below 1, and above it only where there are enough months to tell."""
    seasonal: bool = False
    """Whether its months go up and down as those of the year before; then no run is a signal."""

    @property
    def centre(self) -> Fraction:
        """In percent."""
        return self.share.percent


@dataclass(frozen=True, slots=True)
class Chart:
    """The months from the first to the last, none left out."""

    points: tuple[ChartPoint, ...]
    levels: tuple[ChartLevel, ...] = ()
    """Oldest first; empty without any case."""
    independent: bool = True
    """Whether no case stands in two points; else no signal is claimed."""

    @property
    def centre(self) -> Fraction | None:
        """Of the newest level in percent."""
        return self.levels[-1].centre if self.levels else None

    @property
    def spread(self) -> Decimal:
        """Of the newest level."""
        return self.levels[-1].spread if self.levels else Decimal(1)

    @property
    def known(self) -> int:
        """How many points have a percent."""
        return sum(not point.gap for point in self.points)

    @property
    def judged(self) -> bool:
        """Whether there are enough points to claim a signal."""
        return self.independent and self.known >= FEWEST_POINTS

    @property
    def lasting(self) -> tuple[ChartPoint, ...]:
        """The newest points that all stand out to one side, oldest first; the first is the onset.

        Empty where the newest point with a percent is as usual.
        """
        known = [point for point in self.points if not point.gap]
        side = _side_of(known[-1].signals) if known else None
        if side is None:
            return ()
        run = tuple(takewhile(lambda point: side & set(point.signals), reversed(known)))[::-1]
        # A fall may begin above the level: what is now beside it began where it came to be so.
        beside = side - {Signal.FALLING, Signal.RISING}
        first = next((at for at, point in enumerate(run) if beside & set(point.signals)), 0)
        return run[first:] if beside & set(known[-1].signals) else run


def _side_of(signals: Collection[Signal]) -> frozenset[Signal] | None:
    """Where it stands says more than where it goes: a month below the limits that rises is low."""
    for pair in (
        (Signal.BELOW, Signal.ABOVE),
        (Signal.RUN_BELOW, Signal.RUN_ABOVE),
        (Signal.FALLING, Signal.RISING),
    ):
        for signal, side in zip(pair, (LOW, HIGH), strict=True):
            if signal in signals:
                return side
    return None
