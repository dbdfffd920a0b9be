"""What a quarter's table shows only beside the other quarters of its year."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from metrics.counts.month import Month
from metrics.counts.problem import Problem, ProblemCase, Severity
from metrics.counts.reading import ReadTable

Stands = Mapping[Month, Mapping[tuple[str, str], int]]
"""By the last month of a quarter, what stands for units and measures."""


def against_quarters(table: ReadTable, stands: Stands, grows: Collection[str]) -> list[Problem]:
    """A fault at each number that is less than one before it, or more than one after it.

    Args:
        table: A table as it was read.
        stands: The quarters of its year.
        grows: The measures that are counted from the beginning of the year.
    """
    figures = table.figures
    found = []
    for unit, measure, value, cells in zip(
        figures.units, figures.measures, figures.values, figures.cells, strict=True
    ):
        if value is None or measure not in grows:
            continue
        wrong = _beside(table.month, (unit, measure), value, stands)
        if wrong is not None:
            case, month, other = wrong
            facts: dict[str, str | int] = {"unit": unit, "quarter": str(month), "expected": other}
            cell = cells.split(",")[0]
            found.append(Problem(Severity.ERROR, case, table.sheet, cell, str(value), facts))
    return found


def _beside(
    month: Month | None, place: tuple[str, str], value: int, stands: Stands
) -> tuple[ProblemCase, Month, int] | None:
    """The first quarter that contradicts a number."""
    for other, known in stands.items():
        there = known.get(place)
        if there is None or month is None or other == month:
            continue
        if other < month and value < there:
            return ProblemCase.STOCK_FALLS, other, there
        if other > month and value > there:
            return ProblemCase.STOCK_FALLS_LATER, other, there
    return None
