"""What befell the database is told on every page, and mended where that is possible."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest
from starlette.requests import Request

import server
from pipeline.journal import schedule
from tests.warehouse.builders import new_database, store, upload
from ui.frame import session
from warehouse.engine.files import Database
from warehouse.reading.editions import newest, read_pointer
from warehouse.record import ledger
from wording import interface as words


@pytest.fixture
def database(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Database:
    database = new_database(tmp_path)
    for value in (1, 2):
        store(database, upload({("26383", "received_online"): value}, str(value)))
    monkeypatch.setenv("KPI_DATABASE", str(database.path))
    return database


def drawn() -> str:
    """What a page tells, drawn by the front door."""
    session.ensure_sound()
    return session.alarm()


def damage(path: Path) -> None:
    path.chmod(0o644)
    path.write_bytes(b"rubbish" * 9000)


def test_nothing_is_told_of_a_sound_database(database: Database) -> None:
    assert read_pointer(database).version == 2
    assert drawn() == ""


def test_a_damaged_edition_is_published_anew_by_the_running_dashboard(database: Database) -> None:
    assert drawn() == ""
    damage(database.editions / read_pointer(database).file)
    assert drawn() == ""
    with newest(database) as edition:
        assert (edition.version, edition.behind) == (2, False)


def test_readers_are_told_that_they_see_an_earlier_state_while_it_cannot_be_mended(
    database: Database,
) -> None:
    assert drawn() == ""
    damage(database.editions / read_pointer(database).file)
    damage(database.path)
    assert "bản trước đó" in drawn()


def test_a_damaged_store_is_made_anew_when_the_dashboard_starts(database: Database) -> None:
    damage(database.path)
    assert drawn() == ""
    store(database, upload({("26383", "received_online"): 3}, "3"))


def test_a_store_that_cannot_be_made_anew_is_told_on_every_page(database: Database) -> None:
    told = [entry for entry in ledger.entries(database) if entry]
    database.ledger.unlink()
    ledger.append(database, [replace(entry, digest="1") for entry in told])
    damage(database.path)
    for _ in range(2):
        assert "chưa dựng lại được" in drawn()


def test_a_store_that_is_damaged_while_the_dashboard_runs_is_made_anew_at_the_next_page(
    database: Database,
) -> None:
    assert drawn() == ""
    damage(database.path)
    assert drawn() == ""
    store(database, upload({("26383", "received_online"): 3}, "3"))


def test_the_health_page_is_ill_while_anything_is_amiss(database: Database) -> None:
    assert health() == 200
    entries = [entry for entry in ledger.entries(database) if entry]
    told = database.ledger.read_bytes()
    database.ledger.unlink()
    ledger.append(database, [replace(entry, digest="1") for entry in entries])
    damage(database.path)
    assert health() == 503
    database.ledger.write_bytes(told)
    assert health() == 200


def test_the_health_page_says_when_a_backup_was_last_tried(
    database: Database, tmp_path: Path
) -> None:
    assert told().splitlines() == [words.HEALTHY, words.NO_BACKUP_TRIED]
    schedule.look(database.path, tmp_path / "sao-luu", datetime(2026, 9, 30, 12))  # noqa: DTZ001
    tried, _, _ = words.BACKUP_TRIED.partition("{")
    assert told().splitlines()[1].startswith(tried)


def told() -> str:
    return bytes(server.health(Request({"type": "http"})).body).decode()


def health() -> int:
    return server.health(Request({"type": "http"})).status_code


def test_drawing_alone_repairs_nothing(database: Database) -> None:
    assert drawn() == ""
    damaged = database.editions / read_pointer(database).file
    damage(damaged)
    assert "bản trước đó" in session.alarm()
    assert damaged.read_bytes().startswith(b"rubbish")
    with newest(database) as edition:
        assert edition.behind
