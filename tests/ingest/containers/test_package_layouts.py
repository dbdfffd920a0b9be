"""Workbooks that Excel opens though their package is laid out in another way than its own."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import pytest

from ingest.containers.workbook import open_package
from tests.ingest.marking import fault, mark, painted
from tests.ingest.old_excel import compound
from tests.ingest.saved_containers import as_xls
from tests.ingest.workbooks import (
    II06A_ROW,
    counts,
    faults,
    first,
    ii06a,
    opened,
    parts_of,
    read,
    saved,
    zipped,
)

LINES = [(1, "UBND xã An Phước", *II06A_ROW), (2, "Thị trấn Long Thành", *II06A_ROW)]
GOOD = saved(ii06a(LINES))
EXPECTED = counts(read(GOOD))
SHEET = "xl/worksheets/sheet1.xml"
BOOK = "xl/workbook.xml"
RELATIONS = "xl/_rels/workbook.xml.rels"

Parts = Mapping[str, bytes]
Layout = Callable[[Parts], Parts]


def backslashes(parts: Parts) -> Parts:
    return {name.replace("/", "\\"): part for name, part in parts.items()}


def a_folder_of_its_own(parts: Parts) -> Parts:
    def moved(text: str) -> str:
        return text.replace("xl/", "so-lieu/")

    return {moved(name): moved(part.decode()).encode() for name, part in parts.items()}


def another_name(parts: Parts) -> Parts:
    return {
        name.replace("workbook.xml", "so.xml"): part.replace(b"xl/workbook.xml", b"xl/so.xml")
        for name, part in parts.items()
    }


def sheets_beside_the_folder(parts: Parts) -> Parts:
    moved = {name.replace("xl/worksheets", "data"): part for name, part in parts.items()}
    moved[RELATIONS] = moved[RELATIONS].replace(b"/xl/worksheets/", b"../data/")
    return moved


def backslashes_in_relations(parts: Parts) -> Parts:
    part = parts[RELATIONS].replace(b"/xl/worksheets/", b"worksheets\\")
    return {**parts, RELATIONS: part}


def capitals(parts: Parts) -> Parts:
    return {name.upper() if name == SHEET else name: part for name, part in parts.items()}


LAYOUTS = (
    backslashes,
    a_folder_of_its_own,
    another_name,
    sheets_beside_the_folder,
    backslashes_in_relations,
    capitals,
)


def sized(reference: str) -> bytes:
    parts = parts_of(GOOD)
    before, _, rest = parts[SHEET].partition(b"<dimension")
    after = rest.partition(b"/>")[2]
    size = f'<dimension ref="{reference}"/>'.encode()
    return zipped({**parts, SHEET: before + size + after})


@pytest.mark.parametrize("layout", LAYOUTS, ids=lambda each: each.__name__)
def test_a_package_laid_out_in_another_way_gives_the_same_figures(layout: Layout) -> None:
    reading = read(zipped(layout(parts_of(GOOD))))
    assert (reading.problems, counts(reading)) == ([], EXPECTED)


@pytest.mark.parametrize("layout", LAYOUTS, ids=lambda each: each.__name__)
def test_what_the_xml_alone_shows_is_seen_in_every_layout(layout: Layout) -> None:
    book = ii06a(LINES)
    first(book)["D12"].number_format = "0%"
    data = zipped(layout(parts_of(saved(book))))
    assert faults(read(data)) == [("percent_instead_of_count", "D12")]


@pytest.mark.parametrize(
    # What opens the copy here, unlike Excel, tells parts apart by case.
    "layout",
    [each for each in LAYOUTS if each is not capitals],
    ids=lambda each: each.__name__,
)
def test_such_a_workbook_can_be_marked(layout: Layout) -> None:
    copy = opened(mark(zipped(layout(parts_of(GOOD))), fault("D12", sheet="II.06a")))
    assert list(painted(copy["II.06a"])) == ["D12"]


@pytest.mark.parametrize("reference", ["1:10901", "A:ZZ", "A1:M", "$A$1:$M$20", "#REF!", ""])
def test_a_size_that_is_no_area_of_cells_is_set_aside(reference: str) -> None:
    reading = read(sized(reference))
    assert (reading.problems, counts(reading)) == ([], EXPECTED)


def test_a_usual_package_is_read_as_it_came() -> None:
    assert open_package(GOOD).content == b""


@pytest.mark.parametrize("stream", ["WORKBOOK", "Book", "BOOK"])
def test_the_stream_of_an_old_workbook_is_found_under_every_name(stream: str) -> None:
    written, name = as_xls(ii06a(LINES)), "Workbook".encode("utf-16-le")
    assert written.count(name) == 1
    # A directory holds a name in 64 bytes, with its length behind them.
    reading = read(written.replace(name, stream.encode("utf-16-le").ljust(len(name), b"\0")))
    assert (reading.problems, counts(reading)) == ([], EXPECTED)


def test_a_stream_in_capitals_hides_no_password() -> None:
    assert faults(read(compound({"ENCRYPTEDPACKAGE": b"x"}))) == [("encrypted", None)]


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("xl\\..\\..\\etc\\passwd", "unsafe_content"),
        ("\\etc\\passwd", "unsafe_content"),
        ("C:\\x.xml", "unsafe_content"),
        ("xl\\worksheets\\sheet1.xml", "unsafe_content"),
        ("XL\\Worksheets\\Sheet1.xml", "unsafe_content"),
        ("xl\\embeddings\\x.xml", "unsafe_content"),
        ("xl\\activeX\\activeX1.xml", "unsafe_content"),
        ("so-lieu\\workbook.bin", "unsupported_container"),
    ],
)
def test_backslashes_hide_nothing_from_the_guard(name: str, kind: str) -> None:
    assert faults(read(zipped({**parts_of(GOOD), name: b"<x/>"}))) == [(kind, None)]


def test_of_two_workbooks_in_one_package_none_is_read() -> None:
    parts = parts_of(GOOD)
    both = {**parts, "so/workbook.xml": parts[BOOK], "so/_rels/workbook.xml.rels": parts[RELATIONS]}
    assert faults(read(zipped(both))) == [("damaged", None)]


def test_a_package_of_another_program_is_no_spreadsheet() -> None:
    parts = {"[Content_Types].xml": b"<Types/>", "_rels/.rels": b"<Relationships/>"}
    assert faults(read(zipped({**parts, "visio/document.xml": b"<x/>"}))) == [
        ("not_a_spreadsheet", None)
    ]
