"""The picture of a trend as plotly's parts: its lines, axes, words and dated marks."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from functools import partial
from html import escape
from typing import Any

from metrics.counts.month import Window
from pipeline.periods.trend_picture import Trend
from ui.charts.charts import FONT, Figure
from ui.charts.trend_traces import percents, tone, traces
from ui.kit.theme import colour
from wording import numbers
from wording.scores import trend as said

HEIGHT = 388
"""Pixels: the chart and the words below it are seen at once on a laptop's screen."""
# Pixels: half a letter above, a line of dates below, the last point's percent beside.
_TOP, _BOTTOM, _RIGHT = 14, 26, 46
_TOP_WITH_DATES = 36
"""Pixels with one line of dated words above the plot; `_LINE` more for each further one."""
_LINE, _LETTER, _PHONE = 14, 5.6, 300
"""Pixels: between two lines of dated words, a letter of theirs, the plot on a narrow screen."""
_TICKS = 9
"""More dates below the plot run into each other on a phone."""
_BESIDE = 5
"""So many points stand beside the word on a target; it is written on their other side."""
_MOST_NAMED = 5
"""Former units whose line carries its name; more names would lie on each other."""


def figure(trend: Trend, *, dark: bool) -> Figure:
    """The figure itself."""
    return Figure(parts(trend, dark=dark))


def parts(trend: Trend, *, dark: bool) -> dict[str, Any]:
    """Data and layout of the figure.

    Args:
        trend: What is drawn.
        dark: Whether the reader's theme is dark.
    """
    return {
        "data": traces(trend, dark=dark),
        "layout": _layout(trend, dark=dark),
    }


def _layout(trend: Trend, *, dark: bool) -> dict[str, Any]:
    paint = partial(colour, dark=dark)
    low, high = bounds(trend)
    ticks = _ticks(low, high)
    places = _tick_places(trend)
    marks = list(zip(dated(trend), lines_of(trend), strict=True))
    top = _TOP_WITH_DATES + _LINE * max(line for _, line in marks) if marks else _TOP
    window = trend.wanted.view.window
    plain = {"zeroline": False, "fixedrange": True, "showgrid": False}
    small = {"size": 11, "color": paint("ink3")}
    return {
        "height": HEIGHT,
        "margin": {
            "l": 34,
            "r": _RIGHT,
            "t": top,
            "b": _BOTTOM,
        },
        "paper_bgcolor": "rgba(0,0,0,0)",
        "plot_bgcolor": "rgba(0,0,0,0)",
        "font": {"family": FONT, "size": 12, "color": paint("ink")},
        "separators": ",.",
        "showlegend": False,
        "dragmode": False,
        "hovermode": "closest",
        "hoverlabel": {
            "bgcolor": paint("card"),
            "bordercolor": paint("rule"),
            "font": {"family": FONT, "size": 12, "color": paint("ink")},
        },
        "xaxis": {
            **plain,
            "range": [-0.6, len(trend.points) - 0.4],
            "tickvals": places,
            "ticktext": [said.tick(window, trend.points[at].month) for at in places],
            "tickangle": 0,
            "tickfont": small,
        },
        "yaxis": {
            **plain,
            "showgrid": True,
            "gridcolor": paint("line"),
            "range": [low, high],
            "tickvals": ticks,
            "ticktext": [numbers.count(at) for at in ticks],
            "tickfont": small,
        },
        "annotations": [*_names(trend, dark=dark), *_events(trend, marks, dark=dark)],
        "shapes": [
            _upright(at, line * _LINE / (HEIGHT - top - _BOTTOM), dark=dark)
            for (at, _), line in marks
        ],
    }


def bounds(trend: Trend) -> tuple[float, float]:
    """The percents at the bottom and the top: all that is known, and of the limits what is near.

    The limits of two or three cases reach over half the picture and would flatten the line.
    """
    known = [value for value in percents(trend.points) if value is not None]
    known += [float(p.score.goal.percent) for p in trend.points if p.score and p.score.goal]
    known += [float(p.before.percent) for p in trend.points if p.before and p.before.cases]
    known += [
        float(share.percent)
        for line in trend.former
        for point in trend.points
        if (share := line.shares.get(point.month)) and share.cases
    ]
    low, high = (min(known), max(known)) if known else (0.0, 100.0)
    room = max(high - low, 2.0)
    limits = [p.chart for p in trend.points if p.chart.low is not None]
    low = min([low, *(max(float(each.low or 0), low - room / 2) for each in limits)])
    high = max([high, *(min(float(each.high or 0), high + room / 2) for each in limits)])
    margin = max(high - low, 1.0) * 0.06
    return max(low - margin, -margin), min(high + margin, 100 + margin)


