"""Tables by field (lĩnh vực) of one unit: which those are, and what they add up to."""

from __future__ import annotations

import re
from bisect import bisect
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial

from ingest.containers.sheet import Sheet
from ingest.layouts.counts import read_count
from ingest.layouts.form import Match
from ingest.layouts.forms import Forms
from ingest.layouts.sheet_table import SheetTable
from ingest.layouts.table import Header
from ingest.owners import field_parts
from ingest.owners.field_parts import FieldRow
from ingest.text.addresses import address, letters
from ingest.text.legacy_text import Legacy, could_be, decoded
from ingest.text.names import plain
from ingest.text.words import Words
from ingest.unit_names.units import UnitNames
from metrics.counts.figure import FigureTable
from metrics.counts.problem import ProblemCase

_LOOKED_AT = 200
"""Rows that show whether a table goes by field or unit; a longer one repeats what these say."""
_SHOWN = 12
"""So many parts of a sum are told one by one."""
_EITHER = ("don vi", "theo cap")
"""What a heading of names says whose rows may be units as well as fields."""
_OF_A_PLACE = re.compile(r"(?<!\bcap )\b(xa|phuong|thi tran|huyen|thi xa|thanh pho|tinh)\b(?! hoi)")
_Counts = tuple[int | None, ...]
"""By column of counts, what a row states; None where it is no count."""


def matched(table: SheetTable, forms: Forms, names: UnitNames, asked: str | None = None) -> Match:
    """The match of a table, with the layout by field where the rows are no units.

    Rows that look like units keep it a table of units, known or not. A heading that may mean both
    leaves it to the rows: only where one of them is a known field are they fields, unless a
    person said whose own report it is.
    """
    match, sheet, header = table.match, table.sheet, table.header
    form = forms.by_field(match.form)
    path = header.texts[header.unit_name] if header.unit_name is not None else ()
    if form is None or not forms.words.heads_fields(path):
        return match
    labels = [
        text
        for row in table.body.units[:_LOOKED_AT]
        if (text := _name(sheet, header, row)) and table.states(row)
    ]
    others = [text for text in labels if not is_field(text, forms.words)]
    if any(names.is_unit(text) for text in labels) or any(
        names.looks_like_unit(text) or _is_unit_in_code(text, names) for text in others
    ):
        return match
    heading = plain(" ".join(path))
    either = asked is None and any(word in heading for word in _EITHER)
    if either and labels and len(others) == len(labels):
        return match
    return replace(match, form=form)


def settle_rows(table: SheetTable) -> None:
    """Leave only the rows to add up: no subtotals; a total where there is nothing else."""
    body = table.body
    rows = sorted([*body.units, *filter(table.states, body.groups)])
    fields = list(_field_rows(table, rows))
    totals = [(row, counts_of(table, row)) for row in body.totals]
    agrees = partial(_agrees, fields, rows, totals) if totals else None
    settled = field_parts.settle(fields, agrees)
    kept = [rows[place] for place in settled.kept]
    if settled.disagrees:
        report_sum(table, body.totals.pop(), kept)
    elif settled.contradiction is not None:
        whole, parts = settled.contradiction.whole, settled.contradiction.parts
        report_sum(table, rows[whole], [rows[each] for each in parts])
    if not kept and body.totals:
        kept = [body.totals.pop()]
    body.groups |= {row: _name(table.sheet, table.header, row) for row in rows}
    for row in kept:
        body.groups.pop(row, None)
    body.units[:] = kept
    body.numbered[:] = [False] * len(kept)


def witness_by_totals(table: SheetTable) -> None:
    """Set the blanks of a column to 0 where a total row shows that nothing is missing."""
    for key, counts in table.counts.items():
        if not counts.has_blanks or counts.faults:
            continue
        known = sum(value or 0 for value in counts.values)
        column = table.match.columns[key]
        if any(read_count(table.sheet.rows[row][column]) == known for row in table.body.totals):
            counts.values[:] = [value or 0 for value in counts.values]


