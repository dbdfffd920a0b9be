"""What is said of a suggested list is what was found."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest

from metrics.counts.month import Month
from metrics.inspection.visit import VisitKind
from metrics.inspection.visit_list import (
    Candidate,
    Lack,
    Pick,
    SelectionPart,
    Suggestion,
    VisitConflict,
)
from tests.metrics.builders import a_unit
from tests.metrics.inspection.test_suggest import TERMS, YEAR
from tests.metrics.inspection.test_visit import VISIT
from wording.inspection.suggestion import OPTIMAL, conflicts, notes, why

WINTER = (Month(2024, 11), Month(2024, 12))
NOTHING = Suggestion((), (), (), (), Fraction(0), TERMS)


@pytest.mark.parametrize(
    ("lack", "told"),
    [
        (
            Lack("commune", 3, 0, YEAR),
            "Còn thiếu 3 đơn vị (cấp xã): 3 vì mọi tháng trong kỳ đã kín số cuộc.",
        ),
        (
            Lack("department", 2, 2, ()),
            "Còn thiếu 2 đơn vị (sở, ban, ngành): "
            "2 vì nhóm này không còn đơn vị nào có tháng trống.",
        ),
        (
            Lack("commune", 3, 1, WINTER),
            "Còn thiếu 3 đơn vị (cấp xã): 1 vì nhóm này không còn đơn vị nào có tháng trống; "
            "2 vì các đơn vị còn lại chỉ vào được tháng 11, 12/2024, đã kín số cuộc và đổi chỗ "
            "cũng không dư.",
        ),
    ],
)
def test_what_is_lacking_is_told_with_its_cause(lack: Lack, told: str) -> None:
    assert told in notes(replace(NOTHING, lacks=(lack,)))


VISIT_IN_MAY = replace(VISIT, team="Thanh tra", last_day=date(2024, 5, 16))
MET = VisitConflict(VISIT_IN_MAY, (Month(2024, 5), Month(2024, 6)))
SECRET = VisitConflict(replace(VISIT_IN_MAY, kind=VisitKind.SURPRISE), MET.months)


def test_a_conflict_is_told_with_the_team_the_day_and_the_months() -> None:
    (told,) = conflicts(Candidate(a_unit("26000"), conflicts=(MET,)))
    assert told == (
        "vướng Thanh tra kiểm tra ngày 14/05/2024 – 16/05/2024 (KT-2024-0001) "
        "nên không xếp vào tháng 5, 6/2024"
    )


def test_whoever_plans_is_told_that_a_conflict_is_unannounced() -> None:
    (told,) = conflicts(Candidate(a_unit("26000"), conflicts=(SECRET,)))
    assert "đột xuất" in told
    assert "chưa được báo trước" in told


def test_a_unit_without_a_month_and_one_passed_over_are_told_with_every_reason() -> None:
    candidate = Candidate(a_unit("26000"), conflicts=(MET,))
    months = (*MET.months, Month(2024, 7))
    listed = replace(
        NOTHING,
        excluded=(candidate,),
        passed_over=(replace(candidate, unit=a_unit("26001")),),
        terms=replace(TERMS, months=months),
    )
    (met,) = conflicts(candidate)
    told = notes(listed)
    assert (
        f"Đơn vị 26000: không còn tháng trống, vì {met}; không tồn tại trọn tháng 7/2024." in told
    )
    assert f"Đơn vị 26001: chưa được chọn; {met}." in told


@pytest.mark.parametrize("conflict", [MET, SECRET], ids=["announced", "unannounced"])
def test_why_a_visit_is_planned_names_no_visit_of_another_team(conflict: VisitConflict) -> None:
    candidate = Candidate(a_unit("26000"), conflicts=(conflict,))
    pick = Pick(candidate, "commune", SelectionPart.RISK, YEAR[0], Fraction(0), ())
    assert why(pick, 2024) == "Rủi ro; không có rủi ro nổi bật; chọn để đủ tỷ lệ"


def test_what_the_months_cost_is_told_beside_what_no_list_betters() -> None:
    assert notes(NOTHING)[0] == OPTIMAL
    dear = notes(replace(NOTHING, gap=Fraction(5, 2)))
    assert dear[0] == OPTIMAL
    assert "kém 2,5 điểm" in dear[1]
