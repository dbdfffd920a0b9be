"""A layout that a person has explained once is read without asking, until that is taken back."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from metrics.counts.errors import KpiError
from metrics.counts.mapping import Mapping, MappingFault
from pipeline.desk.desk import Desk, open_desk
from pipeline.intake.upload import FileOutcome, Options, check_files, store_files, undo
from pipeline.statements import mappings
from tests.asking import asked
from tests.ingest.strange import FIGURES, MEANINGS, as_mapping, but, strange
from tests.ingest.workbooks import SEPTEMBER, saved
from tests.warehouse.builders import new_database
from warehouse.reading import queries

AN_PHUOC = "26383"


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return open_desk(new_database(tmp_path).path)


def put(folder: Path, name: str = "la.xlsx", month: str = "Tháng 9 năm 2024") -> Path:
    path = folder / name
    path.write_bytes(saved(strange(month=month)))
    return path


def said(desk: Desk, path: Path) -> Mapping:
    (checked,) = check_files(desk, [path], Options())
    (proposal,) = checked.reading.proposals
    return as_mapping(proposal, *MEANINGS)


def give(desk: Desk, path: Path) -> FileOutcome:
    return store_files(desk, [path], Options())[0]


def late(desk: Desk) -> int | None:
    with desk.edition() as edition:
        found = queries.figures_of(edition, SEPTEMBER, [AN_PHUOC])
    return found.get((AN_PHUOC, "resolved_late"))


def test_a_confirmed_layout_is_stored_this_month_and_read_the_next(
    desk: Desk, tmp_path: Path
) -> None:
    path = put(tmp_path)
    assert not give(desk, path).stored
    mappings.confirm(desk, said(desk, path), "Văn phòng")
    assert give(desk, path).stored
    assert late(desk) == FIGURES["resolved_late"]
    assert give(desk, put(tmp_path, "t10.xlsx", "Tháng 10 năm 2024")).stored


def test_the_same_bytes_again_add_nothing(desk: Desk, tmp_path: Path) -> None:
    path = put(tmp_path)
    mappings.confirm(desk, said(desk, path), "Văn phòng")
    assert give(desk, path).stored
    assert give(desk, path).already_stored


def test_a_corrected_mapping_stores_the_same_bytes_anew(desk: Desk, tmp_path: Path) -> None:
    path = put(tmp_path)
    right = said(desk, path)
    mappings.confirm(desk, but(right, I="open_late", K="resolved_late"), "Lan")
    assert give(desk, path).stored
    assert late(desk) == FIGURES["open_late"]
    mappings.confirm(desk, right, "Lan")
    assert give(desk, path).stored
    assert late(desk) == FIGURES["resolved_late"]


def test_who_said_it_and_when_is_kept(desk: Desk, tmp_path: Path) -> None:
    mapping = said(desk, put(tmp_path))
    mappings.confirm(desk, mapping, "Nguyễn Thị Hoa")
    (found,) = asked(desk, mappings.remembered)
    assert found.facts == mapping
    assert (found.by, found.holds) == ("Nguyễn Thị Hoa", True)
    assert str(found.at.tzinfo) == "Asia/Ho_Chi_Minh"


def test_taken_back_it_asks_again_and_nothing_is_forgotten(desk: Desk, tmp_path: Path) -> None:
    path = put(tmp_path)
    mappings.confirm(desk, said(desk, path), "Lan")
    mappings.take_back(desk, 1, "Hoa")
    assert [str(each.kind) for each in give(desk, path).problems] == ["unknown_form"]
    (found,) = asked(desk, mappings.remembered)
    assert (found.by, found.taken_back_by) == ("Lan", "Hoa")
    mappings.take_back(desk, 1, "Lan")
    assert asked(desk, mappings.remembered)[0].taken_back_by == "Hoa"


def test_what_had_stood_before_stands_again(desk: Desk, tmp_path: Path) -> None:
    path = put(tmp_path)
    right = said(desk, path)
    mappings.confirm(desk, right, "Lan")
    mappings.confirm(desk, but(right, I=None), "Hoa")
    mappings.take_back(desk, 2, "Hoa")
    assert give(desk, path).stored
    assert late(desk) == FIGURES["resolved_late"]


def test_what_was_stored_under_it_stays_until_that_upload_is_taken_back(
    desk: Desk, tmp_path: Path
) -> None:
    path = put(tmp_path)
    mappings.confirm(desk, said(desk, path), "Lan")
    receipt = give(desk, path).receipts[0]
    mappings.take_back(desk, 1, "Hoa")
    assert late(desk) == FIGURES["resolved_late"]
    undo(desk, receipt.upload)
    assert late(desk) is None


def test_a_contradictory_mapping_is_refused_and_not_kept(desk: Desk, tmp_path: Path) -> None:
    right = said(desk, put(tmp_path))
    for wrong in (
        but(right, B=None),
        but(right, G=None),
        but(right, G="resolved_in_time"),
        but(right, A="unit_name"),
        replace(right, meanings=("row_number", "unit_name", *[None] * 10)),
    ):
        with pytest.raises(KpiError, match="contradictory_mapping"):
            mappings.confirm(desk, wrong, "Lan")
    assert asked(desk, mappings.remembered) == []


def test_every_contradiction_is_told_at_once(desk: Desk, tmp_path: Path) -> None:
    right = said(desk, put(tmp_path))
    wrong = but(right, B=None, G=None, I="resolved_in_time")
    assert mappings.faults(desk, wrong) == (
        MappingFault.NO_UNIT,
        MappingFault.ON_TIME_WITHOUT_EARLY,
        MappingFault.IN_TIME_AND_ON_TIME,
    )


def test_an_unknown_measure_is_a_fault_of_the_program(desk: Desk, tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="no measure x"):
        mappings.faults(desk, but(said(desk, put(tmp_path)), C="x"))


def test_a_mapping_that_does_not_exist_cannot_be_taken_back(desk: Desk) -> None:
    with pytest.raises(KpiError, match="unknown_word"):
        mappings.take_back(desk, 1, "Hoa")
