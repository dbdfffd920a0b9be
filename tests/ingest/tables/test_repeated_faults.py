"""A fault that repeats down a column is one problem with its range; a number may have its word."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from metrics.counts.problem import Problem
from tests.ingest.marking import mark, painted
from tests.ingest.saved_containers import CONTAINERS, Writer
from tests.ingest.workbooks import (
    II06A_ROW,
    counts,
    faults,
    first,
    ii06a,
    only,
    opened,
    read,
    saved,
)
from wording.intake.problems import sentence

UNITS = ("UBND xã An Phước", "Thị trấn Long Thành", "Xã Bình An", "Xã Long Đức", "Xã Phước Bình")
LINES = [(n, unit, *II06A_ROW) for n, unit in enumerate(UNITS, 1)]


def table(cells: Mapping[str, object]) -> bytes:
    book = ii06a(LINES)
    for place, value in cells.items():
        first(book)[place] = value  # type: ignore[assignment]
    return saved(book)


def told(cells: Mapping[str, object]) -> list[tuple[str | None, object]]:
    problems: list[Problem] = read(table(cells)).problems
    return [(each.cell, each.facts.get("range")) for each in problems]


def column(letter: str, rows: range, text: str) -> dict[str, object]:
    return {f"{letter}{row}": text.format(row) for row in rows}


def test_a_fault_down_a_column_is_one_problem_with_its_range() -> None:
    data = table(column("D", range(12, 17), "{} xyz"))
    problem = only(read(data))
    assert (problem.kind, problem.cell, problem.found) == ("not_a_number", "D12", "12 xyz")
    assert (problem.facts["range"], problem.facts["alike"]) == ("D12:D16", 5)
    assert sentence(problem).endswith("Cả 5 ô D12:D16 đều như vậy.")
    assert set(painted(opened(mark(data))["II.06a"])) == {f"D{row}" for row in range(12, 17)}


def test_a_whole_block_is_one_problem() -> None:
    cells = {
        key: value
        for letter in "HIJ"
        for key, value in column(letter, range(12, 15), "{} xyz").items()
    }
    assert told(cells) == [("H12", "H12:J14")]


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        (column("D", range(12, 14), "x"), [("D12", None), ("D13", None)]),
        (
            column("D", range(12, 15), "x") | {"D15": "y"},
            [("D12", "D12:D14"), ("D15", None)],
        ),
        (
            column("D", range(12, 14), "x") | {"D15": "x"},
            [("D12", None), ("D13", None), ("D15", None)],
        ),
        (
            column("D", range(12, 15), "x") | column("F", range(12, 15), "x"),
            [("D12", "D12:D14"), ("F12", "F12:F14")],
        ),
        (column("D", range(12, 15), "-{}"), [("D12", "D12:D14")]),
    ],
)
def test_only_what_is_alike_and_adjoins_is_told_once(
    cells: Mapping[str, object], expected: list[tuple[str, str | None]]
) -> None:
    assert told(cells) == expected


@pytest.mark.parametrize("write", CONTAINERS.values(), ids=CONTAINERS)
@pytest.mark.parametrize(
    "written",
    ["{} hồ sơ", "{} HS", "{}hs", "{} (hồ sơ)", "{} Hồ sơ.", "{}\u00a0hồ sơ", "{} hồ sơ TTHC"],
)
def test_a_number_with_the_word_for_what_it_counts_is_that_number(
    written: str, write: Writer
) -> None:
    book = ii06a([LINES[0]])
    for letter, value in zip("CDEFGHIJKLM", II06A_ROW, strict=True):
        first(book)[f"{letter}12"] = written.format(value)
    reading = read(write(book))
    assert reading.problems == []
    assert counts(reading) == counts(read(saved(ii06a([LINES[0]]))))


def test_thousands_before_the_word_are_read() -> None:
    row = (1110, 1060, 40, 10, 1078, 1030, 40, 8, 32, 20, 12)
    book = ii06a([(1, UNITS[0], *row)], total=False)
    first(book)["D12"] = "1.060 hồ sơ"
    assert read(saved(book)).problems == []


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("60 xã", "not_a_number"),
        ("60%", "percent_instead_of_count"),
        ("60 hồ sơ 40", "several_values"),
        ("hồ sơ", "not_a_number"),
        ("-60 hồ sơ", "negative"),
        ("6,5 hồ sơ", "not_whole"),
        ("khoảng 60 hồ sơ", "not_a_number"),
    ],
)
def test_other_words_are_told(text: str, kind: str) -> None:
    assert faults(read(table({"D12": text}))) == [(kind, "D12")]
