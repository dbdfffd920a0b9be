"""Compares the counts of a month with those since January that stand beside them."""

from __future__ import annotations

from collections.abc import Iterator

from ingest.layouts.counts import read_count
from ingest.layouts.sheet_table import SheetTable
from ingest.text.addresses import address
from metrics.counts.measure import STOCKS
from metrics.counts.problem import ProblemCase


def check_sums(table: SheetTable) -> None:
    """Tell of each count of the month that is more than the sum it is part of."""
    for key in _flows(table) if table.match.sums else ():
        column = table.match.sums.get(table.match.columns[key])
        for place in table.stated_places if column is not None else ():
            value, row = table.counts[key].values[place], table.body.units[place]
            whole = read_count(table.sheet.rows[row][column or 0])
            if value is not None and isinstance(whole, int) and value > whole:
                table.findings.error(
                    ProblemCase.PART_EXCEEDS_WHOLE,
                    table.cell(place, key),
                    value,
                    column=table.heading(key),
                    whole=whole,
                    whole_column=table.header.heading(column or 0),
                    cells=address(row, column or 0),
                )


def _flows(table: SheetTable) -> Iterator[str]:
    """The columns of what adds up over months."""
    measures = [each for each in table.form.measures if each.code not in STOCKS]
    yield from dict.fromkeys(key for each in measures for key in table.way(each) or ())
