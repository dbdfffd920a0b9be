"""Reads a whole file in the calling process; for files from strangers that is the child."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from operator import itemgetter

from ingest import faults, field_rows, legacy_sheet, mapped, periods, table_checks
from ingest.addresses import letters
from ingest.blanks import fill_zeros, prove_zeros
from ingest.cutout import cut_out
from ingest.fault_sheet import is_fault_sheet
from ingest.figures import read_column
from ingest.findings import MOST, Findings
from ingest.fingerprint import identity
from ingest.forms import Blank, Carries, Match, Rows
from ingest.guard import Package
from ingest.library import Library
from ingest.periods import Stated
from ingest.proposal import Asked, propose
from ingest.reading import Column, Proposal, Reading, Request, Table
from ingest.refusal import RefusedError
from ingest.row_units import name_units
from ingest.rows import read_body
from ingest.scores import ScoreTable, given_twice, read_scores
from ingest.sheet import Sheet
from ingest.sheet_table import SheetTable
from ingest.table import Header, find_header, title_of
from ingest.table_figures import figures_of
from ingest.workbook import open_package, sheets
from metrics.mapping import Mapping
from metrics.month import Month
from metrics.problem import Problem, ProblemKind, Severity

_MOST_PROPOSALS = 6
_MOST_HEADINGS = 12


_STORED = (Carries.COUNTS, Carries.SCORES)


@dataclass(slots=True)
class _Candidate:
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
    def fits(self) -> bool:
        """Whether a known form is laid over it whole."""
        match = self.match
        return match is not None and not (match.missing or match.unclear)


def read_bytes(data: bytes, name: str, request: Request, library: Library | None = None) -> Reading:
    """Read a file's bytes; a file that cannot be read is a reading with one problem."""
    reading = Reading(name, hashlib.sha256(data).hexdigest(), len(data))
    try:
        package = open_package(data)
        reading.container = str(package.container)
        library = library or Library.of(request)
        read_package(data, package, request, library, reading)
    except RefusedError as refused:
        reading.problems.append(refused.problem)
    return reading


def read_package(
    data: bytes, package: Package, request: Request, library: Library, reading: Reading
) -> None:
    """Add to a reading what a guarded workbook says.

    Raises:
        RefusedError: where its values cannot be read after all.
    """
    # What a marked copy added states nothing, though it names sheets, months and figures.
    own = [sheet for sheet in sheets(data, package) if not is_fault_sheet(sheet)]
    _read_sheets(own, request, library, reading)


def _read_sheets(
    found: Sequence[Sheet], request: Request, library: Library, reading: Reading
) -> None:
    candidates = list(_candidates(found, library))
    known = [each for each in candidates if each.carries in _STORED]
    if not known:
        strange = [each for each in candidates if each.match is None]
        reading.proposals.extend(_proposals(strange, library))
        reading.problems.append(_no_form(candidates, reading.proposals))
        return
    chosen = _chosen(known, request, reading)
    left_out = 0
    asked = None if request.all_months else request.month
    for candidate in chosen:
        read = _read_scores if candidate.carries is Carries.SCORES else _read_table
        table = read(candidate, asked, request, library)
        reading.problems.extend(candidate.findings.in_reading_order())
        reading.tables.append(table)
        cutout = cut_out(candidate.sheet, candidate.header, candidate.findings.problems)
        reading.cutouts.extend([cutout] if cutout else [])
        left_out += candidate.findings.more
    doubtful = [each for each in chosen if each.mapping or not each.fits]
    reading.proposals.extend(_proposals(doubtful, library))
    # Sheets that wait for their month, in a workbook of the whole year, state nothing.
    stating = [table for table in reading.tables if table.units]
    reading.tables[:] = stating or reading.tables
    # A cumulative table is worked out from the months before it, of the same file too.
    reading.tables.sort(key=lambda table: table.since is not None)
    _check_across(reading)
    _shorten(reading, left_out)


def _shorten(reading: Reading, left_out: int) -> None:
    """Keep as many problems as a person may read, errors before warnings."""
    errors = [each for each in reading.problems if each.severity is Severity.ERROR]
    if len(reading.problems) > MOST:
        warnings = [each for each in reading.problems if each.severity is Severity.WARNING]
        left_out += max(0, len(errors) - MOST) + max(0, len(warnings) - MOST)
        reading.problems[:] = errors[:MOST] + warnings[:MOST]
    if left_out:
        reading.problems[-1].facts["more"] = left_out


