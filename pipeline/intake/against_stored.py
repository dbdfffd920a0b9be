"""What a table shows only beside what is stored for the month before, or other quarters."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import TypeGuard

from metrics.counts.figure import FigureTable
from metrics.counts.month import Month
from metrics.counts.problem import Problem, ProblemCase, Severity
from metrics.counts.reading import ReadTable

_FEWEST_ALIKE = 5
"""So many different figures that are no small numbers do not repeat by chance."""
_FEWEST_SMALL = 20
"""So many figures of any size do not either."""
_SMALL = 10
"""Below it a figure of this month is easily last month's by chance."""
_FEWEST_RISEN = 10
"""Fewer flows may well all have grown."""
_RISEN = 1.6
"""Times last month: two like months added up are 2.0, a busy month seldom 1.5; not measured."""
_STOCKS = ("carried_in", "open_in_time", "open_late")


def against_stored(table: ReadTable, previous: Mapping[tuple[str, str], int]) -> list[Problem]:
    """The warnings a table gives beside the figures stored for the month before.

    Args:
        table: A table as it was read.
        previous: The month before it, or before the first it adds up, by unit and measure.
    """
    if not previous:
        return []
    figures = table.figures
    problems = _carry_over(table, previous)
    if table.since is not None:
        # A sum over months is no copy of one, and says itself that it is cumulative.
        return problems
    pairs = [
        (value, previous[unit, measure])
        for unit, measure, value in zip(
            figures.units, figures.measures, figures.values, strict=True
        )
        if value is not None and measure not in _STOCKS and (unit, measure) in previous
    ]
    counted = [(now, before) for now, before in pairs if now or before]
    if _is_copy(counted):
        problems.append(_whole_table(table, ProblemCase.COPIED_MONTH, len(counted)))
    elif _has_risen(counted) and not _begins_a_year(table):
        problems.append(_whole_table(table, ProblemCase.CUMULATIVE_SUSPECTED, len(counted)))
    return problems


def _carry_over(table: ReadTable, previous: Mapping[tuple[str, str], int]) -> list[Problem]:
    problems = []
    figures: FigureTable = table.figures
    for place, measure in enumerate(figures.measures):
        value = figures.values[place]
        if measure != "carried_in" or value is None:
            continue
        unit = figures.units[place]
        left = [previous.get((unit, stock)) for stock in ("open_in_time", "open_late")]
        if _whole(left) and sum(left) != value:
            facts: dict[str, str | int] = {"unit": unit, "expected": sum(left)}
            problems.append(
                Problem(
                    Severity.WARNING,
                    ProblemCase.CARRY_OVER_MISMATCH,
                    table.sheet,
                    figures.cells[place].split(",")[0],
                    str(value),
                    facts,
                )
            )
    return problems


def _is_copy(counted: Sequence[tuple[int, int]]) -> bool:
    """Whether every flow is last month's, and that is no chance of a quiet month."""
    if any(now != before for now, before in counted):
        return False
    different = {now for now, _ in counted if now >= _SMALL}
    return len(different) >= _FEWEST_ALIKE or len(counted) >= _FEWEST_SMALL


def _begins_a_year(table: ReadTable) -> bool:
    """Whether nothing could have been added up before the month."""
    return table.month is not None and table.month.number == 1


def _has_risen(counted: Sequence[tuple[int, int]]) -> bool:
    """Whether every flow is at least last month's and together they are far more."""
    if len(counted) < _FEWEST_RISEN or any(now < before for now, before in counted):
        return False
    return sum(now for now, _ in counted) >= _RISEN * sum(before for _, before in counted)


def _whole_table(table: ReadTable, case: ProblemCase, figures: int) -> Problem:
    return Problem(Severity.WARNING, case, table.sheet, facts={"figures": figures})


def _whole(values: Sequence[int | None]) -> TypeGuard[Sequence[int]]:
    return None not in values


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
