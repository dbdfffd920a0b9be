import json
import random
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from metrics.counts.month import Window
from metrics.verdicts.verdict import Evidence, Status
from tests.ui import builders
from ui.kit import grid
from ui.scores import matrix
from ui.scores.matrix import CellQuestion, FileWish
from wording import interface as words
from wording import sentences
from wording.names import sort_key

CARD = builders.card(builders.view())
TABLE: dict[str, Any] = json.loads(matrix.table(CARD, lambda _: 2).text)
UNITS = {row.unit.code: row.unit for row in CARD.units}
ORDER = [column["c"] for column in TABLE["columns"]]
SILENT = {code for code in UNITS if all(each.share is None for each in CARD.of(code))}


def test_every_unit_that_must_report_has_one_row() -> None:
    assert sorted(row["r"] for row in TABLE["rows"]) == list(range(len(UNITS)))
    assert {row["c"] for row in TABLE["rows"]} == set(UNITS)


def test_every_reporting_unit_has_a_light_for_every_indicator() -> None:
    assert len(ORDER) == 1 + 9
    for row in TABLE["rows"]:
        if row["c"] in SILENT:
            assert "cells" not in row
            assert row["m"] == "Chưa báo cáo, 2 tháng liền"
        else:
            assert [cell is None for cell in row["cells"]] == [True] + 9 * [False]


def test_a_cell_carries_the_light_and_the_counts_of_its_unit() -> None:
    lights = {(row.unit.code, row.indicator.code): row for row in CARD.units}
    for row in TABLE["rows"]:
        for code, cell in zip(ORDER[1:], row.get("cells", [])[1:], strict=False):
            score = lights[row["c"], code]
            assert cell[0] == grid.state(score.verdict.status, score.verdict.evidence)
            if score.share is not None and score.share.cases:
                assert cell[2:4] == [score.share.good, score.share.cases]


def test_the_silent_come_first_then_those_with_the_most_certain_misses() -> None:
    first, *others = [row["c"] for row in sorted(TABLE["rows"], key=lambda row: row["r"])]
    assert first in SILENT
    assert set([first, *others][: len(SILENT)]) == SILENT
    misses = {
        code: sum(
            row.verdict.status is Status.MISSED and row.verdict.evidence is Evidence.CERTAIN
            for row in CARD.of(code)
        )
        for code in UNITS
    }
    counted = [misses[code] for code in others[len(SILENT) - 1 :]]
    assert counted == sorted(counted, reverse=True)
    assert counted[0] > 0


def test_departments_stand_before_the_districts_and_not_below_all_communes() -> None:
    assert TABLE["groups"][0]["k"] == "department"
    assert [bool(group["cells"]) for group in TABLE["groups"]] == [False] + 11 * [True]


def test_names_know_their_place_in_the_vietnamese_alphabet() -> None:
    named = sorted(TABLE["rows"], key=lambda row: row["a"])
    keys = [sort_key(UNITS[row["c"]].name) for row in named]
    assert keys == sorted(keys)


def test_a_province_is_grouped_by_district_with_its_sums() -> None:
    groups = [group for group in TABLE["groups"] if group["cells"]]
    assert len(groups) == 11
    long_thanh = next(group for group in groups if group["k"] == "740")
    members = [row for row in TABLE["rows"] if TABLE["groups"][row["g"]]["k"] == "740"]
    assert {row["c"] for row in members} == {
        code for code, unit in UNITS.items() if code == "740" or unit.parent == "740"
    }
    assert long_thanh["n"] == "Huyện Long Thành"


def test_every_light_speaks() -> None:
    assert all(state["w"] in words.STATUS.values() for state in TABLE["states"])
    assert all(state["m"] and state["o"] for state in TABLE["states"])


def test_a_sum_says_which_of_its_parts_are_missing() -> None:
    total = next(row for row in CARD.total if row.indicator.code == "on_time")
    assert total.units_expected is not None
    assert total.units_reported is not None
    assert total.units_reported < total.units_expected
    assert TABLE["whole"]["d"] == f"· {total.units_reported}/{total.units_expected} đv"
    assert "tính trên các đơn vị đã báo cáo" in TABLE["whole"]["cells"][1][5]


def test_a_window_with_missing_months_says_so_beside_the_verdict() -> None:
    view = builders.view("740", window=Window.NINE_MONTHS)
    card = builders.card(view)
    months = view.months
    units = tuple(
        replace(row, months=months[:3]) if row.unit.code == "26383" else row for row in card.units
    )
    short = [replace(row, gaps=(card.head,) * 5) for row in card.groups]
    card = replace(card, units=units, groups=tuple(short))
    table = json.loads(matrix.table(card, lambda _: 1).text)
    (row,) = (row for row in table["rows"] if row["c"] == "26383")
    assert row["d"] == "3/9 tháng"
    assert "5 đv thiếu tháng" in table["whole"]["d"]
    said = sentences.completeness(short[0])
    assert "5 đơn vị thiếu số liệu của ít nhất một tháng: một cửa huyện" in said
    assert said.endswith("và 2 đơn vị nữa.")


@given(st.text(alphabet=st.characters(exclude_characters="|"), min_size=1), st.booleans())
def test_a_question_reads_back(text: str, group: bool) -> None:
    question = CellQuestion(text, text, group)
    assert CellQuestion.read(str(question)) == question


@given(st.text())
def test_a_forged_question_is_none_or_whole(text: str) -> None:
    question = CellQuestion.read(text)
    assert question is None or (str(question) == text and question.indicator)


@given(st.recursive(st.none() | st.booleans() | st.integers() | st.text(), st.lists, max_leaves=6))
def test_a_forged_wish_for_a_file_is_none(said: object) -> None:
    assert FileWish.read(f"x|{json.dumps(said)}") is None
    assert FileWish.read(f"x|{said}") is None


@pytest.mark.parametrize("form", ["xlsx", "csv"])
def test_a_wish_for_a_file_keeps_the_order_shown(form: str) -> None:
    lines = [f"u{code}" for code in random.Random(form).sample(sorted(UNITS), 9)]
    said = {"format": form, "lines": lines, "words": "cam", "sorted": "Số hóa ↑", "all": False}
    wish = FileWish.read(f"x|{json.dumps({**said, 'id': 7})}")
    assert wish is not None
    assert [f"{kind}{code}" for kind, code in wish.lines] == lines
    assert FileWish.read(f"x|{json.dumps({**said, 'id': 7, 'format': 'exe'})}") is None


def test_one_unit_alone_has_no_sum_row() -> None:
    table = json.loads(matrix.table(builders.card(builders.view("26383")), lambda _: 1).text)
    assert table["whole"] is None
    assert len(table["rows"]) == 1


def test_a_month_of_the_whole_province_is_light_to_send() -> None:
    assert len(matrix.table(CARD, lambda _: 1).text.encode()) < 100_000
