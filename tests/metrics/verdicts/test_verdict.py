"""The traffic light of one share: status, evidence and what is missing (contract §3)."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

from metrics.counts.share import Share
from metrics.plans.target import Goal
from metrics.verdicts.verdict import Evidence, Status, Verdict, judge
from tests.metrics import oracle
from tests.metrics.builders import a_goal

DAY = date(2024, 1, 1)
percents = st.decimals("0.01", "100", places=2).map(str)
margins = st.none() | st.decimals("0", "20", places=2).map(str)
goals = st.builds(a_goal, percents, margins)


@st.composite
def shares(draw: st.DrawFn, most: int = 600) -> Share:
    """Of any size; often close below or above a round percent."""
    cases = draw(st.integers(1, most))
    near = cases * draw(st.sampled_from([0, 30, 40, 85, 88, 90, 92, 95, 97, 100])) // 100
    good = draw(st.integers(0, cases) | st.integers(near - 2, near + 2))
    return Share(min(max(good, 0), cases), cases)


def decimal(text: str | None) -> Decimal | None:
    return None if text is None else Decimal(text)


def verdict_on(good: int, cases: int, goal: Goal | None = None) -> Verdict:
    return judge(Share(good, cases), goal or a_goal("97"), due=True)


def status_of(good: int, cases: int, percent: str | Fraction) -> Status:
    return judge(Share(good, cases), a_goal(percent), due=True).status


@settings(max_examples=1000)
@given(shares(), percents, margins, margins)
def test_a_verdict_is_what_counting_single_dossiers_gives(
    share: Share, percent: str, of_target: str | None, of_indicator: str | None
) -> None:
    asked = oracle.Asked("x", "commune", "75", 2024, percent, DAY, DAY, of_target)
    pile = [oracle.Dossier(number < share.good, asked) for number in range(share.cases)]
    answer = oracle.judge(pile, due=True, margin=of_indicator)
    verdict = judge(share, a_goal(percent, of_target), due=True, margin=decimal(of_indicator))
    assert verdict.status == answer.status
    assert verdict.evidence == answer.evidence
    assert verdict.short_by == answer.short_by
    assert verdict.percent == Fraction(100 * share.good, share.cases)
    assert verdict.gap == verdict.percent - Fraction(percent)
    assert_interval(verdict, answer)


def assert_interval(verdict: Verdict, answer: oracle.Answer) -> None:
    assert verdict.interval is not None
    assert answer.low is not None
    assert answer.high is not None
    assert abs(verdict.interval.low - answer.low) < Decimal("1e-7")
    assert abs(verdict.interval.high - answer.high) < Decimal("1e-7")


@pytest.mark.parametrize("cases", [100, 1000, 10_000, 1_000_000, 10**12])
def test_97_percent_is_met_exactly_at_the_boundary_and_not_one_case_below(cases: int) -> None:
    good = cases * 97 // 100
    assert status_of(good, cases, "97") is Status.MET
    assert status_of(good - 1, cases, "97") is Status.NEAR


@pytest.mark.parametrize("cases", [101, 137, 999, 12_345])
def test_where_97_percent_is_no_whole_case_the_next_whole_case_meets_it(cases: int) -> None:
    good = -(-97 * cases // 100)
    assert status_of(good, cases, "97") is Status.MET
    assert status_of(good - 1, cases, "97") is not Status.MET


@pytest.mark.parametrize("percent", ["0.1", "0.7", "1.1", "28.9", "57.3", "97.3", "99.9"])
def test_no_binary_fraction_moves_a_boundary(percent: str) -> None:
    cases = 10**15
    good = int(Decimal(percent) * cases / 100)
    assert status_of(good, cases, percent) is Status.MET
    assert status_of(good - 1, cases, percent) is not Status.MET


def test_96_96_percent_is_not_97() -> None:
    assert status_of(9696, 10_000, "97") is Status.NEAR
    assert status_of(969_999_999_999, 10**12, "97") is Status.NEAR


@pytest.mark.parametrize(
    ("percent", "good", "cases", "status"),
    [
        ("97", 9500, 10_000, Status.NEAR),
        ("97", 9499, 10_000, Status.MISSED),
        ("90", 8800, 10_000, Status.NEAR),
        ("90", 8799, 10_000, Status.MISSED),
        ("89.99", 8499, 10_000, Status.NEAR),
        ("89.99", 8498, 10_000, Status.MISSED),
        ("40", 3500, 10_000, Status.NEAR),
        ("40", 3499, 10_000, Status.MISSED),
        ("100", 98, 100, Status.NEAR),
        ("100", 97, 100, Status.MISSED),
        ("3", 0, 100, Status.NEAR),
    ],
)
def test_near_reaches_2_points_below_a_target_of_90_or_more_and_else_5(
    percent: str, good: int, cases: int, status: Status
) -> None:
    assert status_of(good, cases, percent) is status


@pytest.mark.parametrize(
    ("of_target", "of_indicator", "status"),
    [
        (None, None, Status.NEAR),
        (None, "1.9", Status.MISSED),
        (None, "2", Status.NEAR),
        ("1.9", None, Status.MISSED),
        ("1.9", "10", Status.MISSED),
        ("2", "0", Status.NEAR),
        ("0", "10", Status.MISSED),
        (None, "0", Status.MISSED),
    ],
)
def test_the_margin_of_the_target_goes_before_that_of_the_indicator_and_the_default(
    of_target: str | None, of_indicator: str | None, status: Status
) -> None:
    goal, share = a_goal("97", of_target), Share(95, 100)
    assert judge(share, goal, due=True, margin=decimal(of_indicator)).status is status


@pytest.mark.parametrize(
    ("percent", "status"),
    [
        (Fraction(9000, 100), Status.MISSED),
        (Fraction(9000, 100) - Fraction(1, 10**12), Status.NEAR),
    ],
)
def test_a_weighted_target_just_below_90_has_the_wider_margin(
    percent: Fraction, status: Status
) -> None:
    assert status_of(86, 100, percent) is status


@pytest.mark.parametrize(
    ("share", "goal", "due", "status"),
    [
        (Share(97, 100), a_goal("97"), True, Status.MET),
        (Share(96, 100), a_goal("97"), True, Status.NEAR),
        (Share(90, 100), a_goal("97"), True, Status.MISSED),
        (Share(0, 0), a_goal("97"), True, Status.NO_CASES),
        (Share(0, 0), None, True, Status.NO_CASES),
        (Share(0, 0), a_goal("97"), False, Status.NO_CASES),
        (None, a_goal("97"), True, Status.NOT_REPORTED),
        (None, None, True, Status.NOT_REPORTED),
        (None, a_goal("97"), False, Status.NOT_DUE),
        (None, None, False, Status.NOT_DUE),
        (Share(100, 100), None, True, Status.NO_TARGET),
        (Share(97, 100), a_goal("97"), False, Status.MET),
        (Share(90, 100), a_goal("97"), False, Status.MISSED),
    ],
)
def test_each_of_the_seven_states_has_its_place(
    share: Share | None, goal: Goal | None, due: bool, status: Status
) -> None:
    assert judge(share, goal, due=due).status is status


def test_there_are_seven_states_and_three_of_them_are_judgements() -> None:
    assert [status.value for status in Status] == [
        "met",
        "near",
        "missed",
        "no_cases",
        "not_reported",
        "not_due",
        "no_target",
    ]
    assert [status for status in Status if status.judged] == [
        Status.MET,
        Status.NEAR,
        Status.MISSED,
    ]


@given(st.none() | goals, st.booleans())
def test_without_cases_there_is_no_number_at_all(goal: Goal | None, due: bool) -> None:
    for share in (None, Share(0, 0)):
        verdict = judge(share, goal, due=due)
        assert verdict == Verdict(verdict.status)


@given(shares())
def test_without_a_target_nothing_is_compared_and_nothing_is_green(share: Share) -> None:
    verdict = judge(share, None, due=True)
    assert verdict.status is Status.NO_TARGET
    assert (verdict.gap, verdict.short_by, verdict.evidence) == (None, None, None)
    assert verdict.percent == share.percent


@given(st.none() | goals, st.booleans(), margins)
def test_unknown_is_never_behind(goal: Goal | None, due: bool, margin: str | None) -> None:
    status = judge(None, goal, due=due, margin=decimal(margin)).status
    assert status in (Status.NOT_REPORTED, Status.NOT_DUE)
    assert not status.judged


_RANK = {Status.MISSED: 0, Status.NEAR: 1, Status.MET: 2}


@given(shares(10**6), goals, st.integers(1, 1000))
def test_more_good_cases_are_never_worse(share: Share, goal: Goal, more: int) -> None:
    better = Share(min(share.good + more, share.cases), share.cases)
    before, after = judge(share, goal, due=True), judge(better, goal, due=True)
    assert _RANK[after.status] >= _RANK[before.status]
    assert (after.short_by or 0) <= (before.short_by or 0)
    assert after.gap is not None
    assert before.gap is not None
    assert after.gap >= before.gap


@given(shares(10**6), percents, percents)
def test_a_higher_target_is_never_easier_to_meet(share: Share, one: str, other: str) -> None:
    low, high = sorted((one, other), key=Decimal)
    if status_of(share.good, share.cases, high) is Status.MET:
        assert status_of(share.good, share.cases, low) is Status.MET


@given(shares(10**6), goals)
def test_short_by_is_the_smallest_number_of_cases_that_would_meet_the_target(
    share: Share, goal: Goal
) -> None:
    short_by = judge(share, goal, due=True).short_by
    assert short_by is not None
    assert share.good + short_by <= share.cases
    assert 100 * (share.good + short_by) >= goal.percent * share.cases
    assert short_by == 0 or 100 * (share.good + short_by - 1) < goal.percent * share.cases


@given(shares(10**6), goals)
def test_met_means_no_gap_and_nothing_short(share: Share, goal: Goal) -> None:
    verdict = judge(share, goal, due=True)
    assert verdict.gap is not None
    assert (verdict.status is Status.MET) == (verdict.gap >= 0) == (verdict.short_by == 0)


@given(shares(10**6), percents)
def test_evidence_never_changes_the_light_and_never_contradicts_it(
    share: Share, percent: str
) -> None:
    verdict = judge(share, a_goal(percent), due=True)
    assert verdict.interval is not None
    if verdict.evidence is Evidence.CERTAIN:
        is_met = verdict.status is Status.MET
        assert is_met == (verdict.interval.low >= Fraction(percent))
        assert is_met != (verdict.interval.high < Fraction(percent))


def test_a_target_of_100_percent_is_met_by_all_but_never_with_certainty() -> None:
    verdict = judge(Share(10**9, 10**9), a_goal("100"), due=True)
    assert (verdict.status, verdict.evidence) == (Status.MET, Evidence.UNCERTAIN)


@pytest.mark.parametrize(
    ("good", "cases", "evidence"),
    [
        (121, 121, Evidence.UNCERTAIN),
        (122, 122, Evidence.CERTAIN),
        (11, 12, Evidence.UNCERTAIN),
        (4, 5, Evidence.UNCERTAIN),
        (0, 1, Evidence.UNCERTAIN),
        (1, 1, Evidence.UNCERTAIN),
    ],
)
def test_few_cases_seldom_prove_97_percent(good: int, cases: int, evidence: Evidence) -> None:
    assert verdict_on(good, cases).evidence is evidence


def test_11_of_12_fall_short_of_97_percent_by_one_dossier_and_prove_nothing() -> None:
    verdict = verdict_on(11, 12)
    assert verdict.status is Status.MISSED
    assert verdict.evidence is Evidence.UNCERTAIN
    assert verdict.short_by == 1
    assert verdict.gap == Fraction(1100, 12) - 97


@given(shares(10**6), goals)
@example(Share(1, 3), a_goal("33.33"))
def test_ten_times_the_same_share_has_the_same_light(share: Share, goal: Goal) -> None:
    tenfold = Share(10 * share.good, 10 * share.cases)
    assert judge(share, goal, due=True).status is judge(tenfold, goal, due=True).status


@given(shares(10**6), percents)
def test_evidence_follows_the_interval_that_is_shown(share: Share, percent: str) -> None:
    verdict = judge(share, a_goal(percent), due=True)
    bounds = verdict.interval
    assert bounds is not None
    target = Decimal(percent)
    assume(min(abs(bounds.low - target), abs(bounds.high - target)) > Decimal("1e-6"))
    certain = bounds.low >= target or bounds.high < target
    assert verdict.evidence == (Evidence.CERTAIN if certain else Evidence.UNCERTAIN)
