from __future__ import annotations

import os
import tempfile
import time
from io import BytesIO
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.sandbox import marker
from metrics.counts.errors import ErrorCode, KpiError
from metrics.counts.problem import Problem, ProblemCase, Severity
from pipeline.desk.workspace import Workspace
from pipeline.intake import inbox as inbox_module
from pipeline.intake import marked
from pipeline.intake.inbox import PREFIX, Inbox
from pipeline.intake.options import Options
from pipeline.intake.upload import store_files
from tests.journey.command import figures
from tests.ui.uploads import SEPTEMBER, entry_form, new_desk
from warehouse.reading import queries
from wording.intake.marked_copy import file_name
from wording.intake.sheets import FAULTS

AN_PHUOC = "26383"


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    return new_desk(tmp_path)


@pytest.fixture
def inbox() -> Inbox:
    return Inbox()


def put(inbox: Inbox, *paths: Path) -> None:
    inbox.take((path.name, path.read_bytes()) for path in paths)


def check(inbox: Inbox, workspace: Workspace) -> None:
    assert len(list(inbox.check(workspace, Options()))) == len(inbox.files)


def late(workspace: Workspace) -> int | None:
    with workspace.edition() as edition:
        return queries.figures_of(edition, SEPTEMBER, [AN_PHUOC]).get((AN_PHUOC, "resolved_late"))


def test_a_clean_file_is_stored_and_a_faulty_one_beside_it_is_not(
    tmp_path: Path, workspace: Workspace, inbox: Inbox
) -> None:
    good = entry_form(tmp_path, {AN_PHUOC: figures(late=2)}, "tot.xlsx")
    bad = entry_form(tmp_path, {"26368": figures(late="1O")}, "loi.xlsx")
    put(inbox, good, bad)
    check(inbox, workspace)
    assert [file.name for file in inbox.ready] == ["tot.xlsx"]
    assert inbox.store(workspace, "Hoa")
    assert [(file.refused, bool(file.outcome)) for file in inbox.files] == [
        (False, True),
        (True, False),
    ]
    assert late(workspace) == 2
    with workspace.edition() as edition:
        assert queries.reported(edition, SEPTEMBER) == {AN_PHUOC}


def test_a_second_press_of_the_button_stores_nothing_twice(
    tmp_path: Path, workspace: Workspace, inbox: Inbox
) -> None:
    put(inbox, entry_form(tmp_path, {AN_PHUOC: figures()}))
    check(inbox, workspace)
    assert inbox.store(workspace, "Hoa")
    assert inbox.store(workspace, "Hoa")
    with workspace.edition() as edition:
        assert len(queries.uploads(edition)) == 1


def test_what_another_clerk_stored_meanwhile_is_shown_before_storing(
    tmp_path: Path, workspace: Workspace, inbox: Inbox
) -> None:
    mine = entry_form(tmp_path, {AN_PHUOC: figures(late=2)}, "toi.xlsx")
    put(inbox, mine)
    check(inbox, workspace)
    (tmp_path / "khac").mkdir()
    other = entry_form(tmp_path / "khac", {AN_PHUOC: figures(late=9)})
    assert store_files(workspace, [other], Options(uploader="Lan"))[0].stored

    assert not inbox.store(workspace, "Hoa")
    assert late(workspace) == 9
    (file,) = inbox.files
    assert file.moved
    assert file.checked is not None
    assert [(each.old, each.new) for _, each in file.checked.differences] == [(9, 2)]

    assert inbox.store(workspace, "Hoa")
    assert late(workspace) == 2


