"""Reads one sheet of counts: its time, its rows, whose they are, what they state."""

from __future__ import annotations

from ingest.frame import row_phrases
from ingest.layouts.library import Library
from ingest.layouts.sheet_table import SheetTable
from ingest.owners import whose
from ingest.periods import ahead
from ingest.reading import Request
from ingest.tables import checks, faults
from ingest.tables.blanks import read_blanks
from ingest.tables.candidates import SheetCandidate
from ingest.tables.columns import columns
from ingest.tables.figures import figures_of
from ingest.tables.opened import of_a_sum, opened
from metrics.counts.reading import ReadTable


def read_counts(
    candidate: SheetCandidate, request: Request, library: Library
) -> tuple[ReadTable, SheetTable]:
    """The figures of a sheet, and the rows they were read from."""
    table, period, names = opened(candidate, request, library)
    words = library.forms.words
    # Each step needs what those before it have settled: rows are kept or left out by the layout,
    # counts belong to rows, units are looked for only in rows that state counts, blanks are read
    # last, since a blank that is read as 0 would make its row state something.
    frame = candidate.frame
    assert frame is not None
    summed = whose.settle_rows(table, library, names, request.unit, (frame, period))
    if summed is not None:
        period = of_a_sum(candidate, summed, request)
    faults.read_counts(table, words)
    unit = whose.name_rows(table, names, words, request)
    row_phrases.judge(table, frame, names, period)
    read_blanks(table)
    faults.report(table)
    checks.check(table, names)
    # Sheets that wait for their month, in a workbook of the whole year, say nothing of it.
    if any(table.stating):
        ahead.judge(period, request.today, table.findings)
    figures, units = figures_of(table)
    read = ReadTable(
        table.form.code,
        table.sheet.name,
        period.month,
        period.days,
        unit,
        columns(table),
        figures,
        units,
        period.since,
    )
    return read, table
