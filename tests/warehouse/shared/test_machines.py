"""Machines that share a record: what one stores all show, and what is not shared is not stored."""

from __future__ import annotations

from pathlib import Path

import pytest

from metrics.counts.errors import ErrorCode, KpiError
from metrics.counts.upload import Changes
from tests.warehouse.builders import MEASURES, SEPTEMBER, new_database, original, put, store, upload
from tests.warehouse.shared.cutting import Cutter
from tests.warehouse.shared.machines import Installation
from warehouse.engine.files import Database
from warehouse.reading import queries
from warehouse.reading.editions import newest, newest_number
from warehouse.shared import address, away, record, rows
from warehouse.soundness.rebuild import bring_up
from warehouse.soundness.verify import verify
from warehouse.writing import turn
from warehouse.writing.following import follow
from warehouse.writing.store import writing

ONLINE = ("26377", "received_online")


def shown(database: Database) -> dict[tuple[str, str], int]:
    with newest(database) as edition:
        return queries.figures_of(edition, SEPTEMBER)


def refusal(database: Database) -> ErrorCode:
    with pytest.raises(KpiError) as refused:
        store(database, upload({ONLINE: 99}, "refused"))
    return refused.value.code


def test_what_one_machine_stores_another_shows_under_the_same_edition(
    database: Database, other: Database
) -> None:
    store(database, upload({ONLINE: 40}))
    assert follow(other)
    assert shown(other) == {ONLINE: 40}
    assert newest_number(other) == newest_number(database)
    assert not follow(other)
    with newest(database) as here, newest(other) as there:
        assert rows.sums(here) == rows.sums(there)


def test_a_new_machine_begins_with_all_that_was_stored(
    office: Installation, database: Database, tmp_path: Path
) -> None:
    (receipt,) = store(database, upload({ONLINE: 40}))
    joined = office.joined(tmp_path / "máy mới")
    assert shown(joined) == {ONLINE: 40}
    assert newest_number(joined) == newest_number(database)
    assert (joined.originals / receipt.sha256).read_bytes() == original("thang-9.xlsx")
    assert joined.ledger.read_bytes() == database.ledger.read_bytes()
    assert verify(joined, MEASURES) == []


def test_who_writes_sees_first_what_the_others_stored(database: Database, other: Database) -> None:
    (first,) = store(database, upload({ONLINE: 40}))
    (again,) = store(other, upload({ONLINE: 40}))
    assert again.already_stored
    assert again.upload == first.upload
    (changed,) = store(other, upload({ONLINE: 41}, "khác"))
    assert changed.changes == Changes(changed=1)
    with writing(database) as writer:
        assert writer.undo(changed.upload, "Lan")
    follow(other)
    assert shown(other) == shown(database) == {ONLINE: 40}


def test_while_the_record_is_away_reading_goes_on_and_writing_is_refused(
    database: Database, monkeypatch: pytest.MonkeyPatch, office: Installation
) -> None:
    store(database, upload({ONLINE: 40}))
    monkeypatch.setenv(address.STORE, "postgresql://kpi@127.0.0.1:1/none")
    assert refusal(database) is ErrorCode.STORE_AWAY
    bring_up(database)
    assert shown(database) == {ONLINE: 40}
    monkeypatch.setenv(address.STORE, office.address)
    store(database, upload({ONLINE: 41}, "sau"))
    assert shown(database) == {ONLINE: 41}


def test_a_write_whose_answer_got_lost_gives_its_receipt_and_is_there_once(
    database: Database, office: Installation, monkeypatch: pytest.MonkeyPatch
) -> None:
    with Cutter(office.server.port) as cutter:
        monkeypatch.setenv(address.STORE, cutter.address(office.address))
        cutter.cut_after_commit()
        (receipt,) = store(database, upload({ONLINE: 40}))
        assert cutter.cuts == 1
    monkeypatch.setenv(address.STORE, office.address)
    assert not receipt.already_stored
    (again,) = store(database, upload({ONLINE: 40}))
    assert again.already_stored
    assert verify(database, MEASURES) == []


def test_a_write_that_was_cut_off_before_its_commit_is_nowhere(
    database: Database, other: Database, office: Installation, monkeypatch: pytest.MonkeyPatch
) -> None:
    number = newest_number(database)
    with Cutter(office.server.port) as cutter:
        monkeypatch.setenv(address.STORE, cutter.address(office.address))
        cutter.cut_before_commit()
        assert refusal(database) is ErrorCode.STORE_AWAY
        assert cutter.cuts == 1
    monkeypatch.setenv(address.STORE, office.address)
    for each in (database, other):
        assert not follow(each)
        assert (shown(each), newest_number(each)) == ({}, number)
    store(database, upload({ONLINE: 40}))
    assert verify(database, MEASURES) == []


