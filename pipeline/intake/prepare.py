"""What a reading comes to beside what is stored: all problems of a file, and its uploads."""

from __future__ import annotations

from collections.abc import Sequence

from metrics.counts.month import Month
from metrics.counts.problem import Problem, Severity
from metrics.counts.reading import ReadTable
from metrics.counts.upload import Changes, Difference, Receipt
from metrics.plans.quarterly import quarters
from metrics.units.unit import Register
from metrics.verdicts.reference import Reference
from pipeline.intake.against_stored import against_quarters, against_stored
from pipeline.intake.cumulative import monthly_values, opening_problems
from pipeline.intake.kept import with_kept, without_spared
from pipeline.intake.options import FileRead
from warehouse.reading import published, queries
from warehouse.reading.editions import Edition
from warehouse.record.upload import NewUpload


def prepared(
    source: queries.Source, known: Reference, read: FileRead, uploader: str
) -> tuple[list[Problem], list[NewUpload]]:
    """All problems of a file, and its uploads unless one of those is an error."""
    reading = read.reading
    problems = list(reading.problems)
    if reading.refused:
        return problems, []
    if read.beside.opening:
        return _opening(source, read, uploader)
    tables = list(reading.tables)
    if read.beside.keep_blank:
        kept = [with_kept(source, table) for table in tables]
        tables, told = [table for table, _ in kept], [each for _, more in kept for each in more]
        problems = (without_spared(problems) if told else problems) + told
    found = monthly_values(source, tables)
    for table, result in zip(tables, found, strict=True):
        # What stands already was worked out when it came.
        if result.problems and not _stands(source, read, table):
            problems.extend(result.problems)
        problems.extend(_beside_stored(source, known, table))
    if any(problem.severity is Severity.ERROR for problem in problems):
        return problems, []
    return problems, [
        _upload(read, table, problems, uploader, result.values)
        for table, result in zip(tables, found, strict=True)
    ]


def _opening(
    source: queries.Source, read: FileRead, uploader: str
) -> tuple[list[Problem], list[NewUpload]]:
    """The same of a file whose tables are opening balances: they stand for no month alone."""
    problems = list(read.reading.problems)
    uploads = [_upload(read, table, problems, uploader, None) for table in read.reading.tables]
    wrong = [problem for upload in uploads for problem in opening_problems(source, upload)]
    return (problems + wrong, [] if wrong else uploads)


def _stands(source: queries.Source, read: FileRead, table: ReadTable) -> bool:
    return queries.standing(source, _upload(read, table, (), "", None)) is not None


def _beside_stored(source: queries.Source, known: Reference, table: ReadTable) -> list[Problem]:
    if table.month is None:
        return []
    grows = {each.code for each in known.measures if each.grows}
    if not grows.isdisjoint(table.figures.measures):
        stands = {
            month: _same(source, known.register, table, month)
            for month in quarters(table.month.year)
        }
        return against_quarters(table, stands, grows)
    before = (table.since or table.month).plus(-1)
    return against_stored(table, _same(source, known.register, table, before))


def _same(
    source: queries.Source, register: Register, table: ReadTable, month: Month
) -> dict[tuple[str, str], int]:
    """What stands in another month for the units of a table."""
    assert table.month is not None
    then, now = register.at(month), register.at(table.month)
    # A code that is used again means another unit: nothing of the former is carried into it.
    same = {
        code
        for code in set(table.figures.units)
        if code in then and code in now and then[code].identity == now[code].identity
    }
    return queries.figures_of(source, month, same)


def _upload(
    read: FileRead,
    table: ReadTable,
    problems: Sequence[Problem],
    uploader: str,
    monthly: tuple[int | None, ...] | None,
) -> NewUpload:
    assert table.month is not None
    reading = read.reading
    return NewUpload(
        file=reading.file,
        form=table.form,
        month=table.month,
        sheet=table.sheet,
        sha256=reading.sha256,
        uploader=uploader,
        reporting_unit=table.reporting_unit,
        period=table.period,
        figures=table.figures,
        problems=tuple(each for each in problems if each.sheet in (None, table.sheet)),
        units=table.units,
        since=table.since,
        monthly=monthly,
        scores=table.scores,
        span=table.span,
        beside=read.beside,
    )


def compared_with(
    edition: Edition, upload: NewUpload
) -> tuple[Receipt | None, Changes, tuple[Difference, ...]]:
    """The receipt of a table that stands already, and what storing it would change."""
    changes, differences = queries.compare(edition, upload)
    changes += published.compare(edition, upload)
    standing = queries.standing(edition, upload)
    if standing:
        # Where later uploads say otherwise, it stays at that.
        return standing, Changes(same=changes.same), ()
    return None, changes, differences
