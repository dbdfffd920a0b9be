"""What the demonstration makes up about units formed in 2025: their parts, then their own way."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from random import Random

from metrics.units.unit import Level, Unit
from scripts.sample_units import (
    DISTRICTS_MERGED,
    MONTHS,
    Course,
    Habit,
    Profile,
    rising,
    turning,
)

SMALL = {"25222": 46.0, "25225": 62.0, "25280": 34.0}
"""Border communes with few dossiers a month."""
_SETTLED_AFTER = 9
"""Months until a unit goes its own way."""
_UPSET_FOR = 6
"""Months until the upset of the merger is over."""
_OTHERWISE = {"on_time": 97.4, "online": 42.0, "digitised": 47.0, "electronic_results": 30.0}
_BACKLOG = 12.0
_LARGE = 2200.0


@dataclass(frozen=True, slots=True)
class Part:
    """How much of an older unit's work went into a new one."""

    profile: Profile
    share: float


def formed(unit: Unit, start: int, parts: Sequence[Part], strangers: int) -> Profile:
    """The profile of a unit, the same in every run: chance is seeded by its identity.

    Args:
        unit: The unit in its first month.
        start: Place of that month.
        parts: What went into it.
        strangers: How many units besides, of which nothing was made up.
    """
    rng = Random(f"trinh-dien {unit.identity}")
    own = [part.profile.intake(start - 1) * part.share for part in parts]
    volume = SMALL.get(unit.code) or _squeezed(
        sum(own) + sum(rng.uniform(150, 420) for _ in range(strangers))
    )
    merged = start == DISTRICTS_MERGED
    before = {
        name: _mixed(name, start - 1, parts, own) or usual for name, usual in _OTHERWISE.items()
    }
    backlog = _mixed("backlog", start - 1, parts, own) or _BACKLOG
    jump = rng.uniform(2, 7) if merged else 0.0
    profile = Profile(
        volume=volume or rng.uniform(4, 40),
        on_time=_merging(start, before["on_time"], _punctual(rng), _upset(rng, parts, merged)),
        online=rising(before["online"] + jump, rng.gauss(0.5, 0.25), start),
        digitised=rising(before["digitised"] + jump, rng.gauss(0.35, 0.25), start),
        electronic_results=rising(before["electronic_results"] + jump, rng.gauss(0.25, 0.2), start),
        satisfaction=_merging(start, 96.0, _pleased(rng), 1.5 * merged),
        feedback_on_time=(99.2,) * len(MONTHS),
        feedback_satisfaction=(98.0,) * len(MONTHS),
        backlog=_merging(start, backlog, rng.uniform(7, 15), -6.0 * merged),
        early=rng.uniform(25, 65),
        surveyed=0.0 if rng.random() < 0.04 else rng.uniform(24, 32),
        feedback=rng.uniform(0.8, 5.0),
        apologised=rng.choice((100.0, 100.0, 90.0, 70.0)),
        copies=None if unit.level is Level.DEPARTMENT else volume * rng.uniform(0.08, 0.35),
        copies_growth=rng.choice((1.1, 1.25, 1.25, 1.4, 0.93)),
    )
    story = STORIES.get(unit.identity)
    return story(profile) if story else profile


def _squeezed(volume: float) -> float:
    """What a unit of today receives; hardly any is published to have more than 3,000."""
    return min(volume, _LARGE + (volume - _LARGE) / 6)


def _mixed(name: str, at: int, parts: Sequence[Part], sizes: Sequence[float]) -> float | None:
    """What the parts did together in a month, in percent; None without any."""
    if not sum(sizes):
        return None
    courses: list[Course] = [getattr(part.profile, name) for part in parts]
    return sum(size * course[at] for size, course in zip(sizes, courses, strict=True)) / sum(sizes)


def _punctual(rng: Random) -> float:
    """Where a unit of today settles: more work a desk, so fewer do enough than before."""
    chance = rng.random()
    if chance < 0.07:
        return rng.uniform(92.0, 95.4)
    return rng.uniform(95.6, 97.2) if chance < 0.2 else rng.uniform(97.6, 99.5)


def _pleased(rng: Random) -> float:
    return rng.uniform(89.5, 93.5) if rng.random() < 0.08 else min(99.0, rng.gauss(96.6, 0.9))


def _upset(rng: Random, parts: Sequence[Part], merged: bool) -> float:  # noqa: FBT001
    """Points of punctuality that the first month of a merger costs."""
    several = len(parts) != 1
    return rng.uniform(1.0, 4.5) if merged and several else rng.uniform(0.2, 0.8)


