"""Rows go by what is missing; whiskers end in the frame; what is met is one line."""

from __future__ import annotations

import json
import re

from metrics.verdicts.rollup import Score
from tests.ui import builders
from ui.gaps import gap_table, rows
from ui.gaps.distances import ordered
from ui.gaps.rows import Scale
from wording.scores import gaps as said

BIG = builders.row("26383", "on_time", 344, 420)
SMALL = builders.row("26404", "on_time", 2, 3)
ONE_STOP = builders.row("740", "on_time", 1450, 1500)
MET = builders.row("26368", "on_time", 800, 800)
ALL = [MET, SMALL, ONE_STOP, BIG]


def address(row: Score) -> str:
    return f"unit_profile?x={row.unit.code}"


def test_rows_go_by_cases_missing_and_by_points_where_asked() -> None:
    assert ordered(ALL, said.BY_CASES) == [BIG, ONE_STOP, SMALL, MET]
    assert ordered(ALL, said.BY_POINTS) == [SMALL, BIG, ONE_STOP, MET]


def test_three_cases_do_not_press_all_others_flat() -> None:
    scale = Scale.of([BIG, ONE_STOP, SMALL])
    assert -21 < scale.low < -19
    assert scale.at(-100) == 0
    assert scale.at(100) == 100


def test_a_whisker_longer_than_the_frame_ends_in_a_sign() -> None:
    html = rows.below([BIG, SMALL], address, said.BY_CASES)
    big, small = html.split("<tr ")[1:]
    assert said.SIGN_LOW in small
    assert said.SIGN_LOW not in big
    places = [float(each) for each in re.findall(r"(?:left|width):(-?[\d.]+)%", html)]
    assert all(0 <= place <= 100 for place in places)


def test_a_row_says_its_light_its_number_and_where_its_name_leads() -> None:
    html = rows.below([BIG], address, said.BY_CASES)
    for part in (
        "Chưa đạt, chắc chắn",
        "<b>64</b>",
        "−15,1",
        "unit_profile?x=26383",
        "Xã An Phước",
    ):
        assert part in html
    assert 'data-unit="26383"' in html


def test_what_is_met_is_one_line_that_unfolds() -> None:
    html = rows.met([MET], "đơn vị", address)
    assert html.startswith("<details")
    assert "1 đơn vị đạt mục tiêu</summary>" in html
    assert rows.met([], "đơn vị", address) == ""


def test_the_table_twin_has_every_number_of_the_rows_and_of_the_funnel() -> None:
    text = gap_table.table(ALL).text
    assert len(json.loads(text)["rows"]) == len(ALL)
    for part in ("81,9", "−15,1", "344/420", "−64", "chắc chắn", "95,2 – 98,8", "không có"):
        assert part in text


def test_the_funnel_tells_chance_from_what_is_certain() -> None:
    assert said.funnel(ALL, "đơn vị") == (
        "Trong 4 đơn vị, **1 nằm dưới giới hạn** mà ngẫu nhiên còn giải thích được với số hồ sơ "
        "của mình; 2 nữa nằm trong giới hạn, có thể do ngẫu nhiên."
    )
    assert "có thể do" not in said.funnel([BIG, MET], "đơn vị")
    assert said.funnel([SMALL, MET], "đơn vị").startswith(
        "**1 đơn vị** dưới mục tiêu đều nằm trong"
    )
    assert said.funnel([MET], "đơn vị").startswith("Cả 1 đơn vị đều đạt")
