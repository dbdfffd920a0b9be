"""The lines of a trend's picture as plotly's traces."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from itertools import groupby
from typing import Any

from metrics.counts.month import Window
from metrics.counts.share import Share
from metrics.verdicts.chart import Signal
from metrics.verdicts.rollup import Score
from metrics.verdicts.verdict import Evidence, Status
from pipeline.periods.trend_picture import FormerLine, Trend, TrendPoint
from ui.charts.charts import SYMBOLS
from ui.kit.theme import TONES, colour
from wording import interface as words
from wording import numbers
from wording.scores import trend as said


def traces(trend: Trend, *, dark: bool) -> list[dict[str, Any]]:
    """What is drawn, the lowest first."""
    return [
        _band(trend.points, dark=dark),
        *(_former(line, trend, dark=dark) for line in trend.former),
        _last_year(trend, dark=dark),
        _target(trend.points, dark=dark),
        _line(trend, dark=dark),
        _dots(trend, dark=dark),
        _rings(trend, dark=dark),
    ]


def percents(points: Sequence[TrendPoint]) -> list[float | None]:
    """The heights of the line; None is a gap."""
    return [_percent(point.score) for point in points]


def _percent(score: Score | None) -> float | None:
    if score is None or score.verdict.percent is None:
        return None
    return float(score.verdict.percent)


def _band(points: Sequence[TrendPoint], *, dark: bool) -> dict[str, Any]:
    """One closed step shape for each stretch without a gap."""
    xs: list[float | None] = []
    ys: list[float | None] = []
    for there, run in groupby(enumerate(points), key=lambda each: each[1].chart.low is not None):
        if not there:
            continue
        stretch = [(at, float(p.chart.low or 0), float(p.chart.high or 0)) for at, p in run]
        along = [x for at, _, _ in stretch for x in (at - 0.5, at + 0.5)]
        low = [y for _, y, _ in stretch for _ in range(2)]
        high = [y for _, _, y in stretch for _ in range(2)]
        xs += [*along, *along[::-1], along[0], None]
        ys += [*high, *low[::-1], high[0], None]
    return {
        "type": "scatter",
        "x": xs,
        "y": ys,
        "mode": "lines",
        "fill": "toself",
        "fillcolor": colour("none-s", dark=dark),
        "line": {"width": 0},
        "hoverinfo": "skip",
    }


def _former(line: FormerLine, trend: Trend, *, dark: bool) -> dict[str, Any]:
    shares = [line.shares.get(point.month) for point in trend.points]
    return _thin(trend, shares, colour("ctl", dark=dark))


def _last_year(trend: Trend, *, dark: bool) -> dict[str, Any]:
    before = [point.before for point in trend.points]
    return _thin(trend, before, colour("ctl", dark=dark), dash="dot")


def _thin(
    trend: Trend, shares: Sequence[Share | None], paint: str, dash: str = "solid"
) -> dict[str, Any]:
    known = [share if share and share.cases else None for share in shares]
    values = [float(share.percent) if share else None for share in known]
    xs, ys = _broken(trend, list(range(len(values))), values)
    return {
        "type": "scatter",
        "x": xs,
        "y": ys,
        "mode": "lines",
        "line": {"color": paint, "width": 1.2, "dash": dash},
        "connectgaps": False,
        "hoverinfo": "skip",
    }


def _broken(
    trend: Trend, xs: Sequence[float], ys: Sequence[float | None]
) -> tuple[list[float | None], list[float | None]]:
    """A line that joins like to like: no sum to that of another year, nothing across a merger."""
    running = trend.wanted.view.window is Window.YEAR_TO_DATE
    found: list[tuple[float | None, float | None]] = []
    for at, (point, x, y) in enumerate(zip(trend.points, xs, ys, strict=True)):
        anew = running and point.month.number == 1
        if at and (anew or trend.changed(trend.points[at - 1].month, point.month)):
            found.append((None, None))
        found.append((x, y))
    return [x for x, _ in found], [y for _, y in found]


def _target(points: Sequence[TrendPoint], *, dark: bool) -> dict[str, Any]:
    """A step line: a target holds for the whole of its period."""
    xs: list[float | None] = []
    ys: list[float | None] = []
    for at, point in enumerate(points):
        goal = point.score.goal if point.score else None
        if goal is None:
            xs.append(None)
            ys.append(None)
        else:
            xs += [at - 0.5, at + 0.5]
            ys += [float(goal.percent)] * 2
    return {
        "type": "scatter",
        "x": xs,
        "y": ys,
        "mode": "lines",
        "line": {"color": colour("ink2", dark=dark), "width": 1.4, "dash": "dash"},
        "connectgaps": False,
        "hoverinfo": "skip",
    }


def _line(trend: Trend, *, dark: bool) -> dict[str, Any]:
    values = percents(trend.points)
    xs, ys = _broken(trend, list(range(len(values))), values)
    return {
        "type": "scatter",
        "x": xs,
        "y": ys,
        "mode": "lines",
        "line": {"color": colour("ink", dark=dark), "width": 1.7},
        "connectgaps": False,
        "hoverinfo": "skip",
    }


def _dots(trend: Trend, *, dark: bool) -> dict[str, Any]:
    tones = [tone(point, dark=dark) for point in trend.points]
    return {
        "type": "scatter",
        "x": list(range(len(trend.points))),
        "y": percents(trend.points),
        "mode": "markers",
        "marker": {
            "symbol": [_symbol(point) for point in trend.points],
            "color": tones,
            "size": 8,
            "line": {"width": 1.4, "color": tones},
        },
        "cliponaxis": False,
        "hovertext": [hover(trend, point) for point in trend.points],
        "hoverinfo": "text",
    }


def tone(point: TrendPoint, *, dark: bool) -> str:
    """The colour of a point: of its light below the target, else of the line."""
    status = point.score.verdict.status if point.score else Status.NO_TARGET
    below = status in (Status.NEAR, Status.MISSED)
    return colour(TONES[status] if below else "ink", dark=dark)


def _symbol(point: TrendPoint) -> str:
    verdict = point.score.verdict if point.score else None
    if verdict is None or verdict.status not in SYMBOLS:
        return "circle"
    hollow = "-open" if verdict.evidence is Evidence.UNCERTAIN else ""
    return SYMBOLS[verdict.status] + hollow


def ringed(trend: Trend) -> list[int]:
    """The places of the points outside their limits, and of the onset of what lasts.

    The other months of a run are told in words, or half the line would ring.
    """
    outside = {Signal.BELOW, Signal.ABOVE}
    onset = {point.month for point in trend.chart.lasting[:1]}
    return [
        at
        for at, point in enumerate(trend.points)
        if outside & set(point.chart.signals) or point.month in onset
    ]


def _rings(trend: Trend, *, dark: bool) -> dict[str, Any]:
    shown = [(at, _percent(trend.points[at].score)) for at in ringed(trend)]
    return {
        "type": "scatter",
        "x": [at for at, _ in shown],
        "y": [value for _, value in shown],
        "mode": "markers",
        "marker": {
            "symbol": "circle-open",
            "size": 17,
            "color": colour("ink2", dark=dark),
            "line": {"width": 1.3},
        },
        "cliponaxis": False,
        "hoverinfo": "skip",
    }


def hover(trend: Trend, point: TrendPoint) -> str:
    """What a pointer over a point reads."""
    score = point.score
    if score is None or score.verdict.percent is None or score.share is None:
        return ""
    target = score.goal.percent if score.goal else None
    status = words.STATUS[score.verdict.status]
    lines = [
        f"<b>{said.period(trend.wanted.view.window, point.month)}</b>",
        f"{numbers.percent(score.verdict.percent, target)} · {status}",
        f"{numbers.count(score.share.good)}/{numbers.count(score.share.cases)}"
        f" {escape(trend.indicator.case, quote=False)}",
    ]
    if target is not None:
        lines.append(said.GOAL.format(target=numbers.goal(target, score.verdict.percent)))
    if point.chart.low is not None and point.chart.high is not None:
        low, high = numbers.figure(point.chart.low), numbers.figure(point.chart.high)
        lines.append(f"{said.LIMITS}: {low} – {high}")
    lines += [said.SIGNALS[signal] for signal in point.chart.signals]
    return "<br>".join(lines)
