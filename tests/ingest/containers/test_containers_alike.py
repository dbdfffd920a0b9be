"""Every container gives the same figures at the same cells."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from tests.ingest.saved_containers import CONTAINERS, Writer
from tests.ingest.workbooks import (
    COMMUNES,
    ENTRY_SHEET,
    GOOD,
    II06A_ROW,
    cells,
    counts,
    entry_form,
    faults,
    ii06a,
    read,
    saved,
)

EVERY = pytest.mark.parametrize("write", CONTAINERS.values(), ids=CONTAINERS.keys())
LINES = [
    ("Sở ban ngành",),
    (1, "UBND huyện Long Thành", *II06A_ROW),
    ("Xã, phường, thị trấn",),
    (2, "UBND xã An Phước", *II06A_ROW),
    (3, "Thị trấn Long Thành", 1110, 1060, 40, 10, 1078, 1030, 40, 8, 32, 20, 12),
]


@EVERY
def test_the_entry_form_reads_alike(write: Writer) -> None:
    book = entry_form()
    del book["Hướng dẫn"]
    reading = read(write(book))
    plain = read(saved(entry_form()))
    assert reading.problems == []
    assert counts(reading) == counts(plain)
    assert cells(reading) == cells(plain)
    assert counts(reading)[COMMUNES[0], "received_online"] == GOOD[0]
    assert reading.tables[0].month == plain.tables[0].month


@EVERY
def test_form_ii06a_reads_alike(write: Writer) -> None:
    book = ii06a(LINES)
    reading, plain = read(write(book)), read(saved(book))
    assert reading.problems == plain.problems == []
    assert counts(reading) == counts(plain)
    assert cells(reading) == cells(plain)
    assert counts(reading)["26368", "received_online"] == 1060


@EVERY
def test_a_fault_is_told_at_the_cell_that_excel_shows(write: Writer) -> None:
    book = ii06a(LINES)
    book.worksheets[0]["D15"] = "mười"
    assert ("not_a_number", "D15") in faults(read(write(book)))


@EVERY
def test_grouped_numbers_in_text_are_read_by_their_column(write: Writer) -> None:
    book = entry_form()
    del book["Hướng dẫn"]
    book[ENTRY_SHEET]["C8"] = "1.060"
    reading = read(write(book))
    assert counts(reading)[COMMUNES[0], "received_online"] == 1060


@EVERY
def test_a_line_break_inside_a_heading_or_name_changes_nothing(write: Writer) -> None:
    book = ii06a(LINES)
    sheet = book.worksheets[0]
    sheet["C8"] = "Số hồ sơ\nnhận giải quyết"
    sheet["B15"] = "UBND xã\nAn Phước"
    assert counts(read(write(book))) == counts(read(saved(ii06a(LINES))))


@settings(max_examples=15, deadline=None)
@given(
    rows=some.lists(
        some.lists(some.integers(0, 999_999), min_size=8, max_size=8), min_size=4, max_size=4
    )
)
def test_any_counts_come_back_from_every_container(rows: list[list[int]]) -> None:
    lines = []
    for ordinal, (name, row) in enumerate(
        zip(("Thị trấn Long Thành", "Xã An Phước", "Xã Bình An", "Xã Long Đức"), rows, strict=True),
        start=1,
    ):
        online, offline, carried, early, on_time, late, open_, open_late = row
        received, done = online + offline + carried, early + on_time + late
        lines.append(
            (
                *(ordinal, name, received, online, offline, carried, done, early, on_time, late),
                *(open_ + open_late, open_, open_late),
            )
        )
    book = ii06a(lines)
    plain = counts(read(saved(book)))
    assert plain["26368", "received_online"] == rows[0][0]
    assert plain["26368", "open_late"] == rows[0][7]
    for write in CONTAINERS.values():
        assert counts(read(write(book))) == plain
