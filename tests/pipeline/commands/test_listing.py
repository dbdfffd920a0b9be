"""What the command line lists, and of which units."""

from __future__ import annotations

from pathlib import Path

import pytest

from metrics.counts.errors import KpiError
from metrics.counts.month import Month
from metrics.units.unit import Level
from pipeline.commands.figures.score import ScoreRows, scores
from pipeline.desk.workspace import Workspace, open_workspace
from pipeline.scores.scorecard import View
from tests.warehouse.builders import new_database

AN_PHUOC, LONG_THANH, NHON_TRACH = "26383", "740", "742"
MARCH = Month(2024, 3)


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    return open_workspace(new_database(tmp_path).path)


def units(workspace: Workspace, view: View, unit: str) -> set[object]:
    return {row["unit"] for row in scores(workspace, view, ScoreRows(unit))}


def test_one_units_score_is_limited_by_the_part_of_the_tree_and_the_level(
    workspace: Workspace,
) -> None:
    assert units(workspace, View(MARCH, under=LONG_THANH), AN_PHUOC) == {AN_PHUOC}
    assert units(workspace, View(MARCH, under=NHON_TRACH), AN_PHUOC) == set()
    assert units(workspace, View(MARCH, level=Level.DISTRICT), AN_PHUOC) == set()


@pytest.mark.parametrize(("under", "unit"), [("zzz", AN_PHUOC), (LONG_THANH, "zzz")])
def test_a_code_that_no_unit_has_is_told_beside_the_unit_as_anywhere(
    workspace: Workspace, under: str, unit: str
) -> None:
    with pytest.raises(KpiError) as caught:
        scores(workspace, View(MARCH, under=under), ScoreRows(unit))
    assert (caught.value.code, caught.value.facts["unit"]) == ("unknown_unit", "zzz")
