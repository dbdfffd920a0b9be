"""The funnel: every unit by its size, its distance to its target, and what chance explains."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from fractions import Fraction
from html import escape
from math import log10
from typing import Any

from metrics.verdicts.funnel import limits, sizes
from metrics.verdicts.rollup import Score
from metrics.verdicts.verdict import Evidence, Status
from ui.charts.charts import FONT, SYMBOLS, Figure, hover, name
from ui.kit.theme import TONES, colour
from wording import numbers
from wording.scores import gaps as said

_CURVES = 3
"""Targets whose limits are drawn; of more the rows' own colours tell."""
_HEIGHT, _WIDTH = 380, 1000
"""Pixels; the width is that of a small desk, where names are told apart."""
_LINE = 13
"""Pixels from name to name."""
_TICKS = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 10000, 20000, 50000, 100000)
"""Sizes written below the axis: three a decade are read at a glance."""


def targets(rows: Sequence[Score]) -> list[Fraction]:
    """The targets whose limits are drawn, those of most rows first."""
    found = Counter(row.goal.percent for row in rows if row.goal is not None)
    return [percent for percent, _ in found.most_common(_CURVES)]


def funnel(rows: Sequence[Score], *, dark: bool) -> Figure:
    """Draw the judged rows of one indicator.

    Args:
        rows: Judged rows with cases, the most missing first.
        dark: Whether the reader's theme is dark.
    """
    cases = [_cases(row) for row in rows]
    span = sizes(min(cases), max(cases))
    curves = [curve for percent in targets(rows) for curve in _curves(span, percent, dark=dark)]
    return Figure(
        {
            "data": [*curves, _points(rows, dark=dark)],
            "layout": {
                **_layout(rows, dark=dark),
                "annotations": _names(rows, dark=dark),
            },
        }
    )


def _cases(row: Score) -> int:
    return row.share.cases if row.share else 0


def _gap(row: Score) -> float:
    return float(row.verdict.gap or 0)


def _curves(span: Sequence[int], percent: Fraction, *, dark: bool) -> list[dict[str, Any]]:
    """The lower and the upper limit against one target."""
    found = [limits(cases, percent) for cases in span]
    low = [(each.cases, float(each.low_percent - percent)) for each in found]
    high = [
        (each.cases, float(each.high_percent - percent))
        for each in found
        if each.high_percent is not None
    ]
    return [
        {
            "type": "scatter",
            "x": [x for x, _ in curve],
            "y": [y for _, y in curve],
            "mode": "lines",
            "line": {"color": colour("ctl", dark=dark), "width": 1.2, "dash": "dot"},
            "hoverinfo": "skip",
        }
        for curve in (low, high)
    ]


def _points(rows: Sequence[Score], *, dark: bool) -> dict[str, Any]:
    paint = [colour(TONES[row.verdict.status], dark=dark) for row in rows]
    symbols = [
        SYMBOLS[row.verdict.status]
        + ("-open" if row.verdict.evidence is Evidence.UNCERTAIN else "")
        for row in rows
    ]
    return {
        "type": "scatter",
        "x": [_cases(row) for row in rows],
        "y": [_gap(row) for row in rows],
        "mode": "markers",
        "marker": {
            "symbol": symbols,
            "color": paint,
            "size": 8,
            "line": {"width": 1.2, "color": paint},
        },
        "customdata": [row.unit.code for row in rows],
        "hovertext": [hover(row) for row in rows],
        "hoverinfo": "text",
        "cliponaxis": False,
    }


