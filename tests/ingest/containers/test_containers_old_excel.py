"""Old Excel files: figures, merges, what values alone do not tell, and what must not be opened."""

from __future__ import annotations

import struct
from pathlib import Path

import pytest

from ingest.containers.sheet import Sheet
from ingest.containers.workbook import open_package, sheets
from tests.ingest import old_excel
from tests.ingest.old_excel import (
    BOF_CHART,
    EOF,
    columns_of_no_width,
    compound,
    error,
    formula,
    hidden_columns,
    hidden_row,
    label,
    merged,
    no_result,
    number,
    record,
    row_of_no_height,
    styles,
    workbook,
    xls,
)
from tests.ingest.workbooks import counts, faults, only, read

FILES = Path(__file__).parents[1] / "files"
CELLS = label(0, 0, "Đơn vị") + number(1, 0, 60) + number(1, 1, 40)


def read_sheets(data: bytes) -> list[Sheet]:
    return list(sheets(data, open_package(data)))


def only_sheet(records: bytes, **more: object) -> Sheet:
    (sheet,) = read_sheets(xls({"Tháng 9": records}, **more))
    return sheet


def values(sheet: Sheet) -> list[list[object]]:
    return [list(row) for row in sheet.rows]


@pytest.mark.parametrize("name", ["bieu-nhap", "ii06a"])
def test_files_written_by_another_program_give_the_figures_of_their_originals(name: str) -> None:
    reading = read((FILES / f"{name}.xls").read_bytes())
    plain = read((FILES / f"{name}.xlsx").read_bytes())
    assert reading.container == "xls"
    assert reading.problems == plain.problems
    assert reading.tables == plain.tables
    assert len(counts(reading)) >= 24


def test_values_and_merges_stand_where_excel_shows_them() -> None:
    sheet = only_sheet(number(2, 1, 5) + label(2, 2, "xã") + merged([(0, 1, 0, 2)]))
    assert values(sheet)[2] == ["", 5.0, "xã"]
    assert sheet.merges == [((0, 0), (1, 2))]
    assert sheet.name == "Tháng 9"


def test_errors_percents_and_hidden_parts_are_known() -> None:
    percent = record(0x41E, struct.pack("<HHB", 170, 5, 0) + b"0.00%")
    sheet = only_sheet(
        hidden_columns(1, 2)
        + hidden_row(1)
        + number(0, 0, 0.5, style=1)
        + error(1, 0, 0x07)
        + formula(1, 1, b"\x02\x00\x2a\x00\x00\x00\xff\xff")
        + formula(2, 0, struct.pack("<d", 7))
        + record(0xBD, struct.pack("<HHHIHIH", 3, 0, 2, 0x3FF00000, 0, 0x40000000, 1)),
        globals_=percent + styles(0, 170, 9),
    )
    assert sheet.scan.errors == {(1, 0): "#DIV/0!", (1, 1): "#N/A"}
    assert sheet.scan.percents == {(0, 0), (3, 0)}
    assert (sheet.scan.hidden_rows, sheet.scan.hidden_columns) == ({1}, {1, 2})
    assert sheet.scan.without_value == set()
    assert sheet.scan.cells == 6


def test_formulas_that_no_program_ever_calculated_are_known() -> None:
    never = only_sheet(number(0, 0, 1) + formula(1, 0, no_result()))
    assert never.scan.without_value == {(1, 0)}
    some = only_sheet(formula(0, 0, struct.pack("<d", 1)) + formula(1, 0, no_result()))
    assert some.scan.without_value == set()


def test_the_figures_of_a_chart_are_no_cells() -> None:
    chart = BOF_CHART + number(0, 0, 999) + number(5, 5, 999) + EOF
    assert values(only_sheet(CELLS + chart + number(2, 0, 8))) == [
        ["Đơn vị", ""],
        [60.0, 40.0],
        [8.0, ""],
    ]


def test_rows_and_columns_of_no_size_are_hidden() -> None:
    scan = only_sheet(columns_of_no_width(1, 2) + row_of_no_height(1) + CELLS).scan
    assert (scan.hidden_rows, scan.hidden_columns) == ({1}, {1, 2})


