"""Backups on a schedule: which stay, that each is tried, and that what came of it is told."""

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path
from threading import Event

import pytest
from filelock import FileLock

from pipeline.desk.workspace import Workspace, open_workspace
from pipeline.journal import backups, schedule
from pipeline.journal.backups import back_up, last_tried, tries
from tests.warehouse.builders import new_database, store, upload
from warehouse.backup.manifest import Manifest
from warehouse.backup.rotation import prune, staying
from warehouse.backup.taking import take
from warehouse.engine.files import Database
from warehouse.soundness.verify import verify

NOON = datetime.fromisoformat("2026-09-30T12:00")


@pytest.fixture
def desk(tmp_path: Path) -> Workspace:
    database = new_database(tmp_path / "kho")
    store(database, upload({("26377", "received_online"): 4}, "a"))
    return open_workspace(database.path)


def test_of_two_years_of_days_seven_days_five_weeks_and_twelve_months_stay() -> None:
    days = [NOON - timedelta(days=ago) for ago in range(730)]
    kept = sorted(staying(days), reverse=True)
    assert kept[:7] == days[:7]
    assert len({at.isocalendar()[:2] for at in kept if at > NOON - timedelta(days=32)}) == 5
    assert len({(at.year, at.month) for at in kept}) == 12
    assert len(kept) <= 7 + 5 + 12


def test_several_backups_of_a_day_leave_the_newest() -> None:
    times = [NOON + timedelta(hours=at) for at in range(5)]
    assert staying(times) == {times[-1]}


def test_days_without_a_backup_do_not_push_older_ones_out() -> None:
    times = [NOON - timedelta(days=40 * at) for at in range(6)]
    assert staying(times) == set(times)


def test_each_is_restored_and_told_and_the_old_ones_go(desk: Workspace, tmp_path: Path) -> None:
    folder = tmp_path / "sao-luu"
    for hours in range(3):
        told, kept = back_up(desk, folder, "Theo lịch", NOON + timedelta(hours=hours))
        assert (told.trouble, kept) == ("", 1)
    (left,) = folder.iterdir()
    assert left.name == told.name == "kpi-20260930T140000"
    with desk.books() as books:
        assert [each.facts.name for each in tries(books)][-1] == left.name
        assert all(each.by == "Theo lịch" for each in tries(books))
    assert Manifest.read(left).anchor
    assert verify(desk.database, desk.reference.measure_codes) == []


def test_the_server_makes_one_backup_a_day_and_none_of_the_demonstration(
    desk: Workspace, tmp_path: Path
) -> None:
    folder, path = tmp_path / "sao-luu", desk.database.path
    made = [schedule.look(path, folder, NOON + timedelta(hours=each)) for each in (0, 1, 12, 13)]
    assert made == [True, False, True, False]
    with desk.books() as books:
        assert last_tried(books)[1]
        assert [each.by for each in tries(books)] == ["Theo lịch", "Theo lịch"]
    shown = new_database(tmp_path / "trinh-dien", sample=True)
    assert not schedule.look(shown.path, folder, NOON)


def test_two_servers_of_one_database_make_no_two_backups(desk: Workspace, tmp_path: Path) -> None:
    folder = tmp_path / "sao-luu"
    folder.mkdir()
    with FileLock(folder / ".kpi.lock"):
        assert not schedule.look(desk.database.path, folder, NOON)
    assert schedule.look(desk.database.path, folder, NOON)


def test_the_server_looks_when_it_starts(
    desk: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("KPI_DATABASE", str(desk.database.path))
    monkeypatch.setenv(schedule.FOLDER, str(tmp_path / "sao-luu"))
    looked: list[Path] = []
    seen = Event()

    def look(path: Path, *_: object) -> None:
        looked.append(path)
        seen.set()

    monkeypatch.setattr(schedule, "look", look)
    ended = schedule.start()
    assert seen.wait(30)
    ended.set()
    assert looked == [desk.database.path]


def test_one_that_cannot_be_restored_is_told_and_no_older_one_goes(
    desk: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "sao-luu"
    back_up(desk, folder, "Theo lịch", NOON)

    def torn(database: Database, out: Path) -> Manifest:
        made = take(database, out)
        (out / "kpi.ledger").write_bytes(b"")
        return made

    monkeypatch.setattr(backups, "take", torn)
    told, kept = back_up(desk, folder, "Theo lịch", NOON + timedelta(hours=1))
    assert "kpi.ledger" in told.trouble
    assert kept == 2
    with desk.books() as books:
        assert tries(books)[-1].facts.trouble == told.trouble


def test_what_is_no_backup_of_the_database_is_never_removed(tmp_path: Path) -> None:
    for name in ("kpi-20200101T000000", "kpi-cu", "khac-20200101T000000"):
        (tmp_path / name).mkdir()
    assert prune(tmp_path, "kpi") == []
    assert len(list(tmp_path.iterdir())) == 3
