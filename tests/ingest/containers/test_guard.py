"""Files made to harm are refused with their reason or read harmlessly (quality.md)."""

from __future__ import annotations

import re
import zlib
from io import BytesIO
from time import perf_counter
from zipfile import ZipFile

import pytest

from ingest.containers import limits, zip_guard
from ingest.containers.refusal import RefusedError
from ingest.containers.sheet import SheetScan
from ingest.containers.sheet_scan import scan
from tests.ingest.workbooks import (
    ENTRY_SHEET,
    counts,
    entry_form,
    faults,
    only,
    parts_of,
    read,
    saved,
    zipped,
)

SHEET = "xl/worksheets/sheet1.xml"
GOOD = saved(entry_form())


def changed(name: str, part: bytes) -> bytes:
    return zipped({**parts_of(GOOD), name: part})


def sheet_with(old: bytes, new: bytes) -> bytes:
    part = parts_of(GOOD)[SHEET]
    assert old in part
    return changed(SHEET, part.replace(old, new, 1))


def compound(stream: str) -> bytes:
    """The head of an OLE file, as old Excel and Word write it, with one stream."""
    return bytes.fromhex("D0CF11E0A1B11AE1") + stream.encode("utf-16-le")


def refusal(data: bytes) -> tuple[str, str]:
    reading = read(data)
    problem = only(reading)
    assert reading.tables == []
    return str(problem.kind), problem.case.partition(".")[2]


def test_a_good_workbook_passes() -> None:
    assert read(GOOD).problems == []
    assert zip_guard.inspect(GOOD).parts_of[ENTRY_SHEET] == SHEET


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"", "not_a_spreadsheet"),
        (b"%PDF-1.7", "not_a_spreadsheet"),
        (b"Xin ch\xc3\xa0o", "not_a_spreadsheet"),
        (b"\x89PNG\r\n\x1a\n\x00\x00", "not_a_spreadsheet"),
        (zipped({"word/document.xml": b"<w/>"}), "not_a_spreadsheet"),
        (zipped({"xl/workbook.bin": b"x"}), "unsupported_container"),
        (zipped({"content.xml": b"<x/>", "mimetype": b""}), "not_a_spreadsheet"),
        (zipped({"content.xml": b"<x/>", "xl/workbook.xml": b"<x/>"}), "damaged"),
        (zipped({"encrypted-package": b"x", "mimetype": b""}), "encrypted"),
        (b"<?xml version='1.0'?><?mso-application progid='Excel.Sheet'?>", "unsupported_container"),
        (b"\x09\x08\x08\x00\x00\x00\x10\x00\x00\x00\x00\x00", "unsupported_container"),
        (b"MIME-Version: 1.0\r\n\r\n<html><table><tr><td>1</table>", "unsupported_container"),
        (b"{\\rtf1\\ansi a;b\na;b\na;b}", "not_a_spreadsheet"),
        (b"\x1f\x8b\x08\x00", "not_a_spreadsheet"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "not_a_spreadsheet"),
        (compound("Workbook"), "damaged"),
        (GOOD[: len(GOOD) // 2], "damaged"),
        (GOOD + GOOD, "damaged"),
    ],
)
def test_what_is_no_workbook_is_named_for_what_it_is(data: bytes, kind: str) -> None:
    assert str(only(read(data)).kind) == kind


@pytest.mark.parametrize(
    ("name", "what"),
    [
        ("xl/vbaProject.bin", "macros"),
        ("xl/macrosheets/sheet1.xml", "macros"),
        ("xl/embeddings/oleObject1.bin", "ole_objects"),
        ("xl/activeX/activeX1.xml", "ole_objects"),
        ("../../etc/passwd", "path_name"),
        ("/etc/passwd", "path_name"),
        ("xl\\..\\..\\etc\\passwd", "path_name"),
        ("XL/Worksheets/Sheet1.xml", "duplicate_part"),
    ],
)
def test_dangerous_parts_are_refused_by_name(name: str, what: str) -> None:
    assert refusal(changed(name, b"<x/>")) == ("unsafe_content", what)


def test_an_embedded_file_is_refused_under_any_name() -> None:
    data = changed("xl/media/picture.png", bytes.fromhex("D0CF11E0A1B11AE1"))
    assert refusal(data) == ("unsafe_content", "ole_objects")


def test_a_macro_workbook_renamed_is_refused_by_its_content_type() -> None:
    part = parts_of(GOOD)["[Content_Types].xml"].replace(
        b"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml",
        b"application/vnd.ms-excel.sheet.macroEnabled.main+xml",
    )
    assert refusal(changed("[Content_Types].xml", part)) == ("unsafe_content", "macros")


def test_a_part_that_stands_twice_is_refused() -> None:
    parts = [*parts_of(GOOD).items(), (SHEET, b"<worksheet/>")]
    with pytest.warns(UserWarning, match="Duplicate name"):
        data = zipped(parts)
    assert refusal(data) == ("unsafe_content", "duplicate_part")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
