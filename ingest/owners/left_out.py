"""Tells of rows that state figures and are no unit's: groups that sum nothing up, junk accounts."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from itertools import accumulate

from ingest.layouts.counts import Fault, read_column, read_count
from ingest.layouts.form import Rows
from ingest.layouts.rows import Body
from ingest.layouts.sheet_table import SheetTable
from ingest.owners import field_rows, second_table
from ingest.text.names import plain
from ingest.text.words import Words
from metrics.counts.problem import ProblemCase

_AVERAGES = frozenset({"trung binh", "binh quan"})
_NAMED = 3
"""How many of a row's figures are named."""
_Stated = dict[int, int]
"""By column, what a row states."""


def settle_rows(table: SheetTable, words: Words) -> None:
    """Leave only the rows that are units, or fields of the one unit a table is of."""
    if table.form.rows is Rows.FIELDS:
        second_table.end_at_other_unit(table, words)
        field_rows.settle_rows(table)
    else:
        _promote_offices(table, words)


def _promote_offices(table: SheetTable, words: Words) -> None:
    """Take a group for a unit where its label is also an office's and it sums nothing up."""
    body = table.body
    stated = {
        row: figures
        for row, label in body.groups.items()
        if plain(label) in words.office_rows and (figures := _stated(table, row))
    }
    if not stated:
        return
    rows = [table.sheet.rows[row] for row in body.units]
    counted = {column: read_column([row[column] for row in rows]).values for column in table.keys}
    sums = _Sums(body, counted)
    for row, figures in stated.items():
        if not sums.has(row, figures):
            place = bisect_left(body.units, row)
            body.units.insert(place, row)
            body.numbered.insert(place, False)
            del body.groups[row]


def check_groups(table: SheetTable) -> None:
    """Warn of a group's row that states something else than its rows add up to."""
    body, keys = table.body, table.keys
    stated = {row: _stated(table, row) for row in body.groups}
    stated = {row: figures for row, figures in stated.items() if any(figures.values())}
    if not stated:
        return
    counted = {
        column: [
            value if stating else None
            for value, stating in zip(table.counts[key].values, table.stating, strict=True)
        ]
        for column, key in keys.items()
    }
    sums = _Sums(body, counted)
    for row, figures in stated.items():
        if sums.has(row, figures):
            continue
        below = sums.below(row)
        column = next(each for each in figures if figures[each] != below[each])
        table.findings.warning(
            ProblemCase.TOTAL_MISMATCH_GROUP,
            (row, column),
            figures[column],
            name=body.groups[row].strip(),
            column=table.heading(keys[column]),
            sum=below[column],
        )


def check_junk(table: SheetTable) -> None:
    """Warn of a row that is known to be no unit and states figures all the same."""
    keys = table.keys
    for row, label in table.body.junk.items():
        if plain(label) in _AVERAGES and _is_average(table, row):
            continue
        figures = _stated(table, row)
        named = [column for column, value in figures.items() if value]
        if named:
            table.findings.warning(
                ProblemCase.TOTAL_MISMATCH_LEFT_OUT,
                (row, _label_column(table, row, label)),
                label.strip(),
                figures="; ".join(
                    f"{table.heading(keys[column])}: {figures[column]}" for column in named[:_NAMED]
                ),
                more_figures=max(0, len(named) - _NAMED),
            )


class _Sums:
    """What stretches of unit rows add up to, by column."""

    def __init__(self, body: Body, counted: dict[int, list[int | None]]) -> None:
        self._rows = body.units[:]
        opening = (row for row, opens in zip(body.units, body.numbered, strict=True) if opens)
        self._breaks = sorted({-1, *body.groups, *body.totals, *opening})
        self._running = {
            column: list(accumulate((value or 0 for value in values), initial=0))
            for column, values in counted.items()
        }

    def below(self, row: int) -> _Stated:
        """What the rows from a group to the next add up to."""
        end = next((each for each in self._breaks if each > row), None)
        return self._between(row, end)

    def has(self, row: int, figures: _Stated) -> bool:
        """Whether figures are the sum of rows below or above a group's row, or of all."""
        return any(
            all(found[column] == value for column, value in figures.items())
            for found in self._stretches(row)
        )

    def _stretches(self, row: int) -> Iterator[_Stated]:
        yield self.below(row)
        yield self._between(-1, None)
        for each in self._breaks:
            if each > row:
                yield self._between(row, each)
            elif each < row:
                yield self._between(each, row)
        yield self._between(row, None)

    def _between(self, start: int, end: int | None) -> _Stated:
        first = bisect_left(self._rows, start)
        last = len(self._rows) if end is None else bisect_left(self._rows, end)
        return {column: sums[last] - sums[first] for column, sums in self._running.items()}


def _stated(table: SheetTable, row: int) -> _Stated:
    values = table.sheet.rows[row]
    counts = {column: read_count(values[column]) for column in table.match.columns.values()}
    return {column: count for column, count in counts.items() if isinstance(count, int)}


def _is_average(table: SheetTable, row: int) -> bool:
    """Whether each figure of a row is what the units have on average, rounded in any way."""
    places = table.stated_places
    for key, counts in table.counts.items():
        found = read_count(table.sheet.rows[row][table.match.columns[key]])
        if isinstance(found, Fault):
            found = None if found.decimal is None else round(found.decimal)
        total = sum(counts.values[place] or 0 for place in places)
        if found is None or not places or abs(found * len(places) - total) > len(places):
            return False
    return True


def _label_column(table: SheetTable, row: int, label: str) -> int:
    own = table.sheet.rows[row][: table.header.first_count]
    return next((column for column, value in enumerate(own) if value == label), 0)