def test_where_nobody_can_say_whether_it_took_place_that_is_told(
    database: Database, office: Installation, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(record, "_IN_DOUBT", 0.5)
    with Cutter(office.server.port) as cutter:
        monkeypatch.setenv(address.STORE, cutter.address(office.address))
        cutter.cut_after_commit(for_good=True)
        with pytest.raises(KpiError) as refused:
            store(database, upload({ONLINE: 40}))
    assert refused.value.code is ErrorCode.STORE_UNSURE
    assert shown(database) == {}
    monkeypatch.setenv(address.STORE, office.address)
    (again,) = store(database, upload({ONLINE: 40}))
    assert again.already_stored
    assert shown(database) == {ONLINE: 40}


def test_what_a_killed_writer_left_unshared_is_dropped(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    with (
        monkeypatch.context() as patch,
        pytest.raises(RuntimeError),
        writing(database) as writer,
    ):
        put(writer, upload({ONLINE: 40}))
        # As it stands when the process is gone before anything was shared.
        patch.setattr(turn, "share", _killed)
        patch.setattr("warehouse.writing.catching_up.drop_unshared", lambda _: None)
    bring_up(database)
    assert shown(database) == {}
    assert verify(database, MEASURES) == []
    (receipt,) = store(database, upload({ONLINE: 41}))
    assert (receipt.upload, shown(database)) == ("2409-0001", {ONLINE: 41})


def _killed(*_: object) -> None:
    raise RuntimeError


def test_what_was_shared_and_not_yet_published_is_published_by_whoever_comes_next(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    with (
        monkeypatch.context() as patch,
        pytest.raises(RuntimeError),
        writing(database) as writer,
    ):
        put(writer, upload({ONLINE: 40}))
        patch.setattr("warehouse.writing.publishing.publish", _killed)
    assert shown(database) == {}
    assert follow(database)
    assert shown(database) == {ONLINE: 40}
    assert verify(database, MEASURES) == []


def test_a_damaged_store_is_made_anew_from_the_record(database: Database) -> None:
    store(database, upload({ONLINE: 40}))
    content = bytearray(database.path.read_bytes())
    content[4096:8192] = bytes(4096)
    database.path.write_bytes(content)
    store(database, upload({ONLINE: 41}, "sau"))
    assert shown(database) == {ONLINE: 41}
    assert verify(database, MEASURES) == []


def test_a_folder_without_editions_is_made_anew_from_the_record(database: Database) -> None:
    store(database, upload({ONLINE: 40}))
    for path in (database.path, database.ledger, *database.editions.iterdir()):
        path.unlink()
    follow(database)
    assert shown(database) == {ONLINE: 40}
    assert verify(database, MEASURES) == []


def test_a_figure_that_was_altered_in_the_record_is_shown_by_nobody(
    database: Database, other: Database, office: Installation
) -> None:
    store(database, upload({ONLINE: 40}))
    with office.server.connect("postgres", office.name) as connection:
        connection.execute("alter table kpi.figure disable trigger all")
        connection.execute("update kpi.figure set value = 41")
    with pytest.raises(KpiError) as refused:
        follow(other)
    assert refused.value.code is ErrorCode.STORE_ALTERED
    assert shown(other) == {}
    assert refusal(other) is ErrorCode.STORE_ALTERED


def test_a_record_that_forgot_what_was_published_takes_nothing_more(
    database: Database, office: Installation, monkeypatch: pytest.MonkeyPatch
) -> None:
    older = office.server.database(of=office.name)
    store(database, upload({ONLINE: 40}))
    monkeypatch.setenv(address.STORE, office.server.address("kpi", older))
    assert refusal(database) is ErrorCode.STORE_ALTERED
    assert shown(database) == {ONLINE: 40}


def test_without_the_setting_nothing_is_written_beside_the_record(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv(address.STORE)
    assert refusal(database) is ErrorCode.STORE_NOT_NAMED
    assert shown(database) == {}


def test_another_record_than_the_one_it_follows_is_refused(database: Database) -> None:
    address.mark(database, "another")
    assert refusal(database) is ErrorCode.STORE_OTHER


def test_a_postgresql_without_a_record_is_named(
    office: Installation, database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    empty = office.server.address("kpi", office.server.database())
    monkeypatch.setenv(address.STORE, empty)
    assert refusal(database) is ErrorCode.STORE_NOT_READY


def test_a_database_of_its_own_stays_one_beside_the_setting(
    office: Installation, tmp_path: Path
) -> None:
    own = new_database(tmp_path / "own")
    store(own, upload({ONLINE: 40}))
    assert not follow(own)
    assert shown(own) == {ONLINE: 40}
    with record.connected(office.address) as there:
        assert there.head().reach.version == 0


def test_who_waits_too_long_for_another_machine_is_told_that_it_is_busy(
    database: Database, other: Database
) -> None:
    with writing(database), pytest.raises(KpiError) as refused, writing(other, 0.2):
        pass
    assert refused.value.code is ErrorCode.BUSY


def test_who_just_got_no_answer_is_not_kept_waiting_again(database: Database) -> None:
    away.noted(address.named() or "")
    assert refusal(database) is ErrorCode.STORE_AWAY
