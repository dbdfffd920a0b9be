"""Runs of months, the order of grief, and figures that look too good."""

from __future__ import annotations

import re
from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from metrics.counts.change import Movement
from metrics.counts.share import Share
from metrics.inspection.watch import (
    BELOW,
    FULL_CASES,
    FULL_MONTHS,
    SILENT,
    Followed,
    Owing,
    Reason,
    WatchRow,
    always_full,
    doubts_of_month,
    runs,
    word_of,
    worst_first,
)
from metrics.inspection.watch_filter import KEYS, WatchFilter
from metrics.verdicts.direction import Direction, Rule
from metrics.verdicts.rollup import Score
from metrics.verdicts.verdict import Status, judge
from tests.metrics.builders import SEPTEMBER, a_goal, a_unit, an_indicator


def a_score(
    good: int | None = 90, cases: int = 100, *, code: str = "26368", target: str | None = "97"
) -> Score:
    goal = a_goal(target) if target else None
    share = None if good is None else Share(good, cases)
    verdict = judge(share, goal, due=True)
    months = (SEPTEMBER,) if share else ()
    return Score(a_unit(code), an_indicator(), share, goal, verdict, months, (SEPTEMBER,))


def of_status(status: Status) -> Score:
    score = {
        Status.MET: a_score(97),
        Status.NEAR: a_score(96),
        Status.MISSED: a_score(90),
        Status.NO_CASES: a_score(0, 0),
        Status.NOT_REPORTED: a_score(None),
        Status.NO_TARGET: a_score(90, target=None),
        Status.NOT_DUE: Score(
            a_unit("26368"), an_indicator(), None, None, judge(None, None, due=False), (), ()
        ),
    }[status]
    assert score.verdict.status is status
    return score


LETTERS: dict[str, Status | None] = {
    "x": Status.MISSED,
    "n": Status.NEAR,
    "o": Status.MET,
    "0": Status.NO_CASES,
    "t": Status.NO_TARGET,
    "s": Status.NOT_REPORTED,
    "d": Status.NOT_DUE,
    ".": None,
}


def run_of(line: str, counted: frozenset[Status], *, since: int = 0) -> int:
    """The run up to the last letter of a line, a month each; before it the unit is unknown."""
    first = SEPTEMBER.plus(1 - len(line))
    lights = {first.plus(place): LETTERS[letter] for place, letter in enumerate(line)}
    return runs(SEPTEMBER, first.plus(since), lights.get, counted)


@pytest.mark.parametrize(
    ("line", "below", "silent"),
    [
        ("xoxnx", 3, 0),
        ("xxxxo", 0, 0),
        ("ssoss", 0, 2),
        ("sxsx", 1, 0),
        ("xxssd", 0, 2),
        ("ssxxdd", 2, 0),
        ("xxdx", 1, 0),
        ("ssds", 0, 1),
        ("xx0", 0, 0),
        ("x0x", 1, 0),
        ("xtx", 1, 0),
        ("xsx", 1, 0),
        ("..xx", 2, 0),
        ("..ss", 0, 2),
        ("xx.", 0, 0),
        ("dd", 0, 0),
        ("x" * 40, 40, 0),
        ("s" * 40, 0, 40),
        ("o" + "s" * 12, 0, 12),
    ],
    ids=[
        "near and missed both count, met ends it",
        "a good month now is no run, whatever was before",
        "silence is counted back from now",
        "silence is no light below, a light below is no silence",
        "what is not due yet is skipped before a silence",
        "what is not due yet is skipped before lights below, be it two months",
        "a month that is not due in between ends lights below",
        "a month that is not due in between ends a silence",
        "no cases now",
        "no cases before",
        "no target before",
        "silence before",
        "the unit's own first month ends lights below",
        "the unit's own first month ends a silence",
        "a unit that is no more",
        "nothing was ever due",
        "no cap on lights below",
        "no cap on silence",
        "a year of silence after a word",
    ],
)
def test_a_run_of_months_by_each_clause_of_its_definition(
    line: str, below: int, silent: int
) -> None:
    assert (run_of(line, BELOW), run_of(line, SILENT)) == (below, silent)


def test_the_first_month_with_figures_ends_a_run() -> None:
    assert run_of("xxxx", BELOW, since=2) == 2
    assert run_of("ssssd", SILENT, since=2) == 2
    assert run_of("xx", BELOW, since=2) == 0


