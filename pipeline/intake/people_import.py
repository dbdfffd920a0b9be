"""A list of who answers for which unit becomes entries: all of them, or none and every fault."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from ingest.reading import PeopleList, PersonRow, Request
from ingest.sandbox.reader import read_people
from metrics.counts.errors import ErrorCode, KpiError
from metrics.counts.month import Month
from metrics.counts.problem import Problem
from metrics.verdicts.reference import Reference
from pipeline.desk.clock import today
from pipeline.desk.viewer import Viewer
from pipeline.desk.workspace import REFERENCE, Workspace
from pipeline.statements.aliases import learned
from pipeline.statements.people import PersonEntry, add, checked, everybody, required
from warehouse.statements.kinds import NewPerson

Read = Callable[[bytes, Request], PeopleList]
"""How a list is read; a stranger's in a process of its own."""


@dataclass(frozen=True, slots=True)
class RowFault:
    """Something wrong in one row that only a person can put right."""

    sheet: str
    cell: str
    error: KpiError


@dataclass(frozen=True, slots=True)
class PeopleImport:
    """What a list says and what became of it."""

    new: tuple[NewPerson, ...]
    """Those that were not known in just these words."""
    known: int
    """How many were."""
    problems: tuple[Problem, ...]
    faults: tuple[RowFault, ...]

    @property
    def clean(self) -> bool:
        """Whether nothing is wrong with it."""
        return not (self.problems or self.faults)


def check_people(
    workspace: Workspace, data: bytes, day: date | None = None, read: Read = read_people
) -> PeopleImport:
    """Read a list without keeping anything.

    Args:
        workspace: Whose units it speaks of.
        data: The file.
        day: From when on a row without a date holds; None: today.
        read: How it is read.
    """
    begin = day or today()
    with workspace.edition() as edition:
        names, known = learned(edition), workspace.reference_of(edition)
    request = Request(REFERENCE, known.scope, Month.of(begin), aliases=names, edits=known.edits)
    found = read(data, request)
    faults = [
        RowFault(each.sheet, each.cell, KpiError(ErrorCode.BAD_DAY, found=each.found))
        for each in found.bad_days
    ]
    new = list(_entries(known, found.rows, begin, faults))
    fresh = _unknown(workspace, new)
    return PeopleImport(fresh, len(new) - len(fresh), tuple(found.problems), tuple(faults))


def import_people(
    workspace: Workspace,
    viewer: Viewer,
    data: bytes,
    by: str,
    day: date | None = None,
    read: Read = read_people,
) -> PeopleImport:
    """Keep a list; with any fault nothing of it is kept.

    Raises:
        KpiError: `who_missing`, `not_permitted`, `busy`, `no_space`.
    """
    said_by = required(by, ErrorCode.WHO_MISSING)
    found = check_people(workspace, data, day, read)
    if found.clean and found.new:
        add(workspace, viewer, found.new, said_by)
    return found


def _entries(
    reference: Reference, rows: Iterable[PersonRow], begin: date, faults: list[RowFault]
) -> Iterator[NewPerson]:
    for row in rows:
        entry = PersonEntry(
            row.unit,
            row.name,
            row.position,
            row.phone,
            row.email,
            row.since or begin,
            row.until,
        )
        try:
            yield checked(reference, entry)
        except KpiError as error:
            faults.append(RowFault(row.sheet, f"A{row.row}", error))


def _unknown(workspace: Workspace, new: Iterable[NewPerson]) -> tuple[NewPerson, ...]:
    with workspace.books() as books:
        standing = {
            NewPerson(
                each.identity,
                each.unit,
                each.name,
                each.position,
                each.phone,
                each.email,
                each.since,
                each.until,
            )
            for each in everybody(books)
        }
    return tuple(each for each in new if each not in standing)
