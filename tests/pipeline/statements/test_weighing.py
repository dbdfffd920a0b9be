"""Weights of a suggestion are set by a person, kept, and used from then on."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from access.roles import Role
from metrics.counts.errors import KpiError
from metrics.inspection.file import Criterion, InspectionSettings, SelectionShares, settings
from pipeline.desk.viewer import OFFICE, Viewer
from pipeline.desk.workspace import Workspace, open_workspace
from pipeline.inspection.suggestion import propose
from pipeline.inspection.visit_wish import VisitWish
from pipeline.statements.recording import Signed
from pipeline.statements.weighing import kept, set_weights
from tests.warehouse.builders import new_database

SIGNED = Signed("Trưởng đoàn", "Năm nay chú trọng PAKN")
BY_LOT = SelectionShares(0, 0, 100)


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    return open_workspace(new_database(tmp_path).path)


def holding(workspace: Workspace) -> InspectionSettings:
    with workspace.books() as books:
        return kept(books).settings


def test_until_somebody_sets_others_the_shipped_weights_hold(workspace: Workspace) -> None:
    assert holding(workspace) == settings(workspace.reference)


def test_what_was_set_last_holds_for_every_suggestion(workspace: Workspace) -> None:
    feedback = {Criterion.FEEDBACK: Decimal("40.5")}
    set_weights(workspace, OFFICE, {Criterion.FEEDBACK: Decimal(1)}, BY_LOT, 3, SIGNED)
    changed = set_weights(workspace, OFFICE, feedback, BY_LOT, 9, SIGNED)
    assert holding(workspace) == changed
    weights = {each.criterion: each.weight for each in changed.weighings}
    assert weights[Criterion.FEEDBACK] == Decimal("40.5")
    with workspace.books() as books:
        found = propose(books, VisitWish(2023, date(2023, 1, 2)))
    assert found.suggestion.terms.capacity == 9
    assert {pick.part.value for pick in found.suggestion.picks} == {"random"}


@pytest.mark.parametrize(
    ("weights", "capacity"),
    [
        ({Criterion.FEEDBACK: Decimal(-1)}, 6),
        ({Criterion.FEEDBACK: Decimal("NaN")}, 6),
        (dict.fromkeys(Criterion, Decimal(0)), 6),
        ({}, 0),
    ],
    ids=["negative", "no number", "all nought", "no visit a month"],
)
def test_weights_by_which_nothing_can_be_chosen_are_refused(
    workspace: Workspace, weights: dict[Criterion, Decimal], capacity: int
) -> None:
    with pytest.raises(KpiError, match="wrong_weights"):
        set_weights(workspace, OFFICE, weights, BY_LOT, capacity, SIGNED)
    assert holding(workspace) == settings(workspace.reference)


def test_a_leader_reads_weights_and_does_not_set_them(workspace: Workspace) -> None:
    with pytest.raises(KpiError, match="not_permitted"):
        set_weights(workspace, Viewer(Role.LEADER), {}, BY_LOT, 6, SIGNED)
