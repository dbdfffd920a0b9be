"""Beside the gap chart it is said of whom months are missing, and who is not in it."""

from __future__ import annotations

from dataclasses import replace

from metrics.counts.month import Month
from metrics.verdicts.rollup import Score
from metrics.verdicts.verdict import judge
from tests.metrics.inspection.test_watch import a_score
from tests.ui import builders
from ui.charts import charts
from ui.gaps import rows
from ui.scores import tables


def test_a_row_that_lacks_months_says_so_in_chart_list_and_note() -> None:
    whole = a_score(969, 1000)
    months = tuple(Month(2024, number) for number in range(1, 10))
    short = replace(whole, months=months[:7], expected=months)
    assert "7/9 tháng" in tables.partial([whole, short])
    below = replace(a_score(900, 1000), months=months[:7], expected=months)
    assert "7/9 tháng" in rows.below([below], lambda _: "", "")
    assert tables.partial([whole]) == ""


def silent(row: Score) -> Score:
    return replace(row, share=None, verdict=judge(None, row.goal, due=True))


def test_a_district_without_figures_is_named_and_not_its_one_stop() -> None:
    group = next(row for row in builders.card(builders.view()).groups if row.unit.code == "740")
    assert "huyện Long Thành (chưa báo cáo)" in tables.unscored([silent(group)])
    assert "một cửa" not in tables.unscored([silent(group)])
    own = builders.row("740", "on_time", 1450, 1500)
    assert "một cửa huyện Long Thành (chưa báo cáo)" in tables.unscored([silent(own)])


def test_a_one_stop_is_not_taken_for_its_district_under_the_pointer() -> None:
    own = builders.row("740", "on_time", 1450, 1500)
    said = charts.hover(own)
    assert said.startswith("Một cửa huyện Long Thành<br>")


def test_a_name_with_a_comma_stays_whole_under_the_pointer() -> None:
    row = builders.row("26383", "on_time", 344, 420)
    named = replace(row, unit=replace(row.unit, name="Sở Văn hóa, Thể thao và Du lịch"))
    said = charts.hover(named)
    assert said.startswith("Sở Văn hóa, Thể thao và Du lịch<br>Đúng hạn: ")
