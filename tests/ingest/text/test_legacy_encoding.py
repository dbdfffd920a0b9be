"""Texts typed before Unicode: read where font and result prove it, and never touched else."""

from __future__ import annotations

import struct
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as some
from openpyxl.styles import Font

from ingest.text.legacy_text import Legacy, decoded, legacy_of, named_in
from ingest.text.syllables import reads
from metrics.counts.problem import ProblemKind
from metrics.counts.reading import Reading
from tests.ingest import old_excel
from tests.ingest.legacy import tcvn3, typed, vni
from tests.ingest.saved_containers import (
    CONTAINERS,
    Writer,
    as_csv,
    as_html,
    document,
    ods,
    separated,
)
from tests.ingest.workbooks import (
    II06A_ROW,
    REGISTER,
    SEPTEMBER,
    counts,
    faults,
    first,
    ii06a,
    only,
    read,
    saved,
)

LINES = [
    ("Sở ban ngành",),
    (1, "UBND huyện Long Thành", *II06A_ROW),
    ("Xã, phường, thị trấn",),
    (2, "UBND xã An Phước", *II06A_ROW),
    (3, "Thị trấn Long Thành", *II06A_ROW),
]
EXPECTED = counts(read(saved(ii06a(LINES))))
CODES = pytest.mark.parametrize("write", [tcvn3, vni], ids=["TCVN3", "VNI"])
FONTS: dict[Callable[[str], str], str] = {tcvn3: ".VnTime", vni: "VNI-Times"}
Code = Callable[[str], str]


def warned(reading: Reading) -> tuple[str | None, int | str]:
    """Where the only problem, a warning about the code, stands, and how many cells it is about."""
    problem = only(reading)
    assert problem.kind is ProblemKind.LEGACY_ENCODING
    assert not reading.refused
    return problem.cell, problem.facts["cells"]


@pytest.mark.parametrize(
    ("written", "code", "meant"),
    [
        ("ThÞ trÊn Long Thµnh", Legacy.TCVN3, "Thị trấn Long Thành"),
        ("Thò traán Long Thaønh", Legacy.VNI, "Thị trấn Long Thành"),
        ("Tr­íc h¹n", Legacy.TCVN3, "Trước hạn"),
        ("TæNG HîP KÕT QU¶", Legacy.TCVN3, "TỔNG HỢP KẾT QUẢ"),
        ("§óng h¹n", Legacy.TCVN3, "Đúng hạn"),
        ("Phöôøng Hoùa An", Legacy.VNI, "Phường Hóa An"),
        ("TOÅNG HÔÏP", Legacy.VNI, "TỔNG HỢP"),
        ("thaúng", Legacy.VNI, "thẳng"),
    ],
)
def test_a_text_reads_as_its_font_shows_it(written: str, code: Legacy, meant: str) -> None:
    assert decoded(written, code) == meant


@pytest.mark.parametrize(
    ("font", "code"),
    [
        (".VnTime", Legacy.TCVN3),
        (".VnArialH", Legacy.TCVN3),
        ('"\\.VnTime"', Legacy.TCVN3),
        ("VNI-Times", Legacy.VNI),
        ("vni-helve", Legacy.VNI),
        ("Times New Roman", None),
        ("Vni", Legacy.VNI),
    ],
)
def test_a_font_tells_the_code_it_was_made_for(font: str, code: Legacy | None) -> None:
    assert legacy_of(font) is code


def test_an_address_on_the_web_names_no_font() -> None:
    assert named_in("<a href='http://dichvucong.vn'>x.vnpt.vn</a>") == ()


@given(some.sampled_from([unit.name for unit in REGISTER.units]), some.sampled_from([tcvn3, vni]))
def test_every_name_of_the_register_survives_the_old_codes(name: str, write: Code) -> None:
    code = Legacy.TCVN3 if write is tcvn3 else Legacy.VNI
    assert decoded(write(name), code).lower() == name.lower()


@given(some.sampled_from([unit.name for unit in REGISTER.units]))
def test_the_names_of_the_register_read_as_vietnamese(name: str) -> None:
    foreign = ("KH&ĐT", "Đak", "Dak", "Đắk", "Bù", "HĐND")
    assert reads(name) or any(word in name for word in foreign), name


@CODES
def test_a_form_in_an_old_font_reads_as_if_typed_today(write: Code) -> None:
    reading = read(saved(typed(ii06a(LINES), write, FONTS[write])))
    assert counts(reading) == EXPECTED
    assert reading.tables[0].month == SEPTEMBER
    assert reading.tables[0].columns[2].heading == "Số hồ sơ nhận giải quyết › Tổng số"
    cell, cells = warned(reading)
    assert cell == "A1"
    assert isinstance(cells, int)
    assert cells > 20


