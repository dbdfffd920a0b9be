"""A row is a unit's, a group's or nobody's: however an office arranges them, each counts once."""

from __future__ import annotations

import random
from collections.abc import Iterator
from functools import cache

import pytest

from tests.ingest.workbooks import read
from tests.meaning.base_tables import LAYOUTS, MERGER, MONTHS
from tests.meaning.drawing import Outcome
from tests.meaning.package import packed
from tests.meaning.shapes import SHAPES, by_unit, judged

BEFORE = [month for month in MONTHS if month < MERGER]
EACH = 1
"""So many tables of a layout in each arrangement."""


@cache
def outcomes(name: str) -> tuple[tuple[str, Outcome, tuple[str, ...]], ...]:
    return tuple(_outcomes(name))


def _outcomes(name: str) -> Iterator[tuple[str, Outcome, tuple[str, ...]]]:
    shape = SHAPES[name]
    for form, layout in sorted(LAYOUTS.items()):
        if not (by_unit(layout) and shape.fits(layout)):
            continue
        for turn in range(EACH):
            rng = random.Random(f"{name} {form} {turn}")
            table = shape.draw(layout, rng.choice(BEFORE), rng)
            reading = read(packed(table.book))
            told = tuple(f"{each.kind} {each.cell}" for each in reading.problems)
            yield f"{form}/{turn}", judged(shape.wanted, table, reading), told


@pytest.mark.parametrize("name", SHAPES)
def test_nothing_is_counted_twice_or_for_another(name: str) -> None:
    assert [case for case in outcomes(name) if case[1] is Outcome.WRONG] == []


@pytest.mark.parametrize("name", SHAPES)
def test_hardly_a_table_is_asked_about_for_its_rows(name: str) -> None:
    vain = [case for case in outcomes(name) if case[1] is Outcome.IN_VAIN]
    assert len(vain) <= 0.02 * len(outcomes(name)), vain
