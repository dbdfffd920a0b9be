"""A column is known by what its heading says: other words, languages, orders, one row or three."""

from __future__ import annotations

import random
from collections.abc import Iterator
from functools import cache

import pytest

from tests.ingest.layout_tables import Layout
from tests.ingest.workbooks import read
from tests.meaning.base_tables import LAYOUTS, MONTHS, draw_table
from tests.meaning.drawing import Drawn, Outcome, judge
from tests.meaning.headings import WAYS
from tests.meaning.package import packed

EACH = {"other words": 4}
"""So many tables of a layout in one way; one where nothing is said."""

NOT_YET = frozenset({"two languages"})
"""Ways in which more than a few tables are still asked about."""


@cache
def outcomes(way: str) -> tuple[tuple[str, Outcome, tuple[str, ...]], ...]:
    return tuple(_outcomes(way))


def _outcomes(way: str) -> Iterator[tuple[str, Outcome, tuple[str, ...]]]:
    for name, layout in sorted(LAYOUTS.items()):
        for turn in range(EACH.get(way, 1)):
            rng = random.Random(f"{way} {name} {turn}")
            told: Layout = WAYS[way](layout, rng)
            table = draw_table(told, MONTHS[0], rng)
            reading = read(packed(table.book))
            drawn = Drawn(0, turn, name, MONTHS[0], (), "")
            headings = " | ".join(" › ".join(path) for path, _ in told.columns)
            kinds = tuple(f"{each.kind} {each.cell}" for each in reading.problems)
            yield f"{name}/{turn}: {headings}", judge(drawn, table, reading), kinds


@pytest.mark.parametrize("way", WAYS)
def test_no_column_is_taken_for_another(way: str) -> None:
    assert [case for case, outcome, _ in outcomes(way) if outcome is Outcome.WRONG] == []


@pytest.mark.parametrize("way", WAYS)
def test_hardly_a_table_is_asked_about_for_its_wording(way: str) -> None:
    vain = [(case, kinds) for case, outcome, kinds in outcomes(way) if outcome is Outcome.IN_VAIN]
    few = len(vain) <= 0.02 * len(outcomes(way))
    assert few == (way not in NOT_YET), vain or "remove what is read by now"