@pytest.mark.parametrize("name", [SHEET, "xl/sharedStrings.xml", "docProps/app.xml"])
def test_a_dtd_is_refused_in_every_part_and_encoding(name: str, encoding: str) -> None:
    text = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">]><worksheet><sheetData/></worksheet>'
    assert refusal(changed(name, text.encode(encoding))) == ("unsafe_content", "dtd")


def test_a_bomb_is_refused_by_its_real_size() -> None:
    bomb = b"<x>" + b" " * (limits.MOST_UNPACKED + 10) + b"</x>"
    assert refusal(changed("xl/media/big.xml", bomb)) == ("too_large", "unpacked")


def test_a_size_that_the_directory_lies_about_is_not_believed() -> None:
    data = changed("docProps/x.xml", b"<x>" + b" " * 5000 + b"</x>")
    real = (5007).to_bytes(4, "little")
    assert data.count(real) == 2
    lying = data.replace(real, (7).to_bytes(4, "little"))
    assert str(only(read(lying)).kind) == "damaged"


@pytest.mark.parametrize(
    ("cell", "what"),
    [(b'<c r="XFD1048576"><v>1</v></c>', "columns"), (b'<c r="A1048576"><v>1</v></c>', "rows")],
)
def test_a_far_cell_is_refused_before_anything_is_allocated(cell: bytes, what: str) -> None:
    data = sheet_with(b"</sheetData>", b'<row r="9">' + cell + b"</row></sheetData>")
    assert refusal(data) == ("too_large", what)


FAR = [
    b"<row><c r='XFD7'><v>1</v></c></row>",
    b'<x:row><x:c r="XFD7"><x:v>1</x:v></x:c></x:row>',
    b'<row><c s="1" r="XFD7"><v>1</v></c></row>',
    b'<row><c\n r="XFD7"><v>1</v></c></row>',
    b'<row><!-- --><c r="XFD7"><v>1</v></c></row>',
    b"<row>" + b"<c><v>1</v></c>" * 600 + b"</row>",
    b"<row>" + b"<c/>" * 600 + b"</row>",
    b'<row><c r="xfd7"><v>1</v></c></row>',
]


@pytest.mark.parametrize("row", FAR)
def test_the_scan_is_not_blind_to_other_ways_to_write_a_cell(row: bytes) -> None:
    part = b'<worksheet xmlns:x="y"><sheetData>' + row + b"</sheetData></worksheet>"
    with pytest.raises(RefusedError) as refused:
        scan(part, frozenset())
    assert str(refused.value.kind) == "too_large"
    with pytest.raises(RefusedError):
        scan(part.decode().encode("utf-16"), frozenset())


@pytest.mark.parametrize(
    "cells",
    [
        b'<c r="A1"><v>1</v></c><c r="A1"><v>2</v></c>',
        b"<c r='A1'><v>1</v></c><c r='A1'><v>2</v></c>",
        b'<c><v>1</v></c><c r="A1"><v>2</v></c>',
    ],
)
def test_a_cell_that_stands_twice_is_refused(cells: bytes) -> None:
    part = b'<worksheet><sheetData><row r="1">' + cells + b"</row></sheetData></worksheet>"
    with pytest.raises(RefusedError) as refused:
        scan(part, frozenset())
    assert refused.value.problem.case.partition(".")[2] == "duplicate_cell"


BODY = (
    b'<worksheet><cols><col min="2" max="3" hidden="1"/></cols><sheetData>'
    b'<row r="1" hidden="1"><c r="A1" t="e"><v>#DIV/0!</v></c><c r="B1"><f>1+1</f></c></row>'
    b'<row r="2"><c r="A2"><f>1+1</f><v>2</v></c><c r="B2" t="str"><f>""</f><v></v></c></row>'
    b'<row r="3"><c r="A3" s="4"><v>0.5</v></c><c r="B3" s="4"/><c r="C3"><f>1</f><v/></c></row>'
    b"</sheetData></worksheet>"
)


@pytest.mark.parametrize("spelt", ["as Excel writes it", "with single quotes", "with a prefix"])
def test_errors_empty_formulas_percents_and_hidden_parts_are_found(spelt: str) -> None:
    part = BODY
    if spelt == "with single quotes":
        part = BODY.replace(b'"', b"'").replace(b"<f>''</f>", b"<f>1</f>")
    elif spelt == "with a prefix":
        part = re.sub(rb"<(/?)(?=[a-z])", rb"<\1x:", BODY)
    assert scan(part, frozenset({4})) == SheetScan(
        cells=7,
        errors={(0, 0): "#DIV/0!"},
        without_value={(0, 1), (2, 2)},
        percents={(2, 0)},
        hidden_rows={0},
        hidden_columns={1, 2},
    )