def _ticks(low: float, high: float) -> list[int]:
    span = high - low
    step = next((each for each in (1, 2, 5, 10, 20) if span / each <= 7), 25)
    first = max(0, int(-(-low // step)))
    return [at * step for at in range(first, int(min(high, 100) // step) + 1)]


def _tick_places(trend: Trend) -> list[int]:
    """Few enough to be read on a phone; of months those that begin a year, half or quarter."""
    count = len(trend.points)
    window = trend.wanted.view.window
    if window in (Window.MONTH, Window.YEAR_TO_DATE):
        for every in (1, 3, 6, 12):
            found = [at for at, p in enumerate(trend.points) if (p.month.number - 1) % every == 0]
            if len(found) <= _TICKS:
                return found
    step = -(-count // _TICKS)
    return list(range((count - 1) % step, count, step))


def _names(trend: Trend, *, dark: bool) -> Iterable[dict[str, Any]]:
    """Words on the lines themselves: the target, the newest percent, the former units."""
    low, high = bounds(trend)
    yield from _target_name(trend, dark=dark)
    known = [at for at, value in enumerate(percents(trend.points)) if value is not None]
    if known:
        newest = trend.points[known[-1]]
        assert newest.score is not None
        assert newest.score.verdict.percent is not None
        target = newest.score.goal.percent if newest.score.goal else None
        text = f"<b>{numbers.figure(newest.score.verdict.percent, target)}</b>"
        yield {
            **_word(text, known[-1], float(newest.score.verdict.percent), dark=dark),
            "xanchor": "left",
            "xshift": 9,
            "font": {"size": 13, "color": tone(newest, dark=dark)},
        }
    if len(trend.former) <= _MOST_NAMED:
        yield from _former_names(trend, (high - low) / 24, dark=dark)


def _target_name(trend: Trend, *, dark: bool) -> Iterable[dict[str, Any]]:
    """At the left of the first stretch and of each that asks for something else."""
    before = None
    values = percents(trend.points)
    for at, point in enumerate(trend.points):
        goal = point.score.goal if point.score else None
        if goal is None:
            continue
        if before is None or abs(goal.percent - before) >= 1:
            near = [value for value in values[at : at + _BESIDE] if value is not None]
            below = bool(near) and sum(near) / len(near) >= goal.percent
            text = said.GOAL.format(target=numbers.goal(goal.percent))
            yield {
                **_word(text, at - 0.5, float(goal.percent), dark=dark),
                "xanchor": "left",
                "yanchor": "top" if below else "bottom",
            }
        before = goal.percent


def _former_names(trend: Trend, step: float, *, dark: bool) -> Iterable[dict[str, Any]]:
    """Each at the end of its line, moved apart where two would lie on each other."""
    ends = []
    for line in trend.former:
        drawn = [
            (at, float(share.percent))
            for at, point in enumerate(trend.points)
            if (share := line.shares.get(point.month)) and share.cases
        ]
        if drawn:
            ends.append((drawn[-1][1], drawn[-1][0], line.unit.name))
    taken = float("-inf")
    for y, x, name in sorted(ends):
        place = taken = max(y, taken + step)
        yield {
            **_word(escape(name, quote=False), x, place, dark=dark),
            "bgcolor": colour("bg", dark=dark),
            "borderpad": 1,
            "xanchor": "right",
            "yanchor": "bottom",
        }


def _word(text: str, x: float, y: float, *, dark: bool) -> dict[str, Any]:
    return {
        "x": x,
        "y": y,
        "text": text,
        "showarrow": False,
        "font": {"size": 11, "color": colour("ink2", dark=dark)},
    }


def dated(trend: Trend) -> list[tuple[float, str]]:
    """Where on the axis visits and mergers stand, and what is written above them, in order."""
    events: dict[tuple[date, str], None] = {}
    for mark in trend.mergers:
        text = said.CHANGED if mark.breaks else said.MERGED
        events[mark.day, text.format(day=numbers.day(mark.day))] = None
    for level in trend.chart.levels[1:]:
        text = said.LEVEL.format(month=numbers.month_in_table(level.since))
        events[level.since.first_day, text] = None
    for visit in trend.visits:
        events[visit.day, said.VISIT.format(label=visit.label, day=numbers.day(visit.day))] = None
    by_day: dict[date, str] = {}
    for day, text in sorted(events):
        by_day.setdefault(day, text)
    found = [(_place(trend, day), text) for day, text in by_day.items()]
    return [(at, text) for at, text in found if at is not None]


def _place(trend: Trend, day: date) -> float | None:
    """Within the window that holds the day, as far along as the day is."""
    window = trend.wanted.view.window
    for at, point in enumerate(trend.points):
        months = window.months(point.month)
        months = months[-1:] if window is Window.YEAR_TO_DATE else months
        first, last = months[0].first_day, months[-1].last_day
        if first <= day <= last:
            return at - 0.5 + (day - first).days / ((last - first).days + 1)
    return None


def lines_of(trend: Trend) -> list[int]:
    """For each dated word its line above the picture, 0 the lowest; none lies on another."""
    letter = _LETTER * len(trend.points) / _PHONE
    ends: list[list[tuple[float, float]]] = []
    lines: list[int] = []
    for at, text in dated(trend):
        width = letter * len(text)
        first, last = (at, at + width) if _to_the_right(trend, at) else (at - width, at)
        free = (
            line
            for line, taken in enumerate(ends)
            if all(last < start or end < first for start, end in taken)
        )
        line = next(free, len(ends))
        if line == len(ends):
            ends.append([])
        ends[line].append((first, last))
        lines.append(line)
    return lines


def _to_the_right(trend: Trend, at: float) -> bool:
    return at < (len(trend.points) - 1) / 2


def _events(
    trend: Trend, marks: Iterable[tuple[tuple[float, str], int]], *, dark: bool
) -> Iterable[dict[str, Any]]:
    for (at, text), line in marks:
        yield {
            **_word(escape(text, quote=False), at, 1.0, dark=dark),
            "yref": "paper",
            "yanchor": "bottom",
            "xanchor": "left" if _to_the_right(trend, at) else "right",
            "yshift": 4 + line * _LINE,
        }


def _upright(at: float, above: float, *, dark: bool) -> dict[str, Any]:
    """A dated mark, so far above the plot as its word stands."""
    return {
        "type": "line",
        "xref": "x",
        "yref": "paper",
        "x0": at,
        "x1": at,
        "y0": 0,
        "y1": 1.02 + above,
        "line": {"color": colour("ctl", dark=dark), "width": 1, "dash": "dot"},
    }
