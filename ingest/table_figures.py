"""Makes the figures of a table out of its columns of counts."""

from __future__ import annotations

from collections.abc import Sequence

from ingest.addresses import letters
from ingest.figures import row_sums
from ingest.form import FormMeasure
from ingest.sheet_table import SheetTable
from metrics.figure import FigureTable
from metrics.problem import ProblemKind


def figures_of(table: SheetTable) -> tuple[FigureTable, int]:
    """The figures of the rows that state any measure, column by column."""
    made = [
        (measure.code, *_measure(table, measure, way))
        for measure in table.form.measures
        if (way := table.way(measure)) is not None
    ]
    figures = FigureTable()
    if not made:
        return figures, 0
    places = [
        place
        for place, (unit, stating, states) in enumerate(
            zip(table.units, table.stating, _states(made, len(table.units)), strict=True)
        )
        if unit is not None and stating and states
    ]
    if not places:
        return figures, 0
    codes = [unit.code for unit in map(table.units.__getitem__, places) if unit is not None]
    every = len(places) == len(table.units)
    for code, values, cells in made:
        figures.units += codes
        figures.measures += [code] * len(codes)
        figures.values += values if every else [values[place] for place in places]
        figures.cells += cells if every else [cells[place] for place in places]
    return figures, len(places)


def _states(made: Sequence[tuple[str, list[int | None], list[str]]], rows: int) -> list[bool]:
    """By row, whether any measure has a value."""
    if any(None not in values for _, values, _ in made):
        return [True] * rows
    return [
        any(value is not None for value in row)
        for row in zip(*(values for _, values, _ in made), strict=True)
    ]


def _measure(
    table: SheetTable, measure: FormMeasure, way: tuple[str, ...]
) -> tuple[list[int | None], list[str]]:
    """A measure's values and cells, place by place."""
    numbers = table.row_numbers
    heads = [letters(table.match.columns[key]) for key in way]
    columns = [table.counts[key] for key in way]
    if len(way) == 1:
        return columns[0].values, [heads[0] + number for number in numbers]
    parts = ([head + number for number in numbers] for head in heads)
    joined = list(map(",".join, zip(*parts, strict=True)))
    if not any(each.has_blanks or each.faults for each in columns):
        return [*row_sums([each.values for each in columns])], joined
    values: list[int | None] = []
    for place in range(len(numbers)):
        known = {key: each.values[place] for key, each in zip(way, columns, strict=True)}
        blank = [key for key, value in known.items() if value is None]
        if blank == [measure.spared] and not table.faulty(place, blank):
            joined[place] = ",".join(
                letters(table.match.columns[key]) + numbers[place] for key in way if key != blank[0]
            )
            _report_spared(table, place, blank[0])
            blank = []
        values.append(None if blank else sum(value or 0 for value in known.values()))
    return values, joined


def _report_spared(table: SheetTable, place: int, key: str) -> None:
    if table.stating[place]:
        table.findings.warning(
            ProblemKind.EARLY_NOT_GIVEN, table.cell(place, key), None, column=table.heading(key)
        )
