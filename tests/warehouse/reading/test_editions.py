"""Readers: whole states, undisturbed, and no way out of them."""

from __future__ import annotations

import hashlib
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import duckdb
import pytest

from metrics.counts.errors import KpiError
from metrics.counts.upload import Changes
from tests.warehouse.builders import SEPTEMBER, new_database, original, put, store, upload
from warehouse.engine.files import Database
from warehouse.engine.lock import locked
from warehouse.reading import editions, queries
from warehouse.reading.editions import newest
from warehouse.writing import publishing
from warehouse.writing.database import create
from warehouse.writing.publishing import KEPT
from warehouse.writing.store import writing

ONLINE = ("26377", "received_online")


def test_creating_again_changes_nothing(database: Database) -> None:
    assert not create(database, sample=False, scope="75")
    with newest(database) as edition:
        assert (edition.number, edition.version, edition.scope) == (1, 0, "75")


def test_the_demonstration_is_marked_as_one(tmp_path: Path) -> None:
    database = new_database(tmp_path, sample=True)
    store(database, upload({ONLINE: 1}))
    assert not create(database, sample=True, scope="75")
    with newest(database) as edition:
        assert edition.sample


@pytest.mark.parametrize("used", [False, True])
def test_the_demonstration_is_refused_in_a_database_of_real_figures(
    database: Database, *, used: bool
) -> None:
    if used:
        (receipt,) = store(database, upload({ONLINE: 1}))
        with writing(database) as writer:
            writer.undo(receipt.upload, "")
    with pytest.raises(KpiError, match="sample_refused"):
        create(database, sample=True, scope="75")
    with newest(database) as edition:
        assert not edition.sample


def test_without_a_database_nothing_is_read_or_written(tmp_path: Path) -> None:
    nowhere = Database(tmp_path / "kpi.duckdb")
    assert not nowhere.exists
    with pytest.raises(KpiError, match="no_database"):
        newest(nowhere)
    with pytest.raises(KpiError, match="no_database"), writing(nowhere):
        pass
    assert list(tmp_path.iterdir()) == []


def test_work_on_many_files_opens_an_edition_only_where_there_is_a_newer_one(
    database: Database,
) -> None:
    store(database, upload({ONLINE: 1}))
    with editions.following(database) as look:
        first = look()
        assert look() is first
        store(database, upload({ONLINE: 2}, "b"))
        assert (look().number, look() is first) == (first.number + 1, False)
        with pytest.raises(duckdb.ConnectionException):
            first.cursor()
        last = look()
    with pytest.raises(duckdb.ConnectionException):
        last.cursor()


def test_what_an_edition_kept_of_a_month_is_of_that_edition_alone(database: Database) -> None:
    coming = upload({ONLINE: 2}, "c")
    store(database, upload({ONLINE: 1}, "a"))
    (taken_back,) = store(database, upload({ONLINE: 2}, "b"))
    with newest(database) as before:
        for _ in range(2):
            assert queries.compare(before, coming)[0] == Changes(same=1)
        with writing(database) as writer:
            writer.undo(taken_back.upload, "")
        with newest(database) as after:
            assert queries.compare(after, coming)[0] == Changes(changed=1)
        assert queries.compare(before, coming)[0] == Changes(same=1)


