"""Tells of rows that state figures and are no unit's: groups that sum nothing up, junk accounts."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence, Set
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
    offices = {
        row: figures
        for row, label in body.groups.items()
        if plain(label) in words.office_rows and (figures := stated(table, row))
    }
    if not offices:
        return
    rows = [table.sheet.rows[row] for row in body.units]
    counted = {column: read_column([row[column] for row in rows]).values for column in table.keys}
    sums = Sums(body, counted)
    for row, figures in offices.items():
        if not sums.has(row, figures):
            place = bisect_left(body.units, row)
            body.units.insert(place, row)
            body.numbered.insert(place, False)
            del body.groups[row]


def check_groups(table: SheetTable) -> None:
    """Warn of a group's row that states something else than its rows add up to."""
    body, keys = table.body, table.keys
    groups = {row: stated(table, row) for row in body.groups}
    groups = {row: figures for row, figures in groups.items() if any(figures.values())}
    if not groups:
        return
    sums = Sums.of(table, set(table.stated_places))
    for row, figures in groups.items():
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
        figures = stated(table, row)
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


class Sums:
    """What stretches of unit rows add up to, by column."""

    def __init__(
        self, body: Body, counted: dict[int, list[int | None]], groups: Sequence[int] = ()
    ) -> None:
        """Add up unit rows.

        Args:
            body: The rows.
            counted: By column, what each unit row states; None where it does not count.
            groups: Unit rows that may be groups too.
        """
        self._rows = body.units[:]
        opening = (row for row, opens in zip(body.units, body.numbered, strict=True) if opens)
        self._breaks = sorted({-1, *body.groups, *body.totals, *opening, *groups})
        self._running = {
            column: list(accumulate((value or 0 for value in values), initial=0))
            for column, values in counted.items()
        }
        states = map(any, zip(*counted.values(), strict=True))
        self._stating = list(accumulate(map(int, states), initial=0))

    @classmethod
    def of(cls, table: SheetTable, places: Set[int], groups: Sequence[int] = ()) -> Sums:
        """What the rows of some places add up to; the others count nothing."""
        counted = {
            column: [
                value if place in places else None
                for place, value in enumerate(table.counts[key].values)
            ]
            for column, key in table.keys.items()
        }
        return cls(table.body, counted, groups)

    def below(self, row: int) -> _Stated:
        """What the rows from a group to the next add up to."""
        end = next((each for each in self._breaks if each > row), None)
        return self._between(*self._places(row, end))

    def has(self, row: int, figures: _Stated, fewest: int = 0) -> bool:
        """Whether figures are the sum of rows below or above a group's row, or of all.

        Args:
            row: The group's row.
            figures: What it states.
            fewest: How many of the rows must state something.
        """
        return any(
            self._stating[last] - self._stating[first] >= fewest
            and all(found[column] == value for column, value in figures.items())
            for first, last in self._stretches(row)
            for found in [self._between(first, last)]
        )

    def _stretches(self, row: int) -> Iterator[tuple[int, int]]:
        end = next((each for each in self._breaks if each > row), None)
        yield self._places(row, end)
        yield self._places(-1, None)
        for each in self._breaks:
            if each > row:
                yield self._places(row, each)
            elif each < row:
                yield self._places(each, row)
        yield self._places(row, None)

    def _places(self, start: int, end: int | None) -> tuple[int, int]:
        last = len(self._rows) if end is None else bisect_left(self._rows, end)
        return bisect_left(self._rows, start), last

    def _between(self, first: int, last: int) -> _Stated:
        return {column: sums[last] - sums[first] for column, sums in self._running.items()}


def stated(table: SheetTable, row: int) -> _Stated:
    """By column of counts, what a row states; only counts that can be read."""
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
