"""CSV and tab-separated text, as programs and people write them."""

from __future__ import annotations

import pytest

from ingest.containers import delimited
from ingest.containers.refusal import RefusedError
from tests.ingest.saved_containers import separated
from tests.ingest.workbooks import II06A_ROW, counts, faults, ii06a, read, saved

LINES = [(1, "UBND xã An Phước", *II06A_ROW), (2, "Thị trấn Long Thành", *II06A_ROW)]
FIGURES = counts(read(saved(ii06a(LINES))))


def values(text: str) -> list[list[object]]:
    return [list(row) for row in delimited.read(text, "Bảng").rows]


@pytest.mark.parametrize(
    ("text", "delimiter"),
    [
        ("a,b\n1,2\n", ","),
        ("a;b\n1;2\n", ";"),
        ("a\tb\n1\t2\n", "\t"),
        ("Tiêu đề, có dấu phẩy\na;b;c\n1;2;3\n4;5;6\n", ";"),
        ("Tổng, riêng;b\n1,5;2,5\n1,5;2,5\n", ";"),
        ("a,b;c\n1,2;3\n4,5\n", ","),
        ('"a;b;c","d"\n"1;2;3","4"\n', ","),
        ("sep=;\r\na,b;c\r\n1,2;3\r\n", ";"),
        ("một dòng chữ\nhai dòng chữ\n", None),
        ("Xin chào, các bạn", None),
        ("", None),
    ],
)
def test_cells_are_set_apart_by_what_is_used_alike(text: str, delimiter: str | None) -> None:
    assert delimiter == delimited.delimiter_of(text)


def test_numbers_stay_text_for_their_column_to_tell() -> None:
    assert values("a,b\n1.234,007\n") == [["a", "b"], ["1.234", "007"]]


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ('"dòng một\ndòng hai"', "dòng một\ndòng hai"),
        ('"nói ""vâng"""', 'nói "vâng"'),
        ('"1,2;3"', "1,2;3"),
        ("  ", ""),
        ('="00123"', "00123"),
        ('"=""00123"""', "00123"),
    ],
)
def test_a_cell_is_read_as_excel_reads_it(written: str, value: str) -> None:
    assert values(f"a,b\n1,2\n{written},x\n")[2][0] == value


def test_blank_lines_keep_their_rows_and_trailing_ones_go() -> None:
    assert values("a,b\r\n\r\n1,2\r\n\r\n\r\n") == [["a", "b"], ["", ""], ["1", "2"]]


def test_the_line_that_states_the_delimiter_is_no_row() -> None:
    assert values("sep=;\na;b\n1;2\n")[0] == ["a", "b"]


def test_a_formula_in_text_has_no_result_and_an_error_is_one() -> None:
    sheet = delimited.read("a,b\n=SUM(A1:A2),#DIV/0!\n", "Bảng")
    assert sheet.scan.without_value == {(1, 0)}
    assert sheet.scan.errors == {(1, 1): "#DIV/0!"}


def test_a_quotation_mark_that_is_never_closed_loses_no_row_silently() -> None:
    text = separated(ii06a(LINES), ";").replace("UBND xã An Phước", '"UBND xã An Phước')
    assert faults(read(text.encode())) == [("damaged", None)]


def test_text_of_a_vietnamese_windows_is_read() -> None:
    text = separated(ii06a(LINES), ";")
    plain = text.replace("UBND xã An Phước", "26383").replace("Thị trấn Long Thành", "26368")
    assert values(plain)[11][1] == "26383"
    reading = read(text.encode("cp1258", errors="replace"))
    assert reading.container == "csv"
    assert reading.refused


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("end", ["\r\n", "\n", "\r"])
def test_the_same_table_in_every_way_to_write_it(delimiter: str, encoding: str, end: str) -> None:
    text = separated(ii06a(LINES), delimiter).replace("\r\n", end)
    assert counts(read(text.encode(encoding))) == FIGURES


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("a,b\n" + "1,2\n" * 100_000, "rows"),
        ("a,b\n" + "," * 600 + "x\n1,2\n", "columns"),
        ("a,b\n1,2\n" * 5 + "\n" * 100_001, "rows"),
    ],
)
def test_what_is_too_large_is_refused(text: str, what: str) -> None:
    with pytest.raises(RefusedError) as refused:
        delimited.read(text, "Bảng")
    assert refused.value.problem.case.partition(".")[2] == what


@pytest.mark.parametrize(
    "data",
    [
        b"a,b\n\x00\x01\x02,\n1,2\n",
        b"\xff\xfe\x00\x00a\x00\x00\x00",
        "một hai ba\nbốn năm sáu\n".encode(),
        b"\xff\xfea\x00\x00\x00b\x00",
    ],
)
def test_what_is_no_table_of_text_is_no_spreadsheet(data: bytes) -> None:
    assert faults(read(data)) == [("not_a_spreadsheet", None)]
