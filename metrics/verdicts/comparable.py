"""Whether two periods may be compared: like with like, or the reason why not (contract §7).

Asked by every page, paper and command that sets one period beside another.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from metrics.counts.change import Change, Movement, change
from metrics.counts.month import Month
from metrics.counts.share import Share
from metrics.units.restate import Mark


@dataclass(frozen=True)
class Likened:
    """Two periods of one unit or group and one indicator, as far as they are alike."""

    before: Share | None
    """Of `months`, moved back to the earlier period."""
    after: Share | None
    months: tuple[Month, ...] = ()
    """The months of the later period that both have figures of."""
    asked: int = 0
    """How many months of the later period have figures."""
    parted: Mark | None = None
    """Why they cannot be compared: what changed the extent between them or within one of them."""

    @cached_property
    def change(self) -> Change:
        """The step between them; unknown where they are not alike."""
        if self.parted is not None:
            return Change(Movement.UNKNOWN)
        return change(self.before, self.after)

    @property
    def partial(self) -> bool:
        """Whether months that only one of them has were left out of both."""
        return len(self.months) < self.asked


NOT_LIKENED = Likened(None, None)
"""There is nothing to compare with."""


def parting(marks: Iterable[Mark], earlier: Sequence[Month], later: Sequence[Month]) -> Mark | None:
    """What keeps two periods of a unit or group from being compared; None where they are alike.

    Args:
        marks: The days on which it changed its extent.
        earlier: The months of the earlier period, in order.
        later: Those of the later one.
    """
    first, last = earlier[0].first_day, later[-1].last_day
    # From its first day on the earlier period has one extent already.
    found = [mark for mark in marks if first < mark.day <= last]
    return max(found, key=lambda mark: mark.day, default=None)


def usual_months(
    covered: Mapping[str, tuple[Month, ...]],
) -> tuple[tuple[Month, ...], frozenset[str]]:
    """The months of one period that most units cover, and who covers others.

    Units stand in one order only over the same months: one that began or ended within the period,
    by a merger or otherwise, is not set beside those that cover all of it.

    Args:
        covered: By identity, the months in which each had to report; not empty.
    """
    stretches = Counter(covered.values())
    most = max(stretches, key=lambda months: (stretches[months], len(months), months))
    return most, frozenset(each for each, months in covered.items() if months != most)


def alike(
    earlier: Sequence[Month],
    later: Sequence[Month],
    before: Iterable[Month],
    after: Iterable[Month],
) -> dict[Month, Month]:
    """The later months that both periods have figures of, each with the earlier one beside it.

    Args:
        earlier: The months of the earlier period, in order.
        later: Those of the later one, as many.
        before: The earlier months that counted.
        after: The later ones that did.
    """
    there, then = set(after), set(before)
    return {
        month: beside
        for beside, month in zip(earlier, later, strict=True)
        if month in there and beside in then
    }
