"""What Xu hướng says, on figures worked out by hand."""

from __future__ import annotations

from datetime import date

import pytest

from metrics.counts.month import Month, Window
from metrics.counts.share import Share
from metrics.units.restate import Event, Mark
from metrics.verdicts.chart import Chart
from metrics.verdicts.comparable import NOT_LIKENED, Likened
from metrics.verdicts.series import p_chart
from tests.ui import builders
from wording.scores import trend as words

JANUARY = Month(2023, 1)
OCTOBER = Month(2024, 10)
MERGER = Mark(date(2025, 7, 1), Event.MERGED, ("70-2022",))


def chart(*shares: Share) -> Chart:
    return p_chart({JANUARY.plus(step): share for step, share in enumerate(shares)})


def plain(text: str) -> str:
    return text.replace("**", "").replace("\u00a0", " ")


def test_the_headline_says_the_percent_the_shortfall_and_the_target() -> None:
    # 344 of 420 are 81,9 %; 97 % of 420 are 407,4, so that 408 were needed: 64 are missing.
    row = builders.row("26383", "on_time", 344, 420)
    said = plain(words.headline(row, "Đúng hạn", "xã An Phước", "tháng 9/2024"))
    assert said == (
        "Đúng hạn của xã An Phước, tháng 9/2024: 81,9 %, thiếu 64 hồ sơ so với mục tiêu 97 %."
    )


def test_the_headline_of_a_met_target_has_no_shortfall() -> None:
    row = builders.row("26383", "on_time", 420, 420)
    said = plain(words.headline(row, "Đúng hạn", "xã An Phước", "tháng 9/2024"))
    assert said.endswith("100,0 %, đạt mục tiêu 97 %.")


def test_without_figures_the_headline_says_so() -> None:
    said = plain(words.headline(None, "Đúng hạn", "xã An Phước", "tháng 9/2024"))
    assert said == "Đúng hạn của xã An Phước, tháng 9/2024: chưa báo cáo."


def test_the_step_from_last_year_is_clear_only_beyond_chance() -> None:
    clear = Likened(Share(800, 1000), Share(900, 1000), (OCTOBER,), 1)
    unclear = Likened(Share(8, 10), Share(9, 10), (OCTOBER,), 1)
    for compared, sure in ((clear, "rõ rệt"), (unclear, "chưa rõ")):
        said = plain(words.against_last_year(compared))
        assert said == f"So với cùng kỳ năm trước +10,0 điểm ({sure})."


def test_a_comparison_over_some_months_says_over_how_many() -> None:
    compared = Likened(Share(8, 10), Share(9, 10), (OCTOBER,), 10)
    said = words.against_last_year(compared)
    assert "tính trên 1/10 tháng cả hai năm đều có số" in said


def test_another_extent_is_not_compared_with() -> None:
    compared = Likened(Share(8, 10), Share(9, 10), (OCTOBER,), 1, MERGER)
    said = words.against_last_year(compared)
    assert said == ("Không so với cùng kỳ năm trước: địa giới đã đổi từ 01/07/2025 do sáp nhập.")


def test_nothing_is_said_where_there_is_no_year_before() -> None:
    assert not words.against_last_year(NOT_LIKENED)


def judged(found: Chart, window: Window = Window.MONTH, since: date | None = None) -> str:
    return plain(words.judgement(found, window, since, adds_up=True))


def test_eleven_points_are_too_few_and_it_is_said() -> None:
    said = judged(chart(*[Share(95, 100)] * 10, Share(50, 100)))
    assert said == "Chưa đủ 12 kỳ có số (mới có 11), nên chưa nói được kỳ nào bất thường."


def test_points_within_the_limits_are_called_chance() -> None:
    said = judged(chart(*[Share(94, 100), Share(96, 100)] * 6))
    assert said == "Cả 12 kỳ đều trong mức dao động ngẫu nhiên."


USUAL = [Share(94, 100), Share(96, 100)] * 6


def test_one_exception_that_is_over_is_named_with_its_month_and_side() -> None:
    assert judged(chart(*USUAL, Share(60, 100), Share(95, 100))) == (
        "1/14 kỳ ngoài mức dao động ngẫu nhiên, gần nhất tháng 1/2024 (thấp hơn giới hạn); nay đã "
        "về mức thường."
    )


def test_an_exception_in_the_newest_month_is_told_alone() -> None:
    assert judged(chart(*USUAL, Share(60, 100))) == (
        "Tháng 1/2024 thấp hơn mức thường 95,0 %, hơn mức dao động ngẫu nhiên."
    )