def test_hidden_sheets_are_known_and_sheets_keep_their_order() -> None:
    data = xls({"Hai": CELLS, "Một": hidden_row(0) + CELLS}, hidden=["Một"])
    one, two = read_sheets(data)
    assert (one.name, one.hidden, one.scan.hidden_rows) == ("Hai", False, set())
    assert (two.name, two.hidden, two.scan.hidden_rows) == ("Một", True, {0})


def test_a_size_that_is_stated_is_not_believed() -> None:
    lie = record(0x200, struct.pack("<IIHHH", 0, 0xFFFFFFFF, 0, 0xFFFF, 0))
    assert values(only_sheet(lie + CELLS)) == values(only_sheet(CELLS))


GOOD = workbook({"Tháng 9": CELLS})
MACRO_SHEET = workbook({"Macro": CELLS}, kinds=[1])
MODULE = workbook({"Module": CELLS}, kinds=[6])


@pytest.mark.parametrize(
    ("data", "kind", "what"),
    [
        (compound({"Workbook": GOOD}, storages=["_VBA_PROJECT_CUR"]), "unsafe_content", "macros"),
        (compound({"Workbook": GOOD, "VBA": b""}), "unsafe_content", "macros"),
        (compound({"Workbook": MACRO_SHEET}), "unsafe_content", "macros"),
        (compound({"Workbook": MODULE}), "unsafe_content", "macros"),
        (xls({"a": CELLS}, globals_=record(0xD3, b"")), "unsafe_content", "macros"),
        (compound({"Workbook": GOOD}, storages=["MBD0018D4CE"]), "unsafe_content", "ole_objects"),
        (compound({"Workbook": GOOD, "\x01Ole10Native": b""}), "unsafe_content", "ole_objects"),
        (compound({"Workbook": GOOD, "Ctls": b""}), "unsafe_content", "ole_objects"),
        (compound({"Workbook": GOOD}, storages=["Workbook"]), "unsafe_content", "duplicate_part"),
        (xls({"a": CELLS + number(1, 0, 61)}), "unsafe_content", "duplicate_cell"),
        (xls({"a": CELLS}, globals_=record(0x2F, bytes(54))), "encrypted", None),
        (compound({"EncryptedPackage": b"", "EncryptionInfo": b""}), "encrypted", None),
        (compound({"WordDocument": b""}), "not_a_spreadsheet", "document"),
        (compound({"Workbook": GOOD, "WordDocument": b""}), "not_a_spreadsheet", "document"),
        (compound({"Anything": b""}), "not_a_spreadsheet", None),
        (xls({"a": number(65535, 255, 1)}), "too_large", "cells"),
        (xls({"a": number(9, 60000, 1)}), "too_large", "columns"),
        (xls({f"S{each}": CELLS for each in range(61)}), "too_large", "sheets"),
        (xls({"a": merged([(0, 1, 0, 1)] * 2000) * 26}), "too_large", "merges"),
        (compound({"Workbook": GOOD})[:1000], "damaged", None),
        (compound({"Workbook": b"\x00" * 5000}), "damaged", None),
        (compound({"Workbook": GOOD[:-4] + b"\x03\x02\xff\xff"}), "damaged", None),
    ],
)
def test_what_must_not_be_opened_is_refused(data: bytes, kind: str, what: str | None) -> None:
    problem = only(read(data))
    assert (str(problem.kind), (problem.case.partition(".")[2] or None)) == (kind, what)


def test_sheets_of_one_name_are_damage_since_one_would_hide_the_other() -> None:
    book = workbook({"Tháng 8": CELLS, "Tháng 9": CELLS})
    twice = book.replace("Tháng 9".encode("utf-16-le"), "Tháng 8".encode("utf-16-le"))
    assert faults(read(compound({"Workbook": twice}))) == [("damaged", None)]


@pytest.mark.parametrize("at", [44, 48, 60, 68, 76, 80])
def test_chains_of_sectors_that_lead_astray_are_damage(at: int) -> None:
    good = bytearray(compound({"Workbook": GOOD}))
    for number_ in (1, 7, 0x00FFFFFF):
        good[at : at + 4] = struct.pack("<I", number_)
        reading = read(bytes(good))
        assert reading.refused


def test_a_chain_of_sectors_without_end_is_damage() -> None:
    data = bytearray(compound({"Workbook": GOOD}))
    table = data.rindex(struct.pack("<I", old_excel._TABLE)) & ~511
    data[table : table + 4] = struct.pack("<I", 0)
    assert faults(read(bytes(data))) == [("damaged", None)]
