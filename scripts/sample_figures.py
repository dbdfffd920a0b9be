"""Draws the demonstration's counts: each month's open dossiers are carried into the next."""

from __future__ import annotations

from dataclasses import dataclass
from math import exp
from random import Random

from metrics.counts.month import Month
from metrics.units.unit import Unit
from scripts.sample_habits import copied, in_tens
from scripts.sample_heirs import Lineage
from scripts.sample_row import Row
from scripts.sample_units import MONTHS, Habit, Profile

SEASON = (0.92, 0.72, 1.12, 1.10, 1.02, 0.98, 1.0, 1.03, 0.98, 1.0, 1.03, 1.12)
"""January to December: a dip at Tết, a rise after it and at the year's end."""
GROWTH = {2023: 1.0, 2024: 1.04, 2025: 1.07, 2026: 1.12}
"""How much more is received than in 2023."""


Figures = dict[Month, dict[str, Row]]
"""What the units state, by month and code; a unit that stays silent in a month is not in it."""


@dataclass(slots=True)
class _Office:
    """A unit at work: its chance and what lies on its desks at the month's end."""

    profile: Profile
    rng: Random
    open: int = 0
    open_late: int = 0
    before: Row | None = None

    def take(self, dossiers: int, late: int) -> None:
        """Take over open dossiers of a unit that ended."""
        self.open += dossiers
        self.open_late += late


def draw(lineage: Lineage) -> Figures:
    """The true counts of every reporting unit in every month."""
    offices: dict[str, _Office] = {}
    figures: Figures = {}
    for at, month in enumerate(MONTHS):
        units = lineage.units[month]
        _open_and_close(lineage, offices, units)
        figures[month] = {unit.code: _worked(offices[unit.identity], at, month) for unit in units}
    return figures


def _open_and_close(lineage: Lineage, offices: dict[str, _Office], units: tuple[Unit, ...]) -> None:
    """Start the offices that are new this month and give them what those that ended left."""
    now = {unit.identity for unit in units}
    for unit in units:
        if unit.identity not in offices:
            offices[unit.identity] = _opened(lineage, unit)
    for ended in sorted(offices.keys() - now):
        left = offices.pop(ended)
        heirs = lineage.heirs[ended]
        shares = [heir.share for heir in heirs]
        for heir, dossiers, late in zip(
            heirs, _divided(left.open, shares), _divided(left.open_late, shares), strict=True
        ):
            offices[heir.identity].take(dossiers, late)


def _opened(lineage: Lineage, unit: Unit) -> _Office:
    profile = lineage.profile(unit.identity)
    office = _Office(profile, Random(f"so lieu {_seed(unit)}"))
    if not lineage.inherits(unit):
        office.open = round(profile.volume * profile.backlog[lineage.start(unit)] / 100)
    return office


def _seed(unit: Unit) -> str:
    """Of the units that stood in 2024 the code, of later ones the identity: codes are reused."""
    return unit.identity.removesuffix("-2022")


def _divided(cases: int, shares: list[float]) -> list[int]:
    """Whole parts of a number, by shares that add up to 1."""
    reached = 0.0
    given: list[int] = []
    for share in shares:
        reached += share * cases
        given.append(round(reached) - sum(given))
    return given


def _worked(office: _Office, at: int, month: Month) -> Row:
    # Who is never late calls in time what was late when it was taken over.
    late_before = 0 if office.profile.on_time[at] >= 100 else office.open_late
    row = _month(office.rng, office.profile, at, month, office.open, late_before)
    match office.profile.habit:
        case Habit.TENS:
            row = in_tens(row)
        case Habit.COPIED:
            row = copied(row, office.before, month)
    office.open_late = row.open_late or 0
    office.open = (row.open_in_time or 0) + office.open_late
    office.before = row
    return row


def _month(
    rng: Random, profile: Profile, at: int, month: Month, carried: int, late_before: int
) -> Row:
    received = _received(rng, profile, at, month)
    still_open = min(
        received + carried,
        _about(rng, profile.intake(at) * profile.backlog[at] / 100 * SEASON[month.number - 1]),
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


def _received(rng: Random, profile: Profile, at: int, month: Month) -> int:
    growth = GROWTH[month.year]
    mean = profile.intake(at) * SEASON[month.number - 1] * growth / GROWTH[2024]
    return _poisson(rng, mean) if mean < 40 else round(mean * rng.uniform(0.94, 1.06))


def _copies(rng: Random, profile: Profile, month: Month) -> int | None:
    if profile.copies is None:
        return None
    growth = profile.copies_growth ** (month.year - 2024)
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
