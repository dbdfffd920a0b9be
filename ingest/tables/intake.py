"""Reads a whole file in the calling process; for files from strangers that is the child."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence

from ingest.containers.refusal import RefusedError
from ingest.containers.sheet import Sheet, is_fault_sheet
from ingest.containers.workbook import open_package, sheets
from ingest.containers.zip_guard import Package
from ingest.findings import MOST
from ingest.layouts.counts import read_column
from ingest.layouts.form import Blank, Carries, Match, Rows
from ingest.layouts.library import Library
from ingest.layouts.rows import Body, read_body
from ingest.layouts.sheet_table import SheetTable
from ingest.periods import periods
from ingest.periods.periods import Period
from ingest.reading import Request
from ingest.tables import across, checks, faults, field_rows, left_out, reporting_unit, second_table
from ingest.tables.across import Done
from ingest.tables.blanks import fill_zeros, prove_zeros
from ingest.tables.candidates import (
    Candidate,
    candidates_in,
    no_figures,
    no_form,
    proposals,
    with_counts,
)
from ingest.tables.cutout import cut_out
from ingest.tables.figures import figures_of
from ingest.tables.row_units import must_be_of, name_units
from ingest.tables.scores import ScoreTable, read_scores
from ingest.tables.unread_columns import unread_columns
from ingest.text.addresses import letters
from ingest.text.words import Words
from ingest.unit_names.units import UnitNames
from metrics.counts.problem import Problem, ProblemCase, Severity
from metrics.counts.reading import Column, Reading, Table, UnreadColumn

_STORED = (Carries.COUNTS, Carries.SCORES)


def read_bytes(data: bytes, name: str, request: Request, library: Library | None = None) -> Reading:
    """Read a file's bytes; a file that cannot be read is a reading with one problem."""
    reading = Reading(name, hashlib.sha256(data).hexdigest(), len(data))
    try:
        package = open_package(data)
        reading.container = str(package.container)
        # Only now: a file that is refused by its bytes does not cost the reading of the reference
        # data.
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
    candidates = list(candidates_in(found, library))
    known = [each for each in candidates if each.carries in _STORED]
    if not known:
        reading.proposals.extend(proposals(candidates, library))
        reading.problems.append(no_form(candidates, reading.proposals))
        return
    beside = [each for each in candidates if each.carries not in _STORED]
    reading.unread.extend(with_counts(beside, library))
    # After the unread ones: those are told of whichever month is chosen.
    chosen = _chosen(known, request, reading)
    done = [_read_one(each, request, library, reading) for each in chosen]
    reading.proposals.extend(proposals(chosen, library))
    # Sheets that wait for their month, in a workbook of the whole year, state nothing.
    done = [each for each in done if each.table.units] or done
    # A cumulative table is worked out from the months before it, of the same file too.
    done.sort(key=lambda each: each.table.since is not None)
    reading.tables.extend(each.table for each in done)
    reading.problems.extend(across.twice(done))
    reading.unread_columns.extend(_unread_columns(chosen, done, library))
    if not reading.refused and not any(table.units for table in reading.tables):
        reading.problems.append(no_figures(chosen[0]))
    _shorten(reading, sum(each.findings.more for each in chosen))


def _read_one(candidate: Candidate, request: Request, library: Library, reading: Reading) -> Done:
    """Read one sheet, and tell what is wrong with it."""
    read = _read_scores if candidate.carries is Carries.SCORES else _read_table
    done = read(candidate, request, library)
    reading.problems.extend(candidate.findings.in_reading_order())
    cutout = cut_out(candidate.sheet, candidate.header, candidate.findings.problems)
    reading.cutouts.extend([cutout] if cutout else [])
    return done


def _unread_columns(
    chosen: Sequence[Candidate], done: Sequence[Done], library: Library
) -> Iterator[UnreadColumn]:
    """The columns that nobody knows; of an explained layout, a person left them out."""
    explained = {id(each.sheet) for each in chosen if each.mapping is not None}
    for each in done:
        if each.rows is not None and id(each.rows.sheet) not in explained:
            yield from unread_columns(each.rows, library.forms)


def _shorten(reading: Reading, left_out: int) -> None:
    """Keep as many problems as a person may read, errors before warnings."""
    # Errors keep a file out: thousands of warnings must not push one off the list.
    errors = [each for each in reading.problems if each.severity is Severity.ERROR]
    if len(reading.problems) > MOST:
        warnings = [each for each in reading.problems if each.severity is Severity.WARNING]
        left_out += max(0, len(errors) - MOST) + max(0, len(warnings) - MOST)
        reading.problems[:] = errors[:MOST] + warnings[:MOST]
    if left_out:
        reading.problems[-1].facts["more"] = left_out


