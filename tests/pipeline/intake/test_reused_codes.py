"""A code means something only together with a month: what follows what is told by the unit."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.desk.workspace import Workspace, open_workspace
from pipeline.intake.options import Options
from pipeline.intake.upload import FileOutcome, check_files, store_files
from tests.ingest.workbooks import II06A_ROW, ii06a, saved
from tests.warehouse.builders import new_database


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    return open_workspace(new_database(tmp_path).path)


def book(folder: Path, period: str, unit: str) -> Path:
    path = folder / f"{period}.xlsx"
    path.write_bytes(saved(ii06a([(1, unit, *II06A_ROW)], period=period, total=False)))
    return path


def carried_over(outcome: FileOutcome) -> list[str]:
    return [str(each.kind) for each in outcome.problems if each.kind == "carry_over_mismatch"]


def second(workspace: Workspace, folder: Path, unit: str, periods: tuple[str, str]) -> FileOutcome:
    first, then = (book(folder, period, unit) for period in periods)
    (stored,) = store_files(workspace, [first], Options())
    assert stored.stored
    (checked,) = check_files(workspace, [then], Options())
    (outcome,) = store_files(workspace, [then], Options())
    assert checked.problems == outcome.problems
    return outcome


def test_what_a_unit_left_open_is_missed_in_its_next_month(
    workspace: Workspace, tmp_path: Path
) -> None:
    periods = ("Tháng 5 năm 2025", "Tháng 6 năm 2025")
    assert carried_over(second(workspace, tmp_path, "Xã Phước Thái", periods)) != []


def test_a_new_unit_owes_nothing_to_the_one_whose_code_it_has(
    workspace: Workspace, tmp_path: Path
) -> None:
    periods = ("Tháng 6 năm 2025", "Tháng 7 năm 2025")
    outcome = second(workspace, tmp_path, "Xã Phước Thái", periods)
    assert carried_over(outcome) == []
    assert "copied_month" not in [str(each.kind) for each in outcome.problems]
