"""The piece of a sheet around its first faults is what a person sees in Excel."""

from __future__ import annotations

from ingest.tables.cutout import MOST_COLUMNS, MOST_ROWS
from metrics.counts.reading import Cutout
from tests.ingest.workbooks import (
    COMMUNES,
    FIRST_ROW,
    GOOD,
    II06A_ROW,
    entry_form,
    first,
    ii06a,
    read,
    saved,
)

LINE = (1, "Xã An Phước", *II06A_ROW)


def spoilt(**cells: object) -> list[Cutout]:
    """The cut-outs of a table of one commune with other cells."""
    book = ii06a([LINE], total=False)
    for cell, value in cells.items():
        first(book)[cell] = value  # type: ignore[assignment]
    return read(saved(book)).cutouts


def test_it_carries_excels_own_letters_and_row_numbers() -> None:
    (piece,) = spoilt(J12="1O")
    assert piece.sheet == "II.06a"
    assert piece.letters == tuple("ABCDEFGHIJKLM")
    assert piece.heading_row == 10
    (row,) = piece.rows
    assert row[0] == 12
    assert dict(zip(piece.letters, row[1], strict=True))["J"] == "1O"
    assert row[1][:3] == ("1", "Xã An Phước", "110")


def test_a_heading_is_shown_without_its_remark() -> None:
    (piece,) = spoilt(J12="1O")
    assert piece.headings[8] == "Đúng hạn"


def test_a_percentage_is_shown_as_excel_shows_it() -> None:
    book = ii06a([LINE], total=False)
    first(book)["J12"] = 0.212
    first(book)["J12"].number_format = "0.0%"
    (piece,) = read(saved(book)).cutouts
    assert piece.rows[0][1][9] == "21,2%"


def test_a_clean_file_has_none() -> None:
    assert spoilt() == []


def test_a_fault_above_the_table_has_none() -> None:
    book = ii06a([LINE], period="Từ ngày 01/09/2024 đến ngày 10/09/2024")
    reading = read(saved(book))
    assert reading.problems
    assert reading.cutouts == []


def test_only_the_first_faulty_rows_are_cut_out() -> None:
    rows = [(place, f"Không rõ {place}", *II06A_ROW) for place in range(1, 30)]
    (piece,) = read(saved(ii06a(rows))).cutouts
    assert [number for number, _ in piece.rows] == [12, 13, 14][:MOST_ROWS]


def test_of_a_wide_table_the_columns_around_the_fault_and_the_name_are_shown() -> None:
    book = entry_form()
    first(book).cell(FIRST_ROW + 1, 20).value = "hai mươi"
    (piece,) = read(saved(book)).cutouts
    assert len(GOOD) + 2 > MOST_COLUMNS == len(piece.letters)
    assert piece.letters[:2] == ("A", "B")
    assert "T" in piece.letters
    assert piece.rows[0][1][piece.letters.index("A")] in COMMUNES
