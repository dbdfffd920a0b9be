"""A copy of a file that is no xlsx: the same values at the same addresses, its faults marked."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ingest.containers.sheet import Sheet, SheetScan
from ingest.containers.workbook import open_package, sheets
from ingest.marked import plain_workbook
from ingest.text.addresses import address
from metrics.counts.problem import Severity
from tests.ingest.marking import cells, comments, listed, mark, others, painted
from tests.ingest.saved_containers import CONTAINERS, Writer
from tests.ingest.workbooks import II06A_ROW, counts, faults, first, ii06a, opened, read
from wording.intake import marked_copy as words

EVERY = pytest.mark.parametrize(
    "write",
    [writer for name, writer in CONTAINERS.items() if name != "xlsx"],
    ids=[name for name in CONTAINERS if name != "xlsx"],
)


def faulty(write: Writer) -> bytes:
    book = ii06a([(1, "UBND xã An Phước", *II06A_ROW), (2, "Thị trấn Long Thành", *II06A_ROW)])
    book.worksheets[0]["D12"] = "mười"
    book.worksheets[0]["B13"] = "=1+Xã Lạ"
    return write(book)


@EVERY
def test_the_faults_stand_at_the_cells_of_the_file(write: Writer) -> None:
    data = faulty(write)
    copy = mark(data)
    sheet = others(opened(copy))[0]
    found = dict.fromkeys((str(each.cell) for each in read(data).problems), Severity.ERROR)
    assert "D12" in found
    assert painted(sheet) == found
    assert set(comments(sheet)) == set(found)
    assert [line[3] for line in listed(copy)] == list(found)
    said = " ".join(str(cell.value) for cell in cells(first(opened(copy))))
    assert words.CONTAINERS[str(read(data).container)] in said


@EVERY
def test_the_copy_reads_as_the_file_does(write: Writer) -> None:
    data = faulty(write)
    copy = mark(data)
    # Of a formula in delimited text only its text is there to be carried.
    known = {"formula_without_value": "unknown_unit"}
    assert faults(read(copy)) == [
        (known.get(kind, kind), cell) for kind, cell in faults(read(data))
    ]
    assert counts(read(copy)) == counts(read(data))
    assert read(copy).tables[0].month == read(data).tables[0].month
    before, after = rows_of(data)[0], rows_of(copy)[1]
    assert trimmed(after) == trimmed(before)
    assert sorted(after.merges) == sorted(before.merges)


@EVERY
def test_no_text_of_the_file_becomes_a_formula(write: Writer) -> None:
    (sheet,) = others(opened(mark(faulty(write))))
    assert all(cell.data_type != "f" for cell in cells(sheet))
    assert sheet["B13"].value == "=1+Xã Lạ"


def rows_of(data: bytes) -> list[Sheet]:
    return list(sheets(data, open_package(data)))


def trimmed(sheet: Sheet) -> dict[str, object]:
    return {
        address(row, column): value
        for row, values in enumerate(sheet.rows)
        for column, value in enumerate(values)
        if value != ""
    }


START = datetime(1990, 1, 1, tzinfo=UTC).replace(tzinfo=None)
TEXTS = st.text(
    st.characters(exclude_categories=("Cs", "Cc"), exclude_characters="\ufffe\uffff"),
    min_size=1,
    max_size=20,
).filter(str.strip)
MOMENTS = st.integers(0, 10**9).map(lambda seconds: START + timedelta(seconds=seconds))
"""A midnight is read as a day without a time."""
VALUES = st.one_of(
    st.just(""),
    TEXTS,
    st.integers(-(10**9), 10**9).map(float),
    st.floats(-1e9, 1e9, allow_nan=False).filter(lambda value: value == 0 or abs(value) > 1e-6),
    st.booleans(),
    MOMENTS.filter(lambda moment: moment.time() != START.time()),
    MOMENTS.map(datetime.date),
)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.lists(VALUES, min_size=3, max_size=3), min_size=1, max_size=5))
def test_any_values_read_back_as_they_were(rows: list[list[object]]) -> None:
    made, names = plain_workbook.write([Sheet("Bảng", rows)])
    assert names == {"Bảng": "Bảng"}
    assert trimmed(rows_of(made)[0]) == trimmed(Sheet("Bảng", rows))


def test_errors_and_lost_results_stay_faults_and_hidden_stays_hidden() -> None:
    scan = SheetScan(
        errors={(0, 0): "#DIV/0!", (0, 1): "Err:502"},
        without_value={(0, 2)},
        percents={(0, 3)},
        hidden_rows={1},
        hidden_columns={2},
    )
    rows: list[list[object]] = [["", "", "", 0.95], ["a", "b", "c", "d"]]
    made, _ = plain_workbook.write([Sheet("Bảng", rows, [((1, 0), (1, 1))], scan, hidden=True)])
    other, _ = plain_workbook.write([Sheet("A", [["x"]])])
    (sheet,) = rows_of(made)
    assert sheet.scan.errors == {(0, 0): "#DIV/0!", (0, 1): "#N/A", (0, 2): "#N/A"}
    assert sheet.scan.percents == {(0, 3)}
    assert (sheet.scan.hidden_rows, sheet.scan.hidden_columns) == ({1}, {2})
    assert sheet.hidden and not rows_of(other)[0].hidden
    assert sheet.merges == [((1, 0), (1, 1))]


def test_names_that_excel_does_not_take_are_made_ones_it_does() -> None:
    odd = ["Tháng 9/2024", "Tháng 9:2024", "x" * 40, "", "'"]
    made, names = plain_workbook.write([Sheet(name, [["a"]]) for name in odd])
    assert names["Tháng 9/2024"] == "Tháng 9 2024"
    assert names["Tháng 9:2024"] == "Tháng 9 2024 (2)"
    assert opened(made).sheetnames == [names[name] for name in odd]
    assert all(len(name) <= 31 for name in names.values())
