"""A list of visits among 3,300 units: at most 2 s of CPU, and beside reading the points alone.

The control adds up every unit's points and sorts them, which no choice by risk can do without. The
list is checked with each run: as long as wanted or as the places allow, nobody twice, no month over
its capacity. Where places are short, each unit is kept off each month with a chance of its own.
"""

from __future__ import annotations

import random
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from functools import partial
from pathlib import Path

from benchmarks.pairs import compare
from benchmarks.rows import Row
from metrics.counts.month import Month, Window
from metrics.inspection.file import Criterion, read_inspection
from metrics.inspection.suggest import suggest
from metrics.inspection.visit_list import Candidate, Demand, Suggestion, Terms, points_of
from metrics.units.unit import Level, Unit

UNITS, WANTED, CAPACITY = 3_300, 660, 60
MONTHS = Window.YEAR.months(Month(2026, 1))
LIMIT = 2.0
"""Seconds of CPU."""
SHORT = ((660, 40, 0.1), (1_980, 100, 0.1), (1_980, 100, 0.9), (3_000, 260, 0.9))
"""Units wanted, places a month, and the chance that a month is forbidden to a unit."""
SETTINGS = Path(__file__).parents[1] / "data" / "reference" / "inspection.toml"


def candidates() -> tuple[Candidate, ...]:
    """Made-up units, a tenth of them with months in which another team is near."""
    lot = random.Random(3300)
    return tuple(_candidate(place, lot) for place in range(UNITS))


def _candidate(place: int, lot: random.Random) -> Candidate:
    code = f"{place:05d}"
    unit = Unit(
        code, f"Xã {code}", Level.COMMUNE, "75", reports=True, valid_from=None, valid_to=None,
        identity=f"{code}-2025",
    )  # fmt: skip
    values = {criterion: lot.randrange(0, 60) for criterion in Criterion}
    visited = (
        date(2018, 1, 1) + timedelta(days=lot.randrange(2_500)) if lot.random() < 0.7 else None
    )
    blocked = lot.sample(MONTHS, 4) if lot.random() < 0.1 else []
    return Candidate(unit, values, (), visited, (), frozenset(blocked))


def scattered(chance: float) -> tuple[Candidate, ...]:
    """The same units, each kept off each month with that chance."""
    lot = random.Random(7)
    return tuple(
        replace(each, blocked=frozenset(month for month in MONTHS if lot.random() < chance))
        for each in candidates()
    )


def rows() -> Iterator[Row]:
    """How long a list takes, alone and beside the control."""
    settings, faults = read_inspection(SETTINGS)
    assert settings is not None, faults
    terms = Terms(MONTHS, CAPACITY, settings.weighings, settings.parts, date(2023, 1, 1), 2026)
    wanted = Demand("commune", WANTED, candidates())
    yield from measure("room to spare", wanted, terms)
    yield from measure("every place taken", wanted, replace(terms, capacity=WANTED // 12))
    for count, capacity, chance in SHORT:
        yield from measure(
            f"{capacity} places a month, {chance:.0%} of months forbidden",
            Demand("commune", count, scattered(chance)),
            replace(terms, capacity=capacity),
        )


def measure(name: str, demand: Demand, terms: Terms) -> Iterator[Row]:
    """One instance."""

    def points() -> object:
        return sorted(points_of(each, terms.weighings)[0] for each in demand.candidates)

    started = time.process_time()
    found = suggest([demand], terms)
    took = time.process_time() - started
    check(found, demand, terms)
    ratio = compare(partial(suggest, [demand], terms), points, clock=time.process_time)
    what = f"{UNITS} units, {demand.count} wanted, {len(found.picks)} found, {name}"
    yield Row(f"{what}: CPU of one list", took, "s", at_most=LIMIT)
    yield Row.of(f"{what}: against adding up and sorting the points", ratio)


def check(found: Suggestion, demand: Demand, terms: Terms) -> None:
    """The list is what was asked for."""
    codes = [pick.candidate.unit.code for pick in found.picks]
    assert len(set(codes)) == len(codes) == demand.count - sum(found.unmet.values())
    counts = Counter(pick.month for pick in found.picks)
    assert max(counts.values()) <= terms.capacity
    assert all(counts[month] == terms.capacity for lack in found.lacks for month in lack.months)
    assert all(pick.month not in pick.candidate.blocked for pick in found.picks)
