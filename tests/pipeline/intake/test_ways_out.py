"""From every state in which the rest can be made anew there is a way out, mostly without a word."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import duckdb
import pytest

from metrics.counts.answer import Choice, Phrase
from metrics.counts.errors import KpiError
from metrics.counts.month import Month
from pipeline.desk.workspace import Workspace, find_workspace, reference, start
from pipeline.intake import repair
from pipeline.intake.options import FileRead, Options
from pipeline.intake.prepare import prepared
from pipeline.intake.upload import FileOutcome, check_files, store_files
from pipeline.statements import phrases
from tests.copies import copied
from tests.journey.command import figures, form
from warehouse.engine.connection import Source
from warehouse.engine.files import Database
from warehouse.reading import queries
from warehouse.reading.finding import Finding
from warehouse.record import ledger
from warehouse.soundness.verify import verify
from warehouse.statements.kinds import PHRASE
from warehouse.statements.log import state
from warehouse.writing.store import Writer, writing

MONTH = Month(2024, 3)
Figures = dict[tuple[str, str], int]


@pytest.fixture(scope="module")
def used(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One import, and a second file that was not imported yet."""
    folder = tmp_path_factory.mktemp("used") / "kho"
    database = start(folder / "kpi.duckdb")
    for name, units in (("một", ("26383", "26368")), ("hai", ("26386",))):
        rows = {unit: figures(late=len(name)) for unit in units}
        form(folder, database, rows, str(MONTH), f"{name}.xlsx")
    (stored,) = bring(database, "một.xlsx", "Lan")
    assert stored.stored
    return database


@pytest.fixture(scope="module")
def true(used: Path, tmp_path_factory: pytest.TempPathFactory) -> Figures:
    """What is shown after the second import where nothing befell the database."""
    database = copied(used, tmp_path_factory.mktemp("true") / "kho")
    assert second(database).stored
    return shown(database)


@pytest.fixture
def database(used: Path, tmp_path: Path) -> Path:
    """Its copy, to be damaged."""
    return copied(used, tmp_path / "kho")


def bring(database: Path, file: str, by: str) -> list[FileOutcome]:
    workspace = find_workspace(database)
    repair.ensure_sound(workspace)
    return store_files(workspace, [database.with_name(file)], Options(uploader=by))


def second(database: Path) -> FileOutcome:
    (outcome,) = bring(database, "hai.xlsx", "Bình")
    return outcome


def shown(database: Path) -> Figures:
    with Workspace(Database(database)).edition() as edition:
        assert not edition.behind
        return queries.figures_of(edition, MONTH)


def checked(database: Path) -> list[Finding]:
    known = reference()
    return verify(Database(database), known.measure_codes, known.indicators)


def sql(statement: str) -> Callable[[Path], None]:
    def act(database: Path) -> None:
        with duckdb.connect(str(database)) as connection:
            connection.execute(statement)

    return act


def line(text: bytes) -> Callable[[Path], None]:
    """Add a line to the ledger."""

    def act(database: Path) -> None:
        with database.with_suffix(".ledger").open("ab") as file:
            file.write(text)

    return act


def resealed(database: Path) -> None:
    """Alter the ledger's last line and seal it anew."""
    told = [entry for entry in ledger.entries(Database(database)) if entry]
    database.with_suffix(".ledger").unlink()
    ledger.append(Database(database), [*told[:-1], replace(told[-1], by="người khác")])


def all_damaged(database: Path) -> None:
    """Store and newest edition."""
    database.write_bytes(b"rubbish" * 9000)
    newest = max(database.with_suffix(".editions").glob("*.duckdb"))
    newest.chmod(0o644)
    newest.write_bytes(b"rubbish" * 9000)


def index_damaged(database: Path) -> None:
    """Flip bytes near the end of the store, where the indices are."""
    content = bytearray(database.read_bytes())
    for place in range(len(content) - 5000, len(content) - 300_000, -65_536):
        content[place] ^= 0xFF
    database.write_bytes(content)


def rolled_back(database: Path) -> None:
    """The pointer says what it said before the first import."""
    pointer = database.with_suffix(".editions") / "newest.json"
    pointer.write_text(json.dumps(json.loads(pointer.read_text())["earlier"][0]))