def _chosen(known: list[Candidate], request: Request, reading: Reading) -> list[Candidate]:
    """The sheets to read, where a workbook holds several months."""
    months = sorted({each.month for each in known if each.month is not None})
    asked = request.month
    if request.all_months:
        return known
    if asked is not None and any(each.names(asked) for each in known):
        return [each for each in known if each.names(asked) or each.names_none]
    if asked is None and len(months) > 1:
        stated = ", ".join(map(str, months))
        several = Problem(Severity.ERROR, ProblemCase.SEVERAL_MONTHS, facts={"months": stated})
        reading.problems.append(several)
    return known


def _read_table(candidate: Candidate, request: Request, library: Library) -> Done:
    assert candidate.match is not None
    sheet, header, findings = candidate.sheet, candidate.header, candidate.findings
    period, body, names = _opened(candidate, candidate.match, request, library)
    table = SheetTable(sheet, header, candidate.match, body, findings, period.month)
    # Each step needs what those before it have settled: rows are kept or left out by the layout,
    # counts belong to rows, units are looked for only in rows that state counts, blanks are read
    # last, since a blank that is read as 0 would make its row state something.
    table.match = field_rows.laid_out(table, library.forms, names, request.unit)
    words = library.forms.words
    by_field = table.form.rows is Rows.FIELDS
    if by_field:
        second_table.end_at_other_unit(sheet, header, body, words, findings)
        field_rows.settle_rows(table)
    else:
        left_out.promote_offices(table, words)
    _read_counts(table)
    unit = _name_rows(table, names, words, request.unit)
    _read_blanks(table)
    faults.report(table)
    checks.check(table, names)
    figures, units = field_rows.summed(table) if by_field else figures_of(table)
    read = Table(
        table.form.code,
        sheet.name,
        period.month,
        period.days,
        unit,
        _columns(table),
        figures,
        units,
        period.since,
    )
    return Done(read, table)


def _read_scores(candidate: Candidate, request: Request, library: Library) -> Done:
    assert candidate.match is not None
    sheet, header, match = candidate.sheet, candidate.header, candidate.match
    period, body, names = _opened(candidate, match, request, library)
    table = ScoreTable(sheet, header, match, body, candidate.findings, names)
    return Done(read_scores(table, period))


def _opened(
    candidate: Candidate, match: Match, request: Request, library: Library
) -> tuple[Period, Body, UnitNames]:
    """The time of a sheet, its rows, and what units were called at that time."""
    asked = None if request.all_months else request.month
    period = periods.settle(candidate.stated, asked, candidate.findings)
    _report_columns(candidate, match)
    body = _read_body(candidate, match, period, library.forms.words)
    return period, body, library.names(period.month or candidate.month or asked)


def _name_rows(table: SheetTable, names: UnitNames, words: Words, asked: str | None) -> str | None:
    """Find whose rows these are; the code of the unit where all of them are one unit's."""
    if not any(table.stating):
        # Whose figures they are matters only where there are any.
        table.units = [None] * len(table.body.units)
        return None
    if table.form.rows is Rows.FIELDS:
        own = reporting_unit.name_unit(table, names, words, asked)
        return own.code if own else None
    name_units(table, names)
    if asked:
        must_be_of(table, names, asked)
    return None


def _read_body(candidate: Candidate, match: Match, period: Period, words: Words) -> Body:
    sheet, header, counts = candidate.sheet, candidate.header, list(match.columns.values())
    body = read_body(sheet.rows, header, counts, words)
    second_table.end_at(sheet, header, counts, body, period.month, candidate.findings)
    return body


def _report_columns(candidate: Candidate, match: Match) -> None:
    header, findings = candidate.header, candidate.findings
    names = {column.key: column.name for column in match.form.columns}
    for key in match.missing:
        cell = (header.top, header.first_count - 1)
        findings.error(ProblemCase.MISSING_COLUMN, cell, None, column=names[key])
    for key, columns in match.unclear.items():
        findings.error(
            ProblemCase.UNCLEAR_COLUMN,
            (header.bottom, columns[1]),
            header.texts[columns[1]][-1],
            column=names[key],
            columns=", ".join(map(letters, columns)),
        )


def _read_counts(table: SheetTable) -> None:
    rows = [table.sheet.rows[index] for index in table.body.units]
    cells = list(zip(*rows, strict=True)) or [()] * table.sheet.width
    for key, column in table.match.columns.items():
        table.counts[key] = read_column(cells[column])
    faults.mark_from_scan(table)
    columns = list(table.counts.values())
    # The usual table, and the look at every cell below is what reading it would mostly cost.
    if all(not each.has_blanks for each in columns):
        table.stating = [True] * len(rows)
        return
    table.stating = [
        any(value is not None for value in values)
        for values in zip(*(each.values for each in columns), strict=True)
    ] or [False] * len(rows)
    for each in columns:
        # A cell that could not be read is still something said: a row of nothing but faults is not
        # blank.
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
        Column(letters(index), header.heading(index), meanings.get(index))
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
