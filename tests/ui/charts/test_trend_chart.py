"""The picture of a trend holds what the figures say, and its table the same once more."""

from __future__ import annotations

import html
import re
from dataclasses import replace
from datetime import date
from typing import Any

import plotly.io
import pytest

from metrics.counts.month import Month, Window
from metrics.units.restate import Event, Mark
from pipeline.desk.workspace import Workspace, open_workspace
from pipeline.periods.trend import drawn as drawn_trend
from pipeline.periods.trend_picture import DatedMark, Picture, Trend, TrendWanted
from pipeline.scores.scorecard import View
from tests.pipeline.reports import every, give
from tests.warehouse.builders import new_database
from ui.charts import trend_chart, trend_traces
from ui.scores import trend_table
from wording import numbers

AN_PHUOC, LONG_THANH_NOW = "26383", "26368"
FORMER = ("26368", "26392", "26395", "26404")
LATER = date(2027, 3, 1)


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    workspace = open_workspace(new_database(tmp_path_factory.mktemp("kho"), sample=True).path)
    months = {}
    for month in every(Month(2023, 1), Month(2025, 9)):
        codes = FORMER if month <= Month(2025, 6) else (LONG_THANH_NOW,)
        months[month] = {code: (90 + month.number % 7, 4) for code in codes}
        if month <= Month(2025, 6) and month != Month(2024, 3):
            months[month][AN_PHUOC] = (95 + month.number % 3, 3)
    months[Month(2024, 6)][AN_PHUOC] = (50, 50)
    give(workspace, months)
    return workspace


def drawn(
    workspace: Workspace,
    month: Month,
    under: str,
    window: Window = Window.MONTH,
    picture: Picture = Picture.AS_IT_WAS,
    visits: tuple[DatedMark, ...] = (),
) -> Trend:
    wanted = TrendWanted(View(month, window, under, as_of=LATER), "on_time", False, picture)
    with workspace.books() as books:
        return drawn_trend(books, wanted, visits)


@pytest.fixture(scope="module")
def an_phuoc(workspace: Workspace) -> Trend:
    visit = DatedMark(date(2024, 2, 15), "<i>kiểm tra</i>")
    return drawn(workspace, Month(2024, 10), AN_PHUOC, visits=(visit,))


def parts(found: Trend, *, dark: bool = False) -> dict[str, Any]:
    return trend_chart.parts(found, dark=dark)


def traces(found: Trend) -> list[dict[str, Any]]:
    return list(parts(found)["data"])


def words(found: Trend) -> list[str]:
    return [each["text"] for each in parts(found)["layout"]["annotations"]]


def test_the_line_has_a_gap_where_nothing_was_reported(an_phuoc: Trend) -> None:
    dots = next(each for each in traces(an_phuoc) if each["mode"] == "markers")
    months = [point.month for point in an_phuoc.points]
    gap = months.index(Month(2024, 3))
    assert dots["y"][gap] is None
    assert 0 not in dots["y"]
    assert [value is None for value in dots["y"]].count(True) == 1


def test_the_band_is_closed_before_and_after_a_gap(an_phuoc: Trend) -> None:
    band = traces(an_phuoc)[0]
    assert band["fill"] == "toself"
    assert band["x"].count(None) == 2
    lows = {float(point.chart.low) for point in an_phuoc.points if point.chart.low is not None}
    assert lows <= {value for value in band["y"] if value is not None}


def test_the_month_outside_is_ringed_and_its_hover_says_why(an_phuoc: Trend) -> None:
    rings = traces(an_phuoc)[-1]
    june = [point.month for point in an_phuoc.points].index(Month(2024, 6))
    assert rings["x"] == [june]
    said = trend_traces.hover(an_phuoc, an_phuoc.points[june])
    assert "thấp hơn giới hạn" in said
    assert "50/100" in said


def test_a_month_outside_is_ringed_before_a_merger_too(an_phuoc: Trend) -> None:
    june = [point.month for point in an_phuoc.points].index(Month(2024, 6))
    later = tuple(point.chart for point in an_phuoc.points[june + 2 :])
    merged = replace(
        an_phuoc,
        mergers=(Mark(date(2024, 8, 1), Event.MERGED, ()),),
        chart=replace(an_phuoc.chart, points=later),
    )
    assert merged.changed(Month(2024, 7), Month(2024, 8))
    assert trend_traces.ringed(merged) == [june]
    assert merged.points[june].chart.signals


def test_the_target_is_a_step_for_each_months_own_plan(an_phuoc: Trend) -> None:
    target = next(each for each in traces(an_phuoc) if each["line"].get("dash") == "dash")
    pairs = [value for value in target["y"] if value is not None]
    assert pairs == [97.0] * (2 * len(an_phuoc.points))
    assert words(an_phuoc).count("mục tiêu 97\u00a0%") == 1


