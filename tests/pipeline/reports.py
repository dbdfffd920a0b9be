"""Dossiers as units report them, put into a store without a workbook around them."""

from __future__ import annotations

from collections.abc import Mapping

import duckdb

from metrics.counts.month import Month
from pipeline.desk.workspace import Workspace
from tests.warehouse.builders import put, upload
from warehouse.writing.store import writing

Dossiers = Mapping[str, tuple[int, int]]
"""By code of the unit: how many in time and how many late."""


def give(workspace: Workspace, months: Mapping[Month, Dossiers]) -> None:
    """Store one file a month."""
    with writing(workspace.database) as writer:
        for month, dossiers in months.items():
            values = {
                (unit, measure): count
                for unit, counts in dossiers.items()
                for measure, count in zip(
                    ("resolved_in_time", "resolved_late"), counts, strict=True
                )
            }
            put(writer, upload(values, f"thang-{month}.xlsx", month=month))


def every(first: Month, last: Month) -> list[Month]:
    """Each month from the first to the last."""
    months = [first]
    while months[-1] < last:
        months.append(months[-1].plus(1))
    return months


def raw(workspace: Workspace, sql: str, **parameters: object) -> list[tuple[object, ...]]:
    """Ask the stored figures themselves, past every query of the program."""
    with workspace.edition() as edition:
        cursor: duckdb.DuckDBPyConnection = edition.cursor()
        return cursor.execute(sql, parameters).fetchall()
