"""A count whose formula gives another number than the file keeps is never stored."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from metrics.counts.reading import Reading
from tests.ingest.saved_containers import as_ods
from tests.ingest.workbooks import (
    II06A_ROW,
    counts,
    faults,
    first,
    ii06a,
    only,
    parts_of,
    read,
    saved,
    zipped,
)
from wording.intake.problems import sentence

LINES = [(1, "UBND xã An Phước", *II06A_ROW), (2, "Thị trấn Long Thành", *II06A_ROW)]
SHEET = "xl/worksheets/sheet1.xml"


def with_formulas(cells: Mapping[str, tuple[str, float]]) -> bytes:
    """The table with a formula and the result that is kept of it in some cells."""
    book = ii06a(LINES)
    for place, (formula, _) in cells.items():
        first(book)[place] = f"={formula}" if formula else None
    parts = parts_of(saved(book))
    part = parts[SHEET].decode()
    for formula, kept in cells.values():
        old = f"<f>{formula}</f><v></v>", f"<f>{formula}</f><v />"
        assert any(each in part for each in old), part
        for each in old:
            part = part.replace(each, f"<f>{formula}</f><v>{kept}</v>", 1)
    return zipped({**parts, SHEET: part.encode()})


def reading(**cells: tuple[str, float]) -> Reading:
    return read(with_formulas(cells))


@pytest.mark.parametrize(
    ("formula", "kept"),
    [
        ("D12+E12+F12", 110),
        ("SUM(D12:F12)", 110),
        ("SUM(D12,E12,F12)", 110),
        ("SUM(D12:E12)+F12", 110),
        ("+D12+$E12+F$12", 110),
        ("(D12+E12)*1+F12", 110),
        ("G12+K12", 110),
        ("2*D12-F12", 110),
        ("-F12+D12*2", 110),
        ("D12 + E12 + 10", 110),
    ],
)
def test_a_formula_that_gives_what_is_kept_is_a_number(formula: str, kept: int) -> None:
    assert reading(C12=(formula, kept)).problems == []


@pytest.mark.parametrize(
    ("formula", "result"),
    [
        ("D12+E12", "100"),
        ("SUM(D12:E12)", "100"),
        ("D12*2", "120"),
        ("D12*20", "1.200"),
        ("D12-E12-F12", "10"),
        ("D12*1.5+0.5", "90,5"),
        ("SUM(A1:F12)", "242"),
    ],
)
def test_a_formula_that_gives_another_number_is_an_error_at_its_cell(
    formula: str, result: str
) -> None:
    problem = only(reading(C13=(formula, 110)))
    assert (problem.kind, problem.cell, problem.found) == ("stale_formula", "C13", "110")
    assert f"tính ra {result} nhưng tệp còn lưu 110" in sentence(problem)


@pytest.mark.parametrize(
    "formula",
    [
        "ROUND(D13,0)",
        "D13/2",
        "Khac!D13+1",
        "IF(D13=0,1,2)",
        "D13+B13",
        "D13+C13",
        "SUM(C12:C13)",
        "D13:E13",
        "SUM(D13:E13",
        "D13 E13",
        "TONG(D13)",
        "((((((((((((((((((((((D13))))))))))))))))))))))",
    ],
)
def test_of_other_formulas_nothing_is_said(formula: str) -> None:
    assert reading(C13=(formula, 110)).problems == []


def test_what_a_formula_left_in_binary_is_not_stale() -> None:
    assert reading(C12=("D12+E12+F12", 110.00000000000001)).problems == []


def test_a_stale_cell_brings_no_other_fault_and_no_figure() -> None:
    found = reading(C12=("D12+E12+F12", 219), D13=("E13*2", 5))
    assert faults(found) == [("stale_formula", "C12"), ("stale_formula", "D13")]
    assert ("26383", "received_online") in counts(found)


@pytest.mark.parametrize("shared", ['t="shared" ref="C12:C13" si="0"', "t='shared' si='0'"])
def test_a_formula_filled_down_means_the_cells_of_its_own_row(shared: str) -> None:
    data = with_formulas({"C12": ("D12+E12+F12", 110), "C13": ("9*9", 81)})
    parts = parts_of(data)
    part = parts[SHEET].decode()
    part = part.replace("<f>D12+E12+F12</f>", f"<f {shared}>D12+E12+F12</f>")
    part = part.replace("<f>9*9</f>", '<f t="shared" si="0"/>')
    problem = only(read(zipped({**parts, SHEET: part.encode()})))
    assert (problem.kind, problem.cell, problem.facts["computed"]) == ("stale_formula", "C13", 110)


def test_formulas_are_found_however_the_xml_is_written() -> None:
    data = with_formulas({"C13": ("D13+E13", 110)})
    parts = parts_of(data)
    part = parts[SHEET].decode().replace('<c r="C13"', "<c\n r='C13'")
    assert faults(read(zipped({**parts, SHEET: part.encode()}))) == [("stale_formula", "C13")]


def test_a_total_below_the_units_is_no_count() -> None:
    assert "stale_formula" not in {kind for kind, _ in faults(reading(C14=("C12+C13", 220)))}


@pytest.mark.parametrize(
    ("formula", "kept", "stale"),
    [
        ("of:=SUM([.D12:.F12])", 110, False),
        ("of:=SUM([.D12:.F12])", 109, True),
        ("of:=[.D12]+[.$E$12]+[.F12]", 109, True),
        ("of:=SUM([.D12];[.E12];[.F12])", 110, False),
        ("of:=SUM([$Khac.D12:.F12])", 109, False),
        ("of:=VLOOKUP([.B12];[.D12:.F12];2)", 109, False),
    ],
)
def test_formulas_of_opendocument_are_recomputed_too(formula: str, kept: int, stale: bool) -> None:
    book = ii06a([(LINES[0][0], LINES[0][1], kept, *II06A_ROW[1:])], total=False)
    part = parts_of(as_ods(book))
    content = part["content.xml"].decode()
    old = f'office:value="{kept}"'
    assert content.count(old) == 1
    content = content.replace(old, f'table:formula="{formula}" {old}')
    told = faults(read(zipped({**part, "content.xml": content.encode()})))
    assert (("stale_formula", "C12") in told) is stale