DAMAGES = {
    "a figure altered": sql("update figure set value = value + 1"),
    "a figure lost": sql("delete from figure where unit = '26368'"),
    "a stray figure": sql("insert into figure (select 9, * exclude (version) from figure)"),
    "an upload's name": sql("update upload set file = 'khác.xlsx'"),
    "a stray line": line(b"lalala\n"),
    "a stray entry": line(b'{"action": "import"}\n'),
    "the last line resealed": resealed,
    "store and edition": all_damaged,
    "the index": index_damaged,
    "the pointer": rolled_back,
}


@pytest.mark.parametrize("damage", DAMAGES.values(), ids=list(DAMAGES))
def test_an_import_mends_what_befell_the_database_and_stores_what_it_was_given(
    database: Path, true: Figures, damage: Callable[[Path], None]
) -> None:
    damage(database)
    assert second(database).stored
    assert shown(database) == true
    left = checked(database)
    # That the ledger was altered is told for ever.
    assert {finding.kind.value for finding in left} <= {"ledger_recovered"}
    assert bool(left) == (damage is resealed)


def test_a_reader_sees_what_the_pointer_was_rolled_back_from(database: Path) -> None:
    before = shown(database)
    rolled_back(database)
    repair.ensure_sound(find_workspace(database))
    assert shown(database) == before


@pytest.mark.parametrize("offset", [1024, 3072, 9216])
def test_what_a_killed_writer_left_half_in_a_damaged_log_is_stored_anew(
    database: Path, true: Figures, offset: int
) -> None:
    writer = os.fork()
    if writer == 0:
        die_before_checkpoint(database)
    os.waitpid(writer, 0)
    log = Database(database).log
    content = log.read_bytes()
    log.write_bytes(content[:offset] + bytes(64) + content[offset + 64 :])
    second(database)
    assert shown(database) == true
    assert checked(database) == []


def die_before_checkpoint(database: Path) -> None:
    """Store the second file and be killed with the commit in the engine's log alone."""
    here, path = Workspace(Database(database)), database.with_name("hai.xlsx")
    (read,) = check_files(here, [path], Options())
    with writing(here.database) as writer:
        writer.keep(path.read_bytes())
        _, uploads = prepared(writer, here.reference, FileRead(path, read.reading), "Bình")
        writer.append(uploads, here.reference.measure_codes)
        os._exit(9)


def test_a_store_that_turns_out_damaged_as_it_is_written_is_mended_and_written_once_more(
    database: Path, true: Figures, monkeypatch: pytest.MonkeyPatch
) -> None:
    real, failures = Writer.append, iter([duckdb.FatalException("index")])

    def append(*given: object, **named: object) -> object:
        for failure in failures:
            # What is found only now was there before: the file is not what was published.
            with database.open("ab") as file:
                file.write(b"x" * 4096)
            raise failure
        return real(*given, **named)  # type: ignore[arg-type]

    monkeypatch.setattr(Writer, "append", append)
    assert second(database).stored
    assert shown(database) == true


def test_a_word_of_a_person_mends_a_store_that_turns_out_damaged_and_is_kept(
    database: Path,
) -> None:
    known, failures = Phrase("ho so gap", "f" * 64, "UBND", Choice.WHOLE), iter([1])

    def said(source: Source) -> None:
        for _ in failures:
            with database.open("ab") as file:
                file.write(b"x" * 4096)
            raise duckdb.FatalException("index")
        state(source, [PHRASE.of(known, "Lan")])

    replace(find_workspace(database), mender=repair.mended).learn(said)
    with find_workspace(database).edition() as edition:
        assert phrases.learned(edition) == (known,)
    assert checked(database) == []


def test_a_database_of_which_only_ledger_and_originals_are_left_is_made_anew_where_asked(
    database: Path,
) -> None:
    second(database)
    before = shown(database)
    database.unlink()
    shutil.rmtree(Database(database).editions)
    with pytest.raises(KpiError, match="damaged_store"):
        start(database)
    workspace = find_workspace(database)
    assert [found.kind.value for found in repair.mend(workspace)] == ["store_rebuilt"]
    assert checked(database) == []
    assert shown(database) == before
