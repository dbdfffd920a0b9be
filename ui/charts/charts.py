"""Figures drawn with plotly, from rows of a scorecard; pure, so that a test needs no browser."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from html import escape
from typing import Any, TypeAlias

import plotly.graph_objects as go

from metrics.verdicts.rollup import Score
from metrics.verdicts.verdict import Evidence, Status
from ui.kit.theme import TONES, colour
from wording import interface as words
from wording import numbers, sentences
from wording.names import without_type

Figure: TypeAlias = go.Figure
"""What plotly draws; only this module knows plotly."""
ROW = 28
"""Pixels of a bar: a line of text beside it and room to the next."""
TOP = 52
"""Pixels above the first bar, for the words over the columns."""
_LETTERS = 42
"""A longer name is cut."""
FONT = "Be Vietnam Pro, Noto Sans, sans-serif"

CONFIG: dict[str, Any] = {
    "displayModeBar": False,
    "scrollZoom": False,
    "locale": "vi",
    # Passed inline: plotly would otherwise look for its locale file beside its own script.
    "locales": {
        "vi": {
            "dictionary": {},
            "format": {"decimal": ",", "thousands": ".", "grouping": [3]},
        }
    },
}

SYMBOLS = {Status.MET: "circle", Status.NEAR: "triangle-up", Status.MISSED: "square"}
"""The shapes of the lights as plotly names them."""


def gap_bars(rows: Sequence[Score], *, dark: bool) -> go.Figure:
    """Distance to the target in points and in cases, one row order, the furthest below on top.

    Args:
        rows: Judged rows of one indicator, in the order they are shown.
        dark: Whether the reader's theme is dark.
    """
    paint = partial(colour, dark=dark)
    tones = [_tone(row, dark=dark) for row in rows]
    lines = [
        {
            "type": "line", "xref": axis, "yref": "paper", "x0": 0, "x1": 0, "y0": 0, "y1": 1,
            "line": {"color": paint("ink"), "width": 1.2},
        }
        for axis in ("x2", "x3")
    ]  # fmt: skip
    # One look at the whole figure: adding part by part makes plotly check the rest each time.
    return go.Figure(
        {
            "data": [
                _lights(rows, dark=dark),
                _bars(rows, [_gap(row) for row in rows], tones, "x2"),
                _whiskers(rows, paint("bg"), 3.4, below_only=True),
                _whiskers(rows, paint("ink"), 1.2, below_only=False),
                _bars(rows, [_surplus(row) for row in rows], tones, "x3"),
            ],
            "layout": {
                **_layout(rows, dark=dark),
                "annotations": _labels(rows, dark=dark),
                "shapes": lines,
            },
        }
    )


def height(count: int) -> int:
    """How tall the chart of so many rows is, in pixels."""
    return TOP + ROW * count + 8


def name(row: Score) -> str:
    """The name of a row in the width of a chart's label."""
    short = without_type(row.unit.name)
    if row.units_expected is None and row.unit.level == "district":
        return words.ONE_STOP_OF.format(name=short)
    return short if len(short) <= _LETTERS else f"{short[: _LETTERS - 1]}…"


def _room(rows: Sequence[Score]) -> float:
    """The share of the chart that the names need, at most two fifths, on a small desk."""
    longest = max((len(name(row)) for row in rows), default=0)
    return round(min(max((20 + 7 * longest) / 750, 0.23), 0.4), 3)


def _gap(row: Score) -> float:
    return float(row.verdict.gap or 0)


def _surplus(row: Score) -> float:
    return float(row.surplus or 0)


def _tone(row: Score, *, dark: bool) -> str:
    met = row.verdict.status is Status.MET
    return colour("rule" if met else TONES[row.verdict.status], dark=dark)


def _hover(row: Score) -> str:
    assert row.verdict.interval is not None
    target = row.goal.percent if row.goal else None
    whose = sentences.called(row)
    said = sentences.cell(row, whose).removeprefix(f"{whose}, ")
    between = numbers.interval(row.verdict.interval, target)
    return "<br>".join(escape(line, quote=False) for line in (whose, said, f"95 %: {between}"))