def test_files_dropped_in_one_database_are_compared_anew_in_another(
    tmp_path: Path, workspace: Workspace, inbox: Inbox
) -> None:
    same = entry_form(tmp_path, {AN_PHUOC: figures(late=2)}, "toi.xlsx")
    put(inbox, same, entry_form(tmp_path, {"26368": figures(late="1O")}, "loi.xlsx"))
    check(inbox, workspace)
    assert inbox.store(workspace, "Hoa")
    put(inbox, entry_form(tmp_path, {AN_PHUOC: figures(late=3)}, "sau.xlsx"))
    list(inbox.check(workspace, Options()))

    (tmp_path / "that").mkdir()
    real = new_desk(tmp_path / "that")
    assert store_files(real, [same], Options())[0].stored
    assert workspace.edition_number() == real.edition_number()
    moved = inbox.refresh(real)
    assert [file.name for file in inbox.files] == ["loi.xlsx", "sau.xlsx"]
    assert [file.name for file in moved] == []
    assert inbox.store(real, "Hoa")
    assert late(real) == 3
    assert late(workspace) == 2


def test_a_new_edition_that_changes_nothing_for_the_file_does_not_hold_it_up(
    tmp_path: Path, workspace: Workspace, inbox: Inbox
) -> None:
    put(inbox, entry_form(tmp_path, {AN_PHUOC: figures()}))
    check(inbox, workspace)
    (tmp_path / "khac").mkdir()
    other = entry_form(tmp_path / "khac", {"26368": figures()})
    store_files(workspace, [other], Options())
    assert inbox.store(workspace, "Hoa")


def test_the_same_file_dropped_twice_stays_one(tmp_path: Path, inbox: Inbox) -> None:
    path = entry_form(tmp_path, {AN_PHUOC: figures()})
    put(inbox, path, path)
    put(inbox, path)
    assert len(inbox.files) == 1


def test_a_corrected_file_takes_the_place_of_the_refused_one(
    tmp_path: Path, workspace: Workspace, inbox: Inbox
) -> None:
    put(inbox, entry_form(tmp_path, {AN_PHUOC: figures(late="1O")}))
    check(inbox, workspace)
    put(inbox, entry_form(tmp_path, {AN_PHUOC: figures(late=10)}))
    list(inbox.check(workspace, Options()))
    assert [file.refused for file in inbox.files] == [False]


def test_two_faulty_files_of_one_name_both_keep_their_report(
    tmp_path: Path, workspace: Workspace, inbox: Inbox
) -> None:
    first = entry_form(tmp_path, {AN_PHUOC: figures(late="1O")}).read_bytes()
    second = entry_form(tmp_path, {AN_PHUOC: figures(late="2O")}).read_bytes()
    inbox.take([("BC_T9.xlsx", first), ("BC_T9.xlsx", second)])
    check(inbox, workspace)
    assert [file.refused for file in inbox.files] == [True, True]


def test_another_choice_of_month_reads_the_files_again(
    tmp_path: Path, workspace: Workspace, inbox: Inbox
) -> None:
    put(inbox, entry_form(tmp_path, {AN_PHUOC: figures()}))
    check(inbox, workspace)
    assert inbox.unread(Options()) == ()
    august = Options(month=SEPTEMBER.plus(-1))
    assert inbox.unread(august) == inbox.files
    list(inbox.check(workspace, august))
    assert inbox.files[0].refused


def test_files_that_state_the_same_units_month_know_of_each_other(
    tmp_path: Path, workspace: Workspace, inbox: Inbox
) -> None:
    one = entry_form(tmp_path, {AN_PHUOC: figures(late=2)}, "mot.xlsx")
    two = entry_form(tmp_path, {AN_PHUOC: figures(late=3)}, "hai.xlsx")
    apart = entry_form(tmp_path, {"26368": figures()}, "rieng.xlsx")
    put(inbox, one, two, apart)
    check(inbox, workspace)
    assert inbox.overlaps() == {inbox.files[1].key: "mot.xlsx"}


def test_what_was_stored_keeps_no_bytes_and_no_figures(
    tmp_path: Path, workspace: Workspace, inbox: Inbox
) -> None:
    put(inbox, entry_form(tmp_path, {AN_PHUOC: figures()}))
    check(inbox, workspace)
    inbox.store(workspace, "Hoa")
    (file,) = inbox.files
    assert not file.path.exists()
    assert file.outcome is not None
    assert [len(table.figures) for table in file.outcome.reading.tables] == [0]