def _names(rows: Sequence[Score], *, dark: bool) -> list[dict[str, Any]]:
    """The names of what is certainly below, the most missing first, and of the target."""
    sure = [
        row
        for row in rows
        if row.verdict.status is not Status.MET and row.verdict.evidence is Evidence.CERTAIN
    ]
    plain = {"showarrow": False, "font": {"size": 11, "color": colour("ink", dark=dark)}}
    named = [
        {
            **plain,
            # On a logarithmic axis a place is given by its logarithm.
            "x": log10(_cases(row)),
            "y": _gap(row),
            "text": escape(name(row), quote=False),
            "xanchor": "left" if side > 0 else "right",
            "xshift": 7 * side,
        }
        for row, side in _apart(sure, _spans(rows))
    ]
    font = {"size": 11, "color": colour("ink3", dark=dark)}
    line = {**plain, "font": font, "xref": "paper", "x": 1, "y": 0, "text": said.TARGET_LINE}
    return [*named, {**line, "xanchor": "right", "yshift": 8}]


def _spans(rows: Sequence[Score]) -> tuple[float, float]:
    """Units of either axis a pixel of a small desk's chart stands for."""
    left, right = _across([_cases(row) for row in rows])
    low, high = _range([_gap(row) for row in rows])
    return (right - left) / _WIDTH, (high - low) / (_HEIGHT - 54)


def _apart(rows: Sequence[Score], pixel: tuple[float, float]) -> Iterator[tuple[Score, int]]:
    """The rows that can be named without one name on another, and on which side of the point."""
    taken: list[tuple[float, float, float]] = []
    for row in rows:
        x, y = log10(_cases(row)) / pixel[0], _gap(row) / pixel[1]
        length = 6.5 * len(name(row)) + 12
        for side in (1, -1):
            start = x if side > 0 else x - length
            place = (start, start + length, y)
            if not any(_touch(place, other) for other in taken):
                taken.append(place)
                yield row, side
                break


def _touch(one: tuple[float, float, float], other: tuple[float, float, float]) -> bool:
    return one[0] < other[1] and other[0] < one[1] and abs(one[2] - other[2]) < _LINE


def _layout(rows: Sequence[Score], *, dark: bool) -> dict[str, Any]:
    cases, gaps = [_cases(row) for row in rows], [_gap(row) for row in rows]
    ticks = [tick for tick in _TICKS if min(cases) / 2 <= tick <= max(cases) * 2]
    line = colour("line", dark=dark)
    font = {"family": FONT, "size": 12, "color": colour("ink", dark=dark)}
    axis = {"fixedrange": True, "zeroline": False, "tickfont": {"size": 11}}
    case = rows[0].indicator.case
    return {
        "height": _HEIGHT,
        "margin": {"l": 48, "r": 24, "t": 10, "b": 44},
        "paper_bgcolor": "rgba(0,0,0,0)",
        "plot_bgcolor": "rgba(0,0,0,0)",
        "font": font,
        "separators": ",.",
        "showlegend": False,
        "dragmode": False,
        "hoverlabel": {
            "bgcolor": colour("card", dark=dark),
            "bordercolor": colour("rule", dark=dark),
            "font": font,
        },
        "shapes": [
            {
                "type": "line", "xref": "paper", "x0": 0, "x1": 1, "y0": 0, "y1": 0,
                "line": {"color": colour("ink", dark=dark), "width": 1.2},
            }
        ],
        "xaxis": {
            **axis,
            "type": "log",
            "range": _across(cases),
            "showgrid": False,
            "tickvals": ticks,
            "ticktext": [numbers.count(tick) for tick in ticks],
            "title": {"text": said.SIZE.format(case=case), "standoff": 6, "font": {"size": 12}},
        },
        "yaxis": {
            **axis,
            "gridcolor": line,
            "range": _range(gaps),
            "title": {"text": said.DISTANCE, "standoff": 4, "font": {"size": 12}},
        },
    }  # fmt: skip


def _across(cases: Sequence[int]) -> list[float]:
    """Room for a name behind the largest."""
    left, right = log10(min(cases)), log10(max(cases))
    room = max(right - left, 0.3)
    return [left - 0.02 * room, right + 0.09 * room]


def _range(gaps: Sequence[float]) -> list[float]:
    low, high = min([0.0, *gaps]), max([0.0, *gaps])
    room = max(high - low, 2.0) * 0.06
    return [low - room, high + room]
