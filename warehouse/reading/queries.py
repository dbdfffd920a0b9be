"""Every question to the store; each is one file of `sql/`, asked with bound parameters."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from operator import itemgetter
from typing import Any, NamedTuple, cast

import duckdb

from metrics.counts.figure import FigureTable
from metrics.counts.month import Month
from metrics.counts.upload import Changes, Difference, Receipt, Superseded, TraceRow, UploadRow
from metrics.plans.indicator import Indicator
from warehouse.engine.connection import Source, ask
from warehouse.reading.comparison import compare
from warehouse.reading.openings import Opening, apart, covered, openings, within
from warehouse.reading.shares import Span, asked, impossible, series, shares
from warehouse.record.upload import NewUpload, local_time, said, unwritten

__all__ = ["Source", "compare", "impossible", "series", "shares"]

_NEW, _SAME, _CHANGED, _REMOVED = 1, 2, 3, 4
"""As the statement `changes` numbers them."""


def uploads(source: Source) -> list[UploadRow]:
    """Every upload, oldest first, with those taken back."""
    return [_upload_row(row) for row in _all(source, "uploads")]


def stated(source: Source, upload: str | None = None) -> dict[str, frozenset[str]]:
    """By upload, the codes of the units it states something about; of all uploads or of one."""
    found: dict[str, set[str]] = {}
    for name, unit in _all(source, "stated", upload=upload):
        found.setdefault(name, set()).add(unit)
    return {name: frozenset(units) for name, units in found.items()}


def last_upload(source: Source) -> UploadRow | None:
    """The newest upload that stands, of any month."""
    names = _all(source, "last_upload")
    if not names:
        return None
    return next(row for row in reversed(uploads(source)) if row.upload == names[0][0])


def months(source: Source) -> list[Month]:
    """The months for which a figure stands, oldest first."""
    return [Month.of(row[0]) for row in _all(source, "months")]


def reported(source: Source, month: Month) -> set[str]:
    """The codes of the units for which a figure of the month or a balance over it stands."""
    alone = {row[0] for row in _all(source, "reported", month=month.first_day)}
    return alone | {each.unit for each in openings(source) if each.first <= month <= each.last}


def given(
    source: Source, first: Month, last: Month, units: Iterable[str]
) -> dict[tuple[str, Month], frozenset[str]]:
    """The measures that stand for some units, by code and month, alone or in a balance over it."""
    bounds = {"first": first.first_day, "last": last.first_day}
    wanted = list(units)
    rows = _all(source, "given", units=wanted, **bounds)
    found = {(unit, Month.of(day)): frozenset(measures) for unit, day, measures in rows}
    for unit, month, measures in covered(source, first, last, wanted):
        found[unit, month] = found.get((unit, month), frozenset()) | measures
    return found


def figures_of(
    source: Source, month: Month, units: Iterable[str] | None = None
) -> dict[tuple[str, str], int]:
    """What stands for a month by (unit, measure), for all units or for some."""
    chosen = None if units is None else list(units)
    rows = _all(source, "current_figures", month=month.first_day, units=chosen)
    return {(unit, measure): value for unit, measure, value, _ in rows}


class CellsOf(NamedTuple):
    """Where a figure is from."""

    file: str
    sheet: str
    cells: tuple[str, ...]


def cells_of(source: Source, month: Month, units: Iterable[str]) -> dict[tuple[str, str], CellsOf]:
    """By (unit, measure), the cells from which what stands for a month is."""
    rows = _all(source, "cells_of_figures", month=month.first_day, units=list(units))
    return {
        (unit, measure): CellsOf(file, sheet, tuple(cells.split(",")))
        for unit, measure, file, sheet, cells in rows
    }


def standing(source: Source, upload: NewUpload) -> Receipt | None:
    """The receipt of the same bytes, form, month and unit, if that upload stands."""
    rows = _all(
        source,
        "standing_upload",
        sha256=upload.sha256,
        form=upload.form,
        month=upload.month.first_day,
        sheet=upload.sheet,
        reporting_unit=upload.reporting_unit,
    )
    if not rows:
        return None
    version, name, sha256, stored_at, units, figures, *counts = rows[0]
    return Receipt(
        name,
        sha256,
        local_time(stored_at),
        units,
        figures,
        Changes(*counts),
        already_stored=True,
        superseded=_superseded(source, version, upload.month),
    )


def trace(source: Source, month: Month, unit: str, indicator: Indicator) -> list[TraceRow]:
    """Where the figures of one unit, month and indicator stand, one row a measure.

    Where the indicator lacks a measure, the rows are those of what there is.
    """
    parameters = asked([Span(unit, unit, month, month)], [indicator])
    rows = _all(source, "trace", month=month.first_day, **parameters)
    return [_with_earlier(source, unit, month, _trace_row(row)) for row in rows]


def _trace_row(row: Sequence[Any]) -> TraceRow:
    measure, value, file, sha256, sheet, cells, uploader, stored_at, name, stated, since = row
    return TraceRow(
        measure,
        value,
        file,
        sha256,
        sheet,
        tuple(cells.split(",")),
        uploader,
        local_time(stored_at),
        name,
        Month.of(since) if since else None,
        stated if since else None,
    )


def _with_earlier(source: Source, unit: str, month: Month, row: TraceRow) -> TraceRow:
    if row.since is None or row.since == month:
        return row
    months = _all(
        source,
        "earlier",
        first=row.since.first_day,
        last=month.plus(-1).first_day,
        unit=unit,
        measure=row.measure,
    )
    alone = {Month.of(day): _trace_row((row.measure, *rest)) for day, *rest in months}
    held = (
        each
        for each in within(openings(source), unit, row.since, month.plus(-1))
        if row.measure in each.figures
    )
    for each in apart(held):
        alone = {of: found for of, found in alone.items() if of not in each.months}
        alone[each.last] = _of_balance(each, row.measure)
    return replace(row, earlier=tuple(sorted(alone.items(), key=itemgetter(0))))


def _of_balance(balance: Opening, measure: str) -> TraceRow:
    figure = balance.figures[measure]
    return TraceRow(
        measure,
        figure.value,
        figure.file,
        figure.sha256,
        figure.sheet,
        tuple(figure.cells.split(",")),
        figure.uploader,
        figure.stored_at,
        figure.upload,
        balance.first,
        figure.value,
    )


@contextmanager
def incoming(cursor: duckdb.DuckDBPyConnection, upload: NewUpload) -> Iterator[FigureTable]:
    """Have what an upload says as the table `incoming`; a row of blanks says nothing.

    Yields:
        What is said for the month itself.
    """
    # Start-up time that only those pay who bring figures.
    import pyarrow as arrow

    kept, monthly = said(upload.figures), said(upload.of_month)
    table = arrow.table(
        {
            "place": arrow.array(range(len(kept)), arrow.int32()),
            "unit": arrow.array(kept.units, arrow.string()),
            "measure": arrow.array(kept.measures, arrow.string()),
            "value": arrow.array(kept.values, arrow.int64()),
            "monthly": arrow.array(monthly.values, arrow.int64()),
            "cells": arrow.array(kept.cells.texts, arrow.string()),
        }
    )
    cursor.register("incoming", table)
    try:
        yield monthly
    finally:
        cursor.unregister("incoming")


def changes(
    cursor: duckdb.DuckDBPyConnection, upload: NewUpload, said: FigureTable
) -> tuple[Changes, tuple[Difference, ...]]:
    """Compare the table `incoming`, which holds what is said, with what the cursor sees."""
    parameters = {"month": upload.month.first_day, "form": upload.form}
    columns = ask(cursor, "changes", parameters).fetchnumpy()
    kinds = cast("list[int]", columns["change"].tolist())
    old = cast("list[int]", columns["old"].tolist())
    counts = Counter(kinds)
    differences = tuple(
        Difference(said.units[place], said.measures[place], old[place], said.values[place])
        for place, kind in enumerate(kinds)
        if kind >= _CHANGED
    )
    return Changes(*(counts[kind] for kind in (_NEW, _CHANGED, _SAME, _REMOVED))), differences


def _superseded(source: Source, version: int, month: Month) -> Superseded | None:
    figures, names = _all(source, "superseded", version=version, month=month.first_day)[0]
    return Superseded(figures, tuple(names)) if figures else None


def _upload_row(row: Sequence[Any]) -> UploadRow:
    upload, file, form, month, sheet, sha256, uploader, unit, stored_at, units, figures = row[:11]
    *counts, undone_at, undone_by, beside, opens, undone_beside = row[11:]
    return UploadRow(
        upload,
        file,
        form,
        Month.of(month),
        sheet,
        sha256,
        uploader,
        unit,
        local_time(stored_at),
        units,
        figures,
        Changes(*counts),
        local_time(undone_at) if undone_at else None,
        undone_by,
        unwritten(beside),
        Month.of(opens) if opens else None,
        unwritten(undone_beside),
    )


def _all(source: Source, name: str, **parameters: object) -> list[tuple[Any, ...]]:
    return ask(source.cursor(), name, parameters).fetchall()
