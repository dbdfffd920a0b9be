"""The sentences about the rest of a year: right for every prospect, whole for every indicator."""

from __future__ import annotations

import re
from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from metrics.counts.share import Share
from metrics.verdicts.budget import Budget, Outlook, Prospect, Volume, VolumeMethod, budget
from tests.metrics.builders import an_indicator
from wording.scores import budget as words

CODES = [
    "on_time", "online", "digitised", "electronic_results", "satisfaction", "feedback_on_time",
    "feedback_satisfaction", "apology", "made_up",
]  # fmt: skip


def volume(low: int, central: int, high: int) -> Volume:
    return Volume(low, central, high, 3, 12, VolumeMethod.RECENT)


def told(year: Budget, code: str = "on_time", percent: Fraction | None = Fraction(97)) -> str:
    said = words.Year(year, an_indicator(code), percent, date(2024, 12, 31))
    return words.sentence(said).replace("\u00a0", " ")


@pytest.mark.parametrize(
    ("so_far", "coming", "prospect", "said"),
    [
        ((577, 600), (300, 400, 450), Prospect.OPEN, "còn được trễ **7 hồ sơ** (từ 4 đến 8)"),
        ((577, 600), (200, 220, 240), Prospect.OPEN, "còn được trễ **1 hồ sơ**"),
        ((970, 1000), (1, 1, 30), Prospect.OPEN, "**không còn được trễ hồ sơ nào**"),
        ((570, 600), (300, 400, 450), Prospect.OPEN, "nếu chỉ còn khoảng 300 hồ sơ thì không kịp"),
        ((90, 100), (20, 50, 300), Prospect.DOUBTFUL, "dù đúng hạn hết vẫn thiếu **6**"),
        ((90, 100), (20, 50, 200), Prospect.IMPOSSIBLE, "thiếu ít nhất **1** hồ sơ"),
        ((100, 100), (1, 2, 4), Prospect.LIKELY_SAFE, "mới cần thêm **1** hồ sơ đúng hạn"),
        ((100, 100), (1, 2, 3), Prospect.SAFE, "Đã chắc đạt 97 % cả năm"),
        ((0, 0), (0, 0, 0), Prospect.NO_CASES, "chưa phát sinh hồ sơ nào"),
        ((0, 0), (0, 0, 1), Prospect.OPEN, "chưa phát sinh hồ sơ nào"),
    ],
)
def test_each_prospect_is_said_plainly(
    so_far: tuple[int, int], coming: tuple[int, int, int], prospect: Prospect, said: str
) -> None:
    year = budget(Share(*so_far), Fraction(97), volume(*coming))
    assert year.prospect is prospect
    assert said in told(year)


def test_what_one_late_dossier_has_ended_needs_no_estimate() -> None:
    year = budget(Share(99, 100), Fraction(100), None)
    assert told(year, percent=Fraction(100)).startswith("**Không còn đạt được 100 % cả năm**: đã")


@pytest.mark.parametrize("code", CODES)
@pytest.mark.parametrize("prospect", [(577, 400), (90, 50), (1000, 1), (0, 0)])
def test_every_indicator_speaks_in_whole_sentences(code: str, prospect: tuple[int, int]) -> None:
    good, coming = prospect
    year = budget(Share(good, max(good, 600)), Fraction(97), volume(coming, coming, coming))
    said = told(year, code)
    assert said.endswith(".")
    assert not re.search(r"  |[{}]| ,|\( | \)", said)


def test_a_group_of_several_targets_speaks_of_the_target() -> None:
    year = budget(Share(1000, 1000), Fraction(97), volume(1, 1, 1))
    assert "Đã chắc đạt mục tiêu cả năm" in told(year, percent=None)


shares = st.integers(0, 3000).flatmap(
    lambda cases: st.builds(Share, st.integers(0, cases), st.just(cases))
)
bands = st.lists(st.integers(0, 3000), min_size=3, max_size=3).map(
    lambda each: volume(*sorted(each))
)
percents = st.sampled_from(["97", "30", "100", "33.33"]).map(Fraction)


@given(shares, percents, bands, st.sampled_from(CODES))
def test_the_sentence_never_contradicts_the_prospect(
    so_far: Share, percent: Fraction, coming: Volume, code: str
) -> None:
    year = budget(so_far, percent, coming)
    said = told(year, code, percent)
    assert ("Không còn đạt được" in said) == (year.prospect is Prospect.IMPOSSIBLE)
    assert ("Đã chắc đạt" in said) == (year.prospect is Prospect.SAFE)
    assert ("Gần như đã đạt" in said) == (year.prospect is Prospect.LIKELY_SAFE)
    assert ("Khó đạt" in said) == (year.prospect is Prospect.DOUBTFUL)


@given(st.integers(1, 5000), st.integers(0, 5000))
def test_a_shown_rate_is_enough_and_100_means_all(remaining: int, needed: int) -> None:
    look = Outlook(remaining, min(needed, remaining))
    shown = words.rate(look).removesuffix(" %").removesuffix("\u00a0%")
    value = Fraction(shown.replace(".", "").replace(",", "."))
    assert look.rate is not None
    assert look.rate <= value
    assert (value == 100) == (look.rate == 100)


def test_a_rate_out_of_reach_is_not_shown() -> None:
    assert words.rate(Outlook(10, 11)) == words.NOTHING
    assert words.rate(Outlook(0, 0)) == words.NOTHING
    assert words.spare(Outlook(10, 11)) == words.NOTHING
    assert words.spare(None) == words.NOTHING
