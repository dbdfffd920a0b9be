"""The overview's answer goes by what is certain, by its size and by its direction."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction

import pytest

from metrics.counts.change import Movement
from metrics.verdicts.direction import Direction, Rule
from metrics.verdicts.rollup import Score
from metrics.verdicts.verdict import judge
from tests.ui import builders
from wording.scores.headline import (
    NO_WAY,
    Coverage,
    Overview,
    Way,
    headline,
    lacks_plan,
    way_of,
)
from wording.sentences import plain

AN_PHUOC, ONE_STOP, LONG_AN = "26383", "740", "26368"
WHOLE = Coverage(15, 15, 1, 1)


def row(code: str, good: int, cases: int, indicator: str = "on_time") -> Score:
    return builders.row(code, indicator, good, cases)


def told(
    total: Sequence[Score], units: Sequence[Score], coverage: Coverage = WHOLE, *falling: Score
) -> str:
    def way(score: Score) -> Way:
        down = any(score is each for each in falling)
        return Way("xấu đi 7 tháng liền, −13,8 điểm", worse=True) if down else NO_WAY

    found = Overview(total, units, builders.MONTH, coverage, way)
    return plain(headline(found)).replace("\u00a0", " ")


def test_a_certain_shortfall_is_named_with_its_size_and_its_direction() -> None:
    group, own = row(ONE_STOP, 1344, 1420), row(AN_PHUOC, 344, 420)
    assert told([group], [own, row(LONG_AN, 1000, 1000)], WHOLE, group, own) == (
        "0/1 chỉ tiêu đạt. Dưới mục tiêu chắc chắn: đúng hạn 94,6 %, thiếu 34 hồ sơ, xấu đi 7 "
        "tháng liền, −13,8 điểm. 1 đèn của 1 đơn vị dưới mục tiêu chắc chắn, lớn nhất xã An "
        "Phước: đúng hạn 81,9 %, thiếu 64 hồ sơ, xấu đi 7 tháng liền, −13,8 điểm."
    )


def test_what_may_be_chance_never_stands_before_what_is_certain() -> None:
    chance = row(ONE_STOP, 96, 100, "feedback_on_time")
    met, own = row(ONE_STOP, 990, 1000), row(AN_PHUOC, 344, 420)
    text = told([met, chance], [own, row(LONG_AN, 100, 100)])
    assert text.startswith("1/2 chỉ tiêu đạt. Chưa chắc dưới mục tiêu: PAKN đúng hạn. 1 đèn")
    assert "96,0" not in text


def test_what_is_met_and_getting_worse_is_told() -> None:
    met = row(ONE_STOP, 990, 1000)
    text = told([met], [met, row(LONG_AN, 100, 100)], WHOLE, met)
    assert text == (
        "1/1 chỉ tiêu đạt. Không đơn vị nào dưới mục tiêu một cách chắc chắn. Đang xấu đi: đúng "
        "hạn."
    )


@pytest.mark.parametrize(
    ("coverage", "said"),
    [
        (Coverage(100, 107, 1, 1), "Mới 100/107 đơn vị báo cáo: 1/1 chỉ tiêu đạt."),
        (Coverage(107, 107, 9, 12), "Mới 9/12 tháng: 1/1 chỉ tiêu đạt."),
        (Coverage(100, 107, 9, 12), "Mới 100/107 đơn vị báo cáo, 9/12 tháng: 1/1"),
        (Coverage(107, 107, 12, 12), "1/1 chỉ tiêu đạt."),
    ],
)
def test_an_incomplete_period_says_how_much_of_it_is_there(coverage: Coverage, said: str) -> None:
    met = row(ONE_STOP, 990, 1000)
    assert told([met], [met], coverage).startswith(said)


def test_without_a_plan_nothing_is_claimed() -> None:
    bare = row(ONE_STOP, 990, 1000)
    bare = replace(bare, goal=None, verdict=judge(bare.share, None, due=True))
    assert told([bare], [bare, bare], Coverage(9, 15, 1, 1)) == (
        "Chưa có kế hoạch giao chỉ tiêu cho phạm vi này năm 2024: chỉ có số liệu, chưa chấm đèn."
    )


def test_the_way_to_enter_a_plan_is_offered_only_where_none_asks_for_anything() -> None:
    judged = row(ONE_STOP, 990, 1000)
    bare = replace(judged, goal=None, verdict=judge(judged.share, None, due=True))
    assert lacks_plan([bare, bare])
    assert not lacks_plan([bare, judged])
    assert not lacks_plan([])


def test_a_direction_is_told_with_its_points_where_it_is_in_a_row() -> None:
    row_of_falls = Direction(Movement.CLEARLY_DOWN, Rule.IN_A_ROW, 7, Fraction("-13.8"))
    assert way_of(row_of_falls) == Way("xấu đi 7 tháng liền, −13,8\u00a0điểm", worse=True)
    slope = Direction(Movement.CLEARLY_UP, Rule.SLOPE, 12, Fraction(1, 2))
    assert way_of(slope) == Way("tốt lên trong 12 tháng")
    assert way_of(Direction(Movement.UNCLEAR)) == NO_WAY
