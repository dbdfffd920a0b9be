"""A share over months: limits of chance around its own centre, and last year's same months.

A p-chart (W. A. Shewhart; rules of the Western Electric handbook, 1956). The limits are exact
binomial quantiles instead of three standard deviations, which few cases or a share near 100 % would
carry past 100. Where neighbouring months differ by more than chance makes single cases differ, the
limits are widened as D. B. Laney's p′-chart does (Quality Engineering 14, 2002, 531–537).
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Context, Decimal, localcontext
from enum import StrEnum
from fractions import Fraction
from functools import lru_cache
from itertools import groupby, pairwise

from metrics.counts.month import Month
from metrics.counts.share import Share

FEWEST_POINTS = 12
"""With fewer months with cases no signal is claimed."""
RUN = 8
"""So many months in a row on one side of the centre are a signal."""
TAIL = Decimal("0.0013498980316301")
"""The probability beyond three standard deviations, on each side."""

_DIGITS = Context(prec=34)
"""As in `share`; sums of thousands of weights stay far below what is compared."""
_MEAN_RANGE = Decimal("1.1283791670955126")
"""The mean distance of two standard normal numbers, 2 ÷ √π."""
_NEGLIGIBLE = Decimal("1e-25")
"""A weight beside the middle one; what lies beyond is nothing beside `TAIL`."""

Series = Mapping[Month, Share | None]
"""One unit or group, one indicator; a month without figures is None or absent."""


class Signal(StrEnum):
    """What chance hardly explains."""

    BELOW = "below"
    """Under the lower limit."""
    ABOVE = "above"
    RUN_BELOW = "run_below"
    """One of at least eight months in a row under the centre."""
    RUN_ABOVE = "run_above"


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
class Chart:
    """The months from the first to the last, none left out."""

    centre: Fraction | None
    """Σk ÷ Σn of all points in percent; None without any case."""
    points: tuple[ChartPoint, ...]
    spread: Decimal = Decimal(1)
    """How many times as far as chance alone puts them the limits stand from the centre; never
    below 1, and above it only where there are enough points to tell."""
    independent: bool = True
    """Whether no case stands in two points; else no signal is claimed."""

    @property
    def known(self) -> int:
        """How many points have a percent."""
        return sum(not point.gap for point in self.points)

    @property
    def judged(self) -> bool:
        """Whether there are enough points to claim a signal."""
        return self.independent and self.known >= FEWEST_POINTS


def p_chart(series: Series, places: Sequence[Month] | None = None) -> Chart:
    """Chart the months of a series around their common share.

    A point lies outside where so few good cases, or so many, have less than the probability `TAIL`
    if every month had the common share: the fewer cases, the wider the limits. A run is broken by
    a month without a percent and by one exactly at the centre.

    Months of very many cases, as those of a whole province, vary by more than the chance of single
    cases. With enough points the limits are therefore `spread` times as far from the centre.

    Args:
        series: The shares, each of its own cases.
        places: The months of the chart in order; None: each from the first to the last.
    """
    months = _months(series) if places is None else tuple(places)
    shares = [(month, series.get(month)) for month in months]
    # Of all cases and not the mean of percents: a month of three cases must not weigh as one of
    # thousands.
    whole = sum((share for _, share in shares if share is not None), Share(0, 0))
    if whole.cases == 0:
        return Chart(None, tuple(ChartPoint(month, share) for month, share in shares))
    spread = spread_of([share for _, share in shares if share is not None], whole)
    points = tuple(_point(month, share, whole.percent / 100, spread) for month, share in shares)
    chart = Chart(whole.percent, points, spread)
    return replace(chart, points=tuple(_with_signals(chart))) if chart.judged else chart


def running_chart(series: Series, places: Sequence[Month], months: Chart) -> Chart:
    """Chart sums that grow from January on around the common share of their single months.

    Each limit holds for its own point. The points share cases, so that one outside draws the next
    after it, and no signal is claimed.

    Args:
        series: The sums, by the last month of each.
        places: The months of the chart in order.
        months: The chart of the single months.
    """
    if months.centre is None:
        points = tuple(ChartPoint(month, series.get(month)) for month in places)
        return Chart(None, points, independent=False)
    chance = months.centre / 100
    points = tuple(_point(month, series.get(month), chance, months.spread) for month in places)
    return Chart(months.centre, points, months.spread, independent=False)


def spread_of(shares: Sequence[Share], whole: Share, fewest: int = FEWEST_POINTS) -> Decimal:
    """How much more neighbouring months differ than chance makes them: Laney's σ of z, at least 1.

    A slow drift leaves neighbours alike and the limits narrow, so that it is still seen. Of few
    months with cases the number would itself be chance, and 1 is returned.

    Args:
        shares: One month each, in order; those without cases are passed over.
        whole: Their sum.
        fewest: With fewer months it is 1.
    """
    known = [share for share in shares if share.cases]
    if len(known) < fewest or whole.good in (0, whole.cases):
        return Decimal(1)
    with localcontext(_DIGITS):
        scores = [_standardised(share, whole) for share in known]
        steps = [abs(after - before) for before, after in pairwise(scores)]
        return max(Decimal(1), sum(steps, Decimal(0)) / len(steps) / _MEAN_RANGE)


def _standardised(share: Share, whole: Share) -> Decimal:
    """How many standard deviations of chance a month lies from the common share."""
    good, cases = Decimal(whole.good), Decimal(whole.cases)
    away = share.good - share.cases * good / cases
    return away / (share.cases * good * (cases - good)).sqrt() * cases


def _months(months: Collection[Month]) -> tuple[Month, ...]:
    return min(months).to(max(months)) if months else ()


def _point(month: Month, share: Share | None, chance: Fraction, spread: Decimal) -> ChartPoint:
    if share is None or share.cases == 0:
        return ChartPoint(month, share)
    fewest, most = usual_counts(share.cases, chance)
    low, high = Fraction(100 * fewest, share.cases), Fraction(100 * most, share.cases)
    if spread == 1:
        return ChartPoint(month, share, low, high)
    centre, times = 100 * chance, Fraction(spread)
    # Whole counts may leave both limits on one side of the centre: they are never drawn closer.
    return ChartPoint(
        month,
        share,
        min(low, max(Fraction(0), centre - times * (centre - low))),
        max(high, min(Fraction(100), centre + times * (high - centre))),
    )


# The months of a scope's charts: the same counts come again at each drawing of a page.
@lru_cache(maxsize=4096)
def usual_counts(cases: int, chance: Fraction) -> tuple[int, int]:
    """The fewest and the most good cases that chance may well give, `TAIL` left on each side.

    Args:
        cases: How many cases, at least 1.
        chance: The probability that one is good, from 0 to 1.
    """
    if chance in (0, 1):
        return (cases, cases) if chance else (0, 0)
    first, weights = _weights(cases, chance)
    with localcontext(_DIGITS):
        rare = TAIL * sum(weights)
        return first + _steps(weights, rare), first + len(weights) - 1 - _steps(weights[::-1], rare)


def _steps(weights: Sequence[Decimal], rare: Decimal) -> int:
    """How many of the outermost counts together stay rare."""
    total = Decimal(0)
    for step, weight in enumerate(weights):
        total += weight
        if total >= rare:
            return step
    raise AssertionError("all weights together are not rare")


def _weights(cases: int, chance: Fraction) -> tuple[int, list[Decimal]]:
    """Binomial probabilities up to a factor, from the first count that is not negligible."""
    # From the likeliest count outwards, each weight out of its neighbour: the factorials of a
    # province's cases would have hundreds of thousands of digits.
    mode = min(cases, (cases + 1) * chance.numerator // chance.denominator)
    top, bottom = chance.numerator, chance.denominator - chance.numerator
    with localcontext(_DIGITS):
        below, weight, count = [], Decimal(1), mode
        while count > 0 and weight > _NEGLIGIBLE:
            weight = weight * (count * bottom) / ((cases - count + 1) * top)
            count -= 1
            below.append(weight)
        first = count
        above, weight, count = [Decimal(1)], Decimal(1), mode
        while count < cases and weight > _NEGLIGIBLE:
            weight = weight * ((cases - count) * top) / ((count + 1) * bottom)
            count += 1
            above.append(weight)
    return first, below[::-1] + above


def _with_signals(chart: Chart) -> Iterator[ChartPoint]:
    for side, stretch in groupby(chart.points, key=lambda point: _side(point, chart.centre)):
        points = tuple(stretch)
        run = (side,) if side is not None and len(points) >= RUN else ()
        for point in points:
            yield replace(point, signals=(*_outside(point), *run))


def _side(point: ChartPoint, centre: Fraction | None) -> Signal | None:
    if point.share is None or point.share.cases == 0 or point.share.percent == centre:
        return None
    assert centre is not None
    return Signal.RUN_BELOW if point.share.percent < centre else Signal.RUN_ABOVE


def _outside(point: ChartPoint) -> Iterator[Signal]:
    if point.low is None or point.high is None or point.share is None:
        return
    if point.share.percent < point.low:
        yield Signal.BELOW
    if point.share.percent > point.high:
        yield Signal.ABOVE


@dataclass(frozen=True, slots=True)
class YearOnYear:
    """The same months of two years, compared only where both have figures."""

    before: Share | None
    after: Share | None
    months: tuple[Month, ...]
    """The months of the later year that both years have; empty: nothing to compare."""


def year_on_year(series: Series, months: Sequence[Month]) -> YearOnYear:
    """Sum a stretch of months and the same months of the year before.

    A month that one year lacks is left out of both, or a gap would look like a change.

    Args:
        series: Shares of flows; of a share that counts a stock give one month only.
        months: The stretch in the later year.
    """
    pairs = [
        (month, before, after)
        for month in months
        if (after := series.get(month)) is not None
        and (before := series.get(month.plus(-12))) is not None
    ]
    if not pairs:
        return YearOnYear(None, None, ())
    nothing = Share(0, 0)
    return YearOnYear(
        sum((before for _, before, _ in pairs), nothing),
        sum((after for _, _, after in pairs), nothing),
        tuple(month for month, _, _ in pairs),
    )
