"""What changed between two periods, and whether by more than chance.

Source of the interval: R. G. Newcombe, Statist. Med. 17 (1998) 873–890, method 10, the hybrid score
interval: the distances of both shares from their Wilson bounds, squared and added.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Context, Decimal, localcontext
from enum import StrEnum
from fractions import Fraction

from metrics.counts.share import Interval, Share

_DIGITS = Context(prec=34)
"""As in `share`: its bounds are told apart to far more digits than are shown."""


class Movement(StrEnum):
    """What may be said of a change."""

    CLEARLY_UP = "clearly_up"
    CLEARLY_DOWN = "clearly_down"
    UNCLEAR = "unclear"
    """The two periods differ by no more than chance can make them differ."""
    UNKNOWN = "unknown"
    """One of the periods has no figures or no cases."""

    @property
    def clear(self) -> bool:
        """Whether the change may be called real (*rõ rệt*)."""
        return self in (Movement.CLEARLY_UP, Movement.CLEARLY_DOWN)


@dataclass(frozen=True, slots=True)
class Change:
    """The step from one share to a later one; None where there is no such number."""

    movement: Movement
    points: Fraction | None = None
    """Later percent minus earlier percent, in points, exactly."""
    interval: Interval | None = None
    """The 95 % Newcombe interval of `points`, from −100 to 100."""


def change(before: Share | None, after: Share | None) -> Change:
    """Compare two periods of one unit or of one group, whose shares are sums.

    Clear only where the interval leaves out zero. The interval takes the two periods as unrelated.
    Dossiers that stand in both (open ones, in a share of stocks) make them alike, and a group's sum
    varies less than as many like cases would: then it is too wide, and says too little, never too
    much. A group whose parts report in one period only has changed in itself; compare such groups
    with that said.

    Args:
        before: The earlier share; None where a needed measure is missing.
        after: The later share.
    """
    if before is None or after is None or not before.cases or not after.cases:
        return Change(Movement.UNKNOWN)
    interval = _newcombe(before, after)
    return Change(_movement(interval), after.percent - before.percent, interval)


def _movement(interval: Interval) -> Movement:
    if interval.low > 0:
        return Movement.CLEARLY_UP
    return Movement.CLEARLY_DOWN if interval.high < 0 else Movement.UNCLEAR


def _newcombe(before: Share, after: Share) -> Interval:
    earlier, later = before.wilson(), after.wilson()
    with localcontext(_DIGITS):
        was, now = _percent(before), _percent(after)
        down = ((now - later.low) ** 2 + (earlier.high - was) ** 2).sqrt()
        up = ((later.high - now) ** 2 + (was - earlier.low) ** 2).sqrt()
        return Interval(now - was - down, now - was + up)


def _percent(share: Share) -> Decimal:
    return Decimal(100 * share.good) / share.cases
