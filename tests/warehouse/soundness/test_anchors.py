"""Ledger and log against who may write the data folder: whatever is done to them is noticed."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import asdict, replace
from functools import partial
from pathlib import Path

import duckdb
import pytest

from tests.warehouse.builders import MEASURES, new_database, put, store, upload
from warehouse.engine.files import Database
from warehouse.engine.seal import START, seal
from warehouse.reading.editions import newest, read_pointers
from warehouse.reading.finding import Finding, FindingKind
from warehouse.record import checkpoints, keys, ledger
from warehouse.record.ledger import LedgerEntry
from warehouse.soundness import anchors
from warehouse.soundness.verify import verify
from warehouse.statements.kinds import FILTER, SavedFilter
from warehouse.statements.log import state
from warehouse.writing.store import writing

ONLINE = ("26377", "received_online")
LINES = 12
Entries = list[LedgerEntry]
Kind = FindingKind


@pytest.fixture(scope="module")
def used(tmp_path_factory: pytest.TempPathFactory) -> Database:
    """Twelve uploads and six words, each with a checkpoint; beside it how it stood after eight."""
    database = new_database(tmp_path_factory.mktemp("so"))
    for at in range(1, LINES + 1):
        with writing(database) as writer:
            put(writer, upload({ONLINE: at}, f"Tệp số {at}.xlsx"))
            if at % 2:
                said = FILTER.of(SavedFilter(f"Lọc {at}", {"den": "Đạt"}), "Lan", "thử")
                writer.learn(partial(state, new=[said]))
        if at == 8:
            shutil.copytree(database.path.parent, database.path.parent / "truoc")
    return database


@pytest.fixture
def database(used: Database, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Database:
    """A copy of it that the installation's key goes on vouching for."""
    shutil.copytree(used.path.parent, tmp_path, dirs_exist_ok=True)
    folder = tmp_path.parent / f"{tmp_path.name}-khoa"
    # The key alone: what it last vouched for is being written by others beside this test.
    folder.mkdir()
    shutil.copy(keys.folder() / "ledger.key", folder)
    monkeypatch.setenv(keys.FOLDER, str(folder))
    here = Database(tmp_path / used.path.name)
    keys.remember(here, checkpoints.checkpoints(here)[-1].line)  # type: ignore[union-attr]
    return here


def told(database: Database) -> Entries:
    found = [*ledger.entries(database)]
    assert None not in found
    return [entry for entry in found if entry]


def written(database: Database, entries: Sequence[LedgerEntry], *, restamped: bool = False) -> None:
    previous, lines = ledger.START, []
    for at, entry in enumerate(entries, start=1):
        kept = replace(entry, sequence=at).sealed(previous) if restamped else entry
        previous = kept.hash
        lines.append(json.dumps(kept.facts(), ensure_ascii=False, sort_keys=True) + "\n")
    database.ledger.write_text("".join(lines), "utf-8")
    if restamped:
        # Who goes to such lengths has the pointer agree as well.
        pointed(database, ledger=previous, version=len(entries))


def pointed(database: Database, **facts: object) -> None:
    pointer = json.loads(database.pointer.read_text())
    database.pointer.write_text(json.dumps(pointer | facts))


def edited(
    change: Callable[[Entries], Sequence[LedgerEntry]], *, restamped: bool = False
) -> Callable[[Database], None]:
    def act(database: Database) -> None:
        written(database, change(told(database)), restamped=restamped)

    return act


def in_bytes(change: Callable[[bytes], bytes]) -> Callable[[Database], None]:
    def act(database: Database) -> None:
        database.ledger.write_bytes(change(database.ledger.read_bytes()))

    return act


def with_one(at: int, **facts: object) -> Callable[[Entries], Entries]:
    def change(entries: Entries) -> Entries:
        entries[at] = replace(entries[at], **facts)  # type: ignore[arg-type]
        return entries

    return change


def cut(count: int) -> Callable[[Entries], Entries]:
    return lambda entries: entries[: len(entries) - count]


def decomposed(entries: Entries) -> Entries:
    entries[3] = replace(entries[3], file=unicodedata.normalize("NFD", entries[3].file))
    return entries


