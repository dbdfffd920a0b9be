"""The points of QĐ 766 that monthly figures give, and what they cannot give."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from metrics.counts.measure import DERIVED, ways
from metrics.counts.share import Share
from metrics.ranking.criteria766 import Basis, Component, Criteria, SourceConflict, Term
from metrics.ranking.criteria766_file import read_criteria
from metrics.ranking.score766 import (
    ComponentScore,
    Score766,
    TermOutcome,
    TermScore,
    score_766,
)
from metrics.units.unit import Level

FOLDER = Path(__file__).parents[3] / "data" / "reference"
FILE = FOLDER / "qd766.toml"
PHU_THO = {
    # August 2026, as published: Phú Thọ, the whole province.
    "progress": Share(144_625, 184_513),
    "online_a": Share(31 + 21, 56),
    "online_b": Share(406, 1968),
    "online_c": Share(150_956, 152_595),
    "payment_a": Share(82_913, 98_459),
    "payment_b": Share(93, 310),
    "payment_c": Share(56, 310),
    "electronic_result": Share(133_274, 184_513),
}
"""By term; also those that no monthly figure gives, to try the formulas on."""


@cache
def measures() -> frozenset[str]:
    table = tomllib.loads((FOLDER / "measures.toml").read_text("utf-8"))
    return frozenset({*(row["code"] for row in table["measure"]), *DERIVED})


@cache
def criteria() -> Criteria:
    found, faults = read_criteria(FILE, measures())
    assert faults == ()
    assert found is not None
    return found


def component(code: str) -> Component:
    return next(each for each in criteria().components if each.code == code)


def term(code: str) -> Term:
    return next(each for each in criteria().terms if each.code == code)


def scored(score: Score766, code: str) -> TermScore:
    return next(
        each
        for group in score.groups
        for found in group.components
        for each in found.terms
        if each.term.code == code
    )


def criterion(score: Score766, code: str) -> ComponentScore:
    found = (each for group in score.groups for each in group.components)
    return next(each for each in found if each.component.code == code)


# --- The set -----------------------------------------------------------------------------------


def test_the_six_groups_have_18_20_12_22_10_and_18_points() -> None:
    assert [(group.code, int(group.most)) for group in criteria().groups] == [
        ("CKMB", 18),
        ("TDGQ", 20),
        ("CLGQ", 12),
        ("MDSH", 22),
        ("TTTT", 10),
        ("MDHL", 18),
    ]


def test_the_view_says_that_it_is_no_score_of_the_portal() -> None:
    assert criteria().notice == "Tự tính, không thay cho Cổng DVCQG"


def test_every_rate_that_is_not_ours_says_what_the_monthly_figures_lack() -> None:
    for each in criteria().terms:
        assert (each.missing is None) == (each.basis is Basis.FIGURES)


def test_only_progress_and_the_online_share_are_truly_ours() -> None:
    assert [each.code for each in criteria().terms if each.basis is Basis.FIGURES] == [
        "progress",
        "online_c",
    ]


def conflicts_about(code: str) -> tuple[SourceConflict, ...]:
    return tuple(each for each in criteria().conflicts if code in each.about)


def test_the_contradictions_of_the_sources_stand_beside_what_they_are_about() -> None:
    (maxima, *_) = conflicts_about("MDHL")
    assert "5 + 5 + 2 + 6" in maxima.text
    assert "6 + 6 + 6" in maxima.text
    assert {"flat_points", "online_split", "communes"} <= {
        each.code for each in conflicts_about("online_service")
    }
    assert conflicts_about("publish_on_time") == ()


# --- Published examples ------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("code", "published"),
    [("online_payment", "6.25"), ("progress", "15.68"), ("online_service", "8.83")],
)
def test_the_formulas_give_the_points_published_for_phu_tho(code: str, published: str) -> None:
    earned = component(code).earned(PHU_THO)
    assert earned is not None
    assert round(earned, 2) == Fraction(published)


@pytest.mark.parametrize(
    ("code", "published"),
    [("online_a", "2"), ("online_b", "0.83"), ("online_c", "6"), ("payment_a", "5.05")],
)
def test_the_parts_of_the_formulas_too(code: str, published: str) -> None:
    earned = term(code).earned(PHU_THO[code])
    assert earned is not None
    assert round(earned, 2) == Fraction(published)


# --- Rules of single rates ---------------------------------------------------------------------


@pytest.mark.parametrize(
    ("code", "good", "cases", "points"),
    [
        ("progress", 1, 2, "10"),
        ("online_a", 4, 5, "2"),
        ("online_a", 2, 5, "1"),
        ("online_c", 1, 2, "6"),
        ("online_c", 1, 4, "3"),
        ("dossier_satisfaction", 9, 10, "6"),
        ("dossier_satisfaction", 45, 100, "3"),
        ("reused_data", 2, 5, "1"),
        ("dossier_digitised", 4, 5, "3.2"),
        ("petition_on_time", 1, 3, "2"),
    ],
)
def test_points_grow_with_the_rate_up_to_the_threshold(
    code: str, good: int, cases: int, points: str
) -> None:
    assert term(code).earned(Share(good, cases)) == Fraction(points)


@pytest.mark.parametrize(
    ("code", "points"),
    [
        ("petition_on_time", 6),
        ("petition_satisfaction", 6),
        ("dossier_satisfaction", 0),
        ("payment_a", 0),
        ("progress", None),
        ("online_c", None),
    ],
)
def test_nothing_to_count_gives_what_the_source_says_or_nothing(
    code: str, points: int | None
) -> None:
    assert term(code).earned(Share(0, 0)) == points


def test_payment_never_passes_its_ten_points() -> None:
    full = {code: Share(1, 1) for code in ("payment_a", "payment_b", "payment_c")}
    assert component("online_payment").earned(full) == 10


def test_a_component_lacking_one_rate_has_no_points() -> None:
    lacking = {code: share for code, share in PHU_THO.items() if code != "online_b"}
    assert component("online_service").earned(lacking) is None
    assert component("petition_about_staff").earned({}) is None


@given(st.sampled_from([each.code for each in criteria().terms]), st.integers(1, 500), st.data())
def test_more_good_cases_never_cost_points_and_none_gives_more_than_its_most(
    code: str, cases: int, data: st.DataObject
) -> None:
    good = data.draw(st.integers(0, cases - 1))
    fewer, more = (term(code).earned(Share(each, cases)) for each in (good, good + 1))
    assert fewer is not None
    assert more is not None
    assert 0 <= fewer <= more <= term(code).points


# --- A unit ------------------------------------------------------------------------------------


def shares_of(criteria: Criteria, figures: Mapping[str, int]) -> dict[str, Share | None]:
    """The shares of all terms that monthly figures feed, by code of the term.

    Args:
        criteria: The indicator set.
        figures: One unit's figures of one period by measure: sums of flows, last states of stocks;
            a missing measure is absent.

    Returns:
        None where a measure is missing or the parts exceed the whole.
    """
    return {
        term.code: _share(term, figures) for term in criteria.terms if term.basis is not Basis.NONE
    }


def _share(term: Term, figures: Mapping[str, int]) -> Share | None:
    good, cases = _sum(term.numerator, figures), _sum(term.denominator, figures)
    if good is None or cases is None or not 0 <= good <= cases:
        return None
    return Share(good, cases)


def _sum(codes: tuple[str, ...], figures: Mapping[str, int]) -> int | None:
    for way in ways(codes):
        if all(measure in figures for measure in way):
            return sum(figures[measure] for measure in way)
    return None


FIGURES = {
    "received_online": 40,
    "received_offline": 120,
    "resolved_in_time": 150,
    "resolved_late": 10,
    "open_in_time": 36,
    "open_late": 4,
    "electronic_results": 50,
    "feedback_due": 0,
    "feedback_on_time": 0,
}


def test_a_month_gives_progress_and_online_points_of_26_that_can_be_computed() -> None:
    score = score_766(criteria(), Level.DISTRICT, shares_of(criteria(), FIGURES))
    # 20 × 186/200 and 6 × (40/160) ÷ 0,5
    assert scored(score, "progress").points == Fraction("18.6")
    assert scored(score, "online_c").points == 3
    assert score.points == Fraction("21.6")
    assert score.reachable == 26
    assert [int(group.reachable) for group in score.groups] == [0, 20, 6, 0, 0, 0]


def test_what_comes_close_is_an_estimate_and_never_counts() -> None:
    score = score_766(criteria(), Level.DISTRICT, shares_of(criteria(), FIGURES))
    result = scored(score, "electronic_result")
    assert (result.outcome, result.estimate, result.points) == (
        TermOutcome.ESTIMATED,
        Fraction("1.5"),
        None,
    )
    petitions = scored(score, "petition_on_time")
    assert (petitions.outcome, petitions.estimate) == (TermOutcome.ESTIMATED, Fraction(6))


def test_what_is_not_reported_is_neither_0_nor_computable() -> None:
    figures = {code: value for code, value in FIGURES.items() if code != "open_late"}
    score = score_766(criteria(), Level.DISTRICT, shares_of(criteria(), figures))
    assert scored(score, "progress") == TermScore(term("progress"), TermOutcome.NOT_REPORTED)
    assert score.points == 3
    assert score.reachable == 6


def test_without_dossiers_progress_is_not_computed_and_not_0() -> None:
    empty = dict.fromkeys(FIGURES, 0)
    score = score_766(criteria(), Level.DISTRICT, shares_of(criteria(), empty))
    assert scored(score, "progress").outcome is TermOutcome.NO_RULE
    assert scored(score, "progress").points is None
    assert score.reachable == 0


def test_a_commune_has_the_full_points_of_what_does_not_apply_to_it() -> None:
    shares = shares_of(criteria(), FIGURES)
    commune = score_766(criteria(), Level.COMMUNE, shares)
    district = score_766(criteria(), Level.DISTRICT, shares)
    for code in ("citizen_data_dossier", "citizen_data_formality"):
        assert scored(commune, code).outcome is TermOutcome.NOT_APPLICABLE
        assert criterion(commune, code).points == 2
        assert scored(district, code).outcome is TermOutcome.NOT_COVERED
    assert commune.points == district.points + 4
    assert commune.reachable == district.reachable + 4


def test_payment_is_not_to_be_computed_from_monthly_figures() -> None:
    score = score_766(criteria(), Level.COMMUNE, shares_of(criteria(), FIGURES))
    assert scored(score, "payment_a").outcome is TermOutcome.NOT_COVERED
    assert criterion(score, "online_payment").reachable == 0


def test_watched_criteria_carry_no_points() -> None:
    score = score_766(criteria(), Level.PROVINCE, {})
    watched = criterion(score, "petition_about_staff")
    assert watched.terms == ()
    assert watched.points == watched.reachable == 0


@pytest.mark.parametrize(("online", "points"), [(40, 3), (79, 3), (80, 6), (160, 6)])
def test_the_flat_points_of_the_provinces_own_system_stand_beside(online: int, points: int) -> None:
    figures = {**FIGURES, "received_online": online, "received_offline": 160 - online}
    score = score_766(criteria(), Level.DISTRICT, shares_of(criteria(), figures))
    ((variant, earned),) = scored(score, "online_c").variants
    assert variant.name == "Phần mềm TD"
    assert earned == points
    assert scored(score, "online_c").points == min(Fraction(6), Fraction(12 * online, 160))


def test_a_form_that_does_not_split_the_channels_still_gives_a_whole() -> None:
    shares = shares_of(criteria(), {"received_online": 3, "received_total": 10})
    assert shares["online_c"] == Share(3, 10)
    assert shares["progress"] is None


def test_parts_above_their_whole_are_not_scored() -> None:
    shares = shares_of(criteria(), {"received_online": 11, "received_total": 10})
    assert shares["online_c"] is None


figures = st.dictionaries(st.sampled_from(sorted(FIGURES)), st.integers(0, 500))


@given(figures, st.sampled_from(Level))
def test_points_never_pass_what_can_be_reached_and_never_the_groups_most(
    found: dict[str, int], level: Level
) -> None:
    score = score_766(criteria(), level, shares_of(criteria(), found))
    assert 0 <= score.points <= score.reachable <= 100
    for group in score.groups:
        assert 0 <= group.points <= group.reachable <= group.group.most
        for each in group.components:
            assert 0 <= each.points <= each.reachable <= each.component.most


@given(figures)
def test_points_of_progress_are_twenty_times_on_time_766(found: dict[str, int]) -> None:
    shares = shares_of(criteria(), found)
    score = score_766(criteria(), Level.COMMUNE, shares)
    share = shares["progress"]
    if share is not None and share.cases:
        assert scored(score, "progress").points == 20 * share.percent / 100


# --- The file ----------------------------------------------------------------------------------


def broken(tmp_path: Path, pattern: str, replacement: str) -> tuple[str, ...]:
    text, times = re.subn(pattern, replacement, FILE.read_text("utf-8"), count=1)
    assert times == 1
    path = tmp_path / "qd766.toml"
    path.write_text(text, "utf-8")
    found, faults = read_criteria(path, measures())
    assert found is None
    return faults


@pytest.mark.parametrize(
    ("pattern", "replacement", "words"),
    [
        ("most = 18", "most = 17", "group: want 100 points together"),
        ("most = 18", "most = 17", "group CKMB: its components give 18"),
        ('group = "TDGQ"', 'group = "XXXX"', "unknown group 'XXXX'"),
        ("points = 20", "points = 19", "most: the terms give 19 of 20"),
        ("full_at = 0.8", "full_at = 80", "full_at: want above 0 and at most 1"),
        ("without_cases = 6", "without_cases = 7", "without_cases: want 0 to 6"),
        ('"resolved_in_time", ', '"solved", ', "'solved' is not defined"),
        ('basis = "near"', 'basis = "figures"', "missing: want what the figures lack"),
        ('basis = "none"', 'basis = "some"', "basis: want one of figures, near, none"),
        ('about = \\["MDHL"\\]', 'about = ["MDHH"]', "'MDHH' is not defined"),
        ('term = "online_a"', 'term = "online_z"', "unknown term 'online_z'"),
        ('code = "TDGQ"', 'code = "CKMB"', "CKMB stands twice"),
        ('code = "online_b"', 'code = "online_a"', "online_a stands twice"),
        ("most = 20", "most = 120", "most: want 0 to 100"),
        ("notice =", "remark =", "unknown key 'remark'"),
        ("issued = 2022", "issued = 20x2", "qd766.toml"),
    ],
)
def test_a_fault_of_the_file_is_told(
    tmp_path: Path, pattern: str, replacement: str, words: str
) -> None:
    faults = broken(tmp_path, pattern, replacement)
    assert any(words in fault for fault in faults), faults


def test_points_are_exact_decimals() -> None:
    assert term("payment_c").points == Decimal("2.5")
    assert term("online_a").full_at == Decimal("0.8")
