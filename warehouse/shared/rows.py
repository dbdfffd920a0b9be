"""Rows on their way between the store of a machine and the record, as CSV that both know.

A missing value is an empty field, an empty text a quoted one; whole tables go at once, since a
row at a time would take minutes for a province's years.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import duckdb

from warehouse.engine.connection import Source, ask, relation

TABLES = ("setting", "upload", "problem", "undo", "figure", "score", "statement")
"""Every table that is only added to, in the order in which rows may speak of one another."""
_BATCH = 50_000
"""Rows that are text at a time: some megabytes."""


@dataclass(frozen=True, slots=True)
class Reach:
    """How far a store goes."""

    version: int
    said: int
    """Statements of people."""

    def of(self, table: str) -> int:
        """After what the further rows of a table come."""
        return self.said if table == "statement" else self.version


NOTHING = Reach(-1, 0)
"""Of a store that is not there yet; an empty one has its settings."""


@dataclass(frozen=True, slots=True)
class Sums:
    """How many rows there are, and one seal over them."""

    rows: int = 0
    checksum: int = 0

    def __add__(self, other: Sums) -> Sums:
        return Sums(self.rows + other.rows, self.checksum ^ other.checksum)

    def __sub__(self, other: Sums) -> Sums:
        return Sums(self.rows - other.rows, self.checksum ^ other.checksum)


def sums(source: Source, after: Reach = NOTHING) -> dict[str, Sums]:
    """What the rows of each table come to that follow; a table without any is left out."""
    asked = {"version": after.version, "said": after.said}
    found = ask(source.cursor(), "row_sums", asked).fetchall()
    return {table: Sums(rows, int(checksum)) for table, rows, checksum in found}


def total(of: dict[str, Sums]) -> Sums:
    """The sums of all tables as one."""
    whole = Sums()
    for each in of.values():
        whole += each
    return whole


def columns(cursor: duckdb.DuckDBPyConnection, table: str) -> list[str]:
    """The columns of a table, in their order."""
    return cursor.table(f"store.{table}").columns


def written(source: Source, table: str, after: Reach) -> Iterator[bytes]:
    """The rows of a table that follow, as CSV in pieces."""
    # Start-up time that only those pay who share a record.
    from pyarrow import csv

    options = csv.WriteOptions(include_header=False, quoting_style="all_valid")
    found = relation(source.cursor(), f"rows/{table}", {"after": after.of(table)})
    for batch in found.to_arrow_reader(_BATCH):
        piece = io.BytesIO()
        csv.write_csv(batch, piece, options)
        yield piece.getvalue()


def read(cursor: duckdb.DuckDBPyConnection, table: str, content: bytes) -> None:
    """Add rows to a table that come as CSV."""
    from pyarrow import csv, string

    if not content:
        return
    named = columns(cursor, table)
    texts: dict[str, Any] = dict.fromkeys(named, string())
    found = csv.read_csv(
        io.BytesIO(content),
        csv.ReadOptions(column_names=named, block_size=len(content) + 1),
        csv.ParseOptions(newlines_in_values=True),
        csv.ConvertOptions(
            column_types=texts,
            strings_can_be_null=True,
            quoted_strings_can_be_null=False,
            null_values=[""],
        ),
    )
    cursor.from_arrow(found).insert_into(f"store.{table}")