def test_a_visit_stands_on_its_day_and_its_label_is_no_markup(an_phuoc: Trend) -> None:
    ((place, label),) = trend_chart.dated(an_phuoc)
    february = [point.month for point in an_phuoc.points].index(Month(2024, 2))
    assert place == february - 0.5 + 14 / 29
    assert label == "<i>kiểm tra</i> 15/02/2024"
    shown = [text for text in words(an_phuoc) if "kiểm tra" in text]
    assert shown == [html.escape(label, quote=False)]


def test_dated_words_that_would_lie_on_each_other_stand_one_above_the_other(
    workspace: Workspace,
) -> None:
    days = (date(2024, 8, 1), date(2024, 9, 1))
    marks = tuple(DatedMark(day, "kiểm tra theo kế hoạch") for day in days)
    found = drawn(workspace, Month(2024, 10), AN_PHUOC, visits=marks)
    assert len(trend_chart.dated(found)) == len(trend_chart.lines_of(found))
    shown = [each for each in parts(found)["layout"]["annotations"] if "kiểm tra" in each["text"]]
    heights = [each["yshift"] for each in shown]
    assert heights[1] >= heights[0] + 14
    lone = drawn(workspace, Month(2024, 10), AN_PHUOC, visits=marks[-1:])
    top = [parts(each)["layout"]["margin"]["t"] for each in (lone, found)]
    assert top[1] > top[0]


def test_every_number_of_the_picture_stands_in_the_table(an_phuoc: Trend) -> None:
    table = trend_table.table(an_phuoc)
    rows = re.findall(r"<tr><td>.*?</tr>", table)
    assert len(rows) == len(an_phuoc.points)
    for point, row in zip(reversed(an_phuoc.points), rows, strict=True):
        assert numbers.month_in_table(point.month) in row
        if point.share is None:
            assert "Chưa báo cáo" in row
            continue
        target = point.score.goal.percent if point.score and point.score.goal else None
        assert f"{point.share.good}/{point.share.cases}" in row
        assert numbers.figure(point.share.percent, target) in row
        assert point.chart.low is not None
        assert point.chart.high is not None
        limits = f"{numbers.figure(point.chart.low)} – {numbers.figure(point.chart.high)}"
        assert limits in row
        if point.before is not None:
            assert f'<td class="k-num">{numbers.figure(point.before.percent)}</td>' in row


def test_former_units_have_lines_names_and_columns_of_their_own(workspace: Workspace) -> None:
    found = drawn(workspace, Month(2025, 9), LONG_THANH_NOW)
    names = [line.unit.name for line in found.former]
    assert len(names) == 4
    assert set(names) <= set(words(found))
    table = trend_table.table(found)
    for name in names:
        assert f"{name}, %" in table
    assert any("sáp nhập 01/07/2025" in text for text in words(found))


def test_nothing_is_joined_across_a_merger(workspace: Workspace) -> None:
    found = drawn(workspace, Month(2025, 9), LONG_THANH_NOW, picture=Picture.RESTATED)
    line = next(each for each in traces(found) if each["mode"] == "lines" and "fill" not in each
                and each["line"]["width"] == 1.7)  # fmt: skip
    assert None not in line["y"]
    as_it_was = drawn(workspace, Month(2025, 9), LONG_THANH_NOW)
    assert as_it_was.changed(Month(2025, 6), Month(2025, 7))


def test_the_year_to_date_begins_anew_each_january(workspace: Workspace) -> None:
    found = drawn(workspace, Month(2024, 10), AN_PHUOC, Window.YEAR_TO_DATE)
    line = next(each for each in traces(found) if each["line"].get("width") == 1.7)
    januaries = [at for at, point in enumerate(found.points) if point.month.number == 1]
    breaks = [at for at, x in enumerate(line["x"]) if x is None]
    assert len(breaks) == len(januaries) - 1
    assert "xem theo tháng" in trend_table.lead(found)


@pytest.mark.parametrize("window", list(Window))
@pytest.mark.parametrize("picture", list(Picture))
def test_any_window_and_picture_can_be_drawn(
    workspace: Workspace, window: Window, picture: Picture
) -> None:
    found = drawn(workspace, Month(2025, 9), LONG_THANH_NOW, window, picture)
    figure = trend_chart.figure(found, dark=True)
    assert figure.layout.separators == ",."
    assert "http" not in plotly.io.to_json(figure).replace("http://www.w3.org", "")
    low, high = trend_chart.bounds(found)
    shown = [point.share for point in found.points if point.share and point.share.cases]
    assert all(low <= share.percent <= high for share in shown)
    ticks = parts(found)["layout"]["xaxis"]["tickvals"]
    assert 0 < len(ticks) <= 9


def test_a_unit_without_any_figure_is_an_empty_picture_with_a_sentence(
    workspace: Workspace,
) -> None:
    found = drawn(workspace, Month(2024, 10), "26386")
    assert trend_chart.figure(found, dark=False)
    assert "chưa báo cáo" in trend_table.lead(found)
    assert trend_table.table(found).count("<tr>") == 2
