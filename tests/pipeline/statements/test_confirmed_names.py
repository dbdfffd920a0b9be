"""A name that a person has explained once is known from then on, for as long as its unit is."""

from __future__ import annotations

from pathlib import Path

import pytest

from metrics.counts.errors import KpiError
from metrics.counts.month import Month
from pipeline.desk.workspace import Workspace, open_workspace
from pipeline.intake.options import Options
from pipeline.intake.upload import FileOutcome, store_files
from pipeline.statements.aliases import (
    Naming,
    confirm,
    confirm_all,
    doubts,
    learned,
    remembered,
    take_back,
)
from tests.asking import asked
from tests.ingest.workbooks import II06A_ROW, SEPTEMBER, ii06a, saved
from tests.warehouse.builders import new_database
from warehouse.reading import queries

WRITTEN = "Quầy tiếp dân An Phước (mới)"


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    return open_workspace(new_database(tmp_path).path)


def give(
    workspace: Workspace, folder: Path, name: str, period: str = "Tháng 9 năm 2024"
) -> FileOutcome:
    path = folder / f"{abs(hash((name, period)))}.xlsx"
    path.write_bytes(saved(ii06a([(1, name, *II06A_ROW)], total=False, period=period)))
    return store_files(workspace, [path], Options())[0]


def kinds(outcome: FileOutcome) -> list[str]:
    return [str(problem.kind) for problem in outcome.problems]


def test_an_unknown_name_is_known_once_a_person_has_explained_it(
    workspace: Workspace, tmp_path: Path
) -> None:
    assert kinds(give(workspace, tmp_path, WRITTEN)) == ["unknown_unit"]
    confirm(workspace, WRITTEN, "26383", "Văn phòng", SEPTEMBER)
    assert give(workspace, tmp_path, WRITTEN).stored
    with workspace.edition() as edition:
        assert queries.reported(edition, SEPTEMBER) == {"26383"}


def test_another_spelling_of_the_confirmed_name_is_known_too(
    workspace: Workspace, tmp_path: Path
) -> None:
    confirm(workspace, WRITTEN, "26383", "Văn phòng", SEPTEMBER)
    assert give(workspace, tmp_path, WRITTEN.upper()).stored


def test_the_newest_word_of_a_person_holds(workspace: Workspace, tmp_path: Path) -> None:
    confirm(workspace, WRITTEN, "26386", "Văn phòng", SEPTEMBER)
    confirm(workspace, WRITTEN, "26383", "Văn phòng", SEPTEMBER)
    assert give(workspace, tmp_path, WRITTEN).stored
    with workspace.edition() as edition:
        assert queries.reported(edition, SEPTEMBER) == {"26383"}


def test_a_confirmed_name_ends_with_its_unit(workspace: Workspace, tmp_path: Path) -> None:
    alias = confirm(workspace, WRITTEN, "26383", "Văn phòng", SEPTEMBER)
    assert alias.valid_to is not None
    assert kinds(give(workspace, tmp_path, WRITTEN, "Tháng 9 năm 2025")) == ["unknown_unit"]


def test_a_code_that_means_nothing_in_the_month_is_refused(workspace: Workspace) -> None:
    with pytest.raises(KpiError, match="unknown_unit"):
        confirm(workspace, WRITTEN, "740", "Văn phòng", Month(2025, 9))
    with workspace.edition() as edition:
        assert learned(edition) == ()


def test_several_names_are_confirmed_at_once_or_none(workspace: Workspace, tmp_path: Path) -> None:
    wrong = [Naming("Một cửa A", "26383", SEPTEMBER), Naming("Một cửa B", "99999", SEPTEMBER)]
    with pytest.raises(KpiError, match="unknown_unit"):
        confirm_all(workspace, wrong, "Lan")
    with workspace.edition() as edition:
        assert learned(edition) == ()
    confirm_all(workspace, [*wrong[:1], Naming("Một cửa B", "26386", SEPTEMBER)], "Lan")
    assert give(workspace, tmp_path, "Một cửa B").stored


def test_a_name_taken_back_is_unknown_again_and_not_forgotten(
    workspace: Workspace, tmp_path: Path
) -> None:
    confirm(workspace, WRITTEN, "26383", "Lan", SEPTEMBER)
    take_back(workspace, 1, "Hoa")
    assert kinds(give(workspace, tmp_path, WRITTEN)) == ["unknown_unit"]
    (found,) = asked(workspace, remembered)
    assert (found.by, found.taken_back_by) == ("Lan", "Hoa")


def test_a_name_nobody_confirmed_cannot_be_taken_back(workspace: Workspace) -> None:
    with pytest.raises(KpiError, match="unknown_word"):
        take_back(workspace, 1, "Hoa")


def test_a_name_is_asked_about_once_however_often_it_stands(
    workspace: Workspace, tmp_path: Path
) -> None:
    outcome = give(workspace, tmp_path, "Xã Cẩm Đướng")
    problems = [*outcome.problems, *outcome.problems]
    (doubt,) = doubts(problems, {"II.06a": SEPTEMBER}, None)
    assert (doubt.name, doubt.month, len(doubt.problems)) == ("Xã Cẩm Đướng", SEPTEMBER, 2)
    assert 0 < len(doubt.suggested) <= 5
    assert not doubt.ambiguous


def test_a_name_of_a_file_without_a_month_is_not_asked_about(
    workspace: Workspace, tmp_path: Path
) -> None:
    outcome = give(workspace, tmp_path, "Xã Cẩm Đướng")
    assert doubts(outcome.problems, {}, None) == ()


def test_the_nearest_name_is_never_taken_by_itself(workspace: Workspace, tmp_path: Path) -> None:
    assert kinds(give(workspace, tmp_path, "Xã An Phướcc")) == ["unknown_unit"]
