"""A list of visits among 3,300 units: at most 2 s of CPU, and beside reading the points alone.

The control adds up every unit's points and sorts them, which no choice by risk can do without. The
list is checked with each run: as long as wanted, nobody twice, no month over its capacity.
"""

from __future__ import annotations

import random
import time
from collections import Counter
from dataclasses import replace
from datetime import date, timedelta
from functools import partial
from pathlib import Path

from benchmarks.pairs import compare, load
from metrics.inspection_file import Criterion, read_inspection
from metrics.month import Month, Window
from metrics.suggest import Candidate, Demand, Suggestion, Terms, points_of, suggest
from metrics.unit import Level, Unit

UNITS, WANTED, CAPACITY = 3_300, 660, 60
LIMIT = 2.0
"""Seconds of CPU."""
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
    months = Window.YEAR.months(Month(2026, 1))
    blocked = lot.sample(months, 4) if lot.random() < 0.1 else []
    return Candidate(unit, values, (), visited, (), frozenset(blocked))


def main() -> None:
    """Print how long a list takes, alone and beside the control."""
    settings, faults = read_inspection(SETTINGS)
    assert settings is not None, faults
    demand = Demand("commune", WANTED, candidates())
    terms = Terms(
        Window.YEAR.months(Month(2026, 1)),
        CAPACITY,
        settings.weighings,
        settings.parts,
        date(2023, 1, 1),
        2026,
    )
    crowded = replace(terms, capacity=WANTED // 12)

    def points() -> object:
        return sorted(points_of(each, settings.weighings)[0] for each in demand.candidates)

    print(load())
    for name, chosen in (("room to spare", terms), ("every place taken", crowded)):
        started = time.process_time()
        check(suggest([demand], chosen), chosen)
        took = time.process_time() - started
        ratio = compare(partial(suggest, [demand], chosen), points, clock=time.process_time)
        print(f"{UNITS} units, {WANTED} wanted, {name}: {ratio}")
        verdict = "kept" if took <= LIMIT else "BROKEN"
        print(f"  one list in {took:.2f} s of CPU, limit {LIMIT} s: {verdict}")
    print(load())


def check(found: Suggestion, terms: Terms) -> None:
    """The list is what was asked for."""
    codes = [pick.candidate.unit.code for pick in found.picks]
    assert len(set(codes)) == len(codes) == WANTED
    assert not found.unmet
    assert max(Counter(pick.month for pick in found.picks).values()) <= terms.capacity
    assert all(pick.month not in pick.candidate.blocked for pick in found.picks)


if __name__ == "__main__":
    main()
