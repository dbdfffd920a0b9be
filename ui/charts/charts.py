"""What figures drawn with plotly share: the font, the shapes, a row's name and its words."""

from __future__ import annotations

from html import escape
from typing import Any, TypeAlias

import plotly.graph_objects as go

from metrics.verdicts.rollup import Score
from metrics.verdicts.verdict import Status
from wording import interface as words
from wording import numbers, sentences
from wording.names import without_type

Figure: TypeAlias = go.Figure
"""What plotly draws; only this module knows plotly."""
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


def name(row: Score) -> str:
    """The name of a row in the width of a chart's label."""
    short = without_type(row.unit.name)
    if row.units_expected is None and row.unit.level == "district":
        return words.ONE_STOP_OF.format(name=short)
    return short if len(short) <= _LETTERS else f"{short[: _LETTERS - 1]}…"


def hover(row: Score) -> str:
    """What is read beside the pointer."""
    assert row.verdict.interval is not None
    target = row.goal.percent if row.goal else None
    whose = sentences.called(row)
    said = sentences.cell(row, whose).removeprefix(f"{whose}, ")
    between = numbers.interval(row.verdict.interval, target)
    return "<br>".join(escape(line, quote=False) for line in (whose, said, f"95 %: {between}"))
