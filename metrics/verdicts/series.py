"""A share over months: limits of chance around its level, and last year's same months."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace
from itertools import chain, groupby

from metrics.counts.month import Month
from metrics.counts.share import Share
from metrics.units.restate import Mark
from metrics.verdicts.chart import Chart, ChartLevel, ChartPoint, Series
from metrics.verdicts.comparable import Likened, alike
from metrics.verdicts.levels import levels_of
from metrics.verdicts.signals import point_of, signalled


def p_chart(series: Series, places: Sequence[Month] | None = None) -> Chart:
    """Chart the months of a series around the level they began at.

    The limits are frozen: they are those of the first twelve months with cases, so that what comes
    later is held against what was usual before, and months that were good then are not called odd
    because of it. Months beyond their own limits play no part in them. A level ends where twelve
    months in a row stand on one side of it and are steady among themselves (`levels`);
    from there on its successor holds. With fewer than twelve months all of them give the limits and
    no signal is claimed.

    A point lies outside where so few good cases, or so many, have less than the probability `TAIL`
    if every month had the level's share: the fewer cases, the wider the limits. A run is broken by
    a month without a percent and by one exactly at the centre.

    Months of very many cases, as those of a whole province, vary by more than the chance of single
    cases. With enough points the limits are therefore `spread` times as far from the centre.

    Args:
        series: The shares, each of its own cases; of one extent, counted in one way.
        places: The months of the chart in order; None: each from the first to the last.
    """
    months = _months(series) if places is None else tuple(places)
    shares = [series.get(month) for month in months]
    levels = levels_of(months, shares)
    held = [_level_of(levels, month) for month in months]
    points = tuple(map(_point, months, shares, held))
    chart = Chart(points, levels)
    if not chart.judged:
        return chart
    parts = groupby(zip(points, held, strict=True), key=lambda each: each[1])
    found = [signalled([point for point, _ in part], level) for level, part in parts if level]
    return replace(chart, points=tuple(chain.from_iterable(found)))


def _level_of(levels: Sequence[ChartLevel], month: Month) -> ChartLevel | None:
    return next((level for level in reversed(levels) if level.since <= month), None)


def _point(month: Month, share: Share | None, level: ChartLevel | None) -> ChartPoint:
    return point_of(month, share, level) if level else ChartPoint(month, share)


def running_chart(series: Series, places: Sequence[Month], months: Chart) -> Chart:
    """Chart sums that grow from January on around the common share of their single months.

    Each limit holds for its own point. The points share cases, so that one outside draws the next
    after it, and no signal is claimed.

    Args:
        series: The sums, by the last month of each.
        places: The months of the chart in order.
        months: The chart of the single months.
    """
    points = tuple(
        _point(month, series.get(month), _level_of(months.levels, month)) for month in places
    )
    return Chart(points, months.levels, independent=False)


def _months(months: Collection[Month]) -> tuple[Month, ...]:
    return min(months).to(max(months)) if months else ()


def year_on_year(series: Series, months: Sequence[Month], parted: Mark | None = None) -> Likened:
    """Sum a stretch of months and the same months of the year before.

    A month that one year lacks is left out of both, or a gap would look like a change.

    Args:
        series: Shares of flows; of a share that counts a stock give one month only.
        months: The stretch in the later year.
        parted: What changed the extent between the two or within one of them.
    """
    earlier = [month.plus(-12) for month in months]
    then, there = (
        [each for each in some if series.get(each) is not None] for some in (earlier, months)
    )
    both = alike(earlier, months, then, there)
    before, after = (_over(series, some) for some in (both.values(), both))
    return Likened(before, after, tuple(both), len(there), parted)


def _over(series: Series, months: Collection[Month]) -> Share | None:
    shares = (series.get(month) for month in months)
    return sum((share for share in shares if share is not None), Share(0, 0)) if months else None
