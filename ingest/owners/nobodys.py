"""Rows with figures that name no unit: groups that sum others up, shares and comparisons beside."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence

from ingest.layouts import rows
from ingest.layouts.sheet_table import SheetTable
from ingest.owners import field_rows
from ingest.owners.left_out import Sums, stated
from ingest.text.names import clean, plain
from ingest.text.words import Words
from ingest.text.written_names import taken_apart
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
    labelled = [place for place in nameless if called[place]]
    groups = set(_groups(table, labelled, names, words))
    foot = _foot(table, unknown, groups)
    parts = set(_parts(table, unknown, called, words))
    beside = [
        place
        for place in labelled
        if place not in groups
        and (table.body.units[place] > foot or place in parts or _is_beside(called[place], words))
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


def _groups(
    table: SheetTable, nameless: Sequence[int], names: UnitNames, words: Words
) -> Iterator[int]:
    """The places that sum rows up, or are numbered as headings of the units below them."""
    body = table.body
    of_units = set(table.stated_places) - set(nameless)
    sums = Sums.of(table, of_units, [body.units[place] for place in nameless])
    for place in nameless:
        row = body.units[place]
        figures, label = stated(table, row), _called(table, place)
        if _is_beside(label, words) or not any(figures.values()):
            continue
        # Where units themselves are numbered so, the next row is as well.
        heads = body.numbered[place] and not any(body.numbered[place + 1 : place + 2])
        fewest = 1 if heads or rows.says_to_sum(label) else _FEWEST_SUMMED
        sums_up = not _holds_a_unit(label, names) and sums.has(row, figures, fewest)
        if sums_up or (heads and place + 1 in of_units):
            yield place


def _holds_a_unit(label: str, names: UnitNames) -> bool:
    """Whether a unit is named somewhere in a label, which sums then prove nothing of."""
    return any(names.is_unit(parts.name) for parts in taken_apart(label))


def _parts(
    table: SheetTable, unknown: Sequence[int], called: Mapping[int, str], words: Words
) -> Iterator[int]:
    """The places of fields that stand below a unit's row and add up to it."""
    without = set(unknown)
    for place in table.stated_places:
        if place in without:
            continue
        below: list[int] = []
        while (each := place + 1 + len(below)) in without and field_rows.is_field(
            called[each], words
        ):
            below.append(each)
        values = [field_rows.counts_of(table, table.body.units[each]) for each in below]
        own = field_rows.counts_of(table, table.body.units[place])
        if values and field_rows.fits(own, field_rows.sums_of(values)):
            yield from below


def _foot(table: SheetTable, unknown: Sequence[int], groups: Collection[int]) -> int:
    """The row of the total that closes the table: all that units state, and none stands below."""
    known = [place for place in table.stated_places if place not in unknown]
    last = max((table.body.units[place] for place in known), default=len(table.sheet.rows))
    whole = {
        column: sum(table.counts[key].values[place] or 0 for place in known)
        for column, key in table.keys.items()
    }
    for row in sorted([*table.body.totals, *(table.body.units[place] for place in groups)]):
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
