"""Months add up to quarters, halves, nine months and years, over mergers too (contract §7)."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from functools import cache
from pathlib import Path

import pytest

from metrics.counts.measure import STOCKS, ways
from metrics.counts.month import Month, Window
from metrics.units.unit import Level
from metrics.verdicts.rollup import Score
from pipeline.commands import lacking
from pipeline.desk.books import Books
from pipeline.desk.workspace import open_workspace
from pipeline.periods.changes import comparison
from pipeline.periods.trend import trend
from pipeline.periods.trend_picture import TrendWanted
from pipeline.scores.scorecard import Scorecard, View, scorecard

AS_OF = date(2026, 11, 20)
MERGER = Month(2025, 7)
YEARS = (2023, 2024, 2025, 2026)
Sums = Mapping[tuple[str, str], tuple[int, int]]
"""By identity of the head and indicator, good cases and cases."""


@pytest.fixture(scope="module")
def books(demonstration: Path) -> Iterator[Books]:
    with open_workspace(demonstration).books() as opened:
        yield opened


@pytest.fixture(scope="module")
def monthly(books: Books) -> Callable[[Month], Sums]:
    """What the groups have in a month, counted once: many windows hold it."""
    return cache(lambda month: flows(card(books, month, Window.MONTH).groups))


def card(books: Books, month: Month, window: Window, level: Level | None = None) -> Scorecard:
    return books.ask(scorecard, View(month, window, level=level, as_of=AS_OF))


def flows(rows: tuple[Score, ...]) -> Sums:
    return {
        (row.unit.identity, row.indicator.code): (row.share.good, row.share.cases)
        for row in rows
        if row.share is not None and adds_up(row)
    }


def adds_up(row: Score) -> bool:
    both = (*row.indicator.numerator, *row.indicator.denominator)
    return not any(code in STOCKS for way in ways(both) for code in way)


@pytest.mark.parametrize("year", YEARS)
@pytest.mark.parametrize("window", [each for each in Window if each is not Window.MONTH])
def test_the_months_of_every_group_add_up_to_its_window(
    books: Books, monthly: Callable[[Month], Sums], year: int, window: Window
) -> None:
    for number in (3, 6, 9, 12):
        chosen = Month(year, number)
        summed: dict[tuple[str, str], tuple[int, int]] = defaultdict(lambda: (0, 0))
        for month in window.months(chosen):
            for key, (good, cases) in monthly(month).items():
                so_far = summed[key]
                summed[key] = so_far[0] + good, so_far[1] + cases
        assert flows(card(books, chosen, window).groups) == dict(summed)


@pytest.mark.parametrize("level", [Level.COMMUNE, Level.DISTRICT, Level.DEPARTMENT])
def test_they_do_so_level_by_level(books: Books, level: Level) -> None:
    summed: dict[tuple[str, str], int] = defaultdict(int)
    for month in Window.YEAR.months(MERGER):
        for key, (_, cases) in flows(card(books, month, Window.MONTH, level).groups).items():
            summed[key] += cases
    whole = flows(card(books, MERGER, Window.YEAR, level).groups)
    assert {key: cases for key, (_, cases) in whole.items()} == summed


def test_a_year_is_the_same_whichever_of_its_months_asks(books: Books) -> None:
    asked = [card(books, Month(2025, number), Window.YEAR) for number in (1, 6, 7, 12)]
    assert all(each.units == asked[0].units for each in asked)
    assert all(each.groups == asked[0].groups for each in asked)


def test_a_district_that_ended_has_its_row_beside_the_heads(books: Books) -> None:
    found = card(books, MERGER.plus(5), Window.YEAR)
    districts = {row.unit.code for row in found.groups} - {found.head.code}
    assert districts
    assert all(row.unit.level is not Level.DISTRICT for row in found.units)
    half = card(books, MERGER.plus(-1), Window.HALF)
    ended = [row for row in found.groups if row.unit.code in districts]
    assert flows(tuple(ended)) == flows(tuple(r for r in half.groups if r.unit.code in districts))


def test_the_parts_that_lack_are_named_beside_rows_that_count_them(books: Books) -> None:
    for chosen, window in ((MERGER, Window.MONTH), (MERGER.plus(5), Window.YEAR)):
        rows = card(books, chosen, window).groups
        told = list(lacking.told(rows))
        assert told
        for row in rows:
            short = row.indicator.short
            (said,) = [
                each
                for each in told
                if each.startswith(f"{row.unit.name} (")
                and short in each.partition("(")[2].partition("): ")[0].split(", ")
            ] or [""]
            named = set(re.findall(r"\(([^()]+)\)[,;.]", said.partition("): ")[2]))
            assert named == {unit.code for unit in (*row.silent, *row.gaps)}
            assert len(row.silent) == (row.units_expected or 0) - (row.units_reported or 0)


def test_units_are_counted_by_who_they_are(books: Books) -> None:
    found = card(books, MERGER.plus(5), Window.YEAR)
    (row,) = [each for each in found.total if each.indicator.code == "on_time"]
    before = card(books, MERGER.plus(-1), Window.MONTH).total[0].units_expected
    after = card(books, MERGER, Window.MONTH).total[0].units_expected
    assert before and after and row.units_expected
    assert max(before, after) < row.units_expected <= before + after
    assert row.months_expected == 12


def test_a_units_own_row_covers_its_own_months_alone(books: Books) -> None:
    found = card(books, MERGER.plus(5), Window.YEAR)
    born = [
        row
        for row in found.units
        if row.unit.level is Level.COMMUNE and row.unit.valid_from == MERGER.first_day
    ]
    assert born
    assert {row.months_expected for row in born} == {6}


def test_a_stock_is_told_for_the_end_of_the_window(books: Books) -> None:
    """What ended units still had open went to their successors and is not counted twice."""
    year = card(books, MERGER.plus(5), Window.YEAR)
    (whole,) = [row for row in year.total if row.indicator.code == "on_time_766"]
    (flows_only,) = [row for row in year.total if row.indicator.code == "on_time"]
    (december,) = [
        row
        for row in card(books, MERGER.plus(5), Window.MONTH).total
        if row.indicator.code == "on_time_766"
    ]
    (in_december,) = [
        row
        for row in card(books, MERGER.plus(5), Window.MONTH).total
        if row.indicator.code == "on_time"
    ]
    assert whole.share and flows_only.share and december.share and in_december.share
    open_in_december = december.share.cases - in_december.share.cases
    assert whole.share.cases - flows_only.share.cases == open_in_december


@pytest.mark.parametrize("month", [Month(2025, 3), Month(2025, 9)])
def test_a_trend_and_the_paragraph_name_the_same_merger(books: Books, month: Month) -> None:
    """Whichever month asks, a year is summed whole and parted from the last for one reason."""
    view = View(month, Window.YEAR, as_of=AS_OF)
    drawn = books.ask(trend, TrendWanted(view, "on_time", group=True))
    told = books.ask(comparison, view)
    (row,) = [each for each in card(books, month, Window.YEAR).total if adds_up(each)][:1]
    assert drawn.last.share == row.share
    assert drawn.compared.parted == told.parted
    assert told.parted is not None
    assert told.parted.day == MERGER.first_day
    assert all(step.like.parted == told.parted for step in told.whole)
