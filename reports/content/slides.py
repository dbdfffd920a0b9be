"""What is shown at a meeting: few slides, each with one sentence and what proves it."""

from __future__ import annotations

from dataclasses import dataclass

from reports.content.blocks import BarChart, Table


@dataclass(frozen=True, slots=True)
class Slide:
    """One slide; its title is the sentence that is to be remembered."""

    sentence: str
    shows: tuple[str, ...] | Table | BarChart
    """Lines, or a table or chart of at most eight rows: what does not fit is not read."""


@dataclass(frozen=True, slots=True)
class Deck:
    """The slides of one meeting."""

    title: str
    slides: tuple[Slide, ...]
    footnote: str
    """The edition the figures are from, on every slide."""
