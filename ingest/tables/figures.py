"""Makes the figures of a table out of its columns of counts."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

from ingest.layouts.counts import row_sums
from ingest.layouts.form import FormMeasure, Rows
from ingest.layouts.sheet_table import SheetTable
from ingest.owners import field_rows
from ingest.text.addresses import letters
from metrics.counts.figure import CellRun, FigureTable
from metrics.counts.problem import ProblemCase

_T = TypeVar("_T")


def figures_of(table: SheetTable) -> tuple[FigureTable, int]:
    """The figures of the rows that state any measure, column by column, or of fields their sums."""
    if table.form.rows is Rows.FIELDS or table.blocks:
        return field_rows.summed(table)
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
    rows = _at(table.row_numbers, places)
    for code, values, cells in made:
        figures.units += codes
        figures.measures += [code] * len(codes)
        figures.values += values if every else _at(values, places)
        own = rows if cells.rows is table.row_numbers else _at(cells.rows, places)
        figures.cells.extend([CellRun(cells.columns, own)])
    return figures, len(places)


def _at(column: Sequence[_T], places: Sequence[int]) -> list[_T]:
    return [column[place] for place in places]


def _states(made: Sequence[tuple[str, list[int | None], CellRun]], rows: int) -> list[bool]:
    """By row, whether any measure has a value."""
    if any(None not in values for _, values, _ in made):
        return [True] * rows
    return [
        any(value is not None for value in row)
        for row in zip(*(values for _, values, _ in made), strict=True)
    ]


def _measure(
    table: SheetTable, measure: FormMeasure, way: tuple[str, ...]
) -> tuple[list[int | None], CellRun]:
    """A measure's values and cells, place by place."""
    cells = CellRun([letters(table.match.columns[key]) for key in way], table.row_numbers)
    columns = [table.counts[key] for key in way]
    if len(way) == 1:
        return columns[0].values, cells
    if not any(each.has_blanks or each.faults for each in columns):
        return [*row_sums([each.values for each in columns])], cells
    values: list[int | None] = []
    texts = cells.texts()
    for place, number in enumerate(table.row_numbers):
        known = {key: each.values[place] for key, each in zip(way, columns, strict=True)}
        blank = [key for key, value in known.items() if value is None]
        if blank == [measure.spared] and not table.faulty(place, blank):
            given = (key for key in way if key != blank[0])
            texts[place] = ",".join(letters(table.match.columns[key]) + number for key in given)
            _report_spared(table, place, blank[0])
            blank = []
        values.append(None if blank else sum(value or 0 for value in known.values()))
    return values, CellRun(("",), texts)


def _report_spared(table: SheetTable, place: int, key: str) -> None:
    if table.stating[place]:
        table.findings.warning(
            ProblemCase.EARLY_NOT_GIVEN, table.cell(place, key), None, column=table.heading(key)
        )
