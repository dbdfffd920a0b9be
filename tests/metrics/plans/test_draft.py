"""Targets typed in a grid: what is shown reads back as it was, what is wrong is told by its row."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from metrics.plans.draft import DraftFault, DraftRow, draft_rows, targets_of
from metrics.plans.plan import Plan, TargetKind, TargetSource
from metrics.plans.plan_writer import plan_text
from metrics.plans.versions import PlanVersion
from metrics.units.unit import Level
from metrics.verdicts.office import OfficeEdits, as_edited, plan_reader
from metrics.verdicts.reference import load

ROOT = Path(__file__).resolve().parents[3]
REFERENCE = load(ROOT / "data" / "reference", ROOT / "data" / "sample" / "plans")
PLAN = REFERENCE.plan("long-thanh-2024")
FED = plan_reader(REFERENCE).fed
WITH_TARGETS = [plan for plan in REFERENCE.plans if plan.targets]


@pytest.mark.parametrize("plan", WITH_TARGETS, ids=lambda plan: plan.code)
def test_a_grid_that_nobody_touched_changes_nothing(plan: Plan) -> None:
    targets, faults = targets_of(plan, draft_rows(plan), FED)
    assert faults == ()
    last = date(plan.year, 12, 31)
    version = PlanVersion(plan.code, last, plan_text(replace(plan, targets=targets)))
    assert as_edited(REFERENCE, OfficeEdits((version,))).plan(plan.code) == plan


ROW = DraftRow("on_time", {Level.COMMUNE: Decimal(98)}, TargetKind.AT_LEAST, "3.2", "Tối thiểu 98%")


def test_a_row_gives_a_target_to_each_level_with_a_number() -> None:
    row = replace(ROW, values={Level.COMMUNE: Decimal(98), Level.DISTRICT: Decimal("99.5")})
    targets, _ = targets_of(replace(PLAN, targets=()), [row, DraftRow()], FED)
    found = {(each.level, each.value, each.source) for each in targets}
    assert found == {
        (Level.COMMUNE, Decimal(98), TargetSource.FIGURES),
        (Level.DISTRICT, Decimal("99.5"), TargetSource.FIGURES),
    }


@pytest.mark.parametrize(
    ("row", "fault"),
    [
        (replace(ROW, indicator=""), DraftFault.NO_INDICATOR),
        (replace(ROW, values={}), DraftFault.NO_VALUE),
        (replace(ROW, values={Level.COMMUNE: Decimal(0)}), DraftFault.NOT_A_PERCENT),
        (replace(ROW, values={Level.COMMUNE: Decimal(101)}), DraftFault.NOT_A_PERCENT),
        (replace(ROW, near_margin=Decimal(-1)), DraftFault.WRONG_MARGIN),
        (replace(ROW, clause=""), DraftFault.NO_CLAUSE),
        (replace(ROW, quote=""), DraftFault.NO_QUOTE),
    ],
)
def test_what_is_wrong_is_told_by_its_row(row: DraftRow, fault: DraftFault) -> None:
    other = replace(ROW, indicator="online")
    assert targets_of(PLAN, [other, DraftRow(), row], FED)[1] == ((3, fault),)


def test_the_same_place_twice_and_nothing_at_all_are_told() -> None:
    assert targets_of(PLAN, [ROW, ROW], FED)[1] == ((2, DraftFault.TWICE),)
    assert targets_of(PLAN, [DraftRow()], FED)[1] == ((1, DraftFault.NOTHING),)
