"""What a file comes to where blank cells leave the stored figures as they are."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from metrics.counts.figure import Cells, FigureTable
from metrics.counts.problem import Problem, ProblemCase, Severity
from metrics.counts.reading import ReadTable
from warehouse.reading import queries

_ENTRY = "entry"
"""The one layout whose figure in time is a sum that may lack its first cell (contract §5)."""
_EARLY, _IN_TIME = "resolved_early", "resolved_in_time"


def with_kept(source: queries.Source, table: ReadTable) -> tuple[ReadTable, list[Problem]]:
    """A table whose blank "trước hạn" keeps what is stored there, in the sum it is part of too.

    Left alone, that cell still counts: taken for none, the stored part would stand beside a sum
    without it.
    """
    figures = table.figures
    given = {unit for unit, measure in zip(figures.units, figures.measures, strict=True)
             if measure == _EARLY}  # fmt: skip
    places = [
        place
        for place, (unit, measure) in enumerate(zip(figures.units, figures.measures, strict=True))
        if measure == _IN_TIME and unit not in given
    ]
    if table.form != _ENTRY or table.month is None or table.since is not None or not places:
        return table, []
    stored = queries.figures_of(source, table.month, [figures.units[place] for place in places])
    values = list(figures.values)
    kept = 0
    for place in places:
        early, rest = stored.get((figures.units[place], _EARLY)), values[place]
        if early is not None and rest is not None:
            values[place] = early + rest
            kept += 1
    if not kept:
        return table, []
    summed = FigureTable(figures.units, figures.measures, values, Cells.of(figures.cells.texts))
    told = Problem(
        Severity.WARNING, ProblemCase.EARLY_NOT_GIVEN_KEPT, table.sheet, facts={"units": kept}
    )
    return replace(table, figures=summed), [told]


def without_spared(problems: Sequence[Problem]) -> list[Problem]:
    """The problems without the one that says that the blank was taken for none."""
    return [each for each in problems if each.case is not ProblemCase.EARLY_NOT_GIVEN]
