"""A damaged or lost store: `check` says so, makes it anew, and every figure is what it was."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.copies import copied
from tests.journey.command import Answer, figures, form, kpi

MONTHS = ("2024-02", "2024-03")


@pytest.fixture(scope="module")
def used(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Three imports, the last of them taken back."""
    folder = tmp_path_factory.mktemp("used")
    database = folder / "kho" / "kpi.duckdb"
    assert kpi("init", database=database).code == 0
    for month, late in zip(MONTHS, (2, 5), strict=True):
        rows = {"26383": figures(late=late), "26368": figures(online=40)}
        path, _ = form(folder, database, rows, month, f"Biểu tháng {month}.xlsx")
        assert kpi("import", path, "--by", "Nguyễn Thị Lan", database=database).code == 0
    path, _ = form(folder, database, {"26383": figures(late=9)}, MONTHS[1], "sửa.xlsx")
    corrected = kpi("import", path, "--by", "Trần Văn Bình", database=database).row
    assert kpi("undo", corrected["upload"], "--by", "Lan", database=database).code == 0
    return database


@pytest.fixture
def database(used: Path, tmp_path: Path) -> Path:
    """Its copy, to be damaged."""
    return copied(used, tmp_path / "kho")


def told(database: Path) -> list[list[dict[str, Any]]]:
    """Everything that is shown of the database."""
    trace = ("trace", "--month", MONTHS[1], "--unit", "26383", "--indicator", "on_time")
    score = ("score", "--month", MONTHS[1], "--under", "740", "--window", "quarter")
    return [kpi(*each, database=database).rows for each in (("uploads",), trace, score)]


def editions(database: Path) -> list[Path]:
    """Newest first."""
    return sorted(database.with_suffix(".editions").glob("*.duckdb"), reverse=True)


def kinds(answer: Answer) -> set[tuple[str, str]]:
    return {(row["severity"], row["kind"]) for row in answer.rows}


def lose(database: Path, count: int) -> None:
    """Lose the store and so many of the newest editions."""
    database.write_bytes(b"rubbish" * 9000)
    for path in editions(database)[:count]:
        path.unlink()


@pytest.mark.parametrize("lost", [0, 1, 3, 4])
def test_check_makes_a_damaged_store_anew_from_editions_and_originals(
    database: Path, lost: int
) -> None:
    before = told(database)
    assert len(editions(database)) == 5
    lose(database, lost)
    answer = kpi("check", database=database)
    assert answer.code == 1
    assert ("error", "damaged_store") in kinds(answer)
    assert ("warning", "store_rebuilt") in kinds(answer)
    rebuilt = next(row for row in answer.rows if row["kind"] == "store_rebuilt")
    assert f"{lost} lần nạp" in rebuilt["message"]
    again = kpi("check", database=database)
    assert (again.code, again.rows) == (0, [])
    assert told(database) == before


def test_whoever_comes_next_has_everything_though_store_and_newest_edition_are_damaged(
    database: Path,
) -> None:
    before = told(database)
    lose(database, 1)
    assert told(database) == before
    assert kpi("check", database=database).rows == []


def test_a_figure_is_read_and_told_to_be_behind_while_an_original_is_missing(
    tmp_path: Path, database: Path
) -> None:
    originals, kept = database.with_suffix(".originals"), tmp_path / "kept"
    before = told(database)
    lose(database, 3)
    originals.rename(kept)
    behind = kpi("score", "--month", MONTHS[0], "--unit", "26383", database=database)
    assert behind.rows
    assert "bản trước" in behind.told
    shutil.rmtree(originals, ignore_errors=True)
    kept.rename(originals)
    assert told(database) == before


def test_a_store_put_back_to_an_earlier_day_is_noticed_and_brought_up(
    tmp_path: Path, database: Path
) -> None:
    older = database.read_bytes()
    path, _ = form(tmp_path, database, {"26386": figures()}, name="thêm.xlsx")
    assert kpi("import", path, database=database).code == 0
    before = told(database)
    database.write_bytes(older)
    answer = kpi("check", database=database)
    assert {("error", "ledger_ahead"), ("warning", "store_rebuilt")} <= kinds(answer)
    assert told(database) == before
    database.write_bytes(older)
    assert kpi("import", path, "--by", "Lan", database=database).row["already_stored"]
    assert told(database) == before


def original_lost(database: Path) -> None:
    for path in database.with_suffix(".originals").iterdir():
        path.unlink()


def original_changed(database: Path) -> None:
    for path in database.with_suffix(".originals").iterdir():
        path.write_bytes(b"PK\x03\x04")


def ledger_edited(database: Path) -> None:
    ledger = database.with_suffix(".ledger")
    lines = [json.loads(line) for line in ledger.read_text().splitlines()]
    lines[-1]["by"] = "người khác"
    ledger.write_text("\n".join(map(json.dumps, lines)) + "\n")


@pytest.mark.parametrize("damage", [original_lost, original_changed, ledger_edited])
def test_what_cannot_be_made_anew_is_said_and_reading_goes_on(
    database: Path, damage: Callable[[Path], None]
) -> None:
    lose(database, 3)
    damage(database)
    for _ in range(2):
        answer = kpi("check", database=database)
        assert answer.code == 1
        assert ("error", "not_rebuilt") in kinds(answer)
    assert kpi("score", "--month", MONTHS[0], "--unit", "26383", database=database).rows
    assert kpi("import", __file__, database=database).code == 1
