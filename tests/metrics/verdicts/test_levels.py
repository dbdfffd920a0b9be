"""Frozen limits on drawn stories: the onset is marked, and no month that was good is."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import pytest

from metrics.counts.month import Month
from metrics.counts.share import Share
from metrics.verdicts.chart import HIGH, LOW, Chart, Signal
from metrics.verdicts.series import p_chart
from tests.metrics.verdicts import stories
from tests.metrics.verdicts.stories import JANUARY


def charted(shares: Sequence[Share | None]) -> Chart:
    return p_chart({JANUARY.plus(at): share for at, share in enumerate(shares)})


def marked(chart: Chart, side: Iterable[Signal]) -> list[int]:
    return [at for at, point in enumerate(chart.points) if set(side) & set(point.signals)]


def place(month: Month) -> int:
    return len(JANUARY.to(month)) - 1


def onset(chart: Chart) -> int | None:
    return place(chart.lasting[0].month) if chart.lasting else None


@pytest.mark.parametrize(
    ("shares", "low"),
    [
        # Three months, each far below fifteen alike.
        (stories.COLLAPSE, [15, 16, 17]),
        # A level of its own needs twelve months; ten are marked from the first on.
        (stories.STEP, [*range(12, 22)]),
        # Low for eight months and not yet back where it was.
        (stories.RECOVERY, [*range(12, 20)]),
        # Months beside a gap are judged each by itself: 97 and 95 are nothing yet.
        (stories.GAPS, [15, 16, 18, 19, 20]),
    ],
    ids=["collapse", "step", "recovery", "gaps"],
)
def test_what_lasts_is_marked_from_its_onset_and_nothing_else_is(
    shares: list[Share | None], low: list[int]
) -> None:
    chart = charted(shares)
    assert marked(chart, LOW) == low
    assert not [at for at in marked(chart, HIGH) if at not in low]
    assert onset(chart) == low[0]
    assert len(chart.levels) == 1


@pytest.mark.parametrize(
    ("shares", "side", "other"),
    [(stories.SLOW_FALL, LOW, HIGH), (stories.CLIMB, HIGH, LOW)],
    ids=["slow fall", "climb"],
)
def test_what_goes_on_slowly_is_marked_within_months_and_never_before(
    shares: list[Share | None], side: frozenset[Signal], other: frozenset[Signal]
) -> None:
    # From the thirteenth month on; one step alone is less than chance.
    chart = charted(shares)
    found = onset(chart)
    assert found is not None
    assert 12 <= found <= 15
    assert marked(chart, side) == [*range(found, 24)]
    assert not marked(chart, other)
    # What goes on is no level.
    assert len(chart.levels) == 1


@pytest.mark.parametrize(
    "shares",
    [
        stories.NOISE,
        stories.FEW_CASES,
        stories.BEFORE_MERGER,
        stories.AFTER_MERGER,
        stories.SEASONAL,
        stories.TARGET_STEP,
        stories.SEVEN_FALLS,
    ],
    ids=["noise", "few cases", "merger", "after it", "seasonal", "target step", "too short"],
)
def test_where_nothing_happened_nothing_is_marked(shares: list[Share | None]) -> None:
    chart = charted(shares)
    assert not marked(chart, LOW | HIGH)
    assert not chart.lasting


@pytest.mark.parametrize(
    ("shares", "odd"),
    [
        (stories.ONE_OUTLIER, 16),
        (stories.FRESH_OUTLIER, 16),
        # Within the months that give the limits: it plays no part in them.
        (stories.drawn([*stories.steady(97, 6), 70, *stories.steady(97, 13)]), 6),
    ],
    ids=["one outlier", "fresh outlier", "outlier at first"],
)
def test_one_odd_month_is_marked_alone(shares: list[Share | None], odd: int) -> None:
    chart = charted(shares)
    assert marked(chart, LOW) == [odd]
    assert not marked(chart, HIGH)
    assert not chart.lasting
    assert chart.centre is not None
    assert 96 < chart.centre < 98


def test_a_shift_that_lasts_twelve_months_is_a_new_level_from_its_onset() -> None:
    chart = charted(stories.OLD_STEP)
    assert [place(level.since) for level in chart.levels] == [0, 12]
    before, after = (float(level.centre) for level in chart.levels)
    assert (round(before), round(after)) == (97, 91)
    assert not marked(chart, LOW | HIGH)


def test_what_is_low_began_where_it_came_to_be_low_and_not_where_it_began_to_fall() -> None:
    # Six falls: from 99 to 98, as usual, and on to far below.
    falls = [Share(good, 1000) for good in (990, 981, 962, 920, 880, 860, 820)]
    chart = charted([*stories.drawn(stories.steady(98, 14), 1000), *falls])
    assert marked(chart, [Signal.FALLING])[0] == 15
    assert onset(chart) == 16


def test_six_falls_in_a_row_are_marked_without_the_month_they_fell_from() -> None:
    falls = stories.drawn([*stories.steady(98, 12)], 1000) + stories.SEVEN_FALLS[:1]
    chart = charted([*falls, *(Share(982 - 2 * step, 1000) for step in range(1, 7))])
    assert marked(chart, [Signal.FALLING]) == [*range(13, 19)]


def test_the_months_after_a_season_that_is_known_are_held_against_it() -> None:
    worse = charted([*stories.SEASONAL, *stories.drawn([70, 71], 1000)])
    assert worse.levels[0].seasonal
    assert onset(worse) == len(stories.SEASONAL)
