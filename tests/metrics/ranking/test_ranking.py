"""A composite with visible weights, its interval, bands of overlap and what moves a rank."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from metrics.counts.share import Share
from metrics.plans.target import Goal
from metrics.ranking.ranking import RankStanding, rank_units
from metrics.ranking.scheme import Grade, Scheme, Weight, read_scheme
from metrics.units.unit import Unit
from metrics.verdicts.rollup import Score
from metrics.verdicts.verdict import Status, judge
from tests.metrics.builders import SEPTEMBER, a_goal, a_unit, an_indicator

SHIPPED = Path(__file__).parents[3] / "data" / "reference" / "ranking.toml"
CODES = ("on_time", "online", "digitised")
KNOWN = {
    *CODES,
    "electronic_results",
    "satisfaction",
    "feedback_on_time",
    "feedback_satisfaction",
}
GRADES = (
    Grade("good", "Tốt", Decimal(80), verified=True, source="x"),
    Grade("fair", "Khá", Decimal(60), verified=False, source="x"),
    Grade("weak", "Yếu", Decimal(0), verified=False, source="x"),
)

Figures = Mapping[str, tuple[Share | None, str | None]]
"""By indicator, the share and the target."""


def scheme(*weights: int | str, least: int = 50) -> Scheme:
    pairs = zip(CODES, weights, strict=False)
    return Scheme(
        tuple(Weight(code, Decimal(weight)) for code, weight in pairs),
        GRADES,
        Decimal(least),
        "đề xuất",
    )


def rows(figures: Mapping[str, Figures]) -> list[Score]:
    return [
        row(a_unit(code), indicator, share, None if target is None else a_goal(target))
        for code, of_unit in figures.items()
        for indicator, (share, target) in of_unit.items()
    ]


def row(unit: Unit, indicator: str, share: Share | None, goal: Goal | None) -> Score:
    verdict = judge(share, goal, due=True)
    months = () if share is None else (SEPTEMBER,)
    return Score(unit, an_indicator(indicator), share, goal, verdict, months, (SEPTEMBER,))


def of(good: int, cases: int, target: str = "100") -> tuple[Share, str]:
    return Share(good, cases), target


def by_code(standings: tuple[RankStanding, ...]) -> dict[str, RankStanding]:
    return {each.unit.code: each for each in standings}


# --- The composite -----------------------------------------------------------------------------


def test_attainments_are_weighted_and_not_capped() -> None:
    # 63 % against 90 % are 70 points, 80 % against 40 % are 200: (3 × 70 + 200) ÷ 4.
    figures = {"1": {"on_time": of(63, 100, "90"), "online": of(80, 100, "40")}}
    (only,) = rank_units(rows(figures), scheme(30, 10))
    assert [part.attainment for part in only.parts] == [70, 200]
    assert [part.weight for part in only.parts] == [75, 25]
    assert [part.counted for part in only.parts] == [75, 25]
    assert only.composite == Fraction(205, 2)
    assert only.grade is not None
    assert only.grade.code == "good"


@pytest.mark.parametrize(
    ("share", "grade", "held_back"),
    [
        (Share(600, 1000), "fair", ("on_time",)),
        # Not certain, near, or met: nothing holds it back.
        (Share(8, 10), "good", ()),
        (Share(890, 1000), "good", ()),
        (Share(950, 1000), "good", ()),
    ],
)
def test_a_unit_with_a_light_surely_missed_has_no_grade_that_bears_none(
    share: Share, grade: str, held_back: tuple[str, ...]
) -> None:
    grades = (replace(GRADES[0], bears_missed=False), *GRADES[1:])
    strict = replace(scheme(30, 10), grades=grades)
    figures = {"1": {"on_time": (share, "90"), "online": of(990, 1000, "40")}}
    (only,) = rank_units(rows(figures), strict)
    assert only.composite is not None
    assert only.composite > 100
    assert only.grade is not None
    assert (only.grade.code, only.held_back) == (grade, held_back)


def test_a_light_outside_the_weights_holds_back_too() -> None:
    shipped, _ = read_scheme(SHIPPED, KNOWN)
    assert shipped is not None
    figures = {"1": {"on_time": of(98, 98, "97"), "apology": of(10, 100, "100")}}
    only_on_time = shipped.reweighted({each.indicator: Decimal(0) for each in shipped.weights[1:]})
    (only,) = rank_units(rows(figures), only_on_time)
    assert only.grade is not None
    assert (only.grade.name, only.held_back) == ("Tốt", ("apology",))


@pytest.mark.parametrize(
    ("share", "target", "status"),
    [
        (None, "90", Status.NOT_REPORTED),
        (Share(0, 0), "90", Status.NO_CASES),
        (Share(5, 10), None, Status.NO_TARGET),
    ],
)
def test_what_cannot_be_judged_is_left_out_and_said(
    share: Share | None, target: str | None, status: Status
) -> None:
    figures = {"1": {"on_time": of(45, 50, "90"), "online": (share, target)}}
    (only,) = rank_units(rows(figures), scheme(60, 40))
    assert only.composite == 100
    assert only.covered == 60
    assert [(part.indicator, part.status) for part in only.left_out] == [("online", status)]
    assert [part.counted for part in only.parts] == [100, None]


def test_an_indicator_without_a_row_is_left_out_too() -> None:
    (only,) = rank_units(rows({"1": {"on_time": of(1, 2)}}), scheme(60, 40))
    assert only.left_out[0].status is Status.NOT_REPORTED


def test_with_less_than_the_least_weight_a_unit_is_not_ranked() -> None:
    figures = {
        "1": {"on_time": of(1, 1), "online": (None, "90")},
        "2": {"on_time": (None, "90"), "online": of(1, 2)},
    }
    ranked, unranked = rank_units(rows(figures), scheme(49, 51))
    assert [ranked.unit.code, ranked.rank, ranked.covered] == ["2", 1, Fraction(51)]
    assert [unranked.unit.code, unranked.covered] == ["1", Fraction(49)]
    nothing = [unranked.composite, unranked.rank, unranked.band, unranked.possible]
    assert [*nothing, unranked.swing] == [None] * 5


def test_nobody_to_rank_is_no_ranking() -> None:
    assert rank_units([], scheme(1)) == ()
    (silent,) = rank_units(rows({"1": {"on_time": (None, "90")}}), scheme(1, least=0))
    assert silent.rank is None


def test_other_weights_make_another_composite() -> None:
    figures = rows({"1": {"on_time": of(60, 100), "online": of(90, 100)}})
    other = scheme(1, 1).reweighted({"online": Decimal("0.5")})
    assert rank_units(figures, scheme(1, 1))[0].composite == 75
    assert rank_units(figures, other)[0].composite == 70


def test_a_row_that_lacks_months_makes_the_standing_incomplete() -> None:
    whole = row(a_unit("1"), "on_time", Share(9, 10), a_goal("97"))
    assert not rank_units([whole], scheme(1))[0].incomplete
    lacking = Score(
        whole.unit,
        whole.indicator,
        whole.share,
        whole.goal,
        whole.verdict,
        (SEPTEMBER,),
        (SEPTEMBER.plus(-1), SEPTEMBER),
    )
    assert rank_units([lacking], scheme(1))[0].incomplete


# --- The interval ------------------------------------------------------------------------------


def test_one_indicator_has_the_interval_of_its_share() -> None:
    share = Share(11, 12)
    (only,) = rank_units(rows({"1": {"on_time": (share, "100")}}), scheme(1))
    assert only.interval is not None
    assert abs(only.interval.low - share.wilson().low) < Decimal("1e-24")
    assert abs(only.interval.high - share.wilson().high) < Decimal("1e-24")
    assert not only.grade_certain


def test_two_equal_indicators_have_a_narrower_interval_than_one() -> None:
    one = rank_units(rows({"1": {"on_time": of(50, 100)}}), scheme(1))[0].interval
    figures = {"1": {"on_time": of(50, 100), "online": of(50, 100)}}
    two = rank_units(rows(figures), scheme(1, 1))[0].interval
    assert one is not None
    assert two is not None
    root = (one.high - one.low) / (two.high - two.low)
    assert abs(root - Decimal(2).sqrt()) < Decimal("1e-20")


def test_far_above_the_target_a_difference_still_counts() -> None:
    figures = {"1": {"on_time": of(900, 1000, "30")}, "2": {"on_time": of(600, 1000, "30")}}
    better, worse = rank_units(rows(figures), scheme(1))
    assert [better.composite, worse.composite] == [300, 200]
    assert [better.band, worse.band] == [1, 2]
    assert better.grade_certain


# --- Ranks and bands ---------------------------------------------------------------------------


def test_units_whose_intervals_overlap_share_a_band() -> None:
    figures = {
        "1": {"on_time": of(9900, 10_000)},
        "2": {"on_time": of(9895, 10_000)},
        "3": {"on_time": of(9000, 10_000)},
        "4": {"on_time": of(9010, 10_000)},
        "5": {"on_time": of(1, 2)},
    }
    found = by_code(rank_units(rows(figures), scheme(1)))
    assert {code: each.band for code, each in found.items()} == {
        "1": 1,
        "2": 1,
        "4": 2,
        "3": 2,
        "5": 2,
    }
    assert [found[code].rank for code in "12435"] == [1, 2, 3, 4, 5]
    assert found["1"].possible == (1, 2)
    assert found["5"].possible == (3, 5)


def test_a_small_unit_links_two_that_surely_differ_and_their_possible_ranks_still_tell() -> None:
    figures = {
        "1": {"on_time": of(9900, 10_000)},
        "2": {"on_time": of(19, 20)},
        "3": {"on_time": of(8000, 10_000)},
    }
    found = by_code(rank_units(rows(figures), scheme(1)))
    assert {each.band for each in found.values()} == {1}
    assert [found[code].possible for code in "123"] == [(1, 2), (1, 3), (2, 3)]


def test_equal_composites_share_a_rank_and_stand_by_code() -> None:
    figures = {code: {"on_time": of(9, 10)} for code in ("30", "20", "10")}
    figures["5"] = {"on_time": of(1, 10)}
    standings = rank_units(rows(figures), scheme(1))
    assert [(each.unit.code, each.rank) for each in standings] == [
        ("10", 1),
        ("20", 1),
        ("30", 1),
        ("5", 4),
    ]


def test_a_hair_apart_is_not_equal() -> None:
    cases = 10**9
    figures = {
        "1": {"on_time": of(cases - 1, cases)},
        "2": {"on_time": of(cases - 2, cases - 1)},
        "3": {"on_time": of(2 * cases - 2, 2 * cases)},
    }
    found = by_code(rank_units(rows(figures), scheme(1)))
    assert [found[code].rank for code in "132"] == [1, 1, 3]


def test_a_rank_that_hangs_on_one_weight_moves_when_it_moves_by_a_tenth() -> None:
    figures = {
        "1": {"on_time": of(80, 100), "online": of(60, 100)},
        "2": {"on_time": of(61, 100), "online": of(80, 100)},
    }
    found = by_code(rank_units(rows(figures), scheme(50, 50)))
    assert [found[code].rank for code in "12"] == [2, 1]
    assert [found[code].swing for code in "12"] == [(1, 2), (1, 2)]
    steady = by_code(rank_units(rows(figures), scheme(80, 20)))
    assert [steady[code].swing for code in "12"] == [(1, 1), (2, 2)]


shares = st.integers(1, 400).flatmap(
    lambda cases: st.builds(Share, st.integers(0, cases), st.just(cases))
)
cells = st.tuples(st.none() | st.just(Share(0, 0)) | shares, st.none() | st.just("90"))
worlds = st.dictionaries(
    st.sampled_from("123456789"),
    st.fixed_dictionaries(dict.fromkeys(CODES, st.tuples(shares, st.just("90")) | cells)),
    max_size=8,
)
weightings = st.tuples(st.integers(0, 9), st.integers(0, 9), st.integers(1, 9))


@settings(max_examples=60, deadline=None)
@given(worlds, weightings)
def test_ranks_are_those_of_the_exact_composites_under_every_weight(
    world: dict[str, Figures], weights: tuple[int, ...]
) -> None:
    variants = [Scheme(scheme(*weights).weights, GRADES, Decimal(0), "x")]
    for code, weight in zip(CODES, weights, strict=True):
        for factor in ("0.9", "1.1"):
            variants.append(variants[0].reweighted({code: weight * Decimal(factor)}))
    tables = [by_code(rank_units(rows(world), variant)) for variant in variants]
    for code, standing in tables[0].items():
        if standing.composite is None:
            assert standing.rank is None
            continue
        ranks = []
        for table in tables:
            composites = [each.composite for each in table.values() if each.composite is not None]
            mine = table[code].composite
            assert mine is not None
            ranks.append(1 + sum(each > mine for each in composites))
        assert standing.rank == ranks[0]
        assert standing.swing == (min(ranks), max(ranks))


@settings(max_examples=60, deadline=None)
@given(worlds, weightings)
def test_different_bands_never_overlap_and_every_rank_is_possible(
    world: dict[str, Figures], weights: tuple[int, ...]
) -> None:
    ranked = [each for each in rank_units(rows(world), scheme(*weights)) if each.rank]
    for one in ranked:
        assert one.interval is not None
        assert one.composite is not None
        assert one.possible is not None
        assert one.rank is not None
        assert one.interval.low <= one.composite + Fraction(1, 10**24)
        assert one.composite <= one.interval.high + Decimal("1e-24")
        assert one.possible[0] <= one.rank <= one.possible[1]
        for other in ranked:
            assert other.interval is not None
            assert one.band is not None
            assert other.band is not None
            if one.band < other.band:
                assert one.interval.low > other.interval.high
    bands = [each.band for each in ranked]
    assert sorted(set(bands), key=bands.index) == list(range(1, len(set(bands)) + 1))


@settings(max_examples=60, deadline=None)
@given(worlds, weightings)
def test_the_order_of_the_rows_does_not_matter(
    world: dict[str, Figures], weights: tuple[int, ...]
) -> None:
    found = rows(world)
    assert rank_units(found, scheme(*weights)) == rank_units(found[::-1], scheme(*weights))


@given(shares, shares)
def test_more_good_cases_never_lower_a_composite(share: Share, online: Share) -> None:
    better = Share(min(share.good + 1, share.cases), share.cases)
    pair = {
        "1": {"on_time": (share, "90"), "online": (online, "90")},
        "2": {"on_time": (better, "90"), "online": (online, "90")},
    }
    found = by_code(rank_units(rows(pair), scheme(1, 2)))
    assert (found["2"].composite or 0) >= (found["1"].composite or 0)


# --- The file ----------------------------------------------------------------------------------


def test_the_shipped_weights_add_up_to_100_and_nothing_is_passed_off_as_verified() -> None:
    shipped, faults = read_scheme(SHIPPED, KNOWN)
    assert faults == ()
    assert shipped is not None
    assert sum(each.weight for each in shipped.weights) == 100
    assert [(each.name, int(each.at_least)) for each in shipped.grades] == [
        ("Xuất sắc", 90),
        ("Tốt", 80),
        ("Khá", 70),
        ("Trung bình", 50),
        ("Yếu", 0),
    ]
    assert [each.code for each in shipped.grades if each.verified] == ["good"]
    assert all("chưa kiểm chứng" in each.source for each in shipped.grades if not each.verified)


@pytest.mark.parametrize(
    ("composite", "name"),
    [("100", "Xuất sắc"), ("90", "Xuất sắc"), ("89.999", "Tốt"), ("80", "Tốt"), ("0", "Yếu")],
)
def test_a_grade_begins_at_its_bound(composite: str, name: str) -> None:
    shipped, _ = read_scheme(SHIPPED, KNOWN)
    assert shipped is not None
    assert shipped.grade(Fraction(composite)).name == name


def test_every_fault_of_the_file_is_told_at_once(tmp_path: Path) -> None:
    path = tmp_path / "ranking.toml"
    path.write_text(
        'least_weight = 101\nsource = "x"\nrest = 1\n'
        '[[weight]]\nindicator = "on_time"\nweight = -1\n'
        '[[weight]]\nindicator = "on_time"\nweight = "3"\n'
        '[[weight]]\nindicator = "unheard"\nweight = 0\n'
        '[[grade]]\ncode = "a"\nname = "A"\nat_least = 5\nsource = "x"\n'
        '[[grade]]\ncode = "b"\nat_least = 105\nsource = "x"\n',
        "utf-8",
    )
    found, faults = read_scheme(path, KNOWN)
    assert found is None
    for words in (
        "weight 1: weight: want 0 or more",
        "weight 2: weight: want a number",
        "unknown indicator 'unheard'",
        "an indicator stands twice",
        "grade 2: name is missing",
        "grade 2: at_least: want 0 to 100",
        "grade: want falling bounds",
        "least_weight: want 0 to 100",
        "unknown key 'rest'",
    ):
        assert any(words in fault for fault in faults), words


def test_a_file_that_is_not_there_is_a_fault(tmp_path: Path) -> None:
    found, faults = read_scheme(tmp_path / "ranking.toml", KNOWN)
    assert found is None
    assert len(faults) == 1


def test_weights_are_not_negative_and_not_all_nothing() -> None:
    with pytest.raises(ValueError, match="0 or more"):
        scheme(1).reweighted({"on_time": Decimal(-1)})
    with pytest.raises(ValueError, match="above 0"):
        scheme(0)
