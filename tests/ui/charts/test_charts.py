import json
from dataclasses import replace

import plotly.io
from syrupy.assertion import SnapshotAssertion

from metrics.verdicts.verdict import Status
from tests.ui import builders
from ui.charts import charts
from ui.scores import gap_table

ROWS = [
    builders.row("26383", "on_time", 344, 420),
    builders.row("740", "on_time", 1450, 1500),
    builders.row("26368", "on_time", 800, 800),
]


def test_the_gap_chart_is_as_it_was(snapshot: SnapshotAssertion) -> None:
    assert json.loads(plotly.io.to_json(charts.gap_bars(ROWS, dark=False))) == snapshot


def test_the_chart_writes_numbers_the_vietnamese_way_and_asks_nobody() -> None:
    figure = charts.gap_bars(ROWS, dark=True)
    assert figure.layout.separators == ",."
    assert "http" not in plotly.io.to_json(figure).replace("http://www.w3.org", "")
    assert charts.CONFIG["locale"] == "vi"
    assert charts.CONFIG["displayModeBar"] is False


def test_a_bar_above_its_target_is_grey() -> None:
    figure = charts.gap_bars(ROWS, dark=False)
    colours = figure.data[1].marker.color
    assert [row.verdict.status is Status.MET for row in ROWS] == [
        colour == "#C5CDD6" for colour in colours
    ]


def test_the_bar_of_cases_is_what_is_missing() -> None:
    for row in ROWS:
        assert max(0, -(row.surplus or 0)) == row.verdict.short_by


def test_names_in_a_chart_never_become_markup() -> None:
    assert "<" not in charts.name(ROWS[0])


def test_a_long_name_has_the_room_it_needs_beside_the_bars() -> None:
    long = replace(ROWS[0].unit, name="Ban Quản lý các Khu công nghiệp Đồng Nai")
    rows = [replace(ROWS[0], unit=long), *ROWS[1:]]
    assert charts.name(rows[0]) == "Ban Quản lý các Khu công nghiệp Đồng Nai"
    wide, usual = (charts.gap_bars(each, dark=False).layout for each in (rows, ROWS))
    assert wide.xaxis.domain[1] > usual.xaxis.domain[1]
    assert wide.xaxis.domain[1] < wide.xaxis2.domain[0]


def test_the_table_twin_has_every_number_of_the_chart() -> None:
    text = gap_table.table(ROWS).text
    assert len(json.loads(text)["rows"]) == len(ROWS)
    for part in ("81,9", "−15,1", "344/420", "−64", "chắc chắn"):
        assert part in text
