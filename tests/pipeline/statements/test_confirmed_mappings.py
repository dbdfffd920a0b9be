"""A layout that a person has explained once is read without asking, until that is taken back."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from metrics.counts.errors import KpiError
from metrics.counts.mapping import Mapping, MappingFault
from pipeline.desk.workspace import Workspace, open_workspace
from pipeline.intake.options import Options
from pipeline.intake.undo import undo
from pipeline.intake.upload import FileOutcome, check_files, store_files
from pipeline.statements import mappings
from tests.asking import asked
from tests.ingest.strange import FIGURES, MEANINGS, as_mapping, but, strange
from tests.ingest.workbooks import SEPTEMBER, saved
from tests.warehouse.builders import new_database
from warehouse.reading import queries

AN_PHUOC = "26383"


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    return open_workspace(new_database(tmp_path).path)


def put(folder: Path, name: str = "la.xlsx", month: str = "Tháng 9 năm 2024") -> Path:
    path = folder / name
    path.write_bytes(saved(strange(month=month)))
    return path


def said(workspace: Workspace, path: Path) -> Mapping:
    (checked,) = check_files(workspace, [path], Options())
    (proposal,) = checked.reading.proposals
    return as_mapping(proposal, *MEANINGS)


def give(workspace: Workspace, path: Path) -> FileOutcome:
    return store_files(workspace, [path], Options())[0]


def late(workspace: Workspace) -> int | None:
    with workspace.edition() as edition:
        found = queries.figures_of(edition, SEPTEMBER, [AN_PHUOC])
    return found.get((AN_PHUOC, "resolved_late"))


def test_a_confirmed_layout_is_stored_this_month_and_read_the_next(
    workspace: Workspace, tmp_path: Path
) -> None:
    path = put(tmp_path)
    assert not give(workspace, path).stored
    mappings.confirm(workspace, said(workspace, path), "Văn phòng")
    assert give(workspace, path).stored
    assert late(workspace) == FIGURES["resolved_late"]
    assert give(workspace, put(tmp_path, "t10.xlsx", "Tháng 10 năm 2024")).stored


def test_the_same_bytes_again_add_nothing(workspace: Workspace, tmp_path: Path) -> None:
    path = put(tmp_path)
    mappings.confirm(workspace, said(workspace, path), "Văn phòng")
    assert give(workspace, path).stored
    assert give(workspace, path).already_stored


def test_a_corrected_mapping_stores_the_same_bytes_anew(
    workspace: Workspace, tmp_path: Path
) -> None:
    path = put(tmp_path)
    right = said(workspace, path)
    mappings.confirm(workspace, but(right, I="open_late", K="resolved_late"), "Lan")
    assert give(workspace, path).stored
    assert late(workspace) == FIGURES["open_late"]
    mappings.confirm(workspace, right, "Lan")
    assert give(workspace, path).stored
    assert late(workspace) == FIGURES["resolved_late"]


def test_who_said_it_and_when_is_kept(workspace: Workspace, tmp_path: Path) -> None:
    mapping = said(workspace, put(tmp_path))
    mappings.confirm(workspace, mapping, "Nguyễn Thị Hoa")
    (found,) = asked(workspace, mappings.remembered)
    assert found.facts == mapping
    assert (found.by, found.holds) == ("Nguyễn Thị Hoa", True)
    assert str(found.at.tzinfo) == "Asia/Ho_Chi_Minh"


def test_taken_back_it_asks_again_and_nothing_is_forgotten(
    workspace: Workspace, tmp_path: Path
) -> None:
    path = put(tmp_path)
    mappings.confirm(workspace, said(workspace, path), "Lan")
    mappings.take_back(workspace, 1, "Hoa")
    assert [str(each.kind) for each in give(workspace, path).problems] == ["unknown_form"]
    (found,) = asked(workspace, mappings.remembered)
    assert (found.by, found.taken_back_by) == ("Lan", "Hoa")
    mappings.take_back(workspace, 1, "Lan")
    assert asked(workspace, mappings.remembered)[0].taken_back_by == "Hoa"


def test_what_had_stood_before_stands_again(workspace: Workspace, tmp_path: Path) -> None:
    path = put(tmp_path)
    right = said(workspace, path)
    mappings.confirm(workspace, right, "Lan")
    mappings.confirm(workspace, but(right, I=None), "Hoa")
    mappings.take_back(workspace, 2, "Hoa")
    assert give(workspace, path).stored
    assert late(workspace) == FIGURES["resolved_late"]


def test_what_was_stored_under_it_stays_until_that_upload_is_taken_back(
    workspace: Workspace, tmp_path: Path
) -> None:
    path = put(tmp_path)
    mappings.confirm(workspace, said(workspace, path), "Lan")
    receipt = give(workspace, path).receipts[0]
    mappings.take_back(workspace, 1, "Hoa")
    assert late(workspace) == FIGURES["resolved_late"]
    undo(workspace, receipt.upload)
    assert late(workspace) is None


def test_a_contradictory_mapping_is_refused_and_not_kept(
    workspace: Workspace, tmp_path: Path
) -> None:
    right = said(workspace, put(tmp_path))
    for wrong in (
        but(right, B=None),
        but(right, G=None),
        but(right, G="resolved_in_time"),
        but(right, A="unit_name"),
        replace(right, meanings=("row_number", "unit_name", *[None] * 10)),
    ):
        with pytest.raises(KpiError, match="contradictory_mapping"):
            mappings.confirm(workspace, wrong, "Lan")
    assert asked(workspace, mappings.remembered) == []


def test_every_contradiction_is_told_at_once(workspace: Workspace, tmp_path: Path) -> None:
    right = said(workspace, put(tmp_path))
    wrong = but(right, B=None, G=None, I="resolved_in_time")
    assert mappings.faults(workspace, wrong) == (
        MappingFault.NO_UNIT,
        MappingFault.ON_TIME_WITHOUT_EARLY,
        MappingFault.IN_TIME_AND_ON_TIME,
    )


def test_an_unknown_measure_is_a_fault_of_the_program(workspace: Workspace, tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="no measure x"):
        mappings.faults(workspace, but(said(workspace, put(tmp_path)), C="x"))


def test_a_mapping_that_does_not_exist_cannot_be_taken_back(workspace: Workspace) -> None:
    with pytest.raises(KpiError, match="unknown_word"):
        mappings.take_back(workspace, 1, "Hoa")
