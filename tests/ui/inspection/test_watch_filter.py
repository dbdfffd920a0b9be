from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from metrics.inspection.watch_filter import WatchFilter
from metrics.verdicts.verdict import Evidence, Status
from ui.inspection.watch_filter import USUAL, chips_of, with_chips
from wording.scores.watchlist import Chip

YEAR = 2024


def test_the_page_first_shows_what_is_missed_near_for_long_or_silent() -> None:
    assert chips_of(USUAL, YEAR) == [Chip.MISSED, Chip.NEAR, Chip.SILENT, Chip.PARTIAL]


@given(st.sets(st.sampled_from(list(Chip))))
def test_the_chips_pressed_are_the_chips_shown(chips: set[Chip]) -> None:
    chosen = with_chips(WatchFilter(), list(chips), YEAR)
    assert set(chips_of(chosen, YEAR)) == chips


@given(st.sets(st.sampled_from(list(Chip))), st.sets(st.sampled_from(list(Chip))))
def test_the_way_to_a_choice_of_chips_does_not_matter(first: set[Chip], then: set[Chip]) -> None:
    once = with_chips(WatchFilter(), list(then), YEAR)
    twice = with_chips(with_chips(WatchFilter(), list(first), YEAR), list(then), YEAR)
    assert set(twice.statuses) == set(once.statuses)
    assert set(twice.lacks) == set(once.lacks)
    assert (twice.evidence, twice.least_cases) == (once.evidence, once.least_cases)


def test_a_chip_leaves_the_other_conditions_alone() -> None:
    asked = WatchFilter(indicators=("on_time",), statuses=(Status.MET,), months_silent=2)
    pressed = with_chips(asked, [Chip.CERTAIN, Chip.UNVISITED], YEAR)
    assert pressed.indicators == ("on_time",)
    assert pressed.statuses == (Status.MET,)
    assert pressed.months_silent == 2
    assert pressed.evidence == (Evidence.CERTAIN,)
    assert pressed.unvisited_since == date(YEAR, 1, 1)


@given(st.sets(st.sampled_from(list(Chip))))
def test_a_link_carries_every_chip(chips: set[Chip]) -> None:
    chosen = with_chips(WatchFilter(), list(chips), YEAR)
    again, unread = WatchFilter.read(chosen.query())
    assert unread == ()
    assert set(chips_of(again, YEAR)) == chips
