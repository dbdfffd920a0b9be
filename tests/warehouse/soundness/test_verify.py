"""`check`: whatever is lost, altered or doubled is found and named."""

from __future__ import annotations

import errno
import shutil
from collections.abc import Callable
from pathlib import Path

import duckdb
import pytest
from filelock import FileLock

from metrics.counts.errors import KpiError
from metrics.counts.problem import Severity
from tests.warehouse.builders import (
    INDICATORS,
    MEASURES,
    SEPTEMBER,
    new_database,
    original,
    store,
    upload,
)
from warehouse.engine.files import Database
from warehouse.reading import queries
from warehouse.reading.editions import newest
from warehouse.reading.finding import FindingKind
from warehouse.soundness.verify import verify
from warehouse.statements.log import NewStatement, state
from warehouse.writing import wholeness
from warehouse.writing.store import writing

ONLINE, LATE = ("26377", "received_online"), ("26377", "resolved_late")


@pytest.fixture(scope="module")
def used(tmp_path_factory: pytest.TempPathFactory) -> Database:
    database = new_database(tmp_path_factory.mktemp("used"))
    store(
        database,
        upload({ONLINE: 40, LATE: 3}, "a"),
        upload({ONLINE: 41, LATE: None}, "b"),
        upload({ONLINE: 42}, "c"),
    )
    with writing(database) as writer:
        writer.undo("2409-0003", "Chi")
    return database


@pytest.fixture
def database(used: Database, tmp_path: Path) -> Database:
    shutil.copytree(used.path.parent, tmp_path, dirs_exist_ok=True)
    return Database(tmp_path / used.path.name)


def kinds(database: Database) -> set[FindingKind]:
    return {finding.kind for finding in verify(database, MEASURES, INDICATORS)}


def statement(text: str) -> Callable[[Database], None]:
    def act(database: Database) -> None:
        with duckdb.connect(str(database.path)) as connection:
            connection.execute(text)

    return act


def lines(edit: Callable[[list[bytes]], list[bytes]]) -> Callable[[Database], None]:
    def act(database: Database) -> None:
        kept = edit(database.ledger.read_bytes().splitlines(keepends=True))
        database.ledger.write_bytes(b"".join(kept))

    return act


def original_of(name: str, content: bytes | None) -> Callable[[Database], None]:
    def act(database: Database) -> None:
        path = database.originals / upload({}, name).sha256
        assert path.read_bytes() == original(name)
        path.write_bytes(content) if content is not None else path.unlink()

    return act


def lose_a_commit(database: Database) -> None:
    older = database.path.read_bytes()
    store(database, upload({ONLINE: 50}, "d"))
    database.path.write_bytes(older)


def test_nothing_is_found_in_a_sound_database(database: Database) -> None:
    assert verify(database, MEASURES, INDICATORS) == []


@pytest.mark.parametrize(
    ("damage", "found"),
    [
        (statement("update figure set value = 39 where value = 40"), FindingKind.TOTALS_DIFFER),
        (statement("update figure set cells = 'Z1' where value = 40"), FindingKind.TOTALS_DIFFER),
        (statement("delete from figure where value is null"), FindingKind.TOTALS_DIFFER),
        (statement("insert into figure from figure"), FindingKind.DOUBLED_FIGURES),
        (statement("update figure set version = 77 where version = 2"), FindingKind.STRAY_FIGURES),
        (statement("update figure set month = '2024-08-01'"), FindingKind.STRAY_FIGURES),
        (statement("update undo set undone = 9"), FindingKind.STRAY_UNDO),
        (statement("update upload set uploader = 'x' where version = 1"),
         FindingKind.LEDGER_DIFFERS),
        (statement("delete from undo"), FindingKind.LEDGER_AHEAD),
        (statement("update setting set value = 'true' where name = 'sample'"),
         FindingKind.EDITION_DIFFERS),
        (lines(lambda told: told[:-1]), FindingKind.LEDGER_CUT),
        (lines(lambda _: []), FindingKind.LEDGER_CUT),
        (lines(lambda told: told[1:]), FindingKind.LEDGER_BROKEN),
        (lines(lambda told: [told[1], told[0], *told[2:]]), FindingKind.LEDGER_BROKEN),
        (lines(lambda told: [told[0].replace(b'"figures":2', b'"figures":3'), *told[1:]]),
         FindingKind.LEDGER_BROKEN),
        (lines(lambda told: [b"\xff\n", *told[1:]]), FindingKind.LEDGER_BROKEN),
        (original_of("a", None), FindingKind.MISSING_ORIGINAL),
        (original_of("b", b"other bytes"), FindingKind.CHANGED_ORIGINAL),
        (lose_a_commit, FindingKind.LEDGER_AHEAD),
        (lambda database: database.path.write_bytes(b"rubbish" * 5000), FindingKind.DAMAGED_STORE),
        (lambda database: database.path.unlink(), FindingKind.DAMAGED_STORE),
        (lambda database: database.pointer.write_text("?"), FindingKind.DAMAGED_STORE),
    ],
    ids=[
        "value", "cells", "removal lost", "doubled", "no upload", "other month", "undo of nothing",
        "uploader", "undo lost", "setting", "tail cut", "emptied", "head cut", "reordered",
        "edited", "no text", "original lost", "original changed", "commit lost", "rubbish",
        "file lost", "pointer",
    ],
)  # fmt: skip
def test_damage_is_found_as_an_error(
    database: Database, damage: Callable[[Database], None], found: FindingKind
) -> None:
    damage(database)
    findings = verify(database, MEASURES, INDICATORS)
    assert found in {finding.kind for finding in findings}
    assert all(finding.severity is Severity.ERROR for finding in findings)


