"""Draws the demonstration's counts: each month's open dossiers are carried into the next."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields
from math import exp
from random import Random

from metrics.month import Month
from metrics.unit import Unit
from scripts.sample_units import MONTHS, Profile, profile_of

SEASON = (0.92, 0.72, 1.12, 1.10, 1.02, 0.98, 1.0, 1.03, 0.98, 1.0, 1.03, 1.12)
"""January to December: a dip at Tết, a rise after it and at the year's end."""
GROWTH_2024 = 1.04


@dataclass(frozen=True, slots=True)
class Row:
    """A unit's row of the entry form, in the order of its columns; None is a blank cell."""

    online: int | None
    offline: int | None
    carried_in: int | None
    early: int | None
    on_time: int | None
    late: int | None
    open_in_time: int | None
    open_late: int | None
    digitised: int | None
    electronic_results: int | None
    surveyed: int | None
    surveyed_satisfied: int | None
    feedback_due: int | None
    feedback_on_time: int | None
    feedback_rated: int | None
    feedback_satisfied: int | None
    apologies: int | None
    certified_copies: int | None

    @property
    def cells(self) -> tuple[int | None, ...]:
        """Columns (1) to (18)."""
        return tuple(getattr(self, column) for column in COLUMNS)


COLUMNS = tuple(field.name for field in fields(Row))

Figures = dict[Month, dict[str, Row]]
"""What the units state, by month and code; a unit that stays silent in a month is not in it."""


def draw(units: Sequence[Unit]) -> Figures:
    """The true counts of every unit in every month."""
    figures: Figures = {month: {} for month in MONTHS}
    for unit in units:
        for month, row in zip(MONTHS, _months(unit), strict=True):
            figures[month][unit.code] = row
    return figures


def _months(unit: Unit) -> Iterator[Row]:
    rng = Random(f"so lieu {unit.code}")
    profile = profile_of(unit)
    carried = round(profile.volume * profile.backlog[0] / 100)
    late_before = 0
    for at, month in enumerate(MONTHS):
        row = _month(rng, profile, at, month, carried, late_before)
        yield row
        late_before = row.open_late or 0
        carried = (row.open_in_time or 0) + late_before


def _month(
    rng: Random, profile: Profile, at: int, month: Month, carried: int, late_before: int
) -> Row:
    received = _received(rng, profile, month)
    still_open = min(
        received + carried,
        _about(rng, profile.volume * profile.backlog[at] / 100 * SEASON[month.number - 1]),
    )
    resolved = received + carried - still_open
    # What was late at the month's start is resolved late or still open and late at its end.
    late = min(
        resolved,
        max(resolved - _some(rng, resolved, profile.on_time[at]), late_before - still_open),
    )
    overdue = still_open - _some(rng, still_open, _punctual_backlog(profile.on_time[at]))
    open_late = min(still_open, max(overdue, late_before - late))
    early = _some(rng, resolved - late, profile.early)
    online = _some(rng, received, profile.online[at])
    return Row(
        online=online,
        offline=received - online,
        carried_in=carried,
        early=early,
        on_time=resolved - late - early,
        late=late,
        open_in_time=still_open - open_late,
        open_late=open_late,
        digitised=_some(rng, received, profile.digitised[at]),
        electronic_results=_some(rng, resolved, profile.electronic_results[at]),
        **_voices(rng, profile, at, resolved),
        apologies=_some(rng, late, profile.apologised),
        certified_copies=_copies(rng, profile, month),
    )


def _voices(rng: Random, profile: Profile, at: int, resolved: int) -> dict[str, int]:
    surveyed = round(resolved * profile.surveyed / 100)
    due = _poisson(rng, profile.feedback)
    rated = _some(rng, due, 80.0)
    return {
        "surveyed": surveyed,
        "surveyed_satisfied": _some(rng, surveyed, profile.satisfaction[at]),
        "feedback_due": due,
        "feedback_on_time": _some(rng, due, profile.feedback_on_time[at]),
        "feedback_rated": rated,
        "feedback_satisfied": _some(rng, rated, profile.feedback_satisfaction[at]),
    }


def _received(rng: Random, profile: Profile, month: Month) -> int:
    growth = GROWTH_2024 if month.year == 2024 else 1.0
    mean = profile.volume * SEASON[month.number - 1] * growth / GROWTH_2024
    return _poisson(rng, mean) if mean < 40 else round(mean * rng.uniform(0.94, 1.06))


def _copies(rng: Random, profile: Profile, month: Month) -> int | None:
    if profile.copies is None:
        return None
    growth = 1.0 if month.year == 2024 else 1 / profile.copies_growth
    return _about(rng, profile.copies * SEASON[month.number - 1] * growth)


def _punctual_backlog(on_time: float) -> float:
    """Percent of the open dossiers not yet late: worse where more is resolved late."""
    return max(50.0, 100 - 2.2 * (100 - on_time))


def _about(rng: Random, mean: float) -> int:
    return _poisson(rng, mean) if mean < 20 else round(mean * rng.uniform(0.9, 1.1))


def _poisson(rng: Random, mean: float) -> int:
    count, left = 0, rng.random()
    while left > exp(-mean):
        count += 1
        left *= rng.random()
    return count


def _some(rng: Random, cases: int, percent: float) -> int:
    return sum(rng.random() * 100 < percent for _ in range(cases))