def _candidates(found: Sequence[Sheet], library: Library) -> Iterator[_Candidate]:
    forms = library.forms
    for sheet in found:
        legacy_sheet.decode(sheet, forms.words, forms.headings, library.is_unit)
        header = find_header(sheet, forms.words, forms.headings)
        if header is None:
            continue
        time, findings = periods.stated(sheet.rows, header.top, sheet.name), Findings(sheet.name)
        mapping = _explained(sheet, header, library)
        if mapping is not None:
            header, match = mapped.laid_over(mapping, header)
            yield _Candidate(sheet, header, match, time, findings, mapping)
        else:
            best = forms.best(header.texts, title_of(sheet, header))
            yield _Candidate(sheet, header, best, time, findings)


def _explained(sheet: Sheet, header: Header, library: Library) -> Mapping | None:
    if not library.explained:
        return None
    fingerprint, source, _ = identity(sheet, header, library.forms.words)
    return library.mapping(fingerprint, source)


def _proposals(candidates: Sequence[_Candidate], library: Library) -> list[Proposal]:
    """What a person may explain, each layout once."""
    found: dict[tuple[str, str], Proposal] = {}
    for each in candidates:
        named = identity(each.sheet, each.header, library.forms.words)
        if named[:2] in found or len(found) == _MOST_PROPOSALS:
            continue
        asked = Asked(each.sheet, each.header, *named, each.month, each.match, each.mapping)
        proposal = propose(asked, library)
        if proposal is not None:
            found[named[:2]] = proposal
    return list(found.values())


def _no_form(candidates: Sequence[_Candidate], proposals: Sequence[Proposal]) -> Problem:
    if not candidates:
        return Problem(Severity.ERROR, ProblemKind.NO_TABLE)
    first = next((each for each in candidates if each.match is not None), candidates[0])
    if first.match is not None:
        form = first.match.form
        return _unknown(first, form=form.name, carries=form.carries)
    if not proposals:
        headings = [path[-1] for path in first.header.texts if path]
        return _unknown(first, headings="; ".join(headings[:_MOST_HEADINGS]))
    columns = proposals[0].columns
    first = next(each for each in candidates if each.sheet.name == proposals[0].sheet)
    headings = [" › ".join(column.heading) for column in columns]
    return _unknown(
        first,
        headings="; ".join(headings[:_MOST_HEADINGS]),
        columns=len(columns),
        recognised=sum(column.meaning is not None for column in columns),
    )


def _unknown(candidate: _Candidate, **facts: str | int) -> Problem:
    findings = Findings(candidate.sheet.name)
    cell = (candidate.header.top, max(0, candidate.header.first_count - 1))
    findings.error(ProblemKind.UNKNOWN_FORM, cell, None, **facts)
    return findings.problems[0]


def _chosen(known: list[_Candidate], request: Request, reading: Reading) -> list[_Candidate]:
    """The sheets to read, where a workbook holds several months."""
    months = sorted({each.month for each in known if each.month is not None})
    asked = request.month
    if request.all_months:
        return known
    if asked is not None and any(each.names(asked) for each in known):
        return [each for each in known if each.names(asked) or each.names_none]
    if asked is None and len(months) > 1:
        facts: dict[str, str | int] = {"months": ", ".join(map(str, months))}
        reading.problems.append(Problem(Severity.ERROR, ProblemKind.SEVERAL_MONTHS, facts=facts))
    return known


def _read_table(
    candidate: _Candidate, asked: Month | None, request: Request, library: Library
) -> Table:
    assert candidate.match is not None
    sheet, header, match = candidate.sheet, candidate.header, candidate.match
    findings = candidate.findings
    period = periods.settle(candidate.stated, asked, findings)
    _report_columns(candidate, match)
    words = library.forms.words
    body = read_body(sheet.rows, header, list(match.columns.values()), words)
    names = library.names(period.month or candidate.month or asked)
    match = field_rows.laid_out(match, sheet, header, body, library.forms, names)
    by_field = match.form.rows is Rows.FIELDS
    if by_field:
        field_rows.settle_rows(sheet, header, match, body)
    table = SheetTable(sheet, header, match, body, findings, period.month)
    _read_counts(table)
    unit = request.unit
    if by_field:
        own = field_rows.name_unit(table, names, words, request.unit)
        unit = own.code if own else request.unit
    else:
        name_units(table, names)
    _read_blanks(table)
    faults.report(table)
    table_checks.check(table, names)
    figures, units = field_rows.summed(table) if by_field else figures_of(table)
    return Table(
        match.form.code,
        sheet.name,
        period.month,
        period.days,
        unit,
        _columns(table),
        figures,
        units,
        period.since,
    )