def summed(table: SheetTable) -> tuple[FigureTable, int]:
    """The units' figures: each the sum over its rows, with every cell it is made of."""
    figures = FigureTable()
    places: dict[str, list[int]] = {}
    for place in table.stated_places:
        unit = table.units[place]
        if unit is not None:
            places.setdefault(unit.code, []).append(place)
    for measure in table.form.measures:
        way = table.way(measure)
        for code, own in places.items() if way else ():
            values = [table.counts[key].values[place] for place in own for key in way or ()]
            cells = [
                letters(table.match.columns[key]) + table.row_numbers[place]
                for place in own
                for key in way or ()
            ]
            total = None if None in values else sum(value or 0 for value in values)
            figures.add(code, measure.code, total, ",".join(cells))
    stating = {
        unit for unit, value in zip(figures.units, figures.values, strict=True) if value is not None
    }
    return figures, len(stating)


def _field_rows(table: SheetTable, rows: Sequence[int]) -> Iterator[FieldRow]:
    lines = sorted(set(table.body.groups) - set(rows))
    above = -1
    for row in rows:
        yield FieldRow(
            _ordinal(table.sheet, table.header, row),
            _name(table.sheet, table.header, row),
            counts_of(table, row),
            starts=bool(lines) and bisect(lines, row) > bisect(lines, above),
            heads=row in table.body.groups,
        )
        above = row


def counts_of(table: SheetTable, row: int) -> _Counts:
    """By column of counts, what a row states; None where it is no count."""
    values = table.sheet.rows[row]
    found = (read_count(values[column]) for column in table.match.columns.values())
    return tuple(each if isinstance(each, int) else None for each in found)


def _agrees(
    fields: Sequence[FieldRow],
    rows: Sequence[int],
    totals: Sequence[tuple[int, _Counts]],
    kept: Sequence[int],
) -> bool:
    """Whether each total row states the sum of the kept rows, or of those since the total above."""
    start = -1
    everything = sums_of([fields[place].values for place in kept])
    for row, stated in totals:
        section = sums_of([fields[place].values for place in kept if start < rows[place] < row])
        if not any(fits(stated, sums) for sums in (everything, section)):
            return False
        start = row
    return True


def fits(stated: _Counts, sums: Sequence[int]) -> bool:
    """Whether a total states certain sums, as far as it states any."""
    pairs = zip(stated, sums or [0] * len(stated), strict=True)
    return all(total in (None, known) for total, known in pairs)


def sums_of(rows: Sequence[_Counts]) -> list[int]:
    """What rows add up to, column by column."""
    return [sum(value or 0 for value in values) for values in zip(*rows, strict=True)]


def report_sum(table: SheetTable, whole: int, parts: Sequence[int]) -> None:
    """Tell at each cell of a row that the rows which should add up to it do not."""
    counts = [counts_of(table, row) for row in parts]
    columns = table.match.columns.values()
    compared = zip(columns, counts_of(table, whole), sums_of(counts), strict=True)
    more = ["…"] if len(parts) > _SHOWN else []
    for place, (column, total, known) in enumerate(compared):
        if total in (None, known):
            continue
        values = [str(each[place] or 0) for each in counts[:_SHOWN]]
        cells = [address(row, column) for row in parts[:_SHOWN]]
        table.findings.error(
            ProblemCase.SUM_MISMATCH,
            (whole, column),
            total,
            column=table.header.heading(column),
            sum=known,
            parts=" + ".join([*values, *more]),
            cells=", ".join([*cells, *more]),
        )


def _name(sheet: Sheet, header: Header, row: int) -> str:
    value = sheet.rows[row][header.unit_name] if header.unit_name is not None else ""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return value.strip() if isinstance(value, str) else ""


def is_field(text: str, words: Words) -> bool:
    """Whether a label is the name of a field, or one with words behind it that name no place."""
    bare = plain(text)
    if bare in words.fields:
        return True
    parts = bare.split()
    named = any(" ".join(parts[:count]) in words.fields for count in range(2, len(parts)))
    return named and not _OF_A_PLACE.search(bare)


def _is_unit_in_code(text: str, names: UnitNames) -> bool:
    """Whether a text names a unit once it is read in a code from before Unicode."""
    return could_be(text) and any(names.is_unit(decoded(text, code)) for code in Legacy)


def _ordinal(sheet: Sheet, header: Header, row: int) -> str:
    value = sheet.rows[row][header.ordinal] if header.ordinal is not None else ""
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return str(value).strip(" .()")
