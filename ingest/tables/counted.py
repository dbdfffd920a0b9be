"""Reads one sheet of counts: its time, its rows, whose they are, what they state."""

from __future__ import annotations

from ingest.frame import row_phrases
from ingest.layouts.library import Library
from ingest.layouts.rows import Body
from ingest.layouts.sheet_table import SheetTable
from ingest.owners import whose
from ingest.periods import ahead, periods
from ingest.reading import Request
from ingest.tables import checks, faults
from ingest.tables.blanks import read_blanks
from ingest.tables.candidates import SheetCandidate
from ingest.tables.columns import columns
from ingest.tables.figures import figures_of
from metrics.counts.reading import ReadTable


def opened(
    candidate: SheetCandidate, request: Request, library: Library
) -> tuple[SheetTable, periods.Period]:
    """A sheet's rows and their time."""
    assert candidate.match is not None
    sheet, findings = candidate.sheet, candidate.findings
    period = periods.settle(candidate.stated, request.one_month, findings)
    names = library.names(period.month or candidate.month or request.one_month)
    if candidate.frame is not None:
        candidate.match = candidate.frame.judge(period, names, findings)
    table = SheetTable(sheet, candidate.header, candidate.match, Body(), findings, period.month)
    if faults.stands_beside(table.header, table.match, library.forms.words, findings):
        # Whose rows are whose is for a person to lay out; none is read.
        return table, period
    faults.report_columns(candidate.header, candidate.match, findings)
    explained = candidate.mapping is not None
    whose.find_rows(table, names, library.forms.words, explained=explained)
    return table, period


def read_counts(
    candidate: SheetCandidate, request: Request, library: Library
) -> tuple[ReadTable, SheetTable]:
    """The figures of a sheet, and the rows they were read from."""
    table, period = opened(candidate, request, library)
    names = library.names(period.month or candidate.month or request.one_month)
    words = library.forms.words
    # Each step needs what those before it have settled: rows are kept or left out by the layout,
    # counts belong to rows, units are looked for only in rows that state counts, blanks are read
    # last, since a blank that is read as 0 would make its row state something.
    whose.settle_rows(table, library.forms, names, request)
    faults.read_counts(table, words)
    unit = whose.name_rows(table, names, words, request)
    if candidate.frame is not None:
        row_phrases.judge(table, candidate.frame, names, period)
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