def _places(rows: Sequence[Score]) -> list[int]:
    return list(range(len(rows)))


def _lights(rows: Sequence[Score], *, dark: bool) -> dict[str, Any]:
    symbols = [
        SYMBOLS[row.verdict.status]
        + ("-open" if row.verdict.evidence is Evidence.UNCERTAIN else "")
        for row in rows
    ]
    paint = [colour(TONES[row.verdict.status], dark=dark) for row in rows]
    return {
        "type": "scatter",
        "x": [0.0] * len(rows),
        "y": _places(rows),
        "mode": "markers",
        "marker": {
            "symbol": symbols,
            "color": paint,
            "size": 11,
            "line": {"width": 1.4, "color": paint},
        },
        "cliponaxis": False,
        "hoverinfo": "skip",
        "xaxis": "x",
    }


def _bars(
    rows: Sequence[Score], values: list[float], tones: list[str], axis: str
) -> dict[str, Any]:
    return {
        "type": "bar",
        "x": values,
        "y": _places(rows),
        "orientation": "h",
        "width": 0.44,
        "marker": {"color": tones, "line": {"width": 0}},
        "selected": {"marker": {"opacity": 1}},
        "unselected": {"marker": {"opacity": 1}},
        "customdata": [row.unit.code for row in rows],
        "hovertext": [_hover(row) for row in rows],
        "hoverinfo": "text",
        "xaxis": axis,
    }


def _whiskers(
    rows: Sequence[Score], paint: str, thickness: float, *, below_only: bool
) -> dict[str, Any]:
    """A light edge under the whisker keeps it readable on a dark bar."""
    shown = [
        (at, row)
        for at, row in enumerate(rows)
        if row.verdict.interval is not None and (not below_only or _gap(row) < 0)
    ]
    percents = [float(row.verdict.percent or 0) for _, row in shown]
    lows = [float(row.verdict.interval.low) for _, row in shown if row.verdict.interval]
    highs = [float(row.verdict.interval.high) for _, row in shown if row.verdict.interval]
    return {
        "type": "scatter",
        "x": [_gap(row) for _, row in shown],
        "y": [at for at, _ in shown],
        "mode": "markers",
        "marker": {"opacity": 0, "size": 1},
        "error_x": {
            "type": "data",
            "symmetric": False,
            "array": [high - percent for high, percent in zip(highs, percents, strict=True)],
            "arrayminus": [percent - low for low, percent in zip(lows, percents, strict=True)],
            "color": paint,
            "thickness": thickness,
            "width": 3.5,
        },
        "hoverinfo": "skip",
        "xaxis": "x2",
    }


def _labels(rows: Sequence[Score], *, dark: bool) -> list[dict[str, Any]]:
    case = rows[0].indicator.case if rows else ""
    texts = [
        _heading("x", words.UNIT, "left", dark=dark),
        _heading("x2", words.DISTANCE_POINTS, "right", dark=dark),
        _heading("x3", words.DISTANCE_CASES.format(case=case), "right", dark=dark),
    ]
    for at, row in enumerate(rows):
        texts.append(_named(row, at, dark=dark))
        assert row.verdict.interval is not None
        assert row.verdict.gap is not None
        gap, percent = _gap(row), float(row.verdict.percent or 0)
        low = gap - (percent - float(row.verdict.interval.low))
        high = gap + (float(row.verdict.interval.high) - percent)
        below = gap < 0
        said = numbers.change(row.verdict.gap)
        texts.append(_label(row, "x2", min(low, gap) if below else max(high, gap), at, said, dark))
        cases = row.surplus or 0
        shown = numbers.count(cases) if cases <= 0 else f"+{numbers.count(cases)}"
        texts.append(_label(row, "x3", cases, at, shown, dark))
    return texts


