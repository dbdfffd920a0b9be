"""The unit chosen beside a file is that of one unit's own report, and nothing else."""

from __future__ import annotations

from pathlib import Path

import pytest

from metrics.counts.errors import KpiError
from pipeline.desk.workspace import Workspace, open_workspace
from pipeline.intake.options import Options
from pipeline.intake.upload import FileOutcome, store_files
from tests.ingest.workbooks import II06A_ROW, ii06a, saved
from tests.warehouse.builders import new_database


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    return open_workspace(new_database(tmp_path).path)


def stored(
    workspace: Workspace, folder: Path, names: tuple[str, ...], unit: str | None
) -> FileOutcome:
    path = folder / "Tháng 9.xlsx"
    if not path.exists():
        rows = [(place, name, *II06A_ROW) for place, name in enumerate(names, 1)]
        path.write_bytes(saved(ii06a(rows, total=False)))
    (outcome,) = store_files(workspace, [path], Options(unit=unit))
    return outcome


def test_a_code_that_no_unit_has_is_told_before_anything_is_read(
    workspace: Workspace, tmp_path: Path
) -> None:
    with pytest.raises(KpiError) as raised:
        stored(workspace, tmp_path, ("Xã An Phước",), "zzz")
    assert (raised.value.code, raised.value.facts["unit"]) == ("unknown_unit", "zzz")


def test_a_table_of_that_unit_alone_is_the_same_upload_with_its_code_and_without(
    workspace: Workspace, tmp_path: Path
) -> None:
    assert stored(workspace, tmp_path, ("Xã An Phước",), "26383").stored
    assert stored(workspace, tmp_path, (), None).already_stored
    assert stored(workspace, tmp_path, (), "26383").already_stored


@pytest.mark.parametrize("names", [("Xã An Phước", "Xã Bình An"), ("Xã Bình An",)], ids=len)
def test_a_table_of_other_units_is_refused_at_the_first_of_them(
    workspace: Workspace, tmp_path: Path, names: tuple[str, ...]
) -> None:
    outcome = stored(workspace, tmp_path, names, "26383")
    assert not outcome.stored
    (problem,) = outcome.problems
    assert (str(problem.kind), problem.found) == ("unit_not_valid", "Xã Bình An")
    assert problem.facts["asked"] == "Xã An Phước"