@given(
    st.text(alphabet="".join(LETTERS), max_size=40),
    st.sampled_from([BELOW, SILENT]),
    st.integers(0, 40),
)
def test_a_run_is_what_a_reader_counts_from_the_line(
    line: str, counted: frozenset[Status], since: int
) -> None:
    letters = "".join(letter for letter in LETTERS if LETTERS[letter] in counted)
    tail = re.search(f"([{letters}]*)d*$", line[since:])
    assert tail is not None
    assert run_of(line, counted, since=since) == len(tail[1])


@pytest.mark.parametrize(
    ("given", "due", "word"),
    [
        ({"a"}, True, None),
        ({"a", "b", "z"}, False, None),
        ({"z"}, True, Status.NOT_REPORTED),
        (set(), True, Status.NOT_REPORTED),
        ({"z"}, False, Status.NOT_DUE),
    ],
    ids=["some of what is expected", "all of it, early", "only other figures", "none", "not due"],
)
def test_a_unit_is_silent_where_nothing_expected_of_it_stands(
    given: set[str], due: bool, word: Status | None
) -> None:
    assert word_of(given, {"a", "b"}, due=due) is word


def test_silence_comes_first_then_certain_then_uncertain_shortfall_then_the_rest() -> None:
    silent = WatchRow(a_score(None), months_silent=2)
    certain, uncertain = WatchRow(a_score(800, 1000)), WatchRow(a_score(9, 10))
    met = WatchRow(a_score(1000, 1000))
    assert worst_first([met, uncertain, certain, silent]) == [silent, certain, uncertain, met]


def test_of_two_certain_shortfalls_the_one_with_more_missing_cases_is_worse() -> None:
    few, many = WatchRow(a_score(80, 100)), WatchRow(a_score(800, 1000))
    assert worst_first([few, many]) == [many, few]


def test_the_longer_silence_is_worse() -> None:
    short, long = (WatchRow(a_score(None), months_silent=months) for months in (1, 4))
    assert worst_first([short, long]) == [long, short]


def test_a_row_without_anything_to_say_has_no_reason() -> None:
    assert WatchRow(a_score(1000, 1000)).reasons == ()


FALLING = Direction(Movement.CLEARLY_DOWN, Rule.IN_A_ROW, 7, Fraction("-13.8"))


def test_every_reason_of_a_row_is_told_once_with_its_facts() -> None:
    row = WatchRow(
        a_score(800, 1000),
        months_below=5,
        direction=FALLING,
        followed=Followed(date(2023, 5, 4), open_conclusions=3, overdue_conclusions=1),
    )
    told = {because.reason: dict(because.facts) for because in row.reasons}
    assert told == {
        Reason.CERTAIN_SHORTFALL: {"cases": 170},
        Reason.MONTHS_BELOW: {"months": 5},
        Reason.WORSENING: {"direction": FALLING},
        Reason.OVERDUE_CONCLUSIONS: {"count": 1},
        Reason.OPEN_CONCLUSIONS: {"count": 2},
    }


def test_a_unit_that_left_one_column_out_is_not_silent_but_lacks_figures() -> None:
    (because,) = WatchRow(a_score(None), lack=Owing.PARTIAL).reasons
    assert because.reason is Reason.MISSING_FIGURES


FULL = Share(FULL_CASES, FULL_CASES)


def test_half_a_year_of_nothing_but_full_marks_is_worth_a_look() -> None:
    found = always_full([FULL] * FULL_MONTHS)
    assert found is not None
    assert found.facts == {"months": FULL_MONTHS, "cases": FULL_MONTHS * FULL_CASES}


@pytest.mark.parametrize(
    "months",
    [
        [FULL] * (FULL_MONTHS - 1),
        [FULL] * (FULL_MONTHS - 1) + [Share(99, 100)],
        [FULL] * (FULL_MONTHS - 1) + [None],
        [FULL] * (FULL_MONTHS - 1) + [Share(0, 0)],
        [Share(1, 1)] * FULL_MONTHS,
    ],
    ids=["too short", "one case missed", "a silent month", "a month without cases", "few cases"],
)
def test_less_than_that_raises_no_doubt(months: list[Share | None]) -> None:
    assert always_full(months) is None


