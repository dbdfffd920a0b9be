"""Rows with figures that name no unit: groups that sum others up, shares and comparisons beside."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ingest.layouts import rows
from ingest.layouts.sheet_table import SheetTable
from ingest.owners.left_out import Sums, stated
from ingest.text.names import clean, plain
from ingest.text.words import Words
from ingest.unit_names.units import UnitNames
from metrics.counts.problem import ProblemCase

_FEWEST_SUMMED = 2
"""One row that another repeats may be chance; a heading's number makes it a group."""
_MOST_UNKNOWN = 400
"""Rows without a unit that are looked at; a table with more is of other units altogether."""
_NAMED = 4
"""Labels that a sentence quotes."""


def leave_out(
    table: SheetTable, unknown: Sequence[int], names: UnitNames, words: Words
) -> Sequence[int]:
    """Leave out what is no unit's for certain; the places that remain to be asked about.

    A group that sums rows up needs no word; all other rows are told in one warning.
    """
    if not unknown or len(unknown) > _MOST_UNKNOWN:
        return unknown
    called = {place: _called(table, place) for place in unknown}
    nameless = [
        place
        for place in unknown
        if not (names.looks_like_unit(called[place]) or names.is_department(called[place]))
    ]
    groups = set(_groups(table, [place for place in nameless if called[place]], words))
    foot = _foot(table, unknown)
    beside = [
        place
        for place in nameless
        if place not in groups
        and called[place]
        and (table.body.units[place] > foot or _is_beside(called[place], words))
    ]
    for place in groups:
        table.body.groups[table.body.units[place]] = called[place]
    for place in (*groups, *beside):
        table.leave_out(place)
    if beside:
        _tell(table, beside, called)
    return [place for place in unknown if place not in groups and place not in beside]


def _called(table: SheetTable, place: int) -> str:
    return rows.called(table.sheet.rows[table.body.units[place]], table.header)


def _groups(table: SheetTable, nameless: Sequence[int], words: Words) -> Iterator[int]:
    """The places that sum rows up, or are numbered as headings of the units below them."""
    body = table.body
    of_units = set(table.stated_places) - set(nameless)
    sums = Sums.of(table, of_units, [body.units[place] for place in nameless])
    for place in nameless:
        row = body.units[place]
        figures = stated(table, row)
        if _is_beside(_called(table, place), words) or not any(figures.values()):
            continue
        # Where units themselves are numbered so, the next row is as well.
        heads = body.numbered[place] and not any(body.numbered[place + 1 : place + 2])
        fewest = 1 if heads else _FEWEST_SUMMED
        if (heads and place + 1 in of_units) or sums.has(row, figures, fewest):
            yield place


def _foot(table: SheetTable, unknown: Sequence[int]) -> int:
    """The row of the total that closes the table: all that units state, and none stands below."""
    known = [place for place in table.stated_places if place not in unknown]
    last = max((table.body.units[place] for place in known), default=len(table.sheet.rows))
    whole = {
        column: sum(table.counts[key].values[place] or 0 for place in known)
        for column, key in table.keys.items()
    }
    for row in sorted(table.body.totals):
        figures = stated(table, row)
        agrees = all(whole[column] == value for column, value in figures.items())
        if row > last and any(figures.values()) and agrees:
            return row
    return len(table.sheet.rows)


def _is_beside(label: str, words: Words) -> bool:
    """Whether a label begins as those of shares, comparisons and parts do."""
    return f"{plain(label)} ".startswith(words.beside_rows) or label.lstrip(" (").startswith("%")


def _tell(table: SheetTable, beside: Sequence[int], called: dict[int, str]) -> None:
    lines = [table.body.units[place] for place in beside]
    labels = [f"“{clean(called[place])}”" for place in beside[:_NAMED]]
    more = ["…"] if len(beside) > _NAMED else []
    first = table.unit_cell(beside[0])
    table.findings.warning(
        ProblemCase.TOTAL_MISMATCH_BESIDE,
        first,
        table.sheet.rows[first[0]][first[1]],
        rows=", ".join(str(row + 1) for row in lines),
        labels="; ".join([*labels, *more]),
    )
