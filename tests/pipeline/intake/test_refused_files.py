"""A refused file is kept apart with who, when and why, and never mixes with what is stored."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import pytest

from ingest.reading import MOST_BYTES
from metrics.counts.problem import ProblemKind
from pipeline.desk.workspace import Workspace, open_workspace, start
from pipeline.intake.inbox import Inbox
from pipeline.intake.options import Options
from pipeline.intake.upload import store_files
from pipeline.statements import quarantine as pipeline_quarantine
from pipeline.statements.quarantine import refusals
from tests.ingest.workbooks import COMMUNES, GOOD, II06A_ROW, entry_form, ii06a, saved
from warehouse.record import quarantine
from warehouse.soundness.verify import verify

BAD = b"PK\x03\x04 not a workbook"
BY = Options(uploader="Lan")


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    return open_workspace(start(tmp_path / "kpi.duckdb"))


def file(folder: Path, content: bytes, name: str = "Báo cáo.xlsx") -> Path:
    path = folder / name
    path.write_bytes(content)
    return path


def held(workspace: Workspace) -> list[str]:
    """The names of the refused bytes that are there."""
    place = quarantine.folder(workspace.database)
    return sorted(path.name for path in place.iterdir() if path.name != "list.jsonl")


def test_a_refused_file_is_kept_apart_with_who_when_and_why(
    tmp_path: Path, workspace: Workspace
) -> None:
    path = file(tmp_path, BAD)
    store_files(workspace, [path], BY)
    (refused,) = refusals(workspace, set())
    sha256 = hashlib.sha256(BAD).hexdigest()
    assert (refused.file, refused.sha256, refused.size) == ("Báo cáo.xlsx", sha256, len(BAD))
    assert (refused.by, refused.errors, refused.kept) == ("Lan", 1, True)
    assert refused.reason.kind is ProblemKind.DAMAGED
    kept = quarantine.folder(workspace.database) / sha256
    assert kept.read_bytes() == BAD
    assert kept.stat().st_mode & 0o777 == 0o400
    assert not (workspace.database.originals / sha256).exists()
    assert verify(workspace.database, workspace.reference.measure_codes) == []


def test_a_stored_file_is_not_put_away(tmp_path: Path, workspace: Workspace) -> None:
    store_files(workspace, [file(tmp_path, saved(entry_form()))], BY)
    assert refusals(workspace, set()) == []
    assert not quarantine.folder(workspace.database).exists()


def test_a_missing_file_leaves_nothing_to_put_away(tmp_path: Path, workspace: Workspace) -> None:
    store_files(workspace, [tmp_path / "không có.xlsx"], BY)
    assert refusals(workspace, set()) == []


def test_of_a_file_above_the_limit_only_name_and_hash_stay(
    tmp_path: Path, workspace: Workspace
) -> None:
    content = b"0" * (MOST_BYTES + 1)
    store_files(workspace, [file(tmp_path, content)], BY)
    (refused,) = refusals(workspace, set())
    assert (refused.kept, refused.size) == (False, len(content))
    assert refused.reason.kind is ProblemKind.TOO_LARGE
    assert refused.sha256 == hashlib.sha256(content).hexdigest()
    assert held(workspace) == []


def test_the_same_refusal_is_noted_once_and_the_same_bytes_are_kept_once(
    tmp_path: Path, workspace: Workspace
) -> None:
    path = file(tmp_path, BAD)
    for _ in range(3):
        store_files(workspace, [path], BY)
    store_files(workspace, [path, file(tmp_path, BAD, "tên khác.xlsx")], Options(uploader="Bình"))
    assert [(each.file, each.by) for each in refusals(workspace, set())] == [
        ("tên khác.xlsx", "Bình"),
        ("Báo cáo.xlsx", "Bình"),
        ("Báo cáo.xlsx", "Lan"),
    ]
    assert len(held(workspace)) == 1


def test_a_refusal_that_asks_something_is_noted_once_too(
    tmp_path: Path, workspace: Workspace
) -> None:
    book = ii06a([(1, "Xã Bình An", *II06A_ROW)])
    book["II.06a"]["A5"] = "Lĩnh vực: Đất đai"
    path = file(tmp_path, saved(book))
    for _ in range(2):
        store_files(workspace, [path], BY)
    (refused,) = refusals(workspace, set())
    assert refused.reason.choices


def test_a_file_that_was_stored_after_all_is_no_longer_listed(
    tmp_path: Path, workspace: Workspace
) -> None:
    book = entry_form({code: GOOD for code in COMMUNES})
    path = file(tmp_path, saved(book))
    store_files(workspace, [path], Options(unit="731", month=None, uploader="Lan"))
    before = refusals(workspace, set())
    store_files(workspace, [path], BY)
    stored = {hashlib.sha256(path.read_bytes()).hexdigest()}
    assert refusals(workspace, stored) == []
    assert refusals(workspace, set()) == before


def test_what_is_dropped_on_the_page_and_refused_is_put_away_too(workspace: Workspace) -> None:
    inbox = Inbox()
    inbox.take([("Hỏng.xlsx", BAD), ("Tốt.xlsx", saved(entry_form()))])
    list(inbox.check(workspace, Options(), "Lan"))
    assert [(each.file, each.by) for each in refusals(workspace, set())] == [("Hỏng.xlsx", "Lan")]
    inbox.drop(inbox.files[0].key)
    assert held(workspace) == [hashlib.sha256(BAD).hexdigest()]


def test_refused_files_never_fill_the_disk(
    tmp_path: Path, workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(quarantine, "MOST_KEPT", 900)
    files = [file(tmp_path, BAD + bytes([each]) * 400, f"{each}.xlsx") for each in range(4)]
    store_files(workspace, files, BY)
    found = refusals(workspace, set())
    assert [each.kept for each in reversed(found)] == [True, False, False, False]
    assert len(held(workspace)) == 1


def test_a_line_torn_by_a_crash_hides_no_other(tmp_path: Path, workspace: Workspace) -> None:
    store_files(workspace, [file(tmp_path, BAD)], BY)
    listed = quarantine.folder(workspace.database) / "list.jsonl"
    listed.write_bytes(listed.read_bytes() + b'{"file": "nu')
    store_files(workspace, [file(tmp_path, BAD + b"2", "hai.xlsx")], BY)
    listed.write_bytes(listed.read_bytes() + b'[1]\n{"file": 2}\n\xff\n')
    assert [each.file for each in refusals(workspace, set())] == ["hai.xlsx", "Báo cáo.xlsx"]
    assert all(json.loads(line) for line in listed.read_bytes().splitlines()[:1])


def test_a_disk_that_refuses_does_not_stop_the_refusal(
    tmp_path: Path, workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> bool:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(quarantine, "put_away", full)
    (outcome,) = store_files(workspace, [file(tmp_path, BAD)], BY)
    assert not outcome.stored
    assert pipeline_quarantine.refusals(workspace, set()) == []