FIGURES = {"a": 31, "b": 42, "c": 7, "d": 19, "e": 3, "f": 0}


def test_figures_that_are_all_those_of_the_month_before_are_told() -> None:
    (because,) = doubts_of_month(FIGURES, dict(FIGURES))
    assert because.reason is Reason.COPIED_MONTH


def test_one_other_figure_makes_it_no_copy() -> None:
    assert doubts_of_month(FIGURES, FIGURES | {"c": 8}) == ()


def test_a_quiet_office_does_not_copy_its_zeros() -> None:
    zeros = dict.fromkeys(FIGURES, 0)
    assert doubts_of_month(zeros, dict(zeros)) == ()


def test_figures_that_are_all_multiples_of_ten_are_told() -> None:
    tens = {measure: 10 * value for measure, value in FIGURES.items()}
    (because,) = doubts_of_month(tens, {})
    assert (because.reason, because.facts) == (Reason.MULTIPLES_OF_TEN, {"figures": 5})
    assert doubts_of_month(tens | {"a": 311}, {}) == ()


FILTERS = st.builds(
    WatchFilter,
    indicators=st.lists(st.sampled_from(["on_time", "online"]), unique=True).map(tuple),
    statuses=st.lists(st.sampled_from(list(Status)), unique=True).map(tuple),
    movements=st.lists(st.sampled_from(list(Movement)), unique=True).map(tuple),
    months_below=st.integers(0, 40),
    least_cases=st.integers(0, 10_000),
    most_cases=st.none() | st.integers(0, 10_000),
    open_conclusions=st.booleans(),
    unvisited_since=st.none() | st.dates(),
    doubtful=st.booleans(),
)


@given(FILTERS)
def test_a_filter_comes_back_from_its_link_as_it_was(chosen: WatchFilter) -> None:
    assert WatchFilter.read(chosen.query()) == (chosen, ())


def test_a_filter_that_asks_for_nothing_has_an_empty_link_and_keeps_everything() -> None:
    assert WatchFilter().query() == {}
    assert all(WatchFilter().keeps(WatchRow(of_status(light))) for light in Status)


@pytest.mark.parametrize("key", sorted(set(KEYS.values()) - {"chi_so", "huyen"}))
def test_a_value_that_means_nothing_is_named_and_passed_over(key: str) -> None:
    chosen, unread = WatchFilter.read({key: "xanh"})
    assert chosen.empty
    assert unread == ((key,) if key not in ("con_ket_luan", "xem_lai") else ())


@given(FILTERS, FILTERS)
def test_asking_for_more_never_lets_more_through(one: WatchFilter, other: WatchFilter) -> None:
    rows = [WatchRow(of_status(light), months_below=3) for light in Status]
    both = WatchFilter(
        statuses=one.statuses,
        months_below=max(one.months_below, other.months_below),
        open_conclusions=one.open_conclusions or other.open_conclusions,
    )
    alone = WatchFilter(
        statuses=one.statuses,
        months_below=one.months_below,
        open_conclusions=one.open_conclusions,
    )
    assert all(alone.keeps(row) for row in rows if both.keeps(row))


def test_a_near_light_may_be_asked_for_only_after_a_run() -> None:
    chosen = WatchFilter(statuses=(Status.MISSED, Status.NEAR), near_months=3)
    assert chosen.keeps(WatchRow(of_status(Status.MISSED), months_below=1))
    assert not chosen.keeps(WatchRow(of_status(Status.NEAR), months_below=2))
    assert chosen.keeps(WatchRow(of_status(Status.NEAR), months_below=3))


def test_a_unit_that_was_never_visited_counts_as_not_visited_since() -> None:
    chosen = WatchFilter(unvisited_since=date(2024, 1, 1))
    assert chosen.keeps(WatchRow(a_score()))
    assert chosen.keeps(WatchRow(a_score(), followed=Followed(date(2023, 12, 31))))
    assert not chosen.keeps(WatchRow(a_score(), followed=Followed(date(2024, 1, 1))))


def test_a_district_keeps_itself_and_what_is_below_it() -> None:
    chosen = WatchFilter(districts=("740",))
    assert chosen.keeps(WatchRow(a_score()), ("26368", "740", "75"))
    assert not chosen.keeps(WatchRow(a_score()), ("25993", "731", "75"))
