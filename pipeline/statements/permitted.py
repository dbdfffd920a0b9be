"""Whose figures a viewer may bring in and take back, and of which months."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from access.roles import Capability
from metrics.counts.errors import ErrorCode, KpiError
from metrics.counts.month import Month
from metrics.counts.problem import Problem, ProblemCase, Severity
from metrics.counts.reading import Reading, ReadTable
from metrics.counts.upload import UploadRow
from pipeline.desk.books import Books
from pipeline.desk.clock import today
from pipeline.desk.workspace import Workspace
from pipeline.statements.locks import locked, said_of
from warehouse.engine.connection import Source
from warehouse.reading import queries


def not_permitted(workspace: Workspace, reading: Reading) -> tuple[Problem, ...]:
    """What keeps a file out because of who brings it: one problem a sheet that is not theirs.

    Whoever may bring in nothing is refused with one problem, whatever the file states.
    """
    if workspace.viewer.may(Capability.UPLOAD):
        return ()
    if not workspace.viewer.uploads:
        return (Problem(Severity.ERROR, ProblemCase.NOT_PERMITTED),)
    return tuple(
        Problem(Severity.ERROR, ProblemCase.NOT_PERMITTED, table.sheet)
        for table in reading.tables
        if table.month is not None and not _own(workspace, table.month, _units(table))
    )


def must_take_back(workspace: Workspace, source: Source, upload: str) -> None:
    """Refuse one who may not take an upload back.

    Raises:
        KpiError: `not_permitted`.
    """
    if workspace.viewer.may(Capability.UPLOAD):
        return
    rows = [row for row in queries.uploads(source) if row.upload == upload]
    own = _takable(workspace, rows, queries.stated(source, upload))
    if not workspace.viewer.uploads or len(own) < len(rows):
        raise KpiError(ErrorCode.NOT_PERMITTED)


def locked_out(
    workspace: Workspace, source: Source, tables: Iterable[ReadTable], *, opening: bool = False
) -> tuple[Problem, ...]:
    """What keeps a file out because a month of it is locked: one problem a table.

    Args:
        workspace: Whose units.
        source: The writer where something is stored upon the answer, else an edition.
        tables: What was read.
        opening: Whether the tables are balances of all their months.
    """
    found = []
    for table in tables:
        if table.month is None:
            continue
        first = table.since if opening and table.since else table.month
        units = _units(table)
        for month in first.to(table.month):
            if _any_locked(workspace, source, month, units):
                facts: dict[str, str | int] = {"month": str(month)}
                found.append(
                    Problem(
                        Severity.ERROR, ProblemCase.MONTH_LOCKED, sheet=table.sheet, facts=facts
                    )
                )
                break
    return tuple(found)


def must_be_open(workspace: Workspace, source: Source, uploads: Sequence[str]) -> None:
    """Refuse to take uploads back whose months are locked for a unit that they speak of.

    Raises:
        KpiError: `month_locked`.
    """
    rows = [row for row in queries.uploads(source) if row.upload in uploads]
    stated = {each: queries.stated(source, each).get(each, frozenset()) for each in uploads}
    for row in rows:
        for month in (row.opens or row.month).to(row.month):
            if _any_locked(workspace, source, month, stated[row.upload]):
                raise KpiError(ErrorCode.MONTH_LOCKED, month=month)


def takable(books: Books) -> frozenset[str]:
    """The uploads that the viewer may take back: every figure is theirs."""
    uploads = queries.uploads(books.edition)
    if books.viewer.may(Capability.UPLOAD):
        return frozenset(row.upload for row in uploads)
    return _takable(books, uploads, queries.stated(books.edition))


def _takable(
    place: Workspace | Books, uploads: Sequence[UploadRow], stated: Mapping[str, Iterable[str]]
) -> frozenset[str]:
    return frozenset(
        row.upload
        for row in uploads
        if place.viewer.uploads and _own(place, row.month, stated.get(row.upload, ()))
    )


def _own(place: Workspace | Books, month: Month, units: Iterable[str]) -> bool:
    tree = place.reference.register.at(month)
    return all(place.viewer.may(Capability.UPLOAD, tree.line(unit)) for unit in units)


def _units(table: ReadTable) -> set[str]:
    return {*table.figures.units, *(score.unit for score in table.scores)}


def _any_locked(workspace: Workspace, source: Source, month: Month, units: Iterable[str]) -> bool:
    said = said_of(source, month)
    if not said:
        return False
    scope, day = workspace.reference.scope, today()
    tree = workspace.reference.register.at(month)
    # What is said of the whole scope holds for units of another time and for none at all too.
    lines = [(*tree.line(unit), scope) for unit in units] or [(scope,)]
    return any(locked(said, line, day) for line in lines)
