"""The sheets of a workbook that hold a table: their headings, and the layout laid over them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from ingest.containers import legacy_sheet
from ingest.containers.sheet import Sheet
from ingest.findings import Findings
from ingest.layouts import mapped
from ingest.layouts.fingerprint import identity
from ingest.layouts.form import Carries, Match
from ingest.layouts.library import Library
from ingest.layouts.table import Header, find_header, title_of
from ingest.periods import periods, stated_time
from ingest.periods.stated_time import Stated
from ingest.text.addresses import address
from metrics.counts.mapping import Mapping
from metrics.counts.month import Month
from metrics.counts.problem import Problem, ProblemCase, Severity
from metrics.counts.reading import TableProposal

_MOST_HEADINGS = 12
"""A line of text; enough to know the table again."""


@dataclass(slots=True)
class SheetCandidate:
    """A sheet with headings, before its form's figures are read."""

    sheet: Sheet
    header: Header
    match: Match | None
    stated: Stated
    findings: Findings
    mapping: Mapping | None = None
    """What a person said of its columns."""

    @property
    def carries(self) -> Carries | None:
        """What its form holds; None where it has no known form."""
        return self.match.form.carries if self.match else None

    @property
    def scored(self) -> bool:
        """Whether its form holds published scores."""
        return self.carries is Carries.SCORES

    @property
    def stored(self) -> bool:
        """Whether anything its form holds is stored."""
        return self.scored or self.carries is Carries.COUNTS

    @property
    def month(self) -> Month | None:
        """The month it states, as far as that is plain."""
        return periods.ends(self.stated)

    def names(self, month: Month) -> bool:
        """Whether it says to be of a month, if only by the month's number."""
        if self.month is not None:
            return self.month == month
        return any(number == month.number for number, _ in self.stated.numbers)

    @property
    def names_none(self) -> bool:
        """Whether it does not say of which month it is."""
        return self.month is None and not self.stated.numbers

    @property
    def explicable(self) -> bool:
        """Whether a person may say, or has said, what its columns hold."""
        match = self.match
        if match is None or self.mapping is not None:
            return True
        return self.carries is Carries.COUNTS and bool(match.missing or match.unclear)


def candidates_in(found: Iterable[Sheet], library: Library) -> Iterator[SheetCandidate]:
    """Every sheet with headings, with the layout a person explained or the form that fits best."""
    forms = library.forms
    for sheet in found:
        legacy_sheet.decode(sheet, forms.words, forms.is_heading, library.is_unit)
        header = find_header(sheet, forms.words, forms.is_heading)
        if header is None:
            continue
        time = stated_time.stated(sheet.rows, header.top, sheet.name)
        findings = Findings(sheet.name)
        mapping = _explained(sheet, header, library)
        if mapping is not None:
            header, match = mapped.laid_over(mapping, header)
            yield SheetCandidate(sheet, header, match, time, findings, mapping)
        else:
            best = forms.best(header.texts, title_of(sheet, header))
            yield SheetCandidate(sheet, header, best, time, findings)


def _explained(sheet: Sheet, header: Header, library: Library) -> Mapping | None:
    if not library.explained:
        return None
    fingerprint, source, _ = identity(sheet, header, library.forms.words)
    return library.mapping(fingerprint, source)


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
