"""Reads a whole file in the calling process; for files from strangers that is the child."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence

from ingest.containers.refusal import RefusedError
from ingest.containers.workbook import open_package, own_sheets
from ingest.containers.zip_guard import Package
from ingest.dossiers.known import known_list
from ingest.layouts.library import Library
from ingest.reading import Request
from ingest.tables import across
from ingest.tables.across import Done
from ingest.tables.candidates import SheetCandidate, candidates_in
from ingest.tables.columns import unread_columns
from ingest.tables.nothing_read import no_figures, no_form, units_as_columns
from ingest.tables.one_sheet import read_one
from ingest.tables.proposal import proposals, with_counts
from metrics.counts.problem import Problem, ProblemCase, Severity
from metrics.counts.reading import Reading, UnreadColumn


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
    sheets = own_sheets(data, package, request.sheet)
    # It needs an engine that no other file needs: a process of its own counts it.
    reading.dossiers = known_list(package, sheets, request)
    if reading.dossiers:
        return
    candidates = list(candidates_in(sheets, library, request))
    known = [each for each in candidates if each.stored]
    if not known:
        turned = units_as_columns(sheets, library)
        if turned is None:
            reading.proposals.extend(proposals(candidates, library))
        reading.problems.append(turned or no_form(candidates, reading.proposals))
        return
    beside = [each for each in candidates if not each.stored]
    reading.unread.extend(with_counts(beside, library))
    # After the unread ones: those are told of whichever month is chosen.
    chosen = _chosen(known, request, reading)
    done = [read_one(each, request, library, reading) for each in chosen]
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
    across.propose_month(reading)
    across.shorten(reading, sum(each.findings.more for each in chosen))


def _unread_columns(
    chosen: Sequence[SheetCandidate], done: Sequence[Done], library: Library
) -> Iterator[UnreadColumn]:
    """The columns that nobody knows; of an explained layout, a person left them out."""
    explained = {id(each.sheet) for each in chosen if each.mapping is not None}
    for each in done:
        if each.rows is not None and id(each.rows.sheet) not in explained:
            yield from unread_columns(each.rows, library.forms)


def _chosen(
    known: list[SheetCandidate], request: Request, reading: Reading
) -> list[SheetCandidate]:
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