def test_a_busy_store_leaves_the_files_as_they_are(
    tmp_path: Path, workspace: Workspace, inbox: Inbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(inbox, entry_form(tmp_path, {AN_PHUOC: figures()}))
    check(inbox, workspace)

    def busy(*_: object) -> None:
        raise KpiError(ErrorCode.BUSY)

    monkeypatch.setattr(inbox_module, "store_readings", busy)
    with pytest.raises(KpiError):
        inbox.store(workspace, "Hoa")
    assert len(inbox.ready) == 1


def test_the_bytes_lie_in_a_folder_of_its_own_and_go_with_the_session(tmp_path: Path) -> None:
    inbox = Inbox()
    put(inbox, entry_form(tmp_path, {AN_PHUOC: figures()}))
    folder = inbox.files[0].path.parent.parent
    assert folder.stat().st_mode & 0o077 == 0
    del inbox
    assert not folder.exists()


def test_folders_of_a_killed_server_are_swept_after_a_week(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    old, young = tmp_path / f"{PREFIX}old", tmp_path / f"{PREFIX}young"
    for folder in (old, young):
        folder.mkdir()
    week = time.time() - 8 * 24 * 3600
    os.utime(old, (week, week))
    inbox = Inbox()
    assert old.exists()
    inbox.take([("a.xlsx", b"x")])
    assert not old.exists()
    assert young.exists()


@given(st.lists(st.text(max_size=300), max_size=4))
def test_no_name_leaves_the_folder_or_breaks_the_disk(names: list[str]) -> None:
    inbox = Inbox()
    hostile = ["../../etc/x.xlsx", "..", "C:\\a\\b.xlsx", "a/b/..", "\u202egnp.xlsx", "ồ" * 200]
    inbox.take((name, name.encode("utf-8", "replace")) for name in (*names, *hostile))
    for file in inbox.files:
        assert file.path.is_file()
        assert file.path.parent.parent.name.startswith(PREFIX)
        assert len(file.name.encode()) <= 255


def test_the_ending_of_a_long_name_is_kept(inbox: Inbox) -> None:
    inbox.take([("ồ" * 200 + ".xlsx", b"x")])
    assert inbox.files[0].name.endswith(".xlsx")


def test_the_corrected_marked_copy_takes_the_place_of_the_file_it_marks(
    tmp_path: Path, workspace: Workspace, inbox: Inbox
) -> None:
    wrong = entry_form(tmp_path, {AN_PHUOC: figures(late="hai")}, "BC T9.xlsx")
    put(inbox, wrong)
    check(inbox, workspace)
    (file,) = inbox.files
    assert file.checked is not None
    copy = tmp_path / file_name(file.name)
    copy.write_bytes(marked.download(file.path, file.checked.reading, file.checked.problems))
    book = openpyxl.load_workbook(copy)
    for fault in file.checked.problems:
        book[str(fault.sheet)][str(fault.cell)].value = 2
    book.save(copy)
    put(inbox, copy)
    check(inbox, workspace)
    assert [each.name for each in inbox.files] == [copy.name]
    assert inbox.store(workspace, "Hoa")
    assert late(workspace) == 2


def test_a_file_that_cannot_be_marked_in_time_comes_back_as_its_list_of_faults(
    tmp_path: Path, workspace: Workspace, inbox: Inbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(inbox, entry_form(tmp_path, {AN_PHUOC: figures(late="hai")}))
    check(inbox, workspace)
    (file,) = inbox.files
    assert file.checked is not None
    slow = Problem(Severity.ERROR, ProblemCase.TOO_LARGE_EFFORT)
    monkeypatch.setattr(marker, "marked_copy", lambda *_: slow)
    made = marked.download(file.path, file.checked.reading, file.checked.problems)
    assert openpyxl.load_workbook(BytesIO(made)).sheetnames == [FAULTS]
