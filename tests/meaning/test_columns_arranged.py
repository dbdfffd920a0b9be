"""A column beside the counts (a share, another period, a part) is never taken for one of them."""

from __future__ import annotations

import random
from collections.abc import Iterator
from functools import cache

import pytest

from tests.ingest.workbooks import read
from tests.meaning.base_tables import LAYOUTS, MONTHS
from tests.meaning.columns import ARRANGEMENTS
from tests.meaning.drawing import Outcome
from tests.meaning.package import packed
from tests.meaning.shapes import Wanted, judged


@cache
def outcomes(name: str) -> tuple[tuple[str, Outcome, tuple[str, ...]], ...]:
    return tuple(_outcomes(name))


def _outcomes(name: str) -> Iterator[tuple[str, Outcome, tuple[str, ...]]]:
    arrangement = ARRANGEMENTS[name]
    for form, layout in sorted(LAYOUTS.items()):
        rng = random.Random(f"{name} {form}")
        table = arrangement.draw(layout, rng.choice(MONTHS), rng)
        reading = read(packed(table.book))
        told = tuple(f"{each.kind} {each.cell}" for each in reading.problems)
        heads = " | ".join(" › ".join(path) for path, _ in table.layout.columns)
        yield f"{form}: {heads}", judged(arrangement.wanted, table, reading), told


@pytest.mark.parametrize("name", ARRANGEMENTS)
def test_the_counts_of_the_month_alone_are_stored_or_it_is_asked(name: str) -> None:
    assert [case for case in outcomes(name) if case[1] is Outcome.WRONG] == []


@pytest.mark.parametrize(
    "name", [name for name, each in ARRANGEMENTS.items() if each.wanted is Wanted.EXACT]
)
def test_hardly_a_table_is_asked_about_for_its_columns(name: str) -> None:
    vain = [case for case in outcomes(name) if case[1] is Outcome.IN_VAIN]
    assert len(vain) <= 0.02 * len(outcomes(name)), vain