def _merging(start: int, before: float, own: float, upset: float) -> Course:
    """From what the parts did, less the upset of the beginning, to what the unit does."""
    course = []
    for at in range(len(MONTHS)):
        gone = max(0, at - start)
        settled = min(1.0, gone / _SETTLED_AFTER)
        course.append(before + (own - before) * settled - upset * max(0.0, 1 - gone / _UPSET_FOR))
    return tuple(course)


def _sliding(drawn: Profile) -> Profile:
    """Clearly worse since March 2026, and people notice."""
    months = [f"2026-{number:02}" for number in range(3, 10)]
    slide = (96.9, 95.2, 93.1, 91.0, 88.4, 85.6, 83.5)
    unhappy = (94.8, 93, 91, 89.5, 88, 86, 84)
    return replace(
        drawn,
        on_time=turning(98.1, dict(zip(months, slide, strict=True))),
        satisfaction=turning(96.0, dict(zip(months, unhappy, strict=True))),
        feedback_on_time=turning(99.2, {"2026-07": 70.0, "2026-08": 55.0, "2026-09": 45.0}),
        feedback_satisfaction=turning(98.0, {"2026-08": 85.0, "2026-09": 78.0}),
        backlog=turning(12.0, dict(zip(months, (14, 17, 20, 24, 28, 32, 36), strict=True))),
        surveyed=28.0,
        feedback=7.0,
    )


def _recovering(drawn: Profile) -> Profile:
    """Poor after the merger, clearly well since the spring of 2026."""
    climb = {
        "2025-12": 88.6, "2026-01": 90.4, "2026-02": 92.8, "2026-03": 95.1, "2026-04": 97.2,
        "2026-05": 98.4,
    }  # fmt: skip
    return replace(
        drawn,
        on_time=turning(86.5, climb),
        satisfaction=turning(89.0, {"2026-02": 92.0, "2026-04": 95.5, "2026-06": 97.0}),
        backlog=turning(30.0, {"2026-01": 24.0, "2026-03": 16.0, "2026-05": 10.0}),
        surveyed=28.0,
    )


def _inspected(drawn: Profile) -> Profile:
    """From one month to the next better in three indicators, as after a visit in April 2026."""
    return replace(
        drawn,
        on_time=turning(92.1, {"2026-05": 98.5}),
        digitised=turning(44.0, {"2026-05": 61.0, "2026-07": 64.0}),
        satisfaction=turning(91.5, {"2026-05": 96.2}),
        surveyed=28.0,
    )


def _flawless(drawn: Profile) -> Profile:
    """Everything on time and everybody pleased, every month."""
    full = (100.0,) * len(MONTHS)
    return replace(
        drawn,
        on_time=full,
        satisfaction=full,
        feedback_on_time=full,
        feedback_satisfaction=full,
        surveyed=30.0,
    )


def _crowded(drawn: Profile) -> Profile:
    """More dossiers than it can handle in time."""
    since = [max(0, at - DISTRICTS_MERGED) for at in range(len(MONTHS))]
    return replace(
        drawn,
        on_time=tuple(96.6 - 0.32 * gone for gone in since),
        backlog=tuple(16.0 + 1.7 * gone for gone in since),
    )


def _department_recovering(drawn: Profile) -> Profile:
    climb = {"2026-01": 94.6, "2026-02": 95.8, "2026-03": 97.0, "2026-04": 98.0}
    return replace(drawn, on_time=turning(93.0, climb))


STORIES: dict[str, Callable[[Profile], Profile]] = {
    "26485-2025": _sliding,
    "26206-2025": _recovering,
    "26368-2025": _inspected,
    "26341-2025": _flawless,
    "25292-2025": lambda drawn: replace(drawn, on_time=(100.0,) * len(MONTHS)),
    "26020-2025": _crowded,
    "26017-2025": _crowded,
    "26113-2025": lambda drawn: replace(drawn, habit=Habit.COPIED),
    "25378-2025": lambda drawn: replace(drawn, habit=Habit.TENS),
    "25432-2025": lambda drawn: replace(drawn, online=rising(31.0, 0.3, DISTRICTS_MERGED)),
    "26413-2025": lambda drawn: replace(drawn, digitised=rising(34.0, 0.1, DISTRICTS_MERGED)),
    "26170-2025": lambda drawn: replace(
        drawn, electronic_results=rising(24.0, 0.2, DISTRICTS_MERGED)
    ),
    "75-SNNMT-2025": _department_recovering,
    "75-SXD-2025": lambda drawn: replace(drawn, on_time=(95.4,) * len(MONTHS)),
}
