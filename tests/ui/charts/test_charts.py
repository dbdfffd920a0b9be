import json

import plotly.io

from metrics.verdicts.funnel import limits
from metrics.verdicts.verdict import Evidence
from tests.ui import builders
from ui.charts import charts, funnel_chart

ROWS = [
    builders.row("26383", "on_time", 344, 420),
    builders.row("740", "on_time", 1450, 1500),
    builders.row("26404", "on_time", 9, 10),
    builders.row("26368", "on_time", 800, 800),
]
FIGURE = funnel_chart.funnel(ROWS, dark=False)


def test_the_chart_writes_numbers_the_vietnamese_way_and_asks_nobody() -> None:
    figure = funnel_chart.funnel(ROWS, dark=True)
    assert figure.layout.separators == ",."
    assert "http" not in plotly.io.to_json(figure).replace("http://www.w3.org", "")
    assert charts.CONFIG["locale"] == "vi"
    assert charts.CONFIG["displayModeBar"] is False


def test_every_unit_stands_in_the_funnel_at_its_size_and_its_distance() -> None:
    low, high, points = FIGURE.data
    assert list(points.x) == [420, 1500, 10, 800]
    assert [round(y, 1) for y in points.y] == [-15.1, -0.3, -7.0, 3.0]
    assert FIGURE.layout.xaxis.type == "log"
    assert min(low.x) == 10
    assert max(low.x) == 1500
    # Of too few cases none is certainly above 97 %.
    assert min(high.x) >= 122


def test_a_point_is_filled_exactly_where_it_lies_outside_the_limits() -> None:
    for row, symbol in zip(ROWS, FIGURE.data[-1].marker.symbol, strict=True):
        assert row.share is not None
        assert row.goal is not None
        found = limits(row.share.cases, row.goal.percent)
        high = row.share.cases + 1 if found.high is None else found.high
        outside = row.share.good < found.low or row.share.good >= high
        assert outside == (row.verdict.evidence is Evidence.CERTAIN)
        assert outside == (not symbol.endswith("-open"))


def test_what_is_certainly_below_is_named_and_what_may_be_chance_is_not() -> None:
    said = [each.text for each in FIGURE.layout.annotations]
    assert said == ["An Phước", "mục tiêu"]


def test_a_funnel_of_one_size_can_be_drawn() -> None:
    alone = funnel_chart.funnel(ROWS[:1], dark=False)
    assert list(alone.data[0].x) == [420]
    assert json.loads(plotly.io.to_json(alone))


def test_names_in_a_chart_never_become_markup() -> None:
    assert "<" not in charts.name(ROWS[0])