def test_what_lasts_is_told_from_its_onset() -> None:
    assert judged(chart(*USUAL, *[Share(92, 100)] * 8)) == (
        "Từ tháng 1/2024 đến nay thấp hơn mức thường 95,0 %, hơn mức dao động ngẫu nhiên."
    )
    # Eight months of 50 % are what was usual before 80 %.
    assert judged(chart(*[Share(500, 1000)] * 8, *[Share(800, 1000)] * 8)) == (
        "Từ tháng 9/2023 đến nay cao hơn mức thường 50,0 %, hơn mức dao động ngẫu nhiên."
    )


def test_falls_within_the_limits_are_told_by_where_they_began() -> None:
    months = [*[Share(940, 1000), Share(960, 1000)] * 6]
    falls = [Share(960 - 3 * step, 1000) for step in range(7)]
    assert judged(chart(*months, *falls)) == (
        "Giảm liên tục từ tháng 2/2024, mức thường là 95,0 %."
    )


def test_a_level_that_moved_and_stays_is_told_by_both() -> None:
    assert judged(chart(*[Share(500, 1000)] * 12, *[Share(800, 1000)] * 12)) == (
        "Từ tháng 1/2024 mức thường đã chuyển từ 50,0 % lên 80,0 % và giữ đến nay."
    )


def test_after_a_merger_the_points_are_counted_from_there() -> None:
    said = judged(chart(*[Share(95, 100)] * 3), since=date(2025, 7, 1))
    assert said.startswith("Kể từ sáp nhập 01/07/2025: chưa đủ 12 kỳ có số (mới có 3)")


def test_sums_and_open_dossiers_are_not_judged() -> None:
    twelve = chart(*[Share(95, 100)] * 12)
    assert "xem theo tháng" in judged(twelve, Window.YEAR_TO_DATE)
    assert "đang giải quyết" in words.judgement(twelve, Window.MONTH, None, adds_up=False)


def test_widened_and_narrow_limits_are_explained_and_others_are_not() -> None:
    # By hand 4,13: neighbours 4 points apart, one standard deviation 0,858 points.
    wide = chart(*[Share(900, 1000), Share(940, 1000)] * 6)
    assert "gấp 4,1 lần" in words.widened(wide)
    usual = chart(*[Share(92, 100)] * 12)
    assert words.widened(usual) == ""
    assert words.narrow(usual, "hồ sơ") == ""
    huge = chart(*[Share(97_500, 100_000)] * 12)
    assert "Với 100.000 hồ sơ một kỳ, giới hạn chỉ rộng ± 0,1 điểm" in words.narrow(huge, "hồ sơ")


NAMES = {"1": "Xã Lộc An", "2": "Thị trấn Long Thành"}


@pytest.mark.parametrize(
    ("event", "said"),
    [
        (Event.MERGED, "Sáp nhập ngày 01/07/2025: xã Lộc An, thị trấn Long Thành."),
        (Event.SPLIT, "được chia cho nhiều đơn vị"),
        (Event.NO_SOURCE, "Chưa có nguồn về sáp nhập 07/2025"),
        (Event.NO_REGISTER, "chưa có danh mục"),
    ],
)
def test_each_mark_of_the_register_is_a_sentence(event: Event, said: str) -> None:
    assert said in words.merger(Mark(date(2025, 7, 1), event, ("1", "2")), NAMES)


def test_january_2025_has_no_source() -> None:
    mark = Mark(date(2025, 1, 1), Event.NO_SOURCE, ("1",))
    assert words.merger(mark, NAMES).startswith("Chưa có nguồn về sáp nhập 01/2025")
    assert words.absent([mark], [], partial=False) == "chưa có nguồn về sáp nhập 01/2025"
    assert words.absent([mark], [], partial=True).startswith("một phần kỳ:")


def test_many_missing_units_are_counted() -> None:
    names = {str(at): f"Xã Số {at}" for at in range(6)}
    said = words.missing(list(names), names)
    assert said.startswith("Chưa có số của xã Số 0, xã Số 1, xã Số 2, xã Số 3 và 2 đơn vị nữa")


@pytest.mark.parametrize(
    ("window", "label", "row"),
    [
        (Window.MONTH, "10/24", "10/2024"),
        (Window.QUARTER, "IV/24", "Quý IV/2024"),
        (Window.HALF, "2/24", "6 tháng cuối năm 2024"),
        (Window.YEAR_TO_DATE, "10/24", "Lũy kế 10 tháng năm 2024"),
        (Window.YEAR, "2024", "Năm 2024"),
    ],
)
def test_a_point_is_named_on_the_axis_and_in_the_table(
    window: Window, label: str, row: str
) -> None:
    assert words.tick(window, OCTOBER) == label
    assert words.period(window, OCTOBER) == row