def _label(
    row: Score,
    axis: str,
    x: float,
    at: int,
    said: str,
    dark: bool,  # noqa: FBT001
) -> dict[str, Any]:
    below = _gap(row) < 0
    text = f"<b>{said}</b>" if row.verdict.status is Status.MISSED else said
    return {
        "xref": axis,
        "yref": "y",
        "x": x,
        "y": at,
        "text": text,
        "showarrow": False,
        "xanchor": "right" if below else "left",
        "xshift": -6 if below else 6,
        "font": {"size": 12, "color": colour("ink" if below else "ink2", dark=dark)},
    }


def _heading(axis: str, text: str, side: str, *, dark: bool) -> dict[str, Any]:
    return {
        "xref": axis,
        "yref": "paper",
        "x": 0,
        "y": 1,
        "text": f"<b>{text}</b>",
        "showarrow": False,
        "xanchor": side,
        "yanchor": "bottom",
        "xshift": -6 if side == "left" else 0,
        "yshift": 18,
        "font": {"size": 12, "color": colour("ink", dark=dark)},
    }


def _named(row: Score, at: int, *, dark: bool) -> dict[str, Any]:
    said = escape(name(row), quote=False)
    strong = row.verdict.status is Status.MISSED
    return {
        "xref": "x",
        "yref": "y",
        "x": 0,
        "y": at,
        "text": f"<b>{said}</b>" if strong else said,
        "showarrow": False,
        "xanchor": "left",
        "xshift": 13,
        "font": {"size": 12, "color": colour("ink", dark=dark)},
    }


def _layout(rows: Sequence[Score], *, dark: bool) -> dict[str, Any]:
    paint = partial(colour, dark=dark)
    ticks = _ticks(_range([bound for row in rows for bound in _bounds(row)]))
    room = _room(rows)
    plain = {"zeroline": False, "fixedrange": True, "showgrid": False, "visible": False}
    return {
        "height": height(len(rows)),
        "margin": {"l": 7, "r": 8, "t": TOP, "b": 8},
        "paper_bgcolor": "rgba(0,0,0,0)",
        "plot_bgcolor": "rgba(0,0,0,0)",
        "font": {"family": FONT, "size": 12, "color": paint("ink")},
        "separators": ",.",
        "showlegend": False,
        "barmode": "overlay",
        "dragmode": False,
        "hoverlabel": {
            "bgcolor": paint("card"),
            "bordercolor": paint("rule"),
            "font": {"family": FONT, "size": 12, "color": paint("ink")},
        },
        "xaxis": {**plain, "domain": [0, room], "range": [0, 1]},
        "xaxis2": {
            **plain,
            "visible": True,
            "showgrid": True,
            "gridcolor": paint("line"),
            "side": "top",
            "domain": [round(room + 0.01, 3), 0.71],
            "range": _range([bound for row in rows for bound in _bounds(row)]),
            "tickvals": ticks,
            "ticktext": [words.GOAL_LINE if not at else numbers.count(at) for at in ticks],
            "tickfont": {"size": 11, "color": paint("ink3")},
        },
        "xaxis3": {
            **plain,
            "domain": [0.73, 1],
            "range": _range([_surplus(row) for row in rows], 0.26),
        },
        "yaxis": {**plain, "range": [len(rows) - 0.5, -0.5]},
    }


def _ticks(bounds: Sequence[float]) -> list[int]:
    """Whole points, few enough to be read."""
    span = bounds[1] - bounds[0]
    step = next((each for each in (1, 2, 5, 10, 20) if span / each <= 8), 25)
    first = int(-(-bounds[0] // step))
    return [at * step for at in range(first, int(bounds[1] // step) + 1)]


def _bounds(row: Score) -> tuple[float, float]:
    gap, percent = _gap(row), float(row.verdict.percent or 0)
    interval = row.verdict.interval
    if interval is None:
        return gap, gap
    return gap - (percent - float(interval.low)), gap + (float(interval.high) - percent)


def _range(values: Sequence[float], share: float = 0.14) -> list[float]:
    """Room for the labels outside the outermost bar on either side, as a share of the span."""
    low, high = min([0.0, *values]), max([0.0, *values])
    room = max(high - low, 1.0) * share
    return [low - room, high + room]
