"""A backup holds everything of a database, and a restored one is the same in every figure."""

from __future__ import annotations

import json
import threading
from pathlib import Path
from zipfile import ZipFile

import pytest

from metrics.counts.errors import ErrorCode, KpiError
from metrics.counts.month import Month
from tests.warehouse.builders import MEASURES, store, upload
from warehouse.backup import manifest, taking
from warehouse.backup.restoring import restore
from warehouse.backup.taking import take
from warehouse.engine.files import Database
from warehouse.reading import editions, queries
from warehouse.soundness.verify import verify

FIRST = upload({("740", "received_online"): 5, ("740", "resolved_late"): 1})
SECOND = upload({("731", "received_online"): 7}, "thang-10.xlsx", month=Month(2024, 10))


@pytest.fixture
def filled(database: Database) -> Database:
    store(database, FIRST)
    store(database, SECOND)
    return database


def refused(code: ErrorCode) -> pytest.RaisesExc[KpiError]:
    return pytest.RaisesExc(KpiError, check=lambda error: error.code == code)


def figures(database: Database) -> list[tuple[object, ...]]:
    with editions.newest(database) as edition:
        return [
            (each.upload, each.file, each.sha256, each.figures, each.stored_at)
            for each in queries.uploads(edition)
        ]


def test_a_restored_database_is_the_same_and_can_be_written(
    filled: Database, tmp_path: Path
) -> None:
    taken = take(filled, tmp_path / "out")
    new = Database(tmp_path / "elsewhere" / "other.duckdb")
    restore(tmp_path / "out", new)
    assert verify(new, MEASURES) == []
    assert figures(new) == figures(filled)
    assert manifest.sums(new) == taken.editions == manifest.sums(filled)
    assert new.ledger.read_bytes() == filled.ledger.read_bytes()
    assert new.copy_mark.exists()
    store(new, upload({("740", "received_online"): 6}, "sua.xlsx"))
    assert len(figures(new)) == 3
    assert len(figures(filled)) == 2


def test_locks_keys_and_what_is_half_written_stay_behind_and_are_named(
    filled: Database, tmp_path: Path
) -> None:
    stem = filled.path.with_suffix("")
    for name in (".lock", ".key", ".copy"):
        Path(f"{stem}{name}").write_text("x")
    Path(f"{stem}.later").write_text("of a coming version")
    (filled.originals / "ab.partial").write_text("x")
    neighbour = filled.path.with_name("kpi-2.duckdb")
    neighbour.write_text("another database")
    taken = take(filled, tmp_path / "out")
    assert sorted(taken.left_out) == ["ab.partial", "kpi.copy", "kpi.key", "kpi.lock"]
    names = {file.path for file in taken.files}
    assert {".duckdb", ".ledger", ".later", ".editions/newest.json"} <= names
    assert f".originals/{FIRST.sha256}" in names
    there = {
        path.relative_to(tmp_path / "out").as_posix() for path in (tmp_path / "out").rglob("*")
    }
    assert {f"kpi{name}" for name in names} | {manifest.FILE} == there - {
        "kpi.editions",
        "kpi.originals",
    }


def test_a_folder_with_something_in_it_is_left_alone(filled: Database, tmp_path: Path) -> None:
    out = tmp_path / "out"
    out.mkdir()
    (out / "note.txt").write_text("mine")
    with refused(ErrorCode.NOT_EMPTY):
        take(filled, out)
    assert [path.name for path in out.iterdir()] == ["note.txt"]


def test_half_a_backup_is_taken_away_again(
    filled: Database, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(taking, "sums", full)
    with refused(ErrorCode.NO_SPACE):
        take(filled, tmp_path / "out")
    assert not (tmp_path / "out").exists()


def test_an_existing_database_is_never_written_over(filled: Database, tmp_path: Path) -> None:
    take(filled, tmp_path / "out")
    before = figures(filled)
    with refused(ErrorCode.DATABASE_EXISTS):
        restore(tmp_path / "out", filled)
    assert figures(filled) == before


@pytest.mark.parametrize("which", ["kpi.duckdb", "kpi.ledger", "kpi.editions/newest.json"])
@pytest.mark.parametrize("how", ["flipped", "cut", "gone"])
def test_nothing_is_restored_of_a_backup_that_was_changed(
    filled: Database, tmp_path: Path, which: str, how: str
) -> None:
    out = tmp_path / "out"
    take(filled, out)
    content = (out / which).read_bytes()
    (out / which).unlink()
    if how == "flipped":
        (out / which).write_bytes(bytes([content[0] ^ 1]) + content[1:])
    elif how == "cut":
        (out / which).write_bytes(content[:-1])
    place = tmp_path / "new"
    with refused(ErrorCode.DAMAGED_BACKUP):
        restore(out, Database(place / "kpi.duckdb"))
    assert list(place.iterdir()) == []


def test_a_manifest_that_was_altered_cannot_write_elsewhere(
    filled: Database, tmp_path: Path
) -> None:
    out = tmp_path / "out"
    take(filled, out)
    told = json.loads((out / manifest.FILE).read_text("utf-8"))
    told["files"][0]["path"] = "../../escaped"
    (out / manifest.FILE).write_text(json.dumps(told))
    with refused(ErrorCode.DAMAGED_BACKUP):
        restore(out, Database(tmp_path / "new" / "kpi.duckdb"))


def test_sums_that_differ_are_noticed(filled: Database, tmp_path: Path) -> None:
    out = tmp_path / "out"
    take(filled, out)
    told = json.loads((out / manifest.FILE).read_text("utf-8"))
    told["editions"][-1]["figures"] += 1
    (out / manifest.FILE).write_text(json.dumps(told))
    with refused(ErrorCode.DAMAGED_BACKUP):
        restore(out, Database(tmp_path / "new" / "kpi.duckdb"))


def test_what_is_no_backup_is_told(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    (tmp_path / "text.zip").write_text("no zip")
    with ZipFile(tmp_path / "other.zip", "w") as packed:
        packed.writestr("a.txt", "a")
    for name in ("empty", "text.zip", "other.zip", "nowhere"):
        with refused(ErrorCode.NO_BACKUP):
            restore(tmp_path / name, Database(tmp_path / "new" / "kpi.duckdb"))


@pytest.mark.slow
def test_copies_taken_while_others_write_are_whole(database: Database, tmp_path: Path) -> None:
    store(database, FIRST)
    stop = threading.Event()

    def write() -> None:
        number = 0
        while not stop.is_set():
            number += 1
            store(database, upload({("740", "received_online"): number}, f"{number}.xlsx"))
            # The lock knows no turns: who takes it again at once keeps everybody else waiting.
            stop.wait(0.1)

    writer = threading.Thread(target=write)
    writer.start()
    try:
        copies = [take(database, tmp_path / f"out-{number}") for number in range(5)]
    finally:
        stop.set()
        writer.join()
    for number, taken in enumerate(copies):
        new = Database(tmp_path / f"new-{number}" / "kpi.duckdb")
        restore(tmp_path / f"out-{number}", new)
        assert verify(new, MEASURES) == []
        assert len(figures(new)) == taken.editions[-1].uploads
