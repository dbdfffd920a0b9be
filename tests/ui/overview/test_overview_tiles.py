from dataclasses import replace
from fractions import Fraction

import pytest

from metrics.counts.change import Movement
from metrics.verdicts.direction import NO_DIRECTION, Direction, Rule
from metrics.verdicts.rollup import Score
from metrics.verdicts.verdict import Status, judge
from pipeline.periods.overdue import Holder, Overdue
from tests.ui import builders
from ui.kit import drawings
from ui.kit.drawings import Point
from ui.kit.html import Html
from ui.overview import attention_table, tiles
from ui.overview.attention_table import AttentionFrame, Shortfall
from ui.overview.tiles import IndicatorTile

CARD = builders.card(builders.view())


def test_an_indicator_with_a_target_has_a_tile_and_the_others_a_line() -> None:
    shown, rest = tiles.choose(CARD.total)
    assert len(shown) == 6
    assert {"apology", "on_time_766"} < {row.indicator.code for row in rest}
    assert all(row.goal is not None for row in shown)


def test_without_any_target_the_figures_are_shown_and_not_judged() -> None:
    bare = [replace(row, goal=None, verdict=judge(row.share, None, due=True)) for row in CARD.total]
    shown, rest = tiles.choose(bare)
    assert shown == bare[:6]
    assert rest == bare[6:]
    html = tile(shown[0])
    assert "Chưa giao chỉ tiêu" in html
    assert "Đạt" not in html and "cần" not in html


def test_of_more_than_six_the_worst_are_shown_in_their_own_order() -> None:
    more = [*CARD.total, *(row for row in CARD.groups if row.unit.code == "740")]
    shown, _ = tiles.choose(more)
    kept = {id(row) for row in shown}
    assert len(shown) == 6
    assert [row for row in more if id(row) in kept] == shown
    missed = [row for row in more if row.verdict.status is Status.MISSED]
    assert len([row for row in missed if id(row) in kept]) == min(6, len(missed))


def tile(score: Score) -> str:
    months = builders.monthly(builders.view())
    line = tiles.month_points(months, [score] * 12)
    one = IndicatorTile(score, (score,), line, builders.step(score, score), "tháng 8/2024")
    return tiles.grid([one], Html(), lambda code: f"gaps?x={code}")


def test_a_tile_has_percent_need_light_and_change() -> None:
    html = tile(builders.row("26383", "on_time", 344, 420))
    for part in (
        "81,9",
        "cần 97",
        "thiếu 64 hồ sơ",
        "Chưa đạt",
        "<b>0,0</b>",
        "so với tháng 8/2024",
    ):
        assert part in html


def test_a_line_breaks_where_a_month_is_silent() -> None:
    months = list(builders.monthly(builders.view()))
    row = builders.row("26383", "on_time", 344, 420)
    points = [Point.of(month, None if at == 5 else row) for at, month in enumerate(months)]
    drawn = drawings.sparkline(points, row.goal.percent if row.goal else None)
    assert drawn.count("M", drawn.index('<path d="M', drawn.index("3 3"))) >= 2
    assert drawings.sparkline([Point.of(month, None) for month in months], None) == ""


AROUND = AttentionFrame(8, "Tháng 9", "watchlist?den=missed", Html())


def shortfall(
    months: int = 3, who: str = "chưa có", said: str = "", going: Direction = NO_DIRECTION
) -> str:
    row = builders.row("26383", "on_time", 344, 420)
    rows = [Shortfall(row, months, who, going, said)]
    return attention_table.table(rows, lambda code: f"unit_profile?x={code}&y", AROUND)


def test_a_shortfall_stands_with_its_reason_its_run_and_who_answers() -> None:
    html = shortfall(who="Trần Thị B, Chủ tịch")
    for part in (
        'href="unit_profile?x=26383&amp;y"',
        "344/420",
        "81,9",
        "cần 97",
        "<b>64</b> hồ sơ",
        "3 tháng liền",
        "Trần Thị B, Chủ tịch",
        "Xem cả 8",
    ):
        assert part in html
    assert "có giải trình" not in html


def test_the_first_month_below_is_no_run_and_an_explanation_is_marked() -> None:
    html = shortfall(months=1, said='Hỏng máy "chủ" <5 ngày>')
    assert "tháng đầu" in html
    assert 'title="Hỏng máy &#34;chủ&#34; &lt;5 ngày&gt;">có giải trình' in html


def test_where_nothing_is_certainly_short_that_is_said() -> None:
    html = attention_table.table([], lambda code: code, AROUND)
    assert "Không đơn vị nào dưới mục tiêu một cách chắc chắn." in html


def test_where_nothing_is_judged_nobody_is_called_without_a_shortfall() -> None:
    html = attention_table.table([], lambda code: code, replace(AROUND, judged=False))
    assert "Chưa có mục tiêu nào để so" in html
    assert "Không đơn vị nào" not in html


def test_a_direction_stands_below_what_is_missing_and_a_fall_is_marked() -> None:
    fall = Direction(Movement.CLEARLY_DOWN, Rule.IN_A_ROW, 7, Fraction("-13.8"))
    html = shortfall(going=fall)
    assert 'class="worse" title="xấu đi 7 tháng liền, −13,8\u00a0điểm">xấu đi 7 tháng liền' in html
    rise = Direction(Movement.CLEARLY_UP, Rule.QUARTER, 0, Fraction(4))
    assert ">tốt lên ba tháng qua<" in shortfall(going=rise)
    assert "worse" not in shortfall(going=rise)
    assert "chưa rõ hướng" in shortfall(going=Direction(Movement.UNCLEAR))


def test_a_year_stands_in_a_tile_with_its_whole_sentence_behind_it() -> None:
    row = builders.row("26383", "on_time", 344, 420)
    year = IndicatorTile(row, (), (), None, year="cuối năm **97,2 %**", year_whole="Đến 31/12")
    html = tiles.grid([year], Html(), lambda _: "#")
    assert '<span title="Đến 31/12">cuối năm <b>97,2 %</b></span>' in html


def held(*counts: tuple[str, int, int | None], expected: int = 5) -> Overdue:
    tree = builders.reference().register.at(builders.MONTH)
    holders = tuple(Holder(tree[code], count, before) for code, count, before in counts)
    return Overdue(builders.MONTH, holders, expected)


def test_what_is_overdue_is_counted_placed_and_compared_with_the_month_before() -> None:
    found = held(("26383", 40, 30), ("740", 25, None), ("26368", 3, 1))
    html = tiles.overdue(found, lambda code: f"unit_profile?x={code}")
    for part in (
        "Đang quá hạn cuối tháng 9/2024",
        "68<span>hồ sơ",
        "<b>tăng 12</b> so với tháng 8/2024",
        "Cùng 2 đơn vị có số ở cả hai tháng.",
        '<a href="unit_profile?x=26383">xã An Phước</a> 40</span>',
        '<span>, <a href="unit_profile?x=740">',
        "3/5 đơn vị có số",
    ):
        assert part in html


@pytest.mark.parametrize(
    ("found", "said"),
    [
        (held(), "chưa đơn vị nào báo số này"),
        (held(("740", 0, 0)), "không hồ sơ nào quá hạn"),
        (held(("740", 4, None)), "Tháng 8/2024 chưa có số để so"),
        (held(("740", 4, 4)), "<b>không đổi</b>"),
        (held(("740", 4, 9)), "<b>giảm 5</b>"),
    ],
)
def test_nothing_is_claimed_of_what_was_not_told(found: Overdue, said: str) -> None:
    assert said in tiles.overdue(found, lambda code: code)
