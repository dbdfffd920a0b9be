"""What is said of a suggested list is what was found."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest

from metrics.month import Month
from metrics.suggest import Lack, Suggestion
from tests.metrics.test_suggest import TERMS, YEAR
from wording.inspection_suggestion import OPTIMAL, notes

WINTER = (Month(2024, 11), Month(2024, 12))
NOTHING = Suggestion((), (), (), Fraction(0), TERMS)


@pytest.mark.parametrize(
    ("lack", "told"),
    [
        (
            Lack("commune", 3, 0, YEAR),
            "Còn thiếu 3 đơn vị (cấp xã): 3 vì mọi tháng trong kỳ đã kín số cuộc.",
        ),
        (
            Lack("department", 2, 2, ()),
            "Còn thiếu 2 đơn vị (sở, ban, ngành): 2 vì nhóm này không còn đơn vị nào có tháng trống.",
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


def test_what_the_months_cost_is_told_beside_what_no_list_betters() -> None:
    assert notes(NOTHING)[0] == OPTIMAL
    dear = notes(replace(NOTHING, gap=Fraction(5, 2)))
    assert dear[0] == OPTIMAL
    assert "kém 2,5 điểm" in dear[1]
