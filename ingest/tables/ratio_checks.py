"""Compares the percentages of a table with its counts; they are never stored."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from ingest.layouts.form import Ratio
from ingest.layouts.sheet_table import SheetTable
from metrics.counts.problem import ProblemCase

_TOLERANCE = Decimal("0.5")
"""In points: percentages are rounded and cut off."""
_PERCENT = re.compile(r"(\d{1,3}(?:[.,]\d+)?)\s*(%?)", re.ASCII)


def check_ratios(table: SheetTable) -> None:
    """Warn once a sheet of percentages that the counts do not come to, at the first of them."""
    wrong = sorted(
        (table.body.units[place], column, cases, right)
        for column, ratio in table.match.ratios
        for place, cases, right in _wrong(table, column, ratio)
    )
    if not wrong:
        return
    row, column, cases, right = wrong[0]
    table.findings.warning(
        ProblemCase.TOTAL_MISMATCH_PERCENT,
        (row, column),
        table.sheet.rows[row][column],
        column=table.header.heading(column),
        percent=f"{right:.2f}".rstrip("0").rstrip(".").replace(".", ","),
        counts=cases,
        cells=len(wrong),
    )


def _wrong(table: SheetTable, column: int, ratio: Ratio) -> Iterator[tuple[int, str, Decimal]]:
    """The places where a percentage is wrong, with the counts and what they come to."""
    for place in table.stated_places:
        stated = _stated(table, table.body.units[place], column)
        shares = _shares(table, place, ratio) if stated else []
        percents = [(100 * Decimal(part) / whole, part, whole) for part, whole in shares]
        if percents and not any(
            abs(one - percent) <= _TOLERANCE for one in stated for percent, _, _ in percents
        ):
            percent, part, whole = percents[0]
            yield place, f"{part}/{whole}", percent


def _shares(table: SheetTable, place: int, ratio: Ratio) -> list[tuple[int, int]]:
    """Numerator and denominator in each way a system may mean them."""
    return [
        (part, whole)
        for parts in ratio.parts
        for wholes in ratio.wholes
        if (part := _sum(table, place, parts)) is not None and (whole := _sum(table, place, wholes))
    ]


def _sum(table: SheetTable, place: int, keys: tuple[str, ...]) -> int | None:
    values = [table.counts[key].values[place] if key in table.counts else None for key in keys]
    return None if None in values else sum(value or 0 for value in values)


def _stated(table: SheetTable, row: int, column: int) -> list[Decimal]:
    """The percentages a cell may mean; none where it states none."""
    value = table.sheet.rows[row][column]
    if isinstance(value, bool) or not isinstance(value, int | float | str):
        return []
    if isinstance(value, str):
        match = _PERCENT.fullmatch(value.strip())
        if match is None:
            return []
        number, signed = Decimal(match[1].replace(",", ".")), bool(match[2])
    else:
        number, signed = Decimal(str(value)), False
        if not number.is_finite():
            return []
        if (row, column) in table.sheet.scan.percents:
            return [100 * number]
    # Without a sign 0,97 may be the share and 1 may be all.
    return [number] if signed or number > 1 else [number, 100 * number]
