from dataclasses import replace

from metrics.counts.month import Window
from metrics.units.unit import Level
from metrics.verdicts.rollup import Score
from pipeline.periods.status import Silent
from tests.ui import builders
from ui.overview import tiles
from wording import sentences

PHUOC_THAI, AN_PHUOC, ONE_STOP = "26404", "26383", "740"


def late(code: str, good: int, cases: int) -> Score:
    return builders.row(code, "on_time", good, cases)


def test_what_is_missing_names_the_case() -> None:
    assert sentences.missing(late(AN_PHUOC, 344, 420)) == "thiếu 64 hồ sơ"
    assert sentences.missing(late(AN_PHUOC, 420, 420)) == ""


def test_gaps_say_who_is_surely_below() -> None:
    rows = [late(AN_PHUOC, 344, 420), late(ONE_STOP, 96, 100), late("26368", 100, 100)]
    text = sentences.plain(sentences.gaps(rows, "đơn vị"))
    assert text == (
        "2/3 đơn vị dưới mục tiêu, thiếu 65 hồ sơ; riêng xã An Phước 64. "
        "Chắc chắn: xã An Phước; còn lại chưa đủ số để kết luận."
    )


def test_a_departments_name_keeps_its_capital_inside_a_sentence() -> None:
    assert sentences.in_sentence("Sở Tư pháp") == "Sở Tư pháp"
    assert sentences.in_sentence("Xã An Phước") == "xã An Phước"


def test_a_districts_own_row_is_its_one_stop() -> None:
    district = builders.reference().register.at(builders.MONTH)[ONE_STOP]
    assert district.level is Level.DISTRICT
    assert sentences.reporter(district) == "Một cửa huyện Long Thành"
    assert sentences.whole(district) == "Toàn huyện"


def test_missing_months_are_said() -> None:
    view = builders.view("740", window=Window.NINE_MONTHS)
    row = builders.rows(view)[0]
    assert row.months_reported == row.months_expected == 9
    assert sentences.months_of(row) == ""


def test_a_light_without_figures_is_explained_and_never_zero() -> None:
    silent = next(
        row for row in builders.rows(builders.view()) if row.verdict.status == "not_reported"
    )
    text = sentences.without_figures(silent, 2, "10/10/2024")
    assert "không phải là 0" in text
    assert "2 tháng liền" in text


def test_a_silence_of_a_year_and_more_is_told_to_the_month() -> None:
    assert sentences.silence(1) == "Chưa báo cáo"
    assert sentences.silence(11) == "Chưa báo cáo, 11 tháng liền"
    assert sentences.silence(12) == "Chưa báo cáo, 12 tháng liền"
    assert sentences.silence(45) == "Chưa báo cáo, 45 tháng liền"


def test_who_reported_in_part_is_not_called_silent() -> None:
    assert sentences.silence(0) == "Báo cáo thiếu"
    assert sentences.silences(5, 12) == ("lâu nhất **5 tháng**", "**12** báo cáo thiếu")
    assert sentences.silences(1, 0) == ("", "")


def test_the_longest_silence_in_the_tile_is_told_to_the_month() -> None:
    state = builders.state(builders.view())
    unit = state.silent[0].unit
    told = [
        tiles.reporting(replace(state, silent=(Silent(unit, months),)), "tháng 9/2024", "watchlist")
        for months in (11, 45)
    ]
    assert "lâu nhất <b>11 tháng</b>" in told[0]
    assert "lâu nhất <b>45 tháng</b>" in told[1]
