"""From a refused workbook over its marked copy to a stored month, by the command line."""

from __future__ import annotations

import hashlib
import subprocess
import sys
from pathlib import Path

import openpyxl

from tests.journey.command import ROOT, SHEET, figures, form, kpi
from wording import command_line as words
from wording.intake.sheets import FAULTS

UNIT = "26383"


def faulty(folder: Path, database: Path) -> tuple[Path, int]:
    path, places = form(folder, database, {UNIT: figures(online="mười")})
    return path, places[UNIT]


def test_a_refused_file_comes_back_marked_and_its_correction_is_stored(
    tmp_path: Path, database: Path
) -> None:
    path, row = faulty(tmp_path, database)
    before, copy = hashlib.sha256(path.read_bytes()).digest(), tmp_path / "sua.xlsx"
    answer = kpi("import", path, "--marked-copy", copy, database=database)
    assert answer.code == 1
    assert not answer.row["stored"]
    assert copy.name in answer.told
    assert hashlib.sha256(path.read_bytes()).digest() == before
    book = openpyxl.load_workbook(copy)
    assert book.sheetnames[0] == FAULTS
    assert book[SHEET].cell(row, 3).comment is not None
    book[SHEET].cell(row, 3).value = 30
    book.save(copy)
    stored = kpi("import", copy, database=database)
    assert (stored.code, stored.row["stored"], stored.row["month"]) == (0, True, "2024-03")
    assert stored.row["problems"] == []


def test_a_trial_run_marks_too(tmp_path: Path, database: Path) -> None:
    path, _ = faulty(tmp_path, database)
    copy = tmp_path / "sua.xlsx"
    answer = kpi("import", path, "--dry-run", "--marked-copy", copy, database=database)
    assert answer.code == 1
    assert copy.exists()


def test_a_file_without_a_fault_gets_no_copy(tmp_path: Path, database: Path) -> None:
    path, _ = form(tmp_path, database, {UNIT: figures()})
    copy = tmp_path / "sua.xlsx"
    answer = kpi("import", path, "--marked-copy", copy, database=database)
    assert (answer.code, answer.row["problems"]) == (0, [])
    assert not copy.exists()
    assert words.NOTHING_TO_MARK in answer.told


def test_a_file_that_may_not_be_opened_gets_no_copy_and_is_told_why(
    tmp_path: Path, database: Path
) -> None:
    path, copy = tmp_path / "hong.xlsx", tmp_path / "sua.xlsx"
    path.write_bytes(b"PK\x03\x04 broken")
    answer = kpi("import", path, "--marked-copy", copy, database=database)
    assert answer.code == 1
    assert not copy.exists()
    assert words.NOT_MARKED.format(reason="Tệp bị hỏng")[:40] in answer.told


def test_a_place_that_cannot_be_written_does_not_hide_what_was_stored(
    tmp_path: Path, database: Path
) -> None:
    path, _ = faulty(tmp_path, database)
    answer = kpi("import", path, "--marked-copy", tmp_path / "no" / "a.xlsx", database=database)
    assert answer.code == 1
    assert [problem["kind"] for problem in answer.row["problems"]] == ["not_a_number"]


def test_several_files_or_the_file_itself_are_wrong_use(tmp_path: Path, database: Path) -> None:
    path, _ = faulty(tmp_path, database)
    before = path.read_bytes()
    for extra in (
        [path, path, "--marked-copy", tmp_path / "a.xlsx"],
        [path, "--marked-copy", path],
    ):
        answer = kpi("import", *extra, database=database)
        assert answer.code == 2
        assert answer.told.startswith("Gọi sai")
    assert path.read_bytes() == before


def test_people_are_told_where_the_copy_is(tmp_path: Path, database: Path) -> None:
    path, _ = faulty(tmp_path, database)
    copy = tmp_path / "sua.xlsx"
    done = subprocess.run(
        [sys.executable, "kpi.py", "import", path, "--marked-copy", copy, "--database", database],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    counts = "1 lỗi phải sửa, 0 lưu ý nên xem"
    assert words.MARKED.format(file="sua.xlsx", counts=counts) in done.stderr
