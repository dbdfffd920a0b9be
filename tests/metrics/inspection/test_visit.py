"""Visits, conclusions and what may be said of an indicator before and after a visit."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from metrics.counts.change import Movement
from metrics.counts.month import Month
from metrics.counts.share import Share
from metrics.inspection.visit import (
    Conclusion,
    ConclusionState,
    Visit,
    VisitKind,
    VisitState,
    effect,
    overlapping,
)
from metrics.units.heirs import Heirs
from metrics.units.unit_rows import Succession

MAY = date(2024, 5, 14)
VISIT = Visit(
    "KT-2024-0001",
    "26383",
    "26383-2022",
    "75",
    VisitKind.PLANNED,
    VisitState.SCHEDULED,
    "Đoàn 1",
    MAY,
    MAY,
)
CONCLUSION = Conclusion(
    "KL-2024-0001",
    "KT-2024-0001",
    "Hồ sơ trễ hẹn không có thư xin lỗi",
    "Gửi thư xin lỗi cho mọi hồ sơ trễ hẹn",
    "Chủ tịch UBND xã",
    date(2024, 6, 30),
)


@pytest.mark.parametrize(
    ("kind", "state", "secret"),
    [
        (VisitKind.SURPRISE, VisitState.SCHEDULED, True),
        (VisitKind.SURPRISE, VisitState.CANCELLED, True),
        (VisitKind.SURPRISE, VisitState.DONE, False),
        (VisitKind.PLANNED, VisitState.SCHEDULED, False),
        (VisitKind.REMOTE, VisitState.SCHEDULED, False),
    ],
)
def test_only_an_unannounced_visit_that_is_not_done_is_secret(
    kind: VisitKind, state: VisitState, *, secret: bool
) -> None:
    assert replace(VISIT, kind=kind, state=state).secret is secret


def test_a_visit_does_not_end_before_it_begins_and_has_a_team() -> None:
    with pytest.raises(ValueError, match="ends before"):
        replace(VISIT, last_day=date(2024, 5, 13))
    with pytest.raises(ValueError, match="no team"):
        replace(VISIT, team=" ")


def test_the_deadline_itself_is_in_time() -> None:
    assert CONCLUSION.state(date(2024, 6, 30)) is ConclusionState.OPEN
    assert CONCLUSION.state(date(2024, 7, 1)) is ConclusionState.OVERDUE


def test_proof_waits_to_be_accepted_and_does_not_stop_the_clock() -> None:
    proven = replace(CONCLUSION, proof="Báo cáo 12/BC-UBND")
    assert proven.state(date(2024, 6, 1)) is ConclusionState.PROVEN
    assert proven.state(date(2024, 7, 1)) is ConclusionState.OVERDUE
    closed = replace(proven, closed_on=date(2024, 7, 5))
    assert closed.state(date(2024, 7, 4)) is ConclusionState.OVERDUE
    assert closed.state(date(2024, 7, 5)) is ConclusionState.CLOSED


def test_nothing_is_closed_without_proof() -> None:
    with pytest.raises(ValueError, match="without proof"):
        replace(CONCLUSION, closed_on=date(2024, 6, 1))


def test_an_open_conclusion_is_carried_into_the_next_year_and_a_closed_one_is_not() -> None:
    assert CONCLUSION.carried(2024, date(2025, 1, 2))
    assert not CONCLUSION.carried(2024, date(2024, 12, 31))
    closed = replace(CONCLUSION, proof="Báo cáo 12/BC-UBND", closed_on=date(2024, 7, 5))
    assert not closed.carried(2024, date(2025, 1, 2))


def test_two_teams_at_one_unit_within_the_window_are_a_conflict() -> None:
    def of_another_team(day: date) -> Visit:
        return replace(VISIT, visit="KT-2", team="Thanh tra", first_day=day, last_day=day)

    assert overlapping(VISIT, of_another_team(date(2024, 7, 13)), 60, Heirs(()))
    assert not overlapping(VISIT, of_another_team(date(2024, 7, 14)), 60, Heirs(()))
    assert overlapping(VISIT, of_another_team(MAY), 0, Heirs(()))


@pytest.mark.parametrize(
    "other",
    [
        replace(VISIT, visit="KT-2024-0002"),
        replace(VISIT, visit="KT-2024-0002", team="Thanh tra", identity="26386-2022"),
        replace(VISIT, visit="KT-2024-0002", team="Thanh tra", state=VisitState.CANCELLED),
        VISIT,
    ],
    ids=["the same team", "another unit", "cancelled", "itself"],
)
def test_these_are_none(other: Visit) -> None:
    assert not overlapping(VISIT, other, 365, Heirs(()))


@given(
    st.dates(date(2024, 1, 1), date(2024, 12, 1)),
    st.dates(date(2024, 1, 1), date(2024, 12, 1)),
    st.integers(0, 400),
)
def test_a_conflict_is_one_from_either_side(one: date, two: date, days: int) -> None:
    first = replace(VISIT, first_day=one, last_day=one)
    second = replace(VISIT, visit="KT-2", team="Thanh tra", first_day=two, last_day=two)
    assert overlapping(first, second, days, Heirs(())) == overlapping(
        second, first, days, Heirs(())
    )
    assert overlapping(first, second, days, Heirs(())) == (abs((one - two).days) <= days)


def months(good: dict[int, int]) -> dict[Month, Share]:
    return {Month(2024, number): Share(value, 400) for number, value in good.items()}


def test_a_unit_and_the_one_it_went_whole_into_are_one() -> None:
    heirs = Heirs([Succession(VISIT.identity, "new", part=False)])
    later = replace(VISIT, visit="KT-2", team="Thanh tra", identity="new")
    assert overlapping(VISIT, later, 0, heirs)
    assert overlapping(later, VISIT, 0, heirs)


def test_a_part_of_a_divided_unit_and_two_that_will_be_one_are_several() -> None:
    divided = Heirs([Succession(VISIT.identity, "new", part=True)])
    later = replace(VISIT, visit="KT-2", team="Thanh tra", identity="new")
    assert not overlapping(VISIT, later, 0, divided)
    merged = Heirs([Succession(each, "new", part=False) for each in (VISIT.identity, "other")])
    assert not overlapping(VISIT, replace(later, identity="other"), 0, merged)


def test_three_months_before_a_visit_are_compared_with_three_after_it() -> None:
    found = effect(months({2: 340, 3: 345, 4: 350, 5: 100, 6: 390, 7: 392, 8: 395}), MAY)
    assert found.before == Share(1035, 1200)
    assert found.after == Share(1177, 1200)
    assert found.enough
    assert found.change.movement is Movement.CLEARLY_UP


@pytest.mark.parametrize("gone", [2, 4, 6, 8])
def test_a_month_without_figures_on_either_side_is_not_enough(gone: int) -> None:
    good = {number: 380 for number in range(2, 9) if number != gone}
    assert not effect(months(good), MAY).enough


def test_months_without_a_single_case_are_not_enough() -> None:
    shares = {Month(2024, number): Share(0, 0) for number in range(2, 9)}
    assert not effect(shares, MAY).enough
