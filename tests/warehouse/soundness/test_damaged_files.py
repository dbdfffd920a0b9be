"""Damaged and lost files: readers go on with the last good state, the store is made anew."""

from __future__ import annotations

import random
import shutil
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

import pytest

from metrics.counts.errors import ErrorCode, KpiError
from tests.warehouse.builders import MEASURES, SEPTEMBER, new_database, store, upload
from warehouse.engine.files import Database
from warehouse.engine.lock import locked
from warehouse.reading import queries
from warehouse.reading.editions import following, newest, newest_number, read_pointer, read_pointers
from warehouse.reading.finding import FindingKind
from warehouse.record import ledger
from warehouse.record.upload import local_time
from warehouse.soundness.rebuild import bring_up, rebuilding, recover
from warehouse.soundness.verify import verify
from warehouse.writing.store import writing

ONLINE = ("26377", "received_online")
Damage = Callable[[Database], None]


@pytest.fixture(scope="module")
def used(tmp_path_factory: pytest.TempPathFactory) -> Database:
    database = new_database(tmp_path_factory.mktemp("used"))
    for value in (1, 2, 3):
        store(database, upload({ONLINE: value}, str(value)))
    return database


@pytest.fixture
def database(used: Database, tmp_path: Path) -> Database:
    shutil.copytree(used.path.parent, tmp_path, dirs_exist_ok=True)
    return Database(tmp_path / used.path.name)


def spoil(path: Path, place: int, sign: int = 0xFF) -> None:
    """Change one byte."""
    content = bytearray(path.read_bytes())
    content[place] ^= sign
    path.chmod(0o644)
    path.write_bytes(content)


def newest_file(database: Database) -> Path:
    return database.editions / read_pointer(database).file


def shown(database: Database) -> int | None:
    with newest(database) as edition:
        return queries.figures_of(edition, SEPTEMBER).get(ONLINE)


def test_work_on_many_files_goes_on_with_the_edition_before_where_the_newest_is_damaged(
    database: Database,
) -> None:
    with following(database) as look:
        before = look().number
        spoil(newest_file(database), 5000)
        assert (look().number, look().behind) == (before - 1, True)
        assert look() is look()
        store(database, upload({ONLINE: 4}, "4"))
        assert (look().number, look().behind) == (newest_number(database), False)


def test_a_changed_byte_anywhere_in_the_newest_edition_is_noticed(database: Database) -> None:
    chance = random.Random(766)
    path = newest_file(database)
    whole = path.read_bytes()
    for _ in range(12):
        spoil(path, chance.randrange(len(whole)), 1 << chance.randrange(8))
        with newest(database) as edition:
            assert edition.behind
            assert queries.figures_of(edition, SEPTEMBER) == {ONLINE: 2}
            assert newest_number(database) == edition.number == 3
        path.write_bytes(whole)
    assert shown(database) == 3
    assert newest_number(database) == 4


@pytest.mark.parametrize("lost", [1, 2, 3])
def test_readers_go_back_as_far_as_a_sound_edition_stands(database: Database, lost: int) -> None:
    for pointer in read_pointers(database)[:lost]:
        (database.editions / pointer.file).unlink()
    assert shown(database) == {1: 2, 2: 1, 3: None}[lost]
    published_at = read_pointers(database)[lost].published_at
    with newest(database) as edition:
        assert edition.behind
        assert edition.published_at == local_time(published_at)


@pytest.mark.parametrize(
    "damage",
    [
        lambda database: spoil(newest_file(database), 5000),
        lambda database: newest_file(database).unlink(),
        lambda database: newest_file(database).write_bytes(b""),
        lambda database: database.pointer.write_text("?"),
        lambda database: database.pointer.write_text('{"number": 4}'),
        lambda database: shutil.rmtree(database.editions),
    ],
    ids=["byte", "lost", "emptied", "pointer", "pointer says less", "folder lost"],
)
def test_what_is_published_is_published_anew_from_a_sound_store(
    database: Database, damage: Damage
) -> None:
    for path in database.editions.glob("*.duckdb"):
        path.chmod(0o644)
    damage(database)
    bring_up(database)
    with newest(database) as edition:
        assert not edition.behind
        assert queries.figures_of(edition, SEPTEMBER) == {ONLINE: 3}
    assert verify(database, MEASURES) == []


def test_check_names_a_damaged_edition_once_and_publishes_anew(database: Database) -> None:
    spoiled = newest_file(database)
    spoil(spoiled, 5000)
    (finding,) = verify(database, MEASURES)
    assert (finding.kind, finding.where) == (FindingKind.DAMAGED_STORE, spoiled.name)
    assert verify(database, MEASURES) == []


def cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])


