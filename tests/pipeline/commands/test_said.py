"""What is typed beside the files of `import`."""

from __future__ import annotations

import json
from pathlib import Path

import openpyxl
import pytest

from metrics.counts.answer import Answer
from pipeline.commands.said import read_answer
from pipeline.desk.clock import today
from tests.ingest.workbooks import II06A_ROW, ii06a, saved
from tests.journey.command import kpi
from tests.warehouse.builders import new_database


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("Biểu 1!C5=whole", Answer("Biểu 1", "C5", "whole")),
        ("'Biểu 1'!$c$5=month", Answer("Biểu 1", "C5", "month")),
        ("'Bà Rịa''s!'!AA10=leave_out", Answer("Bà Rịa's!", "AA10", "leave_out")),
        ("a!b!B12=not_a_unit", Answer("a!b", "B12", "not_a_unit")),
        ("a=b!B12=26383", Answer("a=b", "B12", "26383")),
        ("B12=26383", Answer("", "B12", "26383")),
    ],
)
def test_an_answer_is_read_as_excel_writes_places(typed: str, read: Answer) -> None:
    assert read_answer(typed) == (read,)


@pytest.fixture
def database(tmp_path: Path) -> Path:
    return new_database(tmp_path).path


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "bieu.xlsx"
    path.write_bytes(saved(ii06a([(1, "Xã An Phước", *II06A_ROW)], total=False)))
    return path


@pytest.mark.parametrize(
    "typed",
    [
        ("--answer", "Biểu 1!C5"),
        ("--answer", "Biểu 1=whole"),
        ("--answer", "Biểu 1!C0=whole"),
        ("--answer", "Biểu 1!C5="),
        ("--answer", "II.06a!C5=banana"),
        ("--answer", "II.06a!C5=99999"),
        ("--expect", "x"),
        ("--received", "09/10/2024"),
        ("--received", "2024-13-01"),
        ("--received", today().replace(year=today().year + 1, day=1).isoformat()),
    ],
)
def test_what_is_malformed_is_wrong_use(database: Path, file: Path, typed: tuple[str, str]) -> None:
    answer = kpi("import", file, *typed, database=database)
    assert (answer.code, answer.rows) == (2, [])
    assert "Gọi sai" in answer.told


def test_an_answer_to_nothing_and_another_edition_store_nothing(database: Path, file: Path) -> None:
    unasked = kpi("import", file, "--answer", "II.06a!Z99=whole", database=database)
    assert (unasked.code, unasked.rows) == (1, [])
    assert "Z99" in unasked.told
    moved = kpi("import", file, "--expect", 77, database=database)
    assert (moved.code, moved.rows) == (1, [])
    assert "77" in moved.told
    tried = kpi("import", file, "--dry-run", database=database)
    edition = tried.row["edition"]
    stored = kpi("import", file, "--expect", edition, database=database)
    assert (stored.code, stored.row["stored"]) == (0, True)
    assert stored.row["edition"] > edition


def test_the_history_says_when_a_file_was_handed_in(database: Path, file: Path) -> None:
    assert kpi("import", file, "--received", "2024-10-09", database=database).code == 0
    row = kpi("uploads", database=database).row
    assert (row["received"], row["opening"]) == ("2024-10-09", False)


def test_one_sheet_is_chosen_by_its_name(database: Path, file: Path) -> None:
    book = openpyxl.load_workbook(file)
    other = book.copy_worksheet(book.active)  # type: ignore[arg-type]
    other.title = "Bản khác"
    book.save(file)
    unknown = kpi("import", file, "--sheet", "Không có", database=database)
    (problem,) = unknown.row["problems"]
    assert (unknown.code, problem["kind"]) == (1, "no_table")
    assert "“II.06a”, “Bản khác”" in problem["message"]
    chosen = kpi("import", file, "--sheet", "Bản khác", database=database)
    assert (chosen.code, chosen.row["stored"], chosen.row["problems"]) == (0, True, []), json.dumps(
        chosen.rows
    )
