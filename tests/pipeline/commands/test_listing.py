"""What the command line lists, and of which units."""

from __future__ import annotations

from pathlib import Path

import pytest

from metrics.counts.errors import KpiError
from metrics.counts.month import Month
from metrics.units.unit import Level
from pipeline.commands.figures.score import scores
from pipeline.desk.desk import Desk, open_desk
from pipeline.scores.scorecard import View
from tests.warehouse.builders import new_database

AN_PHUOC, LONG_THANH, NHON_TRACH = "26383", "740", "742"
MARCH = Month(2024, 3)


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return open_desk(new_database(tmp_path).path)


def units(desk: Desk, view: View, unit: str) -> set[object]:
    return {row["unit"] for row in scores(desk, view, unit=unit, group=False)}


def test_one_units_score_is_limited_by_the_part_of_the_tree_and_the_level(desk: Desk) -> None:
    assert units(desk, View(MARCH, under=LONG_THANH), AN_PHUOC) == {AN_PHUOC}
    assert units(desk, View(MARCH, under=NHON_TRACH), AN_PHUOC) == set()
    assert units(desk, View(MARCH, level=Level.DISTRICT), AN_PHUOC) == set()


@pytest.mark.parametrize(("under", "unit"), [("zzz", AN_PHUOC), (LONG_THANH, "zzz")])
def test_a_code_that_no_unit_has_is_told_beside_the_unit_as_anywhere(
    desk: Desk, under: str, unit: str
) -> None:
    with pytest.raises(KpiError) as caught:
        scores(desk, View(MARCH, under=under), unit=unit, group=False)
    assert (caught.value.code, caught.value.facts["unit"]) == ("unknown_unit", "zzz")
