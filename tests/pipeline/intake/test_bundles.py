"""A zip of workbooks is taken as the workbooks in it."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile

import pytest

from ingest.containers import bundle
from ingest.containers.refusal import RefusedError
from ingest.reading import MOST_BYTES
from metrics.counts.problem import ProblemKind
from pipeline.desk.workspace import Workspace, open_workspace
from pipeline.intake.inbox import Inbox
from pipeline.intake.options import Options
from tests.ingest.workbooks import II06A_ROW, ii06a, saved
from tests.journey.command import kpi
from tests.warehouse.builders import new_database

GOOD = saved(ii06a([(1, "Xã An Phước", *II06A_ROW)], total=False))
OTHER = saved(ii06a([(1, "Xã Bình An", *II06A_ROW)], total=False))


def zipped(*files: tuple[str, bytes], method: int = ZIP_DEFLATED) -> bytes:
    content = BytesIO()
    with ZipFile(content, "w", method) as archive:
        for name, held in files:
            archive.writestr(name, held)
    return content.getvalue()


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    return open_workspace(new_database(tmp_path).path)


@pytest.mark.parametrize("method", [ZIP_DEFLATED, ZIP_STORED])
def test_folders_are_ignored_and_what_systems_add_is_left_out(method: int) -> None:
    content = zipped(
        ("Tháng 9/An Phước.xlsx", GOOD),
        ("Tháng 9/", b""),
        ("a\\b\\Bình An.xlsx", OTHER),
        ("__MACOSX/Tháng 9/._An Phước.xlsx", b"x"),
        ("Tháng 9/.DS_Store", b"x"),
        ("Thumbs.db", b"x"),
        ("~$An Phước.xlsx", b"x"),
        method=method,
    )
    assert bundle.members(content) == [("An Phước.xlsx", GOOD), ("Bình An.xlsx", OTHER)]


def test_a_workbook_is_no_bundle() -> None:
    assert bundle.members(GOOD) is None


def test_a_name_in_utf8_that_does_not_say_so_is_read_all_the_same() -> None:
    content = bytearray(zipped(("bieu-Ấ.xlsx", GOOD)))
    for mark, at in ((b"PK\x03\x04", 7), (b"PK\x01\x02", 9)):
        content[content.find(mark) + at] &= 0xF7
    assert bundle.members(bytes(content)) == [("bieu-Ấ.xlsx", GOOD)]


def test_too_many_or_too_large_together_is_refused_and_one_too_large_comes_cut(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    many = zipped(*((f"{place}.xlsx", b"x") for place in range(bundle.MOST_MEMBERS + 1)))
    with pytest.raises(RefusedError):
        bundle.members(many)
    large = bundle.members(zipped(("a.xlsx", bytes(2 * MOST_BYTES)))) or []
    assert len(large[0][1]) == MOST_BYTES + 1
    monkeypatch.setattr(bundle, "MOST_TAKEN", 1000)
    with pytest.raises(RefusedError):
        bundle.members(zipped(("a.xlsx", bytes(600)), ("b.xlsx", bytes(600))))


def test_each_member_is_one_object_and_a_zip_in_a_zip_is_not_opened(tmp_path: Path) -> None:
    path = tmp_path / "tháng 9.zip"
    inner = zipped(("sâu.xlsx", OTHER))
    path.write_bytes(zipped(("x/An Phước.xlsx", GOOD), ("trong.zip", inner), ("ghi chú.txt", b"?")))
    answer = kpi("import", path, database=new_database(tmp_path).path)
    told = [
        (row["file"], row["stored"], [p["kind"] for p in row["problems"]]) for row in answer.rows
    ]
    assert told == [
        ("An Phước.xlsx", True, []),
        ("trong.zip", False, ["not_a_spreadsheet"]),
        ("ghi chú.txt", False, ["not_a_spreadsheet"]),
    ]
    assert answer.code == 1


def test_an_archive_of_nothing_stays_a_file_that_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "rỗng.zip"
    path.write_bytes(zipped(("Thumbs.db", b"x")))
    (problem,) = kpi("import", path, database=new_database(tmp_path).path).row["problems"]
    assert problem["kind"] == "not_a_spreadsheet"


def test_a_zip_dropped_on_the_page_comes_as_its_workbooks(workspace: Workspace) -> None:
    inbox = Inbox()
    inbox.take([("gói.zip", zipped(("a/1.xlsx", GOOD), ("b/1.xlsx", OTHER), ("2.zip", b"PK")))])
    assert [file.name for file in inbox.files] == ["1.xlsx", "1.xlsx", "2.zip"]
    files = list(inbox.check(workspace, Options()))
    assert [file.ready for file in files] == [True, True, False]
    assert files[2].checked is not None
    assert files[2].checked.problems[0].kind is ProblemKind.NOT_A_SPREADSHEET
