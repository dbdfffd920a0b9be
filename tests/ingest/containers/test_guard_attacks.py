"""Files made to harm, read as every file is: in the child, in time, and the parent stays small."""

from __future__ import annotations

import random
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from ingest.containers import limits
from ingest.sandbox import reader
from ingest.sandbox.child import SECONDS
from metrics.counts.reading import Reading
from tests.ingest.old_excel import number, record, xls
from tests.ingest.saved_containers import document, ods
from tests.ingest.workbooks import ii06a, parts_of, request, saved, zipped

SHEET = "xl/worksheets/sheet1.xml"
LONGEST = 10.0
MOST_GROWTH = 100 * 1024 * 1024
MEGABYTES = 9 * 1024 * 1024


def sheet(body: bytes, after: bytes = b"") -> bytes:
    part = (
        b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
        + body
        + b"</sheetData>"
        + after
        + b"</worksheet>"
    )
    return with_sheet(part)


def with_sheet(part: bytes) -> bytes:
    return zipped({**parts_of(saved(ii06a([]))), SHEET: part})


def row_of(cells: bytes) -> bytes:
    return b'<row r="1">' + cells + b"</row>"


def bomb() -> bytes:
    part = b"<x>" + b" " * (limits.MOST_UNPACKED + 10) + b"</x>"
    return zipped({**parts_of(saved(ii06a([]))), "xl/media/big.xml": part})


def opendocument(rows: str) -> bytes:
    return ods(document(f'<table:table table:name="a">{rows}</table:table>'))


def html(body: str) -> bytes:
    return f"<html><body>{body}</body></html>".encode()


