"""Why nothing of a workbook is read."""

from __future__ import annotations

from collections.abc import Sequence

from ingest.tables.candidates import SheetCandidate
from ingest.text.addresses import address
from metrics.counts.problem import Problem, ProblemCase, Severity
from metrics.counts.reading import TableProposal

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
