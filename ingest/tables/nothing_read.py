"""Why nothing of a workbook is read."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from ingest.containers.sheet import Sheet
from ingest.findings import shown
from ingest.layouts.library import Library
from ingest.layouts.table import SEARCHED_ROWS
from ingest.tables.candidates import SheetCandidate
from ingest.text.addresses import address
from metrics.counts.problem import Problem, ProblemCase, Severity
from metrics.counts.reading import TableProposal

_FEWEST = 2
"""Names beside each other, and headings below each other: one may be the title of anything."""
_LOOKED_AT = 40
"""Rows; more kinds of counts than any form has."""
_MOST_HEADINGS = 12
"""A line of text; enough to know the table again."""


def no_form(candidates: Sequence[SheetCandidate], offered: Sequence[TableProposal]) -> Problem:
    """Why nothing of a workbook is read."""
    if not candidates:
        return Problem(Severity.ERROR, ProblemCase.NO_TABLE)
    first = next((each for each in candidates if each.match is not None), candidates[0])
    if first.match is not None:
        form = first.match.form
        return _unknown(
            first, ProblemCase.UNKNOWN_FORM_CARRIES, form=form.name, carries=form.carries
        )
    if not offered:
        headings = [path[-1] for path in first.header.texts if path]
        shown = "; ".join(headings[:_MOST_HEADINGS])
        return _unknown(first, ProblemCase.UNKNOWN_FORM, headings=shown)
    columns = offered[0].columns
    first = next(each for each in candidates if each.sheet.name == offered[0].sheet)
    headings = [" › ".join(column.heading) for column in columns]
    return _unknown(
        first,
        ProblemCase.UNKNOWN_FORM_COLUMNS,
        headings="; ".join(headings[:_MOST_HEADINGS]),
        columns=len(columns),
        recognised=sum(column.meaning is not None for column in columns),
    )


def units_as_columns(sheets: Iterable[Sheet], library: Library) -> Problem | None:
    """Where the units of a table head its columns and what is counted heads its rows."""
    for sheet in sheets:
        for row, values in enumerate(sheet.rows[:SEARCHED_ROWS]):
            names = [column for column, value in enumerate(values) if _is_unit(value, library)]
            if len(names) >= _FEWEST and _heads_rows(sheet, (row, names[0]), library):
                found = shown(values[names[0]])
                case, cell = ProblemCase.UNKNOWN_FORM_UNITS_AS_COLUMNS, address(row, names[0])
                return Problem(Severity.ERROR, case, sheet.name, cell, found)
    return None


def _is_unit(value: object, library: Library) -> bool:
    return isinstance(value, str) and value.strip() != "" and library.is_unit(value)


def _heads_rows(sheet: Sheet, cell: tuple[int, int], library: Library) -> bool:
    """Whether a column left of a cell heads the rows below it as columns of counts are headed."""
    below = sheet.rows[cell[0] + 1 : cell[0] + 1 + _LOOKED_AT]
    is_heading = library.forms.is_heading
    columns = (
        [text for row in below if isinstance(text := row[column], str)] for column in range(cell[1])
    )
    return any(sum(map(is_heading, texts)) >= _FEWEST for texts in columns)


def no_figures(candidate: SheetCandidate) -> Problem:
    """Why nothing can be stored of a table whose headings are known."""
    cell = (candidate.header.bottom, candidate.header.first_count)
    return _problem(candidate, ProblemCase.NO_TABLE_NO_FIGURES, cell)


def _unknown(candidate: SheetCandidate, case: ProblemCase, **facts: str | int) -> Problem:
    cell = (candidate.header.top, max(0, candidate.header.first_count - 1))
    return _problem(candidate, case, cell, **facts)


def _problem(
    candidate: SheetCandidate, case: ProblemCase, cell: tuple[int, int], **facts: str | int
) -> Problem:
    sheet = candidate.sheet.name
    return Problem(Severity.ERROR, case, sheet, address(*cell), facts=facts)
