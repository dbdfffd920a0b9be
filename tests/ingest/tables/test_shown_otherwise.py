"""A count whose format shows another number is stored with a warning that says both."""

from __future__ import annotations

import pytest

from ingest.text.number_formats import shown_instead
from metrics.counts.problem import Severity
from tests.ingest import old_excel, saved_containers
from tests.ingest.marking import mark, painted
from tests.ingest.workbooks import (
    II06A_ROW,
    counts,
    first,
    ii06a,
    only,
    opened,
    parts_of,
    read,
    saved,
    zipped,
)
from wording.intake.problems import sentence

LINES = [(1, "UBND xã An Phước", *II06A_ROW), (2, "Thị trấn Long Thành", *II06A_ROW)]


def formatted(code: str, *cells: str) -> bytes:
    book = ii06a(LINES)
    for cell in cells:
        first(book)[cell].number_format = code
    return saved(book)


@pytest.mark.parametrize(
    ("code", "value", "shown"),
    [
        ('"999"', 110, "999"),
        ("\\5", 110, "5"),
        ("0,", 110, "0"),
        ("0,", 1600, "2"),
        ("#,##0.0,", 1250, "1,3"),
        ("0.0,,", 1_250_000, "1,3"),
        ("0.00,", 1250, "1,25"),
        ('0"0"', 11, "110"),
        ('"1"#,##0', 110, "1110"),
        (";;", 110, ""),
        ('0;-0;"5"', 0, "5"),
        ('[Red]0,"k"', 2500, "3k"),
    ],
)
def test_a_format_can_show_another_number(code: str, value: int, shown: str) -> None:
    assert shown_instead(code, value) == shown


@pytest.mark.parametrize("value", [0, 7, 110, 12345])
@pytest.mark.parametrize(
    "code",
    [
        "General",
        "0",
        "0.00",
        "#,##0",
        "#,##0.00",
        "000",
        '#,##0" hồ sơ"',
        '_(* #,##0_);_(* (#,##0);_(* "-"??_);_(@_)',
        '0;-0;"-"',
        "[$-42A]#,##0",
        "# ##0",
        "@",
        "dd/mm/yyyy",
        "0%",
    ],
)
def test_a_usual_format_shows_what_the_cell_holds(code: str, value: int) -> None:
    shown = shown_instead(code, value)
    assert shown is None or (value == 0 and '"-"' in code and shown == "-")


def test_both_numbers_are_said_at_the_cell() -> None:
    reading = read(formatted('"999"', "C12"))
    problem = only(reading)
    assert (problem.kind, problem.severity) == ("shown_otherwise", Severity.WARNING)
    assert (problem.cell, problem.found, problem.facts["shown"]) == ("C12", "110", "999")
    assert "hiện 999 nhưng ô chứa 110" in sentence(problem)
    assert counts(reading) == counts(read(saved(ii06a(LINES))))


def test_the_format_is_seen_however_the_xml_is_written() -> None:
    parts = parts_of(formatted('"999"', "C12"))
    name = "xl/worksheets/sheet1.xml"
    part = parts[name].replace(b'<c r="C12"', b"<c\n r='C12'")
    assert part != parts[name]
    assert only(read(zipped({**parts, name: part}))).cell == "C12"


@pytest.mark.parametrize(("code", "shown"), [("0,", "0"), ('"999"', "999"), ("#,##0", None)])
def test_old_excel_files_tell_their_formats_too(code: str, shown: str | None) -> None:
    book = ii06a(LINES)
    plain = old_excel.number(11, 2, II06A_ROW[0])
    records = saved_containers.sheet_records(first(book))
    assert records.count(plain) == 1
    styled = records.replace(plain, old_excel.number(11, 2, II06A_ROW[0], style=1))
    globals_ = old_excel.number_format(170, code) + old_excel.styles(0, 170)
    reading = read(old_excel.xls({"II.06a": styled}, globals_=globals_))
    told = [(str(each.kind), each.cell, each.facts.get("shown")) for each in reading.problems]
    assert told == ([("shown_otherwise", "C12", shown)] if shown else [])


@pytest.mark.parametrize(
    ("seen", "shown"),
    [("0", "0"), ("999", "999"), ("110", None), ("110,00", None), ("110 HS", None)],
)
def test_opendocument_tells_what_is_seen_of_a_number(seen: str, shown: str | None) -> None:
    content = saved_containers.tables(ii06a(LINES))
    cell = 'office:value="110"><text:p>{}</text:p>'
    assert cell.format(110) in content
    data = saved_containers.ods(
        saved_containers.document(content.replace(cell.format(110), cell.format(seen), 1))
    )
    told = [(str(each.kind), each.cell, each.facts.get("shown")) for each in read(data).problems]
    assert told == ([("shown_otherwise", "C12", shown)] if shown else [])


def test_what_repeats_over_a_block_is_told_once_and_marked_everywhere() -> None:
    book = ii06a([(n, unit, *II06A_ROW) for n, unit in enumerate(UNITS, 1)])
    for row in first(book)["C12:D14"]:
        for cell in row:
            cell.number_format = "#,##0,"
    data = saved(book)
    problem = only(read(data))
    assert (problem.cell, problem.facts["range"], problem.facts["alike"]) == ("C12", "C12:D14", 6)
    assert sentence(problem).endswith("Cả 6 ô C12:D14 đều như vậy.")
    marked = painted(opened(mark(data))["II.06a"])
    assert set(marked) == {"C12", "C13", "C14", "D12", "D13", "D14"}


UNITS = ("UBND xã An Phước", "Thị trấn Long Thành", "Xã Bình An")
