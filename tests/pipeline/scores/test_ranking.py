import json
import re
from dataclasses import replace
from fractions import Fraction
from itertools import pairwise
from pathlib import Path

import pytest

from metrics.counts.errors import KpiError
from metrics.units.unit import Level
from metrics.verdicts.verdict import Status
from pipeline.scores import ranking
from tests.ui import builders
from ui.scores import ranking as drawn
from wording import errors
from wording.scores import ranking as said

CARD = builders.card(builders.view())
SCHEME = ranking.shipped(builders.reference())
LEVELS = ranking.ranking(CARD, SCHEME)
TABLE = json.loads(drawn.table(CARD, LEVELS, SCHEME).text)
STANDINGS = {each.unit.code: each for level in LEVELS for each in level.standings}


def test_every_reporting_unit_stands_in_the_ranking_of_its_level() -> None:
    assert set(STANDINGS) == {row.unit.code for row in CARD.units}
    for level in LEVELS:
        assert {each.unit.level for each in level.standings} == {level.level}
        ranks = [each.rank for each in level.standings if each.rank]
        assert ranks[0] == 1
    assert [level.level for level in LEVELS] == [Level.DISTRICT, Level.COMMUNE, Level.DEPARTMENT]


def test_the_composite_shown_is_the_weighted_mean_of_attainments() -> None:
    for row in TABLE["rows"]:
        if "cells" not in row:
            continue
        counted = [
            (Fraction(each.weight), score)
            for each in SCHEME.weights
            for score in CARD.of(row["c"])
            if score.indicator.code == each.indicator and score.verdict.status.judged
        ]
        top = sum(
            weight * 100 * score.share.percent / score.goal.percent
            for weight, score in counted
            if score.share and score.goal
        )
        assert row["cells"][1][2] == pytest.approx(float(top / sum(w for w, _ in counted)))


def test_an_excluded_unit_says_why() -> None:
    silent = [row for row in TABLE["rows"] if "m" in row]
    assert {row["c"] for row in silent} == {
        code for code, each in STANDINGS.items() if each.rank is None
    }
    assert silent
    assert all(row["m"] == "Chưa báo cáo" or "trọng số; thiếu" in row["m"] for row in silent)


def test_weights_of_zero_for_everything_rank_nobody() -> None:
    assert ranking.weighted(SCHEME, {each.indicator: 0 for each in SCHEME.weights}) is None


def test_a_weight_of_zero_takes_its_column_away() -> None:
    chosen = ranking.weighted(SCHEME, {"on_time": 0})
    assert chosen is not None
    table = json.loads(drawn.table(CARD, ranking.ranking(CARD, chosen), chosen).text)
    assert "on_time" not in [column["c"] for column in table["columns"]]
    shares = [column["s"] for column in table["columns"] if column["k"] == "light"]
    assert len(shares) == 6
    assert shares[0] == "21,4\u00a0%"


def test_units_of_one_band_stand_together_and_bands_do_not_overlap() -> None:
    for level in LEVELS:
        ranked = [each for each in level.standings if each.band]
        for upper, lower in pairwise(ranked):
            assert upper.band is not None
            assert lower.band is not None
            assert upper.band <= lower.band
    assert all(
        re.search(r"Nhóm \d+|Kỳ này không phân được hạng|Chưa xếp được", group["n"])
        for group in TABLE["groups"]
    )


def test_the_answer_names_each_level_and_never_counts_the_unranked() -> None:
    text = said.lead([("Cấp xã", LEVELS[1].standings)])
    ranked = sum(each.rank is not None for each in LEVELS[1].standings)
    assert re.match(rf"\*\*Cấp xã: (kỳ này không phân được hạng )?{ranked} đơn vị", text)
    assert said.lead([("Cấp xã", ())]) == "**Cấp xã: chưa đơn vị nào xếp được.**"


def test_what_is_left_out_is_said_at_the_name() -> None:
    for row in TABLE["rows"]:
        standing = STANDINGS[row["c"]]
        if standing.rank is not None and standing.left_out:
            assert "không tính " in row["d"]
            assert all(
                part.status in said.REASONS or part.status is Status.NO_CASES
                for part in standing.left_out
            )


def test_the_worst_stands_first_and_the_unranked_last() -> None:
    shown = [row["c"] for row in TABLE["rows"]]
    for level in LEVELS:
        of_level = [code for code in shown if STANDINGS[code].unit.level is level.level]
        ranks = [STANDINGS[code].rank or 0 for code in of_level]
        ranked = [rank for rank in ranks if rank]
        assert ranks == [*sorted(ranked, reverse=True), *[0] * (len(ranks) - len(ranked))]


def test_a_band_that_holds_everybody_is_no_band() -> None:
    alike = [replace(each, band=1) for each in LEVELS[1].standings if each.rank]
    assert said.undivided(alike)
    level = replace(LEVELS[1], standings=tuple(alike))
    table = json.loads(drawn.table(CARD, [level], SCHEME).text)
    (group,) = table["groups"]
    assert group["n"] == "Kỳ này không phân được hạng"
    assert {row["cells"][0][0] for row in table["rows"]} == {"–"}
    assert "kỳ này không phân được hạng" in said.lead([("Cấp xã", alike)])
    assert not said.undivided(alike[:1])


def test_a_unit_kept_out_of_a_grade_says_by_what() -> None:
    top = SCHEME.grades[0].name
    for row in TABLE["rows"]:
        standing = STANDINGS[row["c"]]
        if standing.held_back:
            assert standing.grade is not None
            assert standing.grade.name != top
            assert f"không xếp {top} vì chưa đạt chắc chắn" in row["d"]
    assert any(each.held_back for each in STANDINGS.values())


def test_an_unverified_bound_says_so() -> None:
    html = drawn.grades(SCHEME)
    assert "Tốt: từ 80" in html
    assert html.count("chưa kiểm chứng") >= 4


def test_a_broken_file_is_told_with_its_faults(tmp_path: Path) -> None:
    (tmp_path / "ranking.toml").write_text("source = 1", encoding="utf-8")
    with pytest.raises(KpiError) as raised:
        ranking.shipped(replace(builders.reference(), folder=tmp_path))
    assert raised.value.code == "broken_reference"
    assert "ranking.toml" in errors.sentence(raised.value)