def another_ledger(database: Database) -> None:
    other = new_database(database.path.parent / "khac")
    store(other, *(upload({ONLINE: at}, f"khác {at}") for at in range(LINES)))
    shutil.copy(other.ledger, database.ledger)


def another_installation(database: Database) -> None:
    other = new_database(database.path.parent / "khac")
    store(other, *(upload({ONLINE: at}, f"khác {at}") for at in range(LINES)))
    replaced(database, other.path.parent)


def rolled_back(*endings: str) -> Callable[[Database], None]:
    """Files, or the whole folder, as they were before."""

    def act(database: Database) -> None:
        before = database.path.parent / "truoc"
        if not endings:
            replaced(database, before)
        for ending in endings:
            name = database.path.with_suffix(ending).name
            shutil.copy(before / name, database.path.parent / name)

    return act


def replaced(database: Database, folder: Path) -> None:
    for path in (*database.path.parent.glob(f"{database.path.stem}.*"),):
        shutil.rmtree(path) if path.is_dir() else path.unlink()
    for path in folder.glob(f"{database.path.stem}.*"):
        target = database.path.parent / path.name
        shutil.copytree(path, target) if path.is_dir() else shutil.copy(path, target)


def checkpoint_lines(change: Callable[[list[bytes]], list[bytes]]) -> Callable[[Database], None]:
    def act(database: Database) -> None:
        lines = database.checkpoints.read_bytes().splitlines(keepends=True)
        database.checkpoints.write_bytes(b"".join(change(lines)))

    return act


def forged(lines: list[bytes]) -> list[bytes]:
    """Checkpoints made anew by somebody with a key of his own, under the name of ours."""
    key, previous, made = keys.Key(b"x" * 32), ledger.START, []
    for line in lines:
        found = checkpoints.parse(line)
        assert found
        fresh = replace(found, head="f" * 64, previous=previous)
        fresh = replace(fresh, mac=fresh.vouched(key))
        previous = fresh.mac
        made.append(fresh.line)
    return made


def statements(*steps: str) -> Callable[[Database], None]:
    """The log altered by SQL and sealed anew from its beginning, in store and edition alike."""

    def act(database: Database) -> None:
        for path in (database.path, database.editions / read_pointers(database)[0].file):
            path.chmod(0o644)
            with duckdb.connect(str(path)) as connection:
                for step in steps:
                    connection.execute(step)
                before = START
                rows = connection.execute(
                    "select place, kind, subject, facts, stated_by, stated_at, why, takes_back "
                    "from statement order by place"
                ).fetchall()
                for row in rows:
                    before = seal(before, row)
                    connection.execute(
                        "update statement set seal = ? where place = ?", [before, row[0]]
                    )
        edition = database.editions / read_pointers(database)[0].file
        pointed(database, sha256=_sha(edition), store=_sha(database.path), said=len(rows))

    return act


