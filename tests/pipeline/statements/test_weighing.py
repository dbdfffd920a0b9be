"""Weights of a suggestion are set by a person, kept, and used from then on."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from metrics.counts.errors import KpiError
from metrics.inspection.file import Criterion, InspectionSettings, SelectionShares, settings
from pipeline.desk.desk import Desk, open_desk
from pipeline.desk.viewer import OFFICE, Role, Viewer
from pipeline.inspection.suggestion import VisitWish, propose
from pipeline.statements.recording import Signed
from pipeline.statements.weighing import kept, set_weights
from tests.warehouse.builders import new_database

SIGNED = Signed("Trưởng đoàn", "Năm nay chú trọng PAKN")
BY_LOT = SelectionShares(0, 0, 100)


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return open_desk(new_database(tmp_path).path)


def holding(desk: Desk) -> InspectionSettings:
    with desk.books() as books:
        return kept(books).settings


def test_until_somebody_sets_others_the_shipped_weights_hold(desk: Desk) -> None:
    assert holding(desk) == settings(desk.reference)


def test_what_was_set_last_holds_for_every_suggestion(desk: Desk) -> None:
    feedback = {Criterion.FEEDBACK: Decimal("40.5")}
    set_weights(desk, OFFICE, {Criterion.FEEDBACK: Decimal(1)}, BY_LOT, 3, SIGNED)
    changed = set_weights(desk, OFFICE, feedback, BY_LOT, 9, SIGNED)
    assert holding(desk) == changed
    weights = {each.criterion: each.weight for each in changed.weighings}
    assert weights[Criterion.FEEDBACK] == Decimal("40.5")
    with desk.books() as books:
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
    desk: Desk, weights: dict[Criterion, Decimal], capacity: int
) -> None:
    with pytest.raises(KpiError, match="wrong_weights"):
        set_weights(desk, OFFICE, weights, BY_LOT, capacity, SIGNED)
    assert holding(desk) == settings(desk.reference)


def test_a_leader_reads_weights_and_does_not_set_them(desk: Desk) -> None:
    with pytest.raises(KpiError, match="not_permitted"):
        set_weights(desk, Viewer(Role.LEADER), {}, BY_LOT, 6, SIGNED)