def repeated(piece: str) -> bytes:
    return html(piece * (MEGABYTES // len(piece)))


CELL = '<table:table-cell office:value-type="float" office:value="1"/>'
FAR_ROW = '<table:table-row table:number-rows-repeated="1048576">' + CELL + "</table:table-row>"
WIDE_CELL = CELL.replace("/>", ' table:number-columns-repeated="16384"/>')

ATTACKS: dict[str, tuple[Callable[[], bytes], set[str]]] = {
    "a zip bomb": (bomb, {"too_large"}),
    "a far cell": (lambda: sheet(row_of(b'<c r="XFD1048576"><v>1</v></c>')), {"too_large"}),
    "the last cell allowed": (
        lambda: sheet(
            row_of(b'<c r="A1"><v>1</v></c>')
            + b'<row r="100000"><c r="SR100000"><v>1</v></c></row>'
        ),
        {"too_large"},
    ),
    "a far cell in single quotes": (
        lambda: sheet(b"<row><c r='XFD1048576'><v>1</v></c></row>"),
        {"too_large"},
    ),
    "too many cells without an address": (
        lambda: sheet(b"<row>" + b"<c><v>1</v></c>" * 2000 + b"</row>"),
        {"too_large"},
    ),
    "a huge merge": (
        lambda: sheet(
            row_of(b'<c r="A1"><v>1</v></c>'),
            b'<mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>',
        ),
        {"no_table"},
    ),
    "very many merges": (
        lambda: sheet(b"", b"<mergeCells>" + b'<mergeCell ref="A1:B2"/>' * 60_000),
        {"too_large", "damaged"},
    ),
    "a cell that stands twice": (
        lambda: sheet(row_of(b'<c r="A1"><v>1</v></c><c r="A1"><v>2</v></c>')),
        {"unsafe_content"},
    ),
    "entities that grow": (
        lambda: with_sheet(b'<!DOCTYPE a [<!ENTITY b "b"><!ENTITY c "&b;&b;">]><worksheet/>'),
        {"unsafe_content"},
    ),
    "a name that leaves the folder": (
        lambda: zipped({**parts_of(saved(ii06a([]))), "../../x": b"x"}),
        {"unsafe_content"},
    ),
    "a sheet in UTF-16": (
        lambda: with_sheet(
            '<worksheet><sheetData><row><c r="XFD9"/></row></sheetData></worksheet>'.encode(
                "utf-16"
            )
        ),
        {"too_large"},
    ),
    "OpenDocument: a row a million times": (lambda: opendocument(FAR_ROW), {"too_large"}),
    "OpenDocument: blank rows and one far": (
        lambda: opendocument(
            FAR_ROW.replace(CELL, "<table:table-cell/>")
            + f"<table:table-row>{CELL}</table:table-row>"
        ),
        {"too_large"},
    ),
    "OpenDocument: a cell many times": (
        lambda: opendocument(f"<table:table-row>{WIDE_CELL}</table:table-row>"),
        {"too_large"},
    ),
    "OpenDocument: elements in elements": (
        lambda: ods(document("<table:table>" * 200_000 + "</table:table>" * 200_000)),
        {"no_table"},
    ),
    "OpenDocument: rows of all cells allowed": (
        lambda: opendocument(
            (
                '<table:table-row table:number-rows-repeated="90000">'
                + CELL * 50
                + "</table:table-row>"
            )
            * 3
        ),
        {"too_large"},
    ),
    "HTML: a span of a billion": (
        lambda: html("<table><tr><td rowspan=1000000000 colspan=1000000000>a</table>"),
        {"no_table"},
    ),
    "HTML: spans that cover everything": (
        lambda: html("<table>" + "<tr>" + "<td rowspan=99999>a" * 511 + "<tr><td>b" * 90_000),
        {"too_large"},
    ),
    "HTML: tables in tables": (lambda: repeated("<table><tr><td>"), {"too_large"}),
    "HTML: elements in elements": (lambda: repeated("<div><p>"), {"not_a_spreadsheet"}),
    "HTML: a table and elements in elements": (
        lambda: html("<table><tr><td>a</table>" + "<div>a" * 1_400_000),
        {"too_large"},
    ),
    "HTML: tags without end": (
        lambda: html("<table><tr><td>a" + "<a " * 3_000_000),
        {"no_table"},
    ),
    "HTML: quotes without end": (
        lambda: html("<table><tr><td>a" + "<a \"<b '" * 1_000_000 + ">"),
        {"no_table"},
    ),
    "HTML: comments without end": (
        lambda: html("<table><tr><td>a" + "<!--<x:Name>" * 700_000),
        {"no_table"},
    ),
    "HTML: styles without end": (
        lambda: html("<table><tr><td>a<style>" + ".a.b.c{display:" * 600_000),
        {"no_table"},
    ),
    "HTML: attributes without end": (
        lambda: html("<table><tr><td " + "a=b " * 2_200_000 + ">a</table>"),
        {"no_table", "too_large"},
    ),
    "HTML: entities without end": (
        lambda: html("<table><tr><td>" + "&#x" * 3_000_000 + "</table>"),
        {"no_table"},
    ),
    "HTML: very many cells": (lambda: repeated("<table><tr><td>1<td>2"), {"too_large"}),
    "HTML: very many columns": (
        lambda: html("<table><tr>" + "<td>1" * 1_800_000),
        {"too_large"},
    ),
    "text: one line of nine megabytes": (
        lambda: b"a,b\n1,2\n" + b"x" * MEGABYTES,
        {"damaged"},
    ),
    "text: one line of nine megabytes alone": (lambda: b"x" * MEGABYTES, {"not_a_spreadsheet"}),
    "text: commas without end": (lambda: b"," * MEGABYTES, {"not_a_spreadsheet"}),
    "text: two lines of commas": (
        lambda: (b"," * (MEGABYTES // 2) + b"x\n") * 2,
        {"not_a_spreadsheet", "too_large", "no_table"},
    ),
    "text: quotes without end": (
        lambda: b"a,b\n1,2\n3,4\n" + b'"a,' * (MEGABYTES // 3),
        {"damaged"},
    ),
    "text: blank lines": (lambda: b"a,b\n1,2\n3,4" + b"\n" * MEGABYTES, {"too_large"}),
    "old Excel: a far cell": (lambda: xls({"a": number(65535, 255, 1)}), {"too_large"}),
    "old Excel: a false size": (
        lambda: xls({"a": record(0x200, b"\xff" * 14) + number(0, 0, 1)}),
        {"no_table"},
    ),
    "old Excel: strings that are not there": (
        lambda: xls({"a": number(0, 0, 1)}, globals_=record(0xFC, b"\xff\xff\xff\x7f" * 2)),
        {"damaged", "too_large", "no_table"},
    ),
    "old Excel: text longer than its record": (
        lambda: xls({"a": record(0x204, b"\x00" * 6 + b"\xff\xff\x01ab")}),
        {"damaged", "too_large", "no_table"},
    ),
    "old Excel: very many records": (
        lambda: xls({f"S{each}": number(0, 0, 1) + record(0xEE, b"") * 500_000 for each in [1, 2]}),
        {"no_table"},
    ),
}


def harmless(data: bytes) -> Reading:
    assert len(data) < 10 * 1024 * 1024
    assert SECONDS <= LONGEST, "a child may not work longer on one file"
    before = memory()
    reading = reader.read_bytes(data, request(), "Tệp.xls")
    assert memory() - before < MOST_GROWTH
    return reading


def memory() -> int:
    """Bytes that this process holds; 0 where the system does not tell."""
    if not sys.platform.startswith("linux"):
        return 0
    return int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1]) * 4096


@pytest.fixture(autouse=True)
def patience(monkeypatch: pytest.MonkeyPatch) -> None:
    """The child's limit of its own work decides: the parent's clock counts other programs too."""
    monkeypatch.setattr(reader, "SECONDS", 6 * SECONDS)


@pytest.mark.parametrize("attack", ATTACKS, ids=list(ATTACKS))
def test_an_attack_is_refused_or_harmless(attack: str) -> None:
    make, kinds = ATTACKS[attack]
    reading = harmless(make())
    assert reading.refused
    assert {str(problem.kind) for problem in reading.problems} <= kinds, reading.problems
    assert reading.tables == []


def test_old_excel_cut_or_garbled_anywhere_is_values_or_one_problem() -> None:
    good = xls({"a": b"".join(number(row, 0, row) for row in range(100))})
    chance = random.Random(7)
    for _ in range(12):
        data = bytearray(good[: chance.randrange(600, len(good))])
        for _ in range(chance.randrange(1, 20)):
            data[chance.randrange(512, len(data))] = chance.randrange(256)
        reading = harmless(bytes(data))
        assert reading.refused
        assert reading.tables == []