def test_damage_to_the_writers_file_does_not_stop_readers(database: Database) -> None:
    database.path.write_bytes(b"rubbish" * 5000)
    with newest(database) as edition:
        assert queries.figures_of(edition, SEPTEMBER) == {ONLINE: 41}


def test_a_ledger_that_was_cut_is_made_whole_and_stays_marked(database: Database) -> None:
    lines(lambda told: told[:-1])(database)
    assert kinds(database) == {FindingKind.LEDGER_CUT}
    (finding,) = verify(database, MEASURES, INDICATORS)
    assert (finding.kind, finding.severity) == (FindingKind.LEDGER_RECOVERED, Severity.ERROR)


def test_a_share_above_one_is_found_as_a_warning(database: Database) -> None:
    store(
        database,
        upload({LATE: 1}, "late", form="ii06a"),
        upload({("26377", "apologies"): 2}, "apologies", form="letters"),
    )
    (finding,) = verify(database, MEASURES, INDICATORS)
    assert (finding.kind, finding.severity) == (FindingKind.IMPOSSIBLE_SHARE, Severity.WARNING)
    assert (finding.where, finding.facts["good"], finding.facts["cases"]) == ("26377", 2, 1)


def test_figures_under_a_measure_that_nobody_knows_are_an_error_until_taken_back(
    database: Database,
) -> None:
    strange = upload({ONLINE: 1, ("26377", "received_onlin"): 40}, "strange")
    with writing(database) as writer:
        writer.keep(original(strange.file))
        # As a program did that knew other measures.
        (receipt,) = writer.append([strange], {*MEASURES, "received_onlin"})
    (finding,) = verify(database, MEASURES, INDICATORS)
    assert (finding.kind, finding.severity) == (FindingKind.UNKNOWN_MEASURE, Severity.ERROR)
    assert (finding.where, finding.facts) == (
        receipt.upload,
        {"measure": "received_onlin", "figures": 1},
    )
    with writing(database) as writer:
        writer.undo(receipt.upload, "Chi")
    assert verify(database, MEASURES, INDICATORS) == []


def test_without_a_database_there_is_nothing_to_check(tmp_path: Path) -> None:
    with pytest.raises(KpiError, match="no_database"):
        verify(Database(tmp_path / "kpi.duckdb"), MEASURES)


def test_a_sound_store_on_a_full_disk_is_not_called_damaged(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    full = duckdb.IOException("Could not write file: No space left on device")

    def fail(_: object) -> bool:
        raise full

    monkeypatch.setattr(wholeness, "takes_rows", fail)
    with pytest.raises(KpiError, match="no_space"):
        verify(database, MEASURES, INDICATORS)


def test_a_folder_in_which_nobody_may_write_is_told_and_not_called_damaged(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(errno.EACCES, "Permission denied", str(database.lock))

    monkeypatch.setattr(FileLock, "acquire", refuse)
    with pytest.raises(KpiError, match="file_system"), writing(database):
        pass
    with newest(database) as edition:
        assert queries.figures_of(edition, SEPTEMBER) == {ONLINE: 41}


def test_a_statement_cut_off_the_end_of_the_log_is_noticed(database: Database) -> None:
    with writing(database) as writer:
        writer.learn(lambda source: state(source, [NewStatement("name", "x", "null", "Lan")]))
    statement("delete from statement")(database)
    assert FindingKind.EDITION_DIFFERS in kinds(database)