ODD_NUMBERS = [
    b"<c r='A1'><v>&#51;0</v></c>",
    b'<c r="A1"><v>3&#48;</v></c>',
    b'<c r="A1" t="n"><v><![CDATA[30]]></v></c>',
    b'<c r="A1"><v>3<!-- -->0</v></c>',
    b'<c r="A1"><v>3<?x y?>0</v></c>',
    b'<x:c r="A1"><x:v>&#51;0</x:v></x:c>',
]


@pytest.mark.parametrize("cell", ODD_NUMBERS)
def test_a_number_that_would_be_misread_is_refused(cell: bytes) -> None:
    part = (
        b'<worksheet xmlns:x="y"><sheetData><row r="1">' + cell + b"</row></sheetData></worksheet>"
    )
    with pytest.raises(RefusedError) as refused:
        scan(part, frozenset())
    assert str(refused.value.kind) == "damaged"


def test_entities_in_the_text_of_a_formula_are_no_damage() -> None:
    cell = b'<c r="A1" t="str"><f>A2&amp;"x"</f><v>A&amp;B&#10;C</v></c><c r="B1"><v>3</v></c>'
    part = b'<worksheet><sheetData><row r="1">' + cell + b"</row></sheetData></worksheet>"
    assert scan(part, frozenset()).cells == 2


def test_many_texts_with_entities_are_looked_at_at_once() -> None:
    cell = b'<row r="%d"><c r="A%d" t="str"><f>B1</f><v>A&amp;B</v></c></row>'
    rows = b"".join(cell % (row, row) for row in range(1, 40_001))
    began = perf_counter()
    assert scan(b"<worksheet><sheetData>" + rows + b"</sheetData></worksheet>", frozenset()).cells
    assert perf_counter() - began < 2


@pytest.mark.parametrize("name", [SHEET, "xl/sharedStrings.xml"])
@pytest.mark.parametrize("encoding", ["utf-16", "windows-1252"])
def test_a_part_in_another_encoding_is_refused_rather_than_read_as_empty(
    name: str, encoding: str
) -> None:
    root = "worksheet" if name == SHEET else "sst"
    text = f'<?xml version="1.0" encoding="{encoding}"?><{root}></{root}>'
    assert refusal(changed(name, text.encode(encoding)))[0] == "damaged"


@pytest.mark.parametrize("quote", ['"', "'"])
def test_rows_and_columns_of_no_size_are_hidden(quote: str) -> None:
    part = (
        b'<worksheet><cols><col min="2" max="3" width="0" customWidth="1"/>'
        b'<col min="4" max="4" width="0.7109375"/></cols><sheetData>'
        b'<row r="1" ht="0" customHeight="1"><c r="A1"><v>1</v></c></row>'
        b'<row r="2" ht="0.75"><c r="A2"><v>1</v></c></row>'
        b"</sheetData></worksheet>"
    )
    found = scan(part.replace(b'"', quote.encode()), frozenset())
    assert (found.hidden_rows, found.hidden_columns) == ({0}, {1, 2})


def test_an_error_value_is_told_at_its_cell() -> None:
    part = parts_of(GOOD)[SHEET]
    cell = re.search(rb'<c r="C9"[^>]*>.*?</c>', part)
    assert cell is not None
    data = changed(SHEET, part.replace(cell[0], b'<c r="C9" t="e"><v>#REF!</v></c>'))
    problem = only(read(data))
    assert (str(problem.kind), problem.cell, problem.found) == ("not_a_number", "C9", "#REF!")


def test_a_sheet_under_an_odd_name_is_scanned_all_the_same() -> None:
    parts = parts_of(GOOD)
    sheet = parts.pop(SHEET)
    parts["xl/media/sheet.png"] = sheet.replace(
        b"</sheetData>", b'<row r="9"><c r="XFD1"><v>1</v></c></row></sheetData>'
    )
    parts["xl/_rels/workbook.xml.rels"] = parts["xl/_rels/workbook.xml.rels"].replace(
        b"worksheets/sheet1.xml", b"media/sheet.png"
    )
    assert refusal(zipped(parts)) == ("too_large", "columns")


def test_single_quotes_in_a_real_sheet_change_nothing() -> None:
    part = parts_of(GOOD)[SHEET]
    assert b"'" not in part
    data = changed(SHEET, part.replace(b'"', b"'"))
    assert counts(read(data)) == counts(read(GOOD))


def test_too_many_sheets_are_refused() -> None:
    book = entry_form()
    for number in range(limits.MOST_SHEETS):
        book.create_sheet(f"Trang {number}")
    assert refusal(saved(book)) == ("too_large", "sheets")


def test_bytes_broken_inside_a_part_are_damage() -> None:
    data = bytearray(GOOD)
    with ZipFile(BytesIO(GOOD)) as archive:
        start = archive.getinfo(SHEET).header_offset + 80
    data[start : start + 20] = bytes(20)
    assert faults(read(bytes(data))) == [("damaged", None)]
    assert zlib.crc32(data) != zlib.crc32(GOOD)
