"""What the rest of the year still allows and demands of a share with an "at least" target.

Everything is counted in whole cases, as the verdict counts them (contract §3). How many cases are
still to come is an estimate with a band; whatever is said of the year's end is said within it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from math import ceil

from metrics.counts.measure import STOCKS, ways
from metrics.counts.month import Month
from metrics.counts.share import Share
from metrics.plans.indicator import Indicator

FEWEST_MONTHS = 6
"""With fewer known months of the last twelve nothing is estimated."""


class VolumeMethod(StrEnum):
    """Where an estimate of the cases to come is taken from."""

    RECENT = "recent"
    """Quartiles and median of a month's cases in the last twelve months."""
    RECENT_AND_LAST_YEAR = "recent_and_last_year"
    """The same, the band widened to last year's sum over the same months."""
    YEAR_OVER = "year_over"
    """No month is left, so that nothing is estimated."""


@dataclass(frozen=True, slots=True)
class Volume:
    """How many cases are still to come in the year."""

    low: int
    central: int
    high: int
    months_left: int
    basis: int
    """How many months the estimate is taken from."""
    method: VolumeMethod

    def __post_init__(self) -> None:
        if not 0 <= self.low <= self.central <= self.high:
            raise ValueError(f"{self.low}, {self.central}, {self.high}: not a band")

    def __add__(self, other: Volume) -> Volume:
        same = self.method is other.method
        return Volume(
            self.low + other.low,
            self.central + other.central,
            self.high + other.high,
            max(self.months_left, other.months_left),
            min(self.basis, other.basis),
            self.method if same else VolumeMethod.RECENT,
        )


