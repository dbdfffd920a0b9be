"""Opens one sheet that is read: the time of its table, its columns, its rows."""

from __future__ import annotations

from ingest.findings import Findings
from ingest.layouts.library import Library
from ingest.layouts.rows import Body
from ingest.layouts.sheet_table import SheetTable
from ingest.owners import whose
from ingest.periods import periods, stated_time
from ingest.reading import Request
from ingest.tables import faults
from ingest.tables.candidates import SheetCandidate
from ingest.tables.scores import read_scores
from ingest.unit_names.units import UnitNames
from metrics.counts.month import Month
from metrics.counts.problem import ProblemCase
from metrics.counts.reading import ReadTable


def opened(
    candidate: SheetCandidate, request: Request, library: Library
) -> tuple[SheetTable, periods.Period, UnitNames]:
    """A sheet's rows, their time, and what units are called then."""
    assert candidate.match is not None
    sheet, findings = candidate.sheet, candidate.findings
    period = periods.settle(candidate.stated, request.one_month, findings)
    if candidate.match.form.quarterly:
        period = periods.of_quarter(period, findings)
    names = library.names(period.month or candidate.month or request.one_month)
    if candidate.frame is not None:
        candidate.match = candidate.frame.judge(period, names, findings)
    elif period.month is not None:
        _refuse_other_years(candidate.stated, period.month, findings)
    table = SheetTable(sheet, candidate.header, candidate.match, Body(), findings, period.month)
    if faults.stands_beside(table.header, table.match, library.forms.words, findings):
        # Whose rows are whose is for a person to lay out; none is read.
        return table, period, names
    faults.report_columns(candidate.header, candidate.match, findings)
    explained = candidate.mapping is not None
    whose.find_rows(table, names, library.forms.words, explained=explained)
    return table, period, names


def scores_of(candidate: SheetCandidate, request: Request, library: Library) -> ReadTable:
    """The published scores of a sheet."""
    table, period, names = opened(candidate, request, library)
    return read_scores(table, period, names, request)


def of_a_sum(candidate: SheetCandidate, cell: tuple[int, int], request: Request) -> periods.Period:
    """The time of a table whose rows are said to be sums by the words of a cell."""
    stated = candidate.stated
    stated_time.add(stated, cell, candidate.sheet.text(*cell))
    # What is wrong with the table's own time is told already.
    return periods.settle(stated, request.one_month, Findings(candidate.sheet.name))


def _refuse_other_years(stated: stated_time.Stated, month: Month, findings: Findings) -> None:
    """Refuse what a table without a frame says of another year than its month's."""
    for year, place in stated.whole_years:
        if year != month.year:
            findings.error(ProblemCase.MONTH_CONFLICT, place, str(year), other=str(month))
            return