def _read_scores(
    candidate: _Candidate, asked: Month | None, _request: Request, library: Library
) -> Table:
    assert candidate.match is not None
    sheet, header, match = candidate.sheet, candidate.header, candidate.match
    period = periods.settle(candidate.stated, asked, candidate.findings)
    _report_columns(candidate, match)
    body = read_body(sheet.rows, header, list(match.columns.values()), library.forms.words)
    names = library.names(period.month or candidate.month or asked)
    table = ScoreTable(sheet, header, match, body, candidate.findings, names)
    return read_scores(table, period)


def _report_columns(candidate: _Candidate, match: Match) -> None:
    header, findings = candidate.header, candidate.findings
    names = {column.key: column.name for column in match.form.columns}
    for key in match.missing:
        cell = (header.top, header.first_count - 1)
        findings.error(ProblemKind.MISSING_COLUMN, cell, None, column=names[key])
    for key, columns in match.unclear.items():
        findings.error(
            ProblemKind.UNCLEAR_COLUMN,
            (header.bottom, columns[1]),
            header.texts[columns[1]][-1],
            column=names[key],
            columns=", ".join(map(letters, columns)),
        )


def _read_counts(table: SheetTable) -> None:
    rows = [table.sheet.rows[index] for index in table.body.units]
    for key, column in table.match.columns.items():
        table.counts[key] = read_column(list(map(itemgetter(column), rows)))
    faults.mark_from_scan(table)
    columns = list(table.counts.values())
    if all(not each.has_blanks for each in columns):
        table.stating = [True] * len(rows)
        return
    table.stating = [
        any(value is not None for value in values)
        for values in zip(*(each.values for each in columns), strict=True)
    ] or [False] * len(rows)
    for each in columns:
        for place in each.faults:
            table.stating[place] = True


def _read_blanks(table: SheetTable) -> None:
    """Read blanks as the layout means them."""
    match table.form.blank:
        case Blank.ZERO_IF_PROVEN:
            prove_zeros(table)
        case Blank.ZERO:
            fill_zeros(table)
    if table.form.rows is Rows.FIELDS:
        field_rows.witness_by_totals(table)


def _columns(table: SheetTable) -> tuple[Column, ...]:
    header = table.header
    meanings: dict[int | None, str] = {
        table.match.columns[key]: meaning for key, meaning in _meanings(table).items()
    }
    meanings |= {
        header.ordinal: "row_number",
        header.unit_code: "unit_code",
        header.unit_name: "unit_name",
        header.district: "district",
    }
    return tuple(
        Column(
            letters(index), " › ".join(" ".join(text.split()) for text in path), meanings.get(index)
        )
        for index, path in enumerate(header.texts)
        if path
    )


def _meanings(table: SheetTable) -> dict[str, str]:
    """What each column of counts means: the first measure made of it, else a total."""
    meanings: dict[str, str] = {}
    for measure in table.form.measures:
        for key in table.way(measure) or ():
            meanings.setdefault(key, measure.code)
    return {key: meanings.get(key, "total") for key in table.counts}


def _check_across(reading: Reading) -> None:
    """Two sheets of one form and month must not speak of the same unit."""
    if len(reading.tables) < 2:
        return
    reading.problems.extend(given_twice(reading.tables))
    seen: dict[tuple[str, Month | None, str], str] = {}
    # Of sheets whose month is in doubt it is the month that is to be mended.
    for table in (each for each in reading.tables if each.month is not None):
        twice = {
            unit
            for unit in dict.fromkeys(table.figures.units)
            if seen.setdefault((table.form, table.month, unit), table.sheet) != table.sheet
        }
        for unit in sorted(twice):
            place = table.figures.units.index(unit)
            first = seen[table.form, table.month, unit]
            cell = table.figures.cells[place].split(",")[0]
            facts: dict[str, str | int] = {"name": unit, "first": first}
            reading.problems.append(
                Problem(Severity.ERROR, ProblemKind.DUPLICATE_UNIT, table.sheet, cell, unit, facts)
            )
