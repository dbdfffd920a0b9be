"""A sample of dossiers counted again, against the figure that was reported.

The interval is Wilson's with the correction for a finite population (W. G. Cochran, Sampling
Techniques, 3rd ed. 1977, 2.6): a sample of all dossiers leaves no doubt, one of a few leaves nearly
all of it. It never reaches past what the counted dossiers themselves rule out.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Context, Decimal, localcontext
from enum import StrEnum
from fractions import Fraction

from metrics.counts.month import Month
from metrics.counts.share import Interval, Share, Z

_DIGITS = Context(prec=34)
"""As in `share`."""


class Agreement(StrEnum):
    """What a recount says of a reported share."""

    AGREES = "agrees"
    """The reported share lies in the interval: the sample does not speak against it."""
    REPORTED_MORE = "reported_more"
    """More was reported as good than the sample bears out."""
    REPORTED_LESS = "reported_less"
    NOTHING = "nothing"
    """No dossier was counted, or none was reported."""


@dataclass(frozen=True, slots=True)
class Recount:
    """Dossiers of one indicator and month that a team counted again at a visit."""

    visit: str
    indicator: str
    month: Month
    sample: Share
    """How many of the sampled dossiers were good."""
    reported: Share
    """What the unit had reported for the month, when the recount was recorded."""

    def __post_init__(self) -> None:
        if self.sample.cases > self.reported.cases:
            raise ValueError(f"{self.visit}: sampled more dossiers than were reported")

    @property
    def name(self) -> str:
        """What tells it apart: a later one of the same visit, indicator and month replaces it."""
        return f"{self.visit}/{self.indicator}/{self.month}"

    @property
    def interval(self) -> Interval | None:
        """In which the true percent of the month lies with 95 %; None without a sample."""
        return interval(self.sample, self.reported.cases) if self.sample.cases else None

    @property
    def agreement(self) -> Agreement:
        """Whether the sample bears out what was reported."""
        bounds = self.interval
        if bounds is None:
            return Agreement.NOTHING
        percent = self.reported.percent
        if percent > Fraction(bounds.high):
            return Agreement.REPORTED_MORE
        if percent < Fraction(bounds.low):
            return Agreement.REPORTED_LESS
        return Agreement.AGREES


def interval(sample: Share, population: int) -> Interval:
    """The 95 % interval of a population's percent, from a sample of it without replacement.

    Raises:
        ValueError: the sample is empty or larger than the population.
    """
    k, n = sample.good, sample.cases
    if not 0 < n <= population:
        raise ValueError(f"{n} of {population}: no sample")
    with localcontext(_DIGITS):
        least = Decimal(100 * k) / population
        most = Decimal(100 * (population - (n - k))) / population
        if n == population:
            return Interval(least, most)
        z2 = Z * Z * (population - n) / (population - 1)
        centre = 2 * k + z2
        spread = (z2 * (Decimal(4 * k * (n - k)) / n + z2)).sqrt()
        scale = 50 / (n + z2)
        low = max(least, scale * (centre - spread)) if k > 0 else least
        high = min(most, scale * (centre + spread)) if k < n else most
        return Interval(low, high)
