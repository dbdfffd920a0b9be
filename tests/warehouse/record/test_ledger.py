"""The ledger: sealed line by line, cut with care, and never told less than the store holds."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from metrics.counts.errors import KpiError
from tests.warehouse.builders import SEPTEMBER, store, upload
from warehouse.engine.files import Database
from warehouse.reading import queries
from warehouse.reading.editions import newest
from warehouse.record import ledger
from warehouse.record.ledger import START, LedgerEntry
from warehouse.soundness.rebuild import recover
from warehouse.writing.store import writing

Tamper = Callable[[list[dict[str, object]]], None]
ONLINE = ("26377", "received_online")


@pytest.fixture(name="database")
def used_database(database: Database) -> Database:
    store(database, upload({ONLINE: 1}, "a"), upload({ONLINE: 2}, "b"))
    return database


def chain(database: Database) -> list[LedgerEntry]:
    entries = list(ledger.entries(database))
    assert None not in entries
    return [entry for entry in entries if entry]


def test_everything_done_has_its_line_sealed_by_the_line_before(database: Database) -> None:
    with writing(database) as writer:
        writer.undo("2409-0002", "Chi")
    entries = chain(database)
    assert [(each.sequence, each.action, each.upload, each.by) for each in entries] == [
        (1, "import", "2409-0001", "Văn phòng"),
        (2, "import", "2409-0002", "Văn phòng"),
        (3, "undo", "2409-0002", "Chi"),
    ]
    assert [each.previous for each in entries] == [START, *(each.hash for each in entries[:-1])]
    assert all(each.hash == each.seal() for each in entries)


def test_an_import_that_was_stored_but_not_told_is_told_by_the_next_writer(
    database: Database,
) -> None:
    before = database.ledger.read_bytes()
    database.ledger.write_bytes(before.splitlines(keepends=True)[0])
    recover(database)
    assert [each.upload for each in chain(database)] == ["2409-0001", "2409-0002"]
    assert chain(database)[1].recovered


@pytest.mark.parametrize("cut", [1, 40, 300])
def test_a_line_torn_by_a_crash_is_cut_off_and_told_again(database: Database, cut: int) -> None:
    whole = database.ledger.read_bytes()
    database.ledger.write_bytes(whole[:-cut])
    store(database, upload({ONLINE: 3}, "c"))
    assert [each.upload for each in chain(database)] == ["2409-0001", "2409-0002", "2409-0003"]


def test_bytes_after_the_last_line_are_cut_off(database: Database) -> None:
    whole = database.ledger.read_bytes()
    database.ledger.write_bytes(whole + b'{"action":"imp')
    recover(database)
    assert database.ledger.read_bytes() == whole


def test_a_store_that_lost_a_commit_takes_no_import(database: Database) -> None:
    older = database.path.read_bytes()
    store(database, upload({ONLINE: 3}, "c"))
    database.path.write_bytes(older)
    with pytest.raises(KpiError, match="damaged_store"), writing(database):
        pass
    with newest(database) as edition:
        assert queries.figures_of(edition, SEPTEMBER) == {ONLINE: 3}


def test_a_last_line_that_is_no_entry_stops_the_writer(database: Database) -> None:
    with database.ledger.open("ab") as file:
        file.write(b"[1, 2]\n")
    with pytest.raises(KpiError, match="damaged_store"), writing(database):
        pass


def test_whether_anything_was_imported_is_told_without_a_database(
    tmp_path: Path, database: Database
) -> None:
    assert ledger.holds_import(database)
    assert not ledger.holds_import(Database(tmp_path / "other.duckdb"))


def change(field: str, value: object) -> Tamper:
    def tamper(lines: list[dict[str, object]]) -> None:
        lines[0][field] = value

    return tamper


@pytest.mark.parametrize(
    "tamper",
    [change("figures", 9), change("by", "x"), change("recovered", True), change("hash", START)],
    ids=["figures", "by", "recovered", "hash"],
)
def test_no_field_of_an_entry_can_change_without_breaking_its_seal(
    database: Database, tamper: Tamper
) -> None:
    lines = [json.loads(line) for line in database.ledger.read_text().splitlines()]
    tamper(lines)
    first, second = (ledger.parse(json.dumps(line).encode()) for line in lines)
    assert first is not None
    assert second is not None
    assert first.hash != first.seal() or second.previous != first.hash