def expected_volume(
    cases: Mapping[Month, int], last: Month, left: Sequence[Month]
) -> Volume | None:
    """Estimate the cases of the months left from the unit's own months.

    The median of the known ones among the last twelve months, times the months left; the band
    likewise from the third of twelve below and above (the quartiles, no interpolation). Where all
    the same months of the year before are known, the band is widened to reach their sum, since
    the end of a year is seldom like its middle.

    Args:
        cases: Denominators by month; a month without figures is absent.
        last: The last month the year's figures reach.
        left: The months of the year that are still to count.

    Returns:
        None where fewer than `FEWEST_MONTHS` of the last twelve months are known.
    """
    if not left:
        return Volume(0, 0, 0, 0, 0, VolumeMethod.YEAR_OVER)
    recent = sorted(cases[month] for back in range(12) if (month := last.plus(-back)) in cases)
    if len(recent) < FEWEST_MONTHS:
        return None
    quarter, count = (len(recent) - 1) // 4, len(left)
    twice_median = recent[(len(recent) - 1) // 2] + recent[len(recent) // 2]
    low, central, high = (
        count * recent[quarter],
        # Rounded only here: a median of half cases rounded first would be wrong by half a case for
        # each month left.
        (count * twice_median + 1) // 2,
        count * recent[-1 - quarter],
    )
    # All of them or none: a sum that lacks a month would pull the band down as if fewer cases came.
    year_before = [cases[month] for each in left if (month := each.plus(-12)) in cases]
    if len(year_before) < count:
        return Volume(low, central, high, count, len(recent), VolumeMethod.RECENT)
    known = sum(year_before)
    method = VolumeMethod.RECENT_AND_LAST_YEAR
    return Volume(min(low, known), central, max(high, known), count, len(recent), method)


class Prospect(StrEnum):
    """How the year's target stands; which of the band's ends a statement holds for."""

    SAFE = "safe"
    """Met even if nothing that comes is good, up to the highest volume."""
    LIKELY_SAFE = "likely_safe"
    """The same up to the central volume."""
    OPEN = "open"
    """Within reach and not yet reached."""
    DOUBTFUL = "doubtful"
    """Out of reach at the central volume, within reach only if more comes."""
    IMPOSSIBLE = "impossible"
    """Missed even if all that comes is good, up to the highest volume."""
    UNKNOWN = "unknown"
    """No figures, or too few months to estimate what comes."""
    NO_CASES = "no_cases"
    """No case so far and none expected."""


@dataclass(frozen=True, slots=True)
class Outlook:
    """What one number of cases to come means."""

    remaining: int
    needed: int
    """How many of them must be good; more than `remaining` where that is out of reach."""

    @property
    def spare(self) -> int | None:
        """How many of them may still be late (or bad); None where the target is out of reach."""
        return self.remaining - self.needed if self.needed <= self.remaining else None

    @property
    def rate(self) -> Fraction | None:
        """The percent that must be good, above 100 where out of reach; None if none comes."""
        return Fraction(100 * self.needed, self.remaining) if self.remaining else None

    def shown_rate(self, places: int = 1) -> Decimal | None:
        """The rate rounded up, so that reaching the shown one is enough."""
        if self.rate is None:
            return None
        return Decimal(ceil(self.rate * 10**places)).scaleb(-places)


@dataclass(frozen=True, slots=True)
class BudgetPart:
    """One unit's year: its figures so far, its target and what is still to come."""

    so_far: Share | None
    """None where no month counted."""
    percent: Fraction
    """The "at least" target, above 0 and at most 100."""
    volume: Volume | None


@dataclass(frozen=True, slots=True)
class Budget:
    """The late-dossier budget of a year (`đến 31/12 còn được trễ 7 hồ sơ`)."""

    prospect: Prospect
    so_far: Share | None
    volume: Volume | None
    low: Outlook | None = None
    """If as few cases come as the band allows; None where nothing is estimated."""
    central: Outlook | None = None
    high: Outlook | None = None
    units: int = 1
    """Of how many units it is the sum, those among them that begin later in the year."""
    unknown: int = 0
    """For how many of them nothing can be estimated."""


def has_budget(indicator: Indicator) -> bool:
    """Whether months add up to a year; a state at the end of a month never does."""
    measures = {
        measure for way in ways((*indicator.numerator, *indicator.denominator)) for measure in way
    }
    return not measures & STOCKS


def year_end(so_far: Share | None, volume: Volume | None, recent: Share | None) -> Fraction | None:
    """The percent the year comes to if what is still to come is as good as what came last.

    Args:
        so_far: The year to date.
        volume: From `expected_volume`; its central number is taken.
        recent: The last months that counted; needed only where something is still to come.

    Returns:
        None where nothing can be said.
    """
    if so_far is None or volume is None:
        return None
    cases = so_far.cases + volume.central
    if not cases or (volume.central and (recent is None or not recent.cases)):
        return None
    coming = volume.central * recent.percent / 100 if recent and recent.cases else 0
    return 100 * (so_far.good + coming) / Fraction(cases)


def budget(so_far: Share | None, percent: Fraction, volume: Volume | None) -> Budget:
    """The budget of one unit against one "at least" target, in whole cases.

    Args:
        so_far: The year to date; None where no month counted.
        percent: The target, above 0 and at most 100.
        volume: From `expected_volume`; None where it could not be estimated.
    """
    return group_budget((BudgetPart(so_far, percent, volume),))


def group_budget(parts: Sequence[BudgetPart], later: int = 0) -> Budget:
    """The budget of a group: good cases of any part serve, against Σ(tᵢ·nᵢ) as contract §4 asks.

    Parts without figures stay out, as they do in the group's row. The band reaches from every part
    at its low volume to every part at its high one.

    Args:
        parts: The units that belonged to the group so far in the year.
        later: How many units join it only later in the year, with months of which nothing is known.
    """
    counted = [part for part in parts if part.so_far is not None]
    if not counted:
        return Budget(Prospect.UNKNOWN, None, None)
    so_far = sum((part.so_far for part in counted if part.so_far), Share(0, 0))
    volumes = [part.volume for part in counted if part.volume is not None]
    units = len(counted) + later
    # One part without an estimate leaves the group without one: leaving it out would promise that
    # it brings no case.
    if unknown := units - len(volumes):
        prospect = _without_volume(so_far, counted)
        return Budget(prospect, so_far, None, units=units, unknown=unknown)
    low = _outlook(so_far, counted, lambda volume: volume.low)
    central = _outlook(so_far, counted, lambda volume: volume.central)
    high = _outlook(so_far, counted, lambda volume: volume.high)
    volume = sum(volumes[1:], volumes[0])
    return Budget(_prospect(so_far, central, high), so_far, volume, low, central, high, units)


def _without_volume(so_far: Share, parts: Sequence[BudgetPart]) -> Prospect:
    # One bad case is one too many for 100 %, however many follow.
    perfect = all(part.percent == 100 for part in parts)
    return Prospect.IMPOSSIBLE if perfect and so_far.good < so_far.cases else Prospect.UNKNOWN


def _outlook(so_far: Share, parts: Sequence[BudgetPart], pick: Callable[[Volume], int]) -> Outlook:
    remaining = 0
    asked = Fraction(0)
    for part in parts:
        assert part.so_far is not None
        assert part.volume is not None
        remaining += (coming := pick(part.volume))
        # Summed as a fraction and rounded up once: rounding for each part would ask up to one case
        # too many of every unit.
        asked += part.percent * (part.so_far.cases + coming)
    return Outlook(remaining, max(0, ceil(asked / 100) - so_far.good))


def _prospect(so_far: Share, central: Outlook, high: Outlook) -> Prospect:
    # A further case raises what is asked by at most one: what is out of reach at the highest volume
    # is so at every lower one, and what is safe there is safe at every lower one.
    if so_far.cases + high.remaining == 0:
        return Prospect.NO_CASES
    if high.needed == 0:
        return Prospect.SAFE
    if high.spare is None:
        return Prospect.IMPOSSIBLE
    if central.spare is None:
        return Prospect.DOUBTFUL
    reached = central.needed == 0 and so_far.cases + central.remaining > 0
    return Prospect.LIKELY_SAFE if reached else Prospect.OPEN
