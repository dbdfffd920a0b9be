"""Whether the open store is whole: its figures those that were stored, its words those published.

Looked at where the store's file is not what was published last; in what is, nothing can differ.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain
from typing import Any

import duckdb

from metrics.counts.errors import KpiError
from warehouse.engine.connection import SQL, Source, ask
from warehouse.engine.files import Database
from warehouse.reading import editions
from warehouse.reading.finding import Finding, FindingKind
from warehouse.statements import log


def altered(source: Source, after: int = 0) -> Iterator[Finding]:
    """What of the figures stored after a version is not as it was stored."""
    asked = {"after": after}
    for upload, _, figures, recorded, whole in _all(source, "totals", **asked):
        if not whole:
            facts: dict[str, str | int] = {"figures": figures, "recorded": recorded}
            yield Finding(FindingKind.TOTALS_DIFFER, upload, facts)
    for version, month, figures in _all(source, "strays", **asked):
        facts = {"month": f"{month:%Y-%m}", "figures": figures}
        yield Finding(FindingKind.STRAY_FIGURES, str(version), facts)
    for (version,) in _all(source, "undone_strays"):
        yield Finding(FindingKind.STRAY_UNDO, str(version))


def contradicted(database: Database, source: Source) -> Iterator[Finding]:
    """What the newest sound edition shows otherwise; what came after it is not compared.

    Where none can be read there is nothing to compare with.
    """
    try:
        edition = editions.newest(database)
    except KpiError:
        return
    with edition:
        broken = set(log.broken(source)).difference(log.broken(edition))
        yield from (Finding(FindingKind.CHANGED_STATEMENT, str(each)) for each in sorted(broken))
        asked: dict[str, dict[str, object]] = {"settings": {}, "actions": {"after": 0}}
        if not broken:
            asked["sealed_statements"] = {}
        if any(_differ(edition, source, name, **given) for name, given in asked.items()):
            yield Finding(FindingKind.EDITION_DIFFERS, f"{edition.number:06d}.duckdb")


def _differ(edition: Source, source: Source, name: str, **parameters: object) -> bool:
    """Whether the store does not begin with all that was published."""
    shown, held = (_all(each, name, **parameters) for each in (edition, source))
    return held[: len(shown)] != shown


def work_out(connection: duckdb.DuckDBPyConnection) -> None:
    """Say anew what the months before each cumulative figure come to, in the open transaction.

    It is sealed by nothing, so that it is never taken from elsewhere.
    """
    # By the connection itself: another cursor does not see what it has not yet committed.
    ((there,),) = ask(connection, "any_cumulative").fetchall()
    if there:
        ask(connection, "drop_earlier").fetchall()
        ask(connection, "add_earlier").fetchall()


def takes_rows(connection: duckdb.DuckDBPyConnection) -> bool:
    """Whether every table knows its rows and takes a new one; nothing of it stays.

    The pages of an index are read by nothing but an insertion, so that damage in them would be
    seen at the next import only.

    Raises:
        duckdb.Error: a page is damaged.
    """
    connection.begin()
    try:
        # Of the rows given again, each must be known: only the new one comes back.
        return all(
            len(ask(connection, f"trials/{trial.stem}").fetchall()) == 1
            for trial in sorted((SQL / "trials").glob("*.sql"))
        )
    finally:
        connection.rollback()


def whole(database: Database, connection: duckdb.DuckDBPyConnection) -> bool:
    """Whether nothing at all is wrong with the open store.

    Raises:
        duckdb.Error: a page is damaged.
    """
    found = chain(altered(connection), contradicted(database, connection))
    return next(found, None) is None and takes_rows(connection)


def _all(source: Source, name: str, **parameters: object) -> list[tuple[Any, ...]]:
    return ask(source.cursor(), name, parameters).fetchall()
