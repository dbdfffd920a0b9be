"""What is typed of one unit's month goes the way of every file."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.desk.viewer import configured
from pipeline.desk.workspace import Workspace
from pipeline.intake import direct, template
from pipeline.intake.inbox import Inbox
from pipeline.intake.options import Options
from reports import entry_columns
from tests.asking import asked
from tests.ui.uploads import SEPTEMBER, new_desk

AN_PHUOC = "26383"
NOON = datetime(2024, 10, 5, 5, tzinfo=UTC)
KEYS = [column.key for column in direct.columns()]
ROW = dict(zip(KEYS, (30, 20, 5, 25, 20, 2, 6, 2, 20, 12, 10, 9, 4, 4, 3, 3, 1, 5), strict=True))


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    return new_desk(tmp_path)


def hand_in(workspace: Workspace, counts: Mapping[str, int], at: datetime = NOON) -> Inbox:
    inbox = Inbox()
    unit = workspace.reference.register.at(SEPTEMBER)[AN_PHUOC]
    inbox.take([("nhap.xlsx", direct.typed(SEPTEMBER, unit, counts, at))])
    list(inbox.check(workspace, Options()))
    return inbox


def stands(workspace: Workspace) -> dict[str, int]:
    return asked(workspace, direct.standing, SEPTEMBER, AN_PHUOC)


def test_what_was_typed_is_stored_and_stands_in_the_grid_the_next_time(
    workspace: Workspace,
) -> None:
    assert stands(workspace) == {}
    assert hand_in(workspace, ROW).store(workspace, "Hoa")
    assert stands(workspace) == ROW


def test_a_cell_left_blank_removes_what_stood_there(workspace: Workspace) -> None:
    hand_in(workspace, ROW).store(workspace, "Hoa")
    less = {key: value for key, value in ROW.items() if key != "apologies"}
    inbox = hand_in(workspace, less, NOON + timedelta(minutes=1))
    (file,) = inbox.files
    assert file.checked is not None
    assert (file.checked.changes.removed, file.checked.changes.same) == (1, 17)
    assert inbox.store(workspace, "Hoa")
    assert stands(workspace) == less


def test_the_figures_of_before_can_be_typed_once_more(workspace: Workspace) -> None:
    for minute, late in enumerate((2, 3, 2)):
        at = NOON + timedelta(minutes=minute)
        assert hand_in(workspace, ROW | {"late": late}, at).store(workspace, "Hoa")
        assert stands(workspace)["late"] == late


def test_what_is_typed_is_checked_as_a_file_is(workspace: Workspace) -> None:
    (file,) = hand_in(workspace, ROW | {"digitised": 51}).files
    assert file.refused
    assert file.checked is not None
    assert [problem.kind for problem in file.checked.problems] == ["part_exceeds_whole"]


@given(st.fixed_dictionaries({}, optional={key: st.integers(0, 99) for key in KEYS}))
def test_the_columns_give_the_figures_back_that_were_stored_of_them(row: dict[str, int]) -> None:
    figures = {key: value for key, value in row.items() if key not in {"early", "on_time"}}
    names = {"online": "received_online", "offline": "received_offline", "late": "resolved_late"}
    stored = {names.get(key, key): value for key, value in figures.items()}
    if "early" in row:
        stored["resolved_early"] = row["early"]
    if "on_time" in row:
        stored["resolved_in_time"] = row["on_time"] + row.get("early", 0)
    assert entry_columns.counts(stored) == row


def test_parts_of_a_sum_that_has_become_smaller_are_not_made_up() -> None:
    assert entry_columns.counts({"resolved_early": 9, "resolved_in_time": 5}) == {"on_time": 5}


def test_a_units_people_are_offered_their_own_units_alone(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    everybody = asked(workspace, direct.enterable, SEPTEMBER)
    assert len(everybody) > 100
    monkeypatch.setenv("KPI_VIEWER", f"unit:{AN_PHUOC}")
    own = Workspace(workspace.database, configured())
    own.__dict__["reference"] = workspace.reference
    assert [unit.code for unit in asked(own, direct.enterable, SEPTEMBER)] == [AN_PHUOC]


def test_a_form_for_each_unit_holds_what_is_stored(workspace: Workspace) -> None:
    hand_in(workspace, ROW).store(workspace, "Hoa")
    with ZipFile(BytesIO(template.one_each(workspace, SEPTEMBER, "740", filled=True))) as packed:
        names = packed.namelist()
        assert len(names) == 15
        assert f"{AN_PHUOC} Xã An Phước 2024-09.xlsx" in names
        form = packed.read(f"{AN_PHUOC} Xã An Phước 2024-09.xlsx")
    sheet = openpyxl.load_workbook(BytesIO(form))["Số liệu tháng"]
    assert [cell.value for cell in sheet[8]] == [AN_PHUOC, "Xã An Phước", *ROW.values()]
    assert sheet.max_row == 8


def test_a_form_is_blank_unless_what_is_stored_is_asked_for(workspace: Workspace) -> None:
    hand_in(workspace, ROW).store(workspace, "Hoa")
    for filled in (False, True):
        form = template.one_for_all(workspace, SEPTEMBER, "740", filled=filled)
        sheet = openpyxl.load_workbook(BytesIO(form))["Số liệu tháng"]
        written = [cell.value for row in sheet.iter_rows(min_row=8, min_col=3) for cell in row]
        assert [value for value in written if value is not None] == (
            list(ROW.values()) if filled else []
        )
