"""OpenDocument spreadsheets, as LibreOffice and Excel write them."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta

import pytest

from ingest.containers import opendocument
from ingest.containers.refusal import RefusedError
from ingest.containers.sheet import Sheet
from tests.ingest.saved_containers import MIMETYPE, as_ods, document, ods
from tests.ingest.workbooks import faults, ii06a, only, parts_of, read, zipped

EMPTY = "<table:table-cell/>"


def text(words: str, more: str = "") -> str:
    return (
        f'<table:table-cell office:value-type="string"{more}><text:p>{words}</text:p>'
        "</table:table-cell>"
    )


def count(value: object, more: str = "") -> str:
    return (
        f'<table:table-cell office:value-type="float" office:value="{value}"{more}>'
        f"<text:p>{value}</text:p></table:table-cell>"
    )


def row(*cells: str, more: str = "") -> str:
    return f"<table:table-row{more}>{''.join(cells)}</table:table-row>"


def table(*rows: str, more: str = "") -> str:
    return f'<table:table table:name="Tháng 9"{more}>{"".join(rows)}</table:table>'


def only_sheet(*rows: str, styles: str = "", more: str = "") -> Sheet:
    (sheet,) = opendocument.read(document(table(*rows, more=more), styles))
    return sheet


def values(sheet: Sheet) -> list[list[object]]:
    return [list(each) for each in sheet.rows]


def test_repeated_rows_and_cells_stand_where_excel_shows_them() -> None:
    sheet = only_sheet(
        row(EMPTY, more=' table:number-rows-repeated="3"'),
        row('<table:table-cell table:number-columns-repeated="2"/>', count(5), text("b")),
        row(count(7, ' table:number-columns-repeated="2"'), more=' table:number-rows-repeated="2"'),
        row('<table:table-cell table:number-columns-repeated="16384"/>'),
        row(EMPTY, more=' table:number-rows-repeated="1048500"'),
    )
    blank = ["", "", "", ""]
    assert values(sheet) == [blank] * 3 + [["", "", 5.0, "b"]] + [[7.0, 7.0, "", ""]] * 2


def test_merged_cells_are_merges_and_what_they_cover_is_no_value() -> None:
    sheet = only_sheet(
        row(text("a", ' table:number-columns-spanned="2" table:number-rows-spanned="2"')).replace(
            "</table:table-row>", ""
        )
        + '<table:covered-table-cell office:value-type="float" office:value="9"/>'
        + text("b")
        + "</table:table-row>",
        row('<table:covered-table-cell table:number-columns-repeated="2"/>', text("c")),
    )
    assert values(sheet) == [["a", "", "b"], ["", "", "c"]]
    assert sheet.merges == [((0, 0), (1, 1))]


def test_values_come_with_their_kinds() -> None:
    typed = [
        '<table:table-cell office:value-type="percentage" office:value="0.95"/>',
        '<table:table-cell office:value-type="currency" office:value="12"/>',
        '<table:table-cell office:value-type="date" office:date-value="2024-09-01"/>',
        '<table:table-cell office:value-type="date" office:date-value="2024-09-01T10:00:00"/>',
        '<table:table-cell office:value-type="time" office:time-value="PT10H30M00S"/>',
        '<table:table-cell office:value-type="boolean" office:boolean-value="true"/>',
    ]
    sheet = only_sheet(row(*typed))
    assert values(sheet) == [
        [
            0.95,
            12.0,
            date(2024, 9, 1),
            datetime.fromisoformat("2024-09-01T10:00"),
            timedelta(hours=10.5),
            True,
        ]
    ]
    assert sheet.scan.percents == {(0, 0)}


def test_a_text_is_read_as_it_is_shown() -> None:
    shown = (
        "<text:p>UBND<text:s text:c='2'/>xã <text:span>An</text:span><text:line-break/>Phước"
        "</text:p><text:p>mới</text:p>"
    )
    noted = "<office:annotation><text:p>ghi chú 9</text:p></office:annotation>"
    drawn = "<draw:frame><draw:text-box><text:p>hình</text:p></draw:text-box></draw:frame>"
    cell = f'<table:table-cell office:value-type="string">{noted}{drawn}{shown}</table:table-cell>'
    assert values(only_sheet(row(cell))) == [["UBND  xã An\nPhước\nmới"]]


def test_errors_and_formulas_without_a_result_are_known() -> None:
    sheet = only_sheet(
        row(
            '<table:table-cell table:formula="of:=1/0" office:value-type="string" '
            'calcext:value-type="error"><text:p>#DIV/0!</text:p></table:table-cell>',
            text("Err:502", ' table:formula="of:=A"'),
            '<table:table-cell table:formula="of:=[.A1]"/>',
            '<table:table-cell table:formula="of:=[.A1]" office:value-type="float"/>',
            count(3, ' table:formula="of:=1+2"'),
        ),
    )
    assert sheet.scan.errors == {(0, 0): "#DIV/0!", (0, 1): "Err:502"}
    assert sheet.scan.without_value == {(0, 2), (0, 3)}
    assert sheet.rows[0][4] == 3.0


def test_a_formula_without_a_result_is_told_at_its_cell() -> None:
    data = as_ods(ii06a([(1, "Xã An Phước", 110, 60, 40, 10, 78, 30, 40, 8, 32, 20, 12)]))
    content = parts_of(data)["content.xml"]
    cell = b'<table:table-cell office:value-type="float" office:value="60"><text:p>60</text:p>'
    assert content.count(cell) >= 1
    spoilt = content.replace(cell, b'<table:table-cell table:formula="of:=[.A1]">', 1)
    assert ("formula_without_value", "D12") in faults(read(ods(spoilt)))


def test_hidden_rows_columns_and_sheets_are_known() -> None:
    style = (
        '<style:style style:name="ta2" style:family="table">'
        '<style:table-properties table:display="false"/></style:style>'
    )
    sheet = only_sheet(
        '<table:table-column/><table:table-column table:visibility="collapse" '
        'table:number-columns-repeated="2"/><table:table-column-group table:display="false">'
        "<table:table-column/></table:table-column-group>",
        row(count(1), more=' table:visibility="filter"'),
        '<table:table-row-group table:display="false">',
        row(count(2), more=' table:number-rows-repeated="2"'),
        "</table:table-row-group>",
        row(count(3)),
        styles=style,
        more=' table:style-name="ta2"',
    )
    assert sheet.hidden
    assert sheet.scan.hidden_rows == {0, 1, 2}
    assert sheet.scan.hidden_columns == {1, 2, 3}


def test_what_is_no_cell_of_the_sheet_is_passed_over() -> None:
    inner = f"<table:table>{row(count(9))}</table:table>"
    sheet = only_sheet(
        f"<table:shapes>{inner}</table:shapes>",
        row(f"<table:table-cell>{inner}</table:table-cell>", count(1)),
    )
    assert values(sheet) == [["", 1.0]]


def test_prefixes_may_be_any() -> None:
    content = document(table(row(count(1), text("b"))))
    renamed = re.sub(rb"(?<=[<\s/:])table(?=[:=])", b"t", content)
    assert renamed.count(b"<t:table-cell") == 2
    renamed = renamed.replace(b"xmlns:t:1.0", b"xmlns:table:1.0")
    (sheet,) = opendocument.read(renamed)
    assert values(sheet) == [[1.0, "b"]]


@pytest.mark.parametrize(
    ("mimetype", "kind"),
    [
        (b"application/vnd.oasis.opendocument.text", "not_a_spreadsheet"),
        (b"application/epub+zip", "not_a_spreadsheet"),
        (MIMETYPE + b"-template", "no_table"),
    ],
)
def test_other_documents_are_no_spreadsheet(mimetype: bytes, kind: str) -> None:
    parts = {"mimetype": mimetype, "content.xml": document(table(row(count(1))))}
    assert str(only(read(zipped(parts))).kind) == kind


def test_a_text_document_under_a_false_type_is_no_spreadsheet() -> None:
    content = document("").replace(b"office:spreadsheet", b"office:text")
    assert str(only(read(ods(content))).kind) == "not_a_spreadsheet"


MANIFEST = (
    '<m:manifest xmlns:m="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">{entry}</m:manifest>'
)


def with_manifest(entry: str) -> bytes:
    content = document(table(row(count(1))))
    manifest = MANIFEST.format(entry=entry).encode()
    return zipped({"content.xml": content, "META-INF/manifest.xml": manifest})


def embedded(kind: str) -> str:
    return f'<m:file-entry m:full-path="Object 1/" m:media-type="application/{kind}"/>'


@pytest.mark.parametrize(
    ("data", "kind", "what"),
    [
        (
            with_manifest('<m:file-entry m:full-path="content.xml"><m:encryption-data/>'
                          "</m:file-entry>"),
            "encrypted",
            None,
        ),
        (
            with_manifest(embedded("vnd.oasis.opendocument.text")),
            "unsafe_content",
            "ole_objects",
        ),
        (with_manifest(embedded("vnd.sun.star.oleobject")), "unsafe_content", "ole_objects"),
        (with_manifest(embedded("vnd.oasis.opendocument.chart")), "no_table", None),
        (
            zipped({"content.xml": document(""), "Basic/Standard/Module1.xml": b"<x/>"}),
            "unsafe_content",
            "macros",
        ),
        (
            zipped({"content.xml": document(""), "Scripts/python/a.py": b"x"}),
            "unsafe_content",
            "macros",
        ),
        (
            ods(document("<script:event-listener/>")),
            "unsafe_content",
            "macros",
        ),
        (
            ods(b'<!DOCTYPE a [<!ENTITY b "c">]>' + document("").partition(b"?>")[2]),
            "unsafe_content",
            "dtd",
        ),
        (ods(document(table())[:-30]), "damaged", None),
    ],
)  # fmt: skip
def test_what_must_not_be_opened_is_refused(data: bytes, kind: str, what: str | None) -> None:
    problem = only(read(data))
    assert (str(problem.kind), (problem.case.partition(".")[2] or None)) == (kind, what)


@pytest.mark.parametrize(
    ("content", "what"),
    [
        (table(row(count(1), more=' table:number-rows-repeated="1048576"')), "rows"),
        (
            table(
                row(EMPTY, more=' table:number-rows-repeated="1048575"'),
                row(count(1)),
            ),
            "rows",
        ),
        (table(row(count(1, ' table:number-columns-repeated="16384"'))), "columns"),
        (
            table(row(*[count(1)] * 100, more=' table:number-rows-repeated="99999"')),
            "cells",
        ),
        (table() * 61, "sheets"),
        (
            table(*[row(text("a", ' table:number-rows-spanned="2"') * 500)] * 101),
            "merges",
        ),
    ],
)
def test_what_would_not_fit_is_refused_before_it_is_laid_out(content: str, what: str) -> None:
    with pytest.raises(RefusedError) as refused:
        list(opendocument.read(document(content)))
    assert refused.value.problem.case.partition(".")[2] == what


@pytest.mark.parametrize("count_", ["-1", "1e9", "x", "99999999999"])
def test_a_repetition_that_is_no_number_is_damage(count_: str) -> None:
    content = document(table(row(EMPTY, more=f' table:number-rows-repeated="{count_}"')))
    assert str(only(read(ods(content))).kind) == "damaged"