def test_who_publishes_an_edition_reads_it_without_hashing_it_once_more(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    store(database, upload({ONLINE: 1}))
    monkeypatch.setattr(hashlib, "file_digest", None)
    with newest(database) as edition:
        assert queries.figures_of(edition, SEPTEMBER) == {ONLINE: 1}


def test_a_reader_keeps_its_edition_while_newer_ones_appear(database: Database) -> None:
    store(database, upload({ONLINE: 0}, "0"))
    with newest(database) as old:
        for value in range(1, KEPT + 3):
            store(database, upload({ONLINE: value}, str(value)))
        assert queries.figures_of(old, SEPTEMBER) == {ONLINE: 0}
        with newest(database) as new:
            assert queries.figures_of(new, SEPTEMBER) == {ONLINE: KEPT + 2}
            assert new.number > old.number
    assert len(publishing.kept(database)) == KEPT


def test_many_readers_share_an_edition_and_threads_share_a_reader(database: Database) -> None:
    store(database, upload({ONLINE: 7}))
    with newest(database) as one, newest(database) as other, ThreadPoolExecutor(4) as threads:
        asked = [reader for _ in range(20) for reader in (one, other)]
        answers = threads.map(lambda reader: queries.figures_of(reader, SEPTEMBER), asked)
        assert list(answers) == [{ONLINE: 7}] * 40


def test_threads_that_share_a_reader_compare_with_the_same_month(database: Database) -> None:
    measures = ("received_total", "resolved_late")
    told = {(f"u{place}", measure): place for place in range(300) for measure in measures}
    blank = {slot: None if slot[1] == "resolved_late" else value for slot, value in told.items()}
    store(database, upload(told))
    coming = upload(blank, "b")
    with newest(database) as reader, ThreadPoolExecutor(8) as threads:
        found = threads.map(lambda each: queries.compare(reader, each)[0], [coming] * 200)
        assert set(found) == {Changes(same=300, removed=300)}


def test_an_edition_in_another_shape_is_named_as_damage(database: Database) -> None:
    (path,) = database.editions.glob("*.duckdb")
    path.unlink()
    with duckdb.connect(str(path)) as connection:
        connection.execute("create table something (else_ integer)")
    with pytest.raises(KpiError, match="damaged_store"):
        newest(database)


def test_a_batch_is_published_once(database: Database) -> None:
    with writing(database) as writer:
        for value in range(3):
            put(writer, upload({ONLINE: value}, str(value)))
        with newest(database) as edition:
            assert queries.uploads(edition) == []
    with newest(database) as edition:
        assert (edition.number, edition.version) == (2, 3)
    assert editions.newest_number(database) == 2


def test_a_writer_that_stores_nothing_publishes_nothing(database: Database) -> None:
    with writing(database):
        pass
    assert editions.newest_number(database) == 1


def test_a_second_writer_waits_and_then_is_told_that_the_store_is_busy(
    database: Database,
) -> None:
    with locked(database), pytest.raises(KpiError, match="busy"), writing(database, patience=0.1):
        pass


def test_a_reader_is_not_held_up_by_the_writer(database: Database) -> None:
    with writing(database) as writer:
        put(writer, upload({ONLINE: 1}))
        with newest(database) as edition:
            assert queries.figures_of(edition, SEPTEMBER) == {}


@pytest.mark.parametrize(
    "statement",
    [
        "insert into store.setting values ('a', 'b')",
        "attach '/tmp/other.duckdb'",
        "select * from read_csv('/etc/passwd')",
        "copy (select 1) to '/tmp/out.csv'",
        "install httpfs",
        "set memory_limit = '64GB'",
        "set enable_external_access = true",
        "select * from undeclared_python_variable",
    ],
)
def test_a_reader_can_neither_write_nor_look_elsewhere(database: Database, statement: str) -> None:
    undeclared_python_variable = [1]
    with newest(database) as edition, pytest.raises(duckdb.Error):
        edition.cursor().execute(statement).fetchall()
    del undeclared_python_variable


def test_text_from_people_is_never_read_as_a_statement(database: Database) -> None:
    nasty = "'); drop table store.figure; --"
    with writing(database) as writer:
        writer.keep(original(nasty))
        writer.append([upload({(nasty, nasty): 1}, nasty, unit=nasty)], {nasty})
    with newest(database) as edition:
        assert queries.figures_of(edition, SEPTEMBER, [nasty]) == {(nasty, nasty): 1}
        assert queries.uploads(edition)[0].file == nasty


def test_an_edition_that_is_gone_is_named_as_damage(database: Database) -> None:
    for path in database.editions.glob("*.duckdb"):
        path.unlink()
    with pytest.raises(KpiError, match="damaged_store"):
        newest(database)
    database.pointer.write_text("{}")
    with pytest.raises(KpiError, match="damaged_store"):
        newest(database)


def test_a_database_of_a_newer_program_is_left_alone(database: Database) -> None:
    with duckdb.connect(str(database.path)) as connection:
        connection.execute("insert into migration values ('9999-from-the-future', now())")
    with pytest.raises(KpiError, match="newer_database"), writing(database):
        pass
