"""Lists of dossiers come to the measures that an independent count of the same rows comes to."""

from __future__ import annotations

import csv
from collections.abc import Callable
from datetime import date, datetime
from io import BytesIO, StringIO
from pathlib import Path

import openpyxl
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from ingest.dossiers.reading import read_list
from ingest.reading import Request
from metrics.counts.month import Month
from metrics.counts.problem import ProblemCase
from metrics.counts.reading import Reading, ReadTable
from tests.ingest.dossiers.drawn import cells, draw, tally
from tests.ingest.workbooks import REFERENCE

Write = Callable[[list[list[str]]], bytes]
TODAY = date(2026, 12, 15)


def read(data: bytes, month: Month | None = None, path: Path | None = None) -> Reading:
    request = Request(REFERENCE, "75", month, all_months=month is None, today=TODAY)
    return read_list(data, path, "list", request, lambda _: None)


def as_csv(rows: list[list[str]]) -> bytes:
    text = StringIO()
    csv.writer(text).writerows(rows)
    return text.getvalue().encode()


def as_workbook(rows: list[list[str]]) -> bytes:
    book = openpyxl.Workbook()
    assert book.active is not None
    for place, row in enumerate(rows):
        days = [
            datetime.strptime(each[:10], "%d/%m/%Y") if place and at in (3, 4, 5) and each else each  # noqa: DTZ007
            for at, each in enumerate(row)
        ]
        book.active.append(days)
    file = BytesIO()
    book.save(file)
    return file.getvalue()


def as_parquet(rows: list[list[str]]) -> bytes:
    columns = {name: [row[place] or None for row in rows[1:]] for place, name in enumerate(rows[0])}
    file = BytesIO()
    pq.write_table(pa.table(columns), file)
    return file.getvalue()


def stated(table: ReadTable) -> dict[tuple[str, str], int | None]:
    return {(each.unit, each.measure): each.value for each in table.figures}


@pytest.mark.parametrize("write", [as_csv, as_workbook, as_parquet])
def test_every_kind_of_file_comes_to_what_its_rows_come_to_one_by_one(write: Write) -> None:
    dossiers = draw(400, seed=7)
    reading = read(write(cells(dossiers)))
    assert {each.case for each in reading.problems} == {ProblemCase.DUE_MISSING}
    assert len(reading.tables) >= 9
    for table in reading.tables:
        assert table.month is not None
        expected = tally(dossiers, table.month)
        found = stated(table)
        assert {key: value for key, value in found.items() if value} == {
            key: value for key, value in expected.items() if value
        }, table.month


def test_two_hundred_thousand_rows_come_to_what_they_come_to_one_by_one(tmp_path: Path) -> None:
    dossiers = draw(20_000, seed=11)
    rows = cells(dossiers)
    path = tmp_path / "list.csv"
    path.write_bytes(as_csv(rows[:1]) + as_csv(rows[1:]) * 10)
    month = Month(2026, 6)
    (table,) = read(b"", month, path).tables
    assert {key: value for key, value in stated(table).items() if value} == {
        key: value * 10 for key, value in tally(dossiers, month).items() if value
    }
    lineage = {each.cells[1] for each in table.figures}
    assert sum(int(each.split()[0].replace(".", "")) for each in lineage) == 200_000