def _sha(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


RESTAMPED = {"restamped": True}
TAMPERINGS: dict[str, tuple[Callable[[Database], None], set[Kind]]] = {
    "edit first": (edited(with_one(0, by="x")), {Kind.LEDGER_BROKEN}),
    "edit middle": (edited(with_one(5, figures=99)), {Kind.LEDGER_BROKEN}),
    "edit last": (edited(with_one(LINES - 1, by="x")), {Kind.LEDGER_BROKEN}),
    "delete first": (edited(lambda all_: all_[1:]), {Kind.LEDGER_BROKEN}),
    "delete middle": (edited(lambda all_: all_[:5] + all_[6:]), {Kind.LEDGER_BROKEN}),
    "insert": (edited(lambda all_: [*all_[:5], all_[2], *all_[5:]]), {Kind.LEDGER_BROKEN}),
    "swap": (edited(lambda a: [*a[:4], a[5], a[4], *a[6:]]), {Kind.LEDGER_BROKEN}),
    "duplicate last": (edited(lambda all_: [*all_, all_[-1]]), {Kind.LEDGER_BROKEN}),
    "clock set back": (edited(with_one(7, time="2001-01-01T00:00:00")), {Kind.LEDGER_BROKEN}),
    "letters decomposed": (edited(decomposed), {Kind.LEDGER_BROKEN}),
    "line of nothing": (
        in_bytes(lambda told: told + b"{}\n"), {Kind.LEDGER_BROKEN},
    ),
    "lines ended otherwise": (
        in_bytes(lambda told: told.replace(b"\n", b"\r")),
        {Kind.LEDGER_CUT},
    ),
    "cut by one": (edited(cut(1)), {Kind.LEDGER_CUT}),
    "cut by ten": (edited(cut(10)), {Kind.LEDGER_CUT}),
    "cut whole": (edited(cut(LINES)), {Kind.LEDGER_CUT}),
    "cut by one, pointer too": (edited(cut(1), **RESTAMPED), {Kind.LEDGER_CUT}),
    "cut by ten, pointer too": (edited(cut(10), **RESTAMPED), {Kind.LEDGER_CUT}),
    "restamped first": (edited(with_one(0, by="x"), **RESTAMPED), {Kind.ANCHOR_MISMATCH}),
    "restamped middle": (edited(with_one(5, by="x"), **RESTAMPED), {Kind.ANCHOR_MISMATCH}),
    "restamped last": (edited(with_one(LINES - 1, by="x"), **RESTAMPED), {Kind.ANCHOR_MISMATCH}),
    "restamped and cut": (
        edited(lambda a: with_one(2, by="x")(a)[:9], **RESTAMPED),
        {Kind.ANCHOR_MISMATCH, Kind.LEDGER_CUT},
    ),
    "restamped without one": (
        edited(lambda all_: all_[:5] + all_[6:], **RESTAMPED),
        {Kind.ANCHOR_MISMATCH, Kind.LEDGER_CUT},
    ),
    "restamped, decomposed": (edited(decomposed, **RESTAMPED), {Kind.ANCHOR_MISMATCH}),
    "another ledger": (another_ledger, {Kind.ANCHOR_MISMATCH}),
    "another installation": (another_installation, {Kind.ANCHOR_MISMATCH}),
    "ledger from before": (rolled_back(".ledger"), {Kind.LEDGER_CUT}),
    "checkpoints from before": (rolled_back(".checkpoints"), {Kind.ANCHOR_MISMATCH}),
    "both from before": (
        rolled_back(".ledger", ".checkpoints"), {Kind.LEDGER_CUT, Kind.ANCHOR_MISMATCH}
    ),
    "everything from before": (rolled_back(), {Kind.ANCHOR_MISMATCH}),
    "checkpoints gone": (lambda d: d.checkpoints.unlink(), {Kind.ANCHOR_MISMATCH}),
    "checkpoint cut": (checkpoint_lines(lambda all_: all_[:-1]), {Kind.ANCHOR_MISMATCH}),
    "checkpoint edited": (
        checkpoint_lines(lambda a: [a[0].replace(b'"said":', b'"said":1'), *a[1:]]),
        {Kind.CHECKPOINTS_BROKEN},
    ),
    "checkpoint dropped": (
        checkpoint_lines(lambda all_: all_[:3] + all_[4:]), {Kind.CHECKPOINTS_BROKEN}
    ),
    "checkpoints forged": (checkpoint_lines(forged), {Kind.CHECKPOINTS_BROKEN}),
    "words restamped": (
        statements("update statement set stated_by = 'x' where place = 2"), {Kind.ANCHOR_MISMATCH}
    ),
    "words cut": (
        statements("delete from statement where place > 4"), {Kind.STATEMENTS_CUT}
    ),
}  # fmt: skip


def test_nothing_is_noticed_where_nothing_was_done(database: Database) -> None:
    assert verify(database, MEASURES) == []


def test_at_least_thirty_ways_are_tried() -> None:
    assert len(TAMPERINGS) >= 30


@pytest.mark.parametrize("name", TAMPERINGS)
def test_whatever_is_done_to_ledger_or_log_is_noticed_and_told_apart(
    database: Database, name: str
) -> None:
    tamper, expected = TAMPERINGS[name]
    tamper(database)
    found = {finding.kind for finding in verify(database, MEASURES)}
    assert expected <= found
    assert Kind.NOT_VERIFIABLE not in found or name == "checkpoints gone"


def test_what_was_done_is_noticed_still_when_others_have_written_since(database: Database) -> None:
    edited(with_one(5, by="x"), **RESTAMPED)(database)
    store(database, upload({ONLINE: 99}, "sau.xlsx"))
    assert Kind.ANCHOR_MISMATCH in {finding.kind for finding in verify(database, MEASURES)}


def test_a_folder_put_back_is_noticed_still_when_others_have_written_since(
    database: Database,
) -> None:
    rolled_back()(database)
    store(database, upload({ONLINE: 99}, "sau.xlsx"), upload({ONLINE: 98}, "sau nữa.xlsx"))
    assert Kind.ANCHOR_MISMATCH in {finding.kind for finding in verify(database, MEASURES)}


def test_without_the_key_nobody_says_that_all_is_well(
    database: Database, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(keys.FOLDER, str(tmp_path / "may-khac"))
    assert verify(database, MEASURES) == [Finding(Kind.NOT_VERIFIABLE, database.checkpoints.name)]


def test_what_a_crash_left_unvouched_is_no_tampering(database: Database) -> None:
    with newest(database) as edition:
        seals = anchors.seals_of(edition)
    checkpoint_lines(lambda all_: all_[:-2])(database)
    keys.remember(database, database.checkpoints.read_bytes().splitlines(keepends=True)[-1])
    found = [*anchors.amiss(database, ledger.followed(database), seals)]
    assert [finding.kind for finding in found] == [Kind.LEDGER_UNVOUCHED]


def test_writers_that_die_one_after_another_before_the_mark_are_no_tampering(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    really = keys.remember
    for at in range(3):
        before = checkpoints.checkpoints(database)[-1]
        assert before is not None

        def dies(where: Database, line: bytes, whole: bytes = before.line) -> None:
            # What it makes up for is remembered; at its own checkpoint it dies.
            if line == whole:
                really(where, line)

        monkeypatch.setattr(keys, "remember", dies)
        with writing(database) as writer:
            put(writer, upload({ONLINE: 100 + at}, f"Tệp sau số {at}.xlsx"))
    assert verify(database, MEASURES) == []


def test_a_copy_elsewhere_bears_witness_when_key_folder_and_data_were_put_back(
    database: Database, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    elsewhere = tmp_path / "o-khac"
    elsewhere.mkdir()
    monkeypatch.setenv(keys.COPIES, str(elsewhere))
    store(database, upload({ONLINE: 70}, "chép.xlsx"))
    assert verify(database, MEASURES) == []
    rolled_back()(database)
    keys.forget(database)
    [finding] = verify(database, MEASURES)
    assert finding.kind is Kind.ANCHOR_MISMATCH
    assert finding.where.endswith(".checkpoints")


def test_the_key_is_its_owners_alone_and_not_in_the_data_folder(database: Database) -> None:
    key = keys.own()
    assert key is not None
    (path,) = keys.folder().glob("*.key")
    assert path.stat().st_mode & 0o777 == 0o600 or os.name == "nt"
    everything = b"".join(
        each.read_bytes() for each in database.path.parent.rglob("*") if each.is_file()
    )
    assert key.secret not in everything
    assert key.secret.hex().encode() not in everything


def test_a_printed_anchor_is_known_again_until_somebody_rewrites_what_it_tells_of(
    database: Database,
) -> None:
    def known(anchor: str) -> bool:
        with newest(database) as edition:
            seals = anchors.seals_of(edition)
        return anchors.agrees(anchor, ledger.followed(database), seals)

    with newest(database) as edition:
        printed = edition.anchor
    store(database, upload({ONLINE: 99}, "sau.xlsx"))
    assert known(printed)
    assert known(f" {printed.upper()} ")
    for other in ("", "x", "1-1-0123456789abcdef", printed.replace("-", "-1", 1), printed[:-1]):
        assert not known(other)
    edited(with_one(5, by="x"), **RESTAMPED)(database)
    assert not known(printed)


def test_every_publication_is_vouched_for(database: Database) -> None:
    before = checkpoints.checkpoints(database)
    store(database, upload({ONLINE: 99}, "sau.xlsx"))
    [*same, new] = checkpoints.checkpoints(database)
    assert same == before
    assert new is not None
    last = ledger.last(database)
    assert last is not None
    assert (new.lines, new.head) == (last.sequence, last.hash)
    assert asdict(new)["edition"] == read_pointers(database)[0].number