def replace_by_another(database: Database) -> None:
    """Another database with as many uploads takes the store's place."""
    other = new_database(database.path.parent / "other")
    for value in (7, 8, 9):
        store(other, upload({ONLINE: value}, str(value)))
    shutil.copyfile(other.path, database.path)


def made_anew(database: Database) -> list[str]:
    """Make the store anew with what an edition holds; what is still missing."""
    missing = []
    with suppress(KpiError), locked(database), rebuilding(database, "75") as begun:
        missing = [entry.upload for entry in begun.missing]
        assert begun.lost == 0
        if missing:
            raise KpiError(ErrorCode.DAMAGED_STORE, file="")
    return missing


def write(path: Path, content: bytes) -> None:
    path.write_bytes(content)


DAMAGES: dict[str, Damage] = {
    "rubbish": lambda database: write(database.path, b"rubbish" * 5000),
    "lost": lambda database: database.path.unlink(),
    "emptied": lambda database: write(database.path, b""),
    "cut": lambda database: cut(database.path),
    "another": replace_by_another,
}


@pytest.mark.parametrize("damage", DAMAGES.values(), ids=list(DAMAGES))
def test_a_store_is_made_anew_with_everything_that_was_promised(
    database: Database, damage: Damage
) -> None:
    told = database.ledger.read_bytes()
    (database.path.parent / "other").mkdir()
    damage(database)
    assert made_anew(database) == []
    assert verify(database, MEASURES) == []
    assert database.ledger.read_bytes() == told
    (receipt,) = store(database, upload({ONLINE: 4}, "4"))
    assert receipt.upload == "2409-0004"
    assert shown(database) == 4


def test_a_byte_changed_anywhere_in_the_store_never_reaches_a_reader_or_a_later_upload(
    database: Database,
) -> None:
    chance = random.Random(1)
    whole = database.path.read_bytes()
    for _ in range(12):
        spoil(database.path, chance.randrange(len(whole)), 1 << chance.randrange(8))
        try:
            with writing(database):
                pass
            found = verify(database, MEASURES)
        except KpiError as error:
            assert error.code == "damaged_store"
            found = []
        assert all(finding.kind is FindingKind.DAMAGED_STORE for finding in found)
        assert shown(database) == 3
        database.path.write_bytes(whole)


def test_a_store_that_cannot_be_read_while_it_is_published_is_named_as_damaged(
    database: Database,
) -> None:
    figures = {(f"unit {each}", "received_online"): each for each in range(4000)}
    store(database, upload(figures, "many"))
    whole = database.path.read_bytes()
    place = whole.index(b"unit 3999")
    spoil(database.path, place)
    with pytest.raises(KpiError, match="damaged_store"):
        store(database, upload({ONLINE: 9}, "9"))
    assert shown(database) == 3


def test_a_damaged_store_is_put_aside_not_thrown_away(database: Database) -> None:
    database.path.write_bytes(b"rubbish" * 5000)
    made_anew(database)
    (aside,) = database.path.parent.glob("kpi.duckdb.damaged-*")
    assert aside.read_bytes() == b"rubbish" * 5000


def test_what_only_the_ledger_tells_is_named_to_be_done_again(database: Database) -> None:
    for pointer in read_pointers(database)[:2]:
        (database.editions / pointer.file).unlink()
    database.path.unlink()
    assert made_anew(database) == ["2409-0002", "2409-0003"]
    # Until it is done again, nothing stands in the place of what was lost.
    assert not database.path.exists()
    with pytest.raises(KpiError, match="damaged_store"), writing(database):
        pass
    assert shown(database) == 1


def test_an_edition_that_the_ledger_does_not_tell_of_is_no_ground_to_build_on(
    database: Database,
) -> None:
    entries = [entry for entry in ledger.entries(database) if entry]
    database.ledger.unlink()
    forged = [replace(each, digest="1") for each in entries]
    ledger.append(database, forged)
    database.path.unlink()
    # Only the edition from before the first import does not contradict it.
    assert len(made_anew(database)) == len(forged)


def test_a_restoration_that_was_killed_is_begun_anew(database: Database) -> None:
    database.path.unlink()
    database.path.with_suffix(".rebuilt").write_bytes(b"half of a copy")
    assert made_anew(database) == []
    assert not database.path.with_suffix(".rebuilt").exists()
    recover(database)
    assert shown(database) == 3


def test_nothing_can_be_made_anew_where_everything_is_lost(database: Database) -> None:
    database.path.unlink()
    for path in database.editions.glob("*.duckdb"):
        path.unlink()
    database.ledger.unlink()
    with (
        pytest.raises(KpiError, match="damaged_store"),
        locked(database),
        rebuilding(database, "75"),
    ):
        pass
    with pytest.raises(KpiError, match="damaged_store"):
        bring_up(database)