@CODES
@pytest.mark.parametrize("container", CONTAINERS.values(), ids=CONTAINERS.keys())
def test_headings_prove_the_code_where_a_file_names_no_font(container: Writer, write: Code) -> None:
    reading = read(container(typed(ii06a(LINES), write, None)))
    assert counts(reading) == EXPECTED
    assert [problem.kind for problem in reading.problems] == [ProblemKind.LEGACY_ENCODING]


@CODES
def test_an_export_of_single_bytes_reads_too(write: Code) -> None:
    text = separated(typed(ii06a(LINES), write, None), ";")
    reading = read(text.encode("latin-1"))
    assert counts(reading) == EXPECTED


@CODES
def test_a_name_in_an_old_code_among_headings_of_today(write: Code) -> None:
    book = ii06a(LINES)
    first(book)["B16"] = write("Thị trấn Long Thành")
    reading = read(saved(book))
    assert counts(reading) == EXPECTED
    assert warned(reading) == ("B16", 1)


@pytest.mark.parametrize("font", [".VnTime", "VNI-Times"])
def test_unicode_under_an_old_font_is_left_alone(font: str) -> None:
    book = typed(ii06a(LINES), str, font)
    # Whole words of letters that the old codes use as well.
    first(book)["A5"] = "Xã Hòa, cái ô, là á, hà mã"
    reading = read(saved(book))
    assert reading.problems == []
    assert counts(reading) == EXPECTED


@pytest.mark.slow
@given(some.sampled_from([unit.name for unit in REGISTER.units]))
def test_no_name_typed_today_is_ever_taken_for_an_old_code(name: str) -> None:
    book = ii06a([(1, name, *II06A_ROW)])
    plain = read(saved(book))
    first(book)["B12"].font = Font(name="VNI-Times")
    assert read(saved(book)).problems == plain.problems
    assert ProblemKind.LEGACY_ENCODING not in {problem.kind for problem in plain.problems}


def test_only_the_cells_of_the_old_font_are_read_in_its_code() -> None:
    book = ii06a(LINES)
    first(book)["B16"] = tcvn3("Thị trấn Long Thành")
    first(book)["B16"].font = Font(name=".VnTime")
    first(book)["A5"] = "Café déjà vu · 20 °C"
    reading = read(saved(book))
    assert warned(reading) == ("B16", 1)


def test_a_name_that_no_code_makes_known_stays_as_it_is_written() -> None:
    book = ii06a([(1, tcvn3("Xã Không Có Thật Đâu"), *II06A_ROW)])
    reading = read(saved(book))
    assert ("unknown_unit", "B12") in faults(reading)
    assert "legacy_encoding" not in {kind for kind, _ in faults(reading)}


def test_a_style_sheet_of_an_export_names_the_font() -> None:
    styled = '<style>.xl24 {font-family:"\\.VnTime", sans-serif;}</style>'
    export = as_html(typed(ii06a(LINES), tcvn3, None)).replace(b"<body>", styled.encode())
    assert counts(read(export)) == EXPECTED


def test_an_old_workbook_names_the_font_of_each_cell() -> None:
    name = ".VnTime".encode("utf-16-le")
    font = old_excel.record(0x31, bytes(14) + struct.pack("<BB", len(name) // 2, 1) + name)
    rows = [
        ("Biểu II.06a/VPCP/KSTT",),
        ("Tháng 9 năm 2024",),
        ("TT", "Đơn vị", "Trực tuyến"),
    ]
    cells = b"".join(
        old_excel.label(row, column, tcvn3(text))
        for row, texts in enumerate(rows)
        for column, text in enumerate(texts)
    )
    book = old_excel.xls({"Bang": cells}, globals_=font + old_excel.styles(0))
    reading = read(book)
    assert only(reading).facts["headings"] == "TT; Đơn vị; Trực tuyến"


def test_an_opendocument_file_names_its_fonts_in_its_head() -> None:
    face = "<style:font-face style:name='.VnTime'/>"
    text = tcvn3("Tháng 9 năm 2024")
    rows = "".join(
        f"<table:table-row>{cells}</table:table-row>"
        for cells in (
            "<table:table-cell office:value-type='string'>"
            f"<text:p>{text}</text:p></table:table-cell>",
            "".join(
                "<table:table-cell office:value-type='string'>"
                f"<text:p>{tcvn3(head)}</text:p></table:table-cell>"
                for head in ("TT", "Đơn vị", "Trực tuyến")
            ),
        )
    )
    book = ods(document(f"<table:table table:name='T'>{rows}</table:table>", face))
    assert only(read(book)).facts["headings"] == "TT; Đơn vị; Trực tuyến"


def test_a_long_table_without_old_texts_is_not_searched_for_them() -> None:
    text = as_csv(ii06a([(place, f"Ghi chú {place}", *II06A_ROW) for place in range(1, 50)]))
    assert "legacy_encoding" not in {kind for kind, _ in faults(read(text))}
