"""A server keeps its machine up to the record by itself, and says what hinders it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from threading import Event
from time import sleep

import pytest

from metrics.counts.errors import ErrorCode
from pipeline.desk import sharing
from tests.warehouse.builders import new_database, store, upload
from tests.warehouse.shared.machines import Installation
from warehouse.engine.files import Database
from warehouse.reading.editions import newest_number
from warehouse.shared import address
from wording.sharing import hindered

ONLINE = ("26377", "received_online")


def until(seen: Callable[[], bool]) -> None:
    """Wait for it; where it never comes, the test's own limit of time ends it."""
    while not seen():
        sleep(0.05)


def test_a_server_begins_with_the_record_and_shows_what_other_machines_store(
    database: Database, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    mine, ended = Database(tmp_path / "mới" / "kpi.duckdb"), Event()
    store(database, upload({ONLINE: 40}))
    monkeypatch.setenv("KPI_DATABASE", str(mine.path))
    sharing.start(ended)
    try:
        until(lambda: mine.pointer.exists())
        assert newest_number(mine) == newest_number(database)
        store(database, upload({ONLINE: 41}, "sau"))
        until(lambda: newest_number(mine) == newest_number(database))
    finally:
        ended.set()


def test_what_hinders_is_told_since_when_and_no_longer_than_it_lasts(
    database: Database, office: Installation, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert sharing.keep_up(database) is None
    monkeypatch.setenv(address.STORE, "postgresql://kpi@127.0.0.1:1/none")
    first, again = sharing.keep_up(database), sharing.keep_up(database)
    assert first is not None
    assert again is not None
    assert (first.error.code, first.since) == (ErrorCode.STORE_AWAY, again.since)
    told = hindered(first.error, first.since, newest_number(database))
    assert told.startswith("Kho số liệu chung không trả lời từ ")
    monkeypatch.setenv(address.STORE, office.address)
    assert sharing.keep_up(database) is None
    assert sharing.hindrance(database) is None


@pytest.mark.usefixtures("office")
def test_a_database_of_its_own_beside_the_setting_is_named(tmp_path: Path) -> None:
    own, sample = new_database(tmp_path / "own"), new_database(tmp_path / "sample", sample=True)
    met = sharing.keep_up(own)
    assert met is not None
    assert met.error.code is ErrorCode.STORE_NOT_FOLLOWED
    assert sharing.keep_up(sample) is None
