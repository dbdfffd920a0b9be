from metrics.verdicts.rollup import Score
from metrics.verdicts.verdict import Status
from tests.ui import builders
from ui.kit import drawings
from ui.kit.drawings import Point
from ui.kit.html import Html
from ui.scores import tiles
from ui.scores.tiles import IndicatorTile

CARD = builders.card(builders.view())


def test_an_indicator_with_a_target_has_a_tile_and_the_others_a_line() -> None:
    shown, rest = tiles.choose(CARD.total)
    assert len(shown) == 7
    assert {row.indicator.code for row in rest} == {"apology", "on_time_766"}
    assert all(row.goal is not None for row in shown)


def test_of_more_than_seven_the_worst_are_shown_in_their_own_order() -> None:
    more = [*CARD.total, *(row for row in CARD.groups if row.unit.code == "740")]
    shown, _ = tiles.choose(more)
    kept = {id(row) for row in shown}
    assert len(shown) == 7
    assert [row for row in more if id(row) in kept] == shown
    missed = [row for row in more if row.verdict.status is Status.MISSED]
    assert len([row for row in missed if id(row) in kept]) == min(7, len(missed))


def tile(score: Score) -> str:
    months = builders.monthly(builders.view())
    line = tiles.month_points(months, [score] * 12)
    one = IndicatorTile(score, (score,), line, score, "tháng 8/2024")
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


def shortfall(months: int = 3, who: str = "chưa có", said: str = "") -> str:
    row = builders.row("26383", "on_time", 344, 420)
    rows = [tiles.Shortfall(row, months, who, said)]
    return tiles.attention(rows, 8, "Tháng 9", lambda code: f"unit_profile?x={code}&y", "scorecard")


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
    html = tiles.attention([], 0, "Tháng 9", lambda code: code, "scorecard")
    assert "Không đơn vị nào dưới mục tiêu một cách chắc chắn." in html
