"""What the rest of the year still allows and demands, in whole dossiers."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from metrics.counts.month import Month
from metrics.counts.share import Share
from metrics.plans.target import weighted
from metrics.verdicts.budget import (
    Budget,
    BudgetPart,
    Outlook,
    Prospect,
    Volume,
    VolumeMethod,
    budget,
    expected_volume,
    group_budget,
    has_budget,
)
from metrics.verdicts.verdict import Status, judge
from tests.metrics.builders import SEPTEMBER, a_goal, an_indicator

YEAR_END = (Month(2024, 10), Month(2024, 11), Month(2024, 12))
percents = st.sampled_from(["97", "96.5", "30", "100", "0.5", "33.33"]).map(Fraction)
shares = st.integers(0, 5000).flatmap(
    lambda cases: st.builds(Share, st.integers(0, cases), st.just(cases))
)


def exactly(cases: int, high: int | None = None, low: int | None = None) -> Volume:
    return Volume(
        cases if low is None else low,
        cases,
        cases if high is None else high,
        3,
        12,
        VolumeMethod.RECENT,
    )


volumes = st.lists(st.integers(0, 3000), min_size=3, max_size=3).map(
    lambda three: exactly(sorted(three)[1], max(three), min(three))
)


def months(*cases: int | None, last: Month = SEPTEMBER) -> dict[Month, int]:
    """The months up to `last`, the latest at the end; None for a month without figures."""
    placed = ((last.plus(-back), number) for back, number in enumerate(reversed(cases)))
    return {month: number for month, number in placed if number is not None}


def looks(each: Budget) -> list[Outlook]:
    found = [each.low, each.central, each.high]
    return [look for look in found if look is not None]


# --- By hand -----------------------------------------------------------------------------------


def test_long_thanh_may_still_be_late_with_7_dossiers() -> None:
    # 1.000 dossiers in the year allow 30 late ones at 97 %; 23 of 600 have been late.
    year = budget(Share(577, 600), Fraction(97), exactly(400))
    assert year.prospect is Prospect.OPEN
    assert year.central is not None
    assert year.central.spare == 7
    assert year.central.needed == 393
    assert year.central.rate == Fraction(9825, 100)
    assert year.central.shown_rate() == Decimal("98.3")
    assert year.central.shown_rate(2) == Decimal("98.25")


def test_the_budget_of_an_online_share_counts_offline_dossiers() -> None:
    # 40 % of 500 is 200; 110 of 300 have come online.
    year = budget(Share(110, 300), Fraction(40), exactly(200))
    assert year.central == Outlook(200, 90)
    assert year.central.rate == 45
    assert year.central.spare == 110


def test_ten_late_of_the_hundred_that_97_percent_allow_three_for_cannot_be_made_good() -> None:
    year = budget(Share(90, 100), Fraction(97), exactly(50, 200))
    assert year.prospect is Prospect.IMPOSSIBLE
    assert [look.spare for look in looks(year)] == [None, None, None]


def test_what_only_a_busy_end_of_the_year_can_mend_is_doubtful() -> None:
    year = budget(Share(90, 100), Fraction(97), exactly(50, 300))
    assert year.prospect is Prospect.DOUBTFUL
    assert year.high == Outlook(300, 298)


def test_a_year_is_safe_where_even_nothing_good_afterwards_suffices() -> None:
    assert budget(Share(300, 300), Fraction(40), exactly(100, 450)).prospect is Prospect.SAFE
    assert budget(Share(300, 300), Fraction(40), exactly(100, 451)).prospect is Prospect.LIKELY_SAFE
    assert budget(Share(300, 300), Fraction(40), exactly(451)).prospect is Prospect.OPEN


def test_after_december_a_year_is_safe_or_impossible() -> None:
    over = expected_volume({}, Month(2024, 12), ())
    assert budget(Share(97, 100), Fraction(97), over).prospect is Prospect.SAFE
    missed = budget(Share(96, 100), Fraction(97), over)
    assert missed.prospect is Prospect.IMPOSSIBLE
    assert missed.central == Outlook(0, 1)
    assert missed.central.rate is None
    assert missed.central.shown_rate() is None


def test_one_late_dossier_ends_a_target_of_100_percent_whatever_follows() -> None:
    assert budget(Share(99, 100), Fraction(100), None).prospect is Prospect.IMPOSSIBLE
    assert budget(Share(100, 100), Fraction(100), None).prospect is Prospect.UNKNOWN
    assert budget(Share(99, 100), Fraction(99), None).prospect is Prospect.UNKNOWN


def test_without_figures_or_without_an_estimate_nothing_is_said() -> None:
    assert budget(None, Fraction(97), exactly(10)) == Budget(Prospect.UNKNOWN, None, None)
    unknown = budget(Share(5, 9), Fraction(97), None)
    assert unknown == Budget(Prospect.UNKNOWN, Share(5, 9), None, unknown=1)


def test_no_case_so_far_and_none_expected_is_neither_safe_nor_missed() -> None:
    assert budget(Share(0, 0), Fraction(97), exactly(0)).prospect is Prospect.NO_CASES
    assert budget(Share(0, 0), Fraction(97), exactly(0, 1)).prospect is Prospect.OPEN


# --- Laws --------------------------------------------------------------------------------------


@given(shares, percents, volumes)
def test_the_needed_cases_meet_the_target_and_one_fewer_misses_it(
    so_far: Share, percent: Fraction, volume: Volume
) -> None:
    for look in looks(budget(so_far, percent, volume)):
        if look.spare is None or so_far.cases + look.remaining == 0:
            continue
        cases = so_far.cases + look.remaining
        reached = Share(so_far.good + look.needed, cases)
        assert judge(reached, a_goal(percent), due=True).status is Status.MET
        if look.needed:
            fewer = Share(reached.good - 1, cases)
            assert judge(fewer, a_goal(percent), due=True).status is not Status.MET


@given(shares, percents, volumes)
def test_the_spare_cases_may_all_be_late_and_not_one_more(
    so_far: Share, percent: Fraction, volume: Volume
) -> None:
    for look in looks(budget(so_far, percent, volume)):
        assume(look.spare is not None)
        assert look.spare is not None
        assert look.spare + look.needed == look.remaining
        total = so_far.cases + look.remaining
        assert (so_far.good + look.remaining - look.spare) * 100 >= percent * total


@given(shares, percents, volumes, st.integers(0, 3))
def test_reaching_the_shown_rate_is_enough(
    so_far: Share, percent: Fraction, volume: Volume, places: int
) -> None:
    for look in looks(budget(so_far, percent, volume)):
        shown = look.shown_rate(places)
        if shown is not None and look.rate is not None:
            assert 0 <= Fraction(shown) - look.rate < Fraction(1, 10**places)
            assert Fraction(shown) * look.remaining >= 100 * look.needed


@given(shares, percents, volumes)
@example(Share(90, 100), Fraction(97), exactly(50, 233))
def test_the_prospect_holds_over_the_whole_band(
    so_far: Share, percent: Fraction, volume: Volume
) -> None:
    year = budget(so_far, percent, volume)
    for coming in {volume.low, volume.central, volume.high, (volume.low + volume.high) // 2}:
        total = so_far.cases + coming
        worst = 100 * so_far.good >= percent * total
        best = 100 * (so_far.good + coming) >= percent * total
        if year.prospect is Prospect.SAFE:
            assert worst
        if year.prospect is Prospect.IMPOSSIBLE:
            assert not best
    if year.prospect in (Prospect.OPEN, Prospect.LIKELY_SAFE):
        assert year.central is not None
        assert year.central.spare is not None


@given(shares, percents, volumes)
def test_one_late_case_more_never_raises_what_may_still_be_late(
    so_far: Share, percent: Fraction, volume: Volume
) -> None:
    assume(so_far.good > 0)
    worse = Share(so_far.good - 1, so_far.cases)
    pairs = zip(
        looks(budget(so_far, percent, volume)), looks(budget(worse, percent, volume)), strict=True
    )
    for before, after in pairs:
        assert (after.spare if after.spare is not None else -1) <= (
            before.spare if before.spare is not None else -1
        )


@given(st.lists(st.tuples(shares, percents, volumes), min_size=1, max_size=4))
def test_a_group_that_gets_the_needed_cases_meets_its_weighted_target(
    rows: list[tuple[Share, Fraction, Volume]],
) -> None:
    year = group_budget([BudgetPart(*row) for row in rows])
    assert year.so_far is not None
    assert year.central is not None
    assume(year.central.spare is not None)
    sizes = [(percent, share.cases + volume.central) for share, percent, volume in rows]
    goal = weighted([(a_goal(percent), size) for percent, size in sizes])
    cases = sum(size for _, size in sizes)
    assume(cases > 0)
    good = year.so_far.good + year.central.needed
    assert judge(Share(good, cases), goal, due=True).status is Status.MET
    if year.central.needed:
        assert judge(Share(good - 1, cases), goal, due=True).status is not Status.MET


def test_parts_without_figures_stay_out_of_a_group() -> None:
    silent = BudgetPart(None, Fraction(97), None)
    alone = BudgetPart(Share(577, 600), Fraction(97), exactly(400))
    assert group_budget([silent, alone]) == budget(Share(577, 600), Fraction(97), exactly(400))
    assert group_budget([silent]) == Budget(Prospect.UNKNOWN, None, None)


# --- The volume --------------------------------------------------------------------------------


def test_the_volume_is_the_median_month_times_the_months_left_with_quartiles_as_band() -> None:
    cases = months(60, 70, 10, 121, 20, 30, 110, 40, 50, 80, 90, 100)
    assert expected_volume(cases, SEPTEMBER, YEAR_END[:2]) == Volume(
        60, 130, 200, 2, 12, VolumeMethod.RECENT_AND_LAST_YEAR
    )


def test_an_odd_sum_is_rounded_up_and_never_out_of_its_band() -> None:
    cases = months(None, None, None, None, None, None, 3, 3, 3, 4, 4, 4)
    found = expected_volume(cases, SEPTEMBER, YEAR_END)
    assert found == Volume(9, 11, 12, 3, 6, VolumeMethod.RECENT)


def test_a_busy_end_of_last_year_widens_the_band_and_not_the_centre() -> None:
    cases = months(300, 300, 300, *[100] * 9)
    found = expected_volume(cases, SEPTEMBER, YEAR_END)
    assert found == Volume(300, 300, 900, 3, 12, VolumeMethod.RECENT_AND_LAST_YEAR)


def test_older_months_than_twelve_count_only_as_last_year() -> None:
    cases = months(*[1000] * 10, *[100] * 12)
    found = expected_volume(cases, SEPTEMBER, YEAR_END)
    assert found is not None
    assert (found.low, found.high, found.basis) == (300, 300, 12)


def test_a_gap_in_last_year_leaves_it_out() -> None:
    cases = months(None, 900, 900, *[100] * 9)
    found = expected_volume(cases, SEPTEMBER, YEAR_END)
    assert found is not None
    assert (found.high, found.method) == (300, VolumeMethod.RECENT)


@pytest.mark.parametrize("known", range(6))
def test_fewer_than_six_known_months_of_twelve_are_no_basis(known: int) -> None:
    cases = months(*[100] * 8, *[None] * (12 - known), *[100] * known)
    assert expected_volume(cases, SEPTEMBER, YEAR_END) is None


@given(st.lists(st.none() | st.integers(0, 10**6), min_size=6, max_size=30), st.integers(1, 12))
def test_the_band_lies_around_its_centre(cases: list[int | None], left: int) -> None:
    found = expected_volume(
        months(*cases), SEPTEMBER, [SEPTEMBER.plus(step) for step in range(1, left + 1)]
    )
    assume(found is not None)
    assert found is not None
    assert 0 <= found.low <= found.central <= found.high


def test_a_band_is_in_order() -> None:
    with pytest.raises(ValueError, match="not a band"):
        Volume(3, 2, 1, 3, 12, VolumeMethod.RECENT)


def test_what_counts_open_dossiers_has_no_budget() -> None:
    assert has_budget(an_indicator())
    stock = an_indicator("on_time_766")
    object.__setattr__(stock, "denominator", ("resolved", "open"))
    assert not has_budget(stock)
