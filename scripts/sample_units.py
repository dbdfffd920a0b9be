"""What the demonstration makes up about units that stood in 2024: how much they do, and how well.

Magnitudes follow published counts: a commune of before July 2025 handles a quarter to a third of
one of today, a district's one-stop some times that, some departments next to nothing.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from enum import StrEnum
from random import Random

from metrics.counts.month import Month
from metrics.units.unit import Level, Unit

FIRST = Month(2023, 1)
MONTHS = tuple(FIRST.plus(step) for step in range(45))
TURN = MONTHS.index(Month(2024, 9))
"""The month whose rates are given; the others lead up to it and on from it."""
DISTRICTS_MERGED = MONTHS.index(Month(2025, 7))
"""Districts end, communes merge."""

Course = tuple[float, ...]
"""One value a month, in percent."""


def steady(percent: float) -> Course:
    """The same in every month."""
    return (percent,) * len(MONTHS)


def rising(percent: float, step: float, turn: int = TURN) -> Course:
    """Reaches `percent` in a month, gaining `step` points a month."""
    course = (percent - step * (turn - at) for at in range(len(MONTHS)))
    return tuple(min(99.6, max(4.0, each)) for each in course)


def turning(before: float, after: dict[str, float]) -> Course:
    """Steady until the months named, which have their own values; the last one stays."""
    course, now = [], before
    for month in MONTHS:
        now = after.get(str(month), now)
        course.append(now)
    return tuple(course)


class Habit(StrEnum):
    """How a unit comes by what it states."""

    TRUE = "true"
    TENS = "tens"
    """Every count is rounded to ten."""
    COPIED = "copied"
    """August 2026 is July's row again."""


@dataclass(frozen=True, slots=True)
class Profile:
    """The hidden truth of a unit, from which each month's counts are drawn."""

    volume: float
    """Dossiers received in an ordinary month of 2024."""
    on_time: Course
    online: Course
    digitised: Course
    electronic_results: Course
    satisfaction: Course
    feedback_on_time: Course
    feedback_satisfaction: Course
    backlog: Course
    """Dossiers open at a month's end, of a month's intake."""
    early: float
    surveyed: float
    """Survey sheets, of the dossiers resolved; 0: the unit does not ask."""
    feedback: float
    """PAKN due a month, on average."""
    apologised: float
    copies: float | None
    """Certified copies of an ordinary month of 2024; None: not the unit's business."""
    copies_growth: float
    """From one year to the next."""
    more: float = 0.0
    """Dossiers a month that come on top of `volume` from some month on."""
    more_from: int = len(MONTHS)
    habit: Habit = Habit.TRUE

    def intake(self, at: int) -> float:
        """Dossiers of an ordinary month of 2024, as much as the unit is responsible for now."""
        return self.volume + (self.more if at >= self.more_from else 0.0)


# code: dossiers a month, then online, digitised, electronic results in September 2024, PAKN a month
LONG_THANH = {
    "740": (1480, 46, 47, 36, 9.0),
    "26368": (830, 41, 44, 27, 4.0),
    "26383": (560, 35, 41, 24, 2.5),
    "26410": (240, 19.5, 38, 22, 1.2),
    "26386": (150, 34, 37, 23, 0.8),
    "26395": (210, 36, 33.2, 25, 0.9),
    "26401": (95, 31, 36, 21, 0.6),
    "26392": (310, 38, 42, 26, 1.5),
    "26404": (330, 33, 39, 15.6, 1.8),
    "26389": (420, 37, 22, 22, 2.0),
    "26413": (360, 31, 40, 24, 1.8),
    "26416": (180, 28, 37, 22, 0.9),
    "26422": (460, 33, 38, 23, 6.0),
    "26398": (270, 36, 40, 25, 1.2),
    "26419": (120, 32, 36, 18.4, 0.0),
}
DISTRICTS = {
    "731": 3200, "732": 1350, "734": 900, "735": 980, "736": 1050, "737": 1900, "738": 1150,
    "739": 880, "741": 1200, "742": 1700,
}  # fmt: skip
DEPARTMENTS = {
    "75-STP": 520, "75-SKHDT": 880, "75-SCT": 410, "75-SNN": 64, "75-STNMT": 1250,
    "75-SGTVT": 960, "75-SXD": 88, "75-SLDTBXH": 190, "75-SVHTTDL": 1.4, "75-SGDDT": 1.1,
    "75-SYT": 270, "75-KCN": 560,
}  # fmt: skip
COMMUNE_OF = {
    "731": 540, "732": 260, "734": 165, "735": 210, "736": 240, "737": 400, "738": 290, "739": 205,
    "741": 260, "742": 370,
}  # fmt: skip
"""An ordinary commune of a district."""
TINY = {
    "26200": 1.3, "26203": 1.8, "26119": 9, "26128": 12, "26173": 22, "26185": 26, "26140": 28,
    "26143": 19,
}  # fmt: skip
"""Forest and far-off communes, some without a dossier in some months."""
CROWDED = ("25993", "26020", "25996", "26377", "26008")
"""Wards of Biên Hòa with more dossiers than they can handle in time."""
SLIPPING = {
    "26026": 91.5, "26068": 93.0, "26206": 92.4, "26326": 90.2, "26455": 93.4, "26500": 91.8,
    "742": 95.9, "75-STNMT": 93.2, "75-SXD": 95.8,
}  # fmt: skip
"""On time well below what is asked, all the time."""


def profile_of(unit: Unit) -> Profile:
    """The profile of a unit, the same in every run: chance is seeded by its code."""
    rng = Random(f"trinh-dien {unit.code}")
    return _told(unit.code, _drawn(unit, rng))


def _drawn(unit: Unit, rng: Random) -> Profile:
    upper = unit.level is not Level.COMMUNE
    volume, online, digitised, electronic, feedback = LONG_THANH.get(unit.code) or (
        _volume(unit, rng),
        _near(rng, 47, 4) if upper else _near(rng, 37, 4),
        _near(rng, 48, 4) if upper else _near(rng, 42, 4),
        _near(rng, 38, 3.5) if upper else _near(rng, 26, 3.5),
        _feedback(unit.level, rng),
    )
    return Profile(
        volume=volume,
        on_time=steady(SLIPPING.get(unit.code) or _punctuality(rng)),
        online=rising(online, rng.uniform(0.45, 0.95)),
        digitised=rising(digitised, rng.uniform(0.4, 0.9)),
        electronic_results=rising(electronic, rng.uniform(0.3, 0.7)),
        satisfaction=steady(90.0 if rng.random() < 0.05 else min(99.0, rng.gauss(97.0, 0.7))),
        feedback_on_time=steady(99.2),
        feedback_satisfaction=steady(98.0),
        backlog=steady(rng.uniform(18, 30) if upper else rng.uniform(6, 16)),
        early=rng.uniform(25, 65),
        surveyed=0.0 if rng.random() < 0.06 else rng.uniform(24, 32),
        feedback=feedback,
        apologised=rng.choice((100.0, 100.0, 90.0, 70.0)),
        copies=None if unit.level is Level.DEPARTMENT else volume * rng.uniform(0.08, 0.35),
        copies_growth=rng.choice((1.1, 1.25, 1.25, 1.4, 0.93)),
    )


def _volume(unit: Unit, rng: Random) -> float:
    known = DISTRICTS.get(unit.code) or DEPARTMENTS.get(unit.code) or TINY.get(unit.code)
    if known:
        return known
    if unit.code in CROWDED:
        return rng.uniform(780, 860)
    town = 1.6 if unit.name.startswith("Thị trấn") else 1.0
    return min(800.0, max(88.0, COMMUNE_OF[str(unit.parent)] * town * rng.lognormvariate(0, 0.3)))


def _near(rng: Random, percent: float, spread: float) -> float:
    return min(75.0, max(12.0, rng.gauss(percent, spread)))


def _feedback(level: Level, rng: Random) -> float:
    return rng.uniform(4, 9) if level is Level.DISTRICT else rng.uniform(0.3, 2.2)


def _punctuality(rng: Random) -> float:
    return rng.uniform(95.8, 97.0) if rng.random() < 0.05 else rng.uniform(97.9, 99.6)


def _told(code: str, drawn: Profile) -> Profile:
    if code in CROWDED:
        return replace(
            drawn,
            on_time=tuple(98.0 - 0.24 * max(0, at - 4) for at in range(len(MONTHS))),
            backlog=tuple(12.0 + 1.6 * at for at in range(len(MONTHS))),
        )
    story = STORIES.get(code)
    return story(drawn) if story else drawn


def _phuoc_thai(drawn: Profile) -> Profile:
    slide = (95.8, 93.0, 90.6, 87.2, 82.2, 84.6)
    months = ("2024-05", "2024-06", "2024-07", "2024-08", "2024-09", "2024-10")
    return replace(
        drawn,
        on_time=turning(98.2, dict(zip(months, slide, strict=True))),
        satisfaction=turning(95.6, dict(zip(months, (91, 89, 87, 84, 81, 83), strict=True))),
        feedback_on_time=turning(99.2, {"2024-08": 60.0, "2024-09": 40.0}),
        feedback_satisfaction=turning(98.0, {"2024-08": 85.0, "2024-09": 75.0}),
        backlog=turning(12.0, dict(zip(months, (15, 18, 22, 27, 32, 30), strict=True))),
        surveyed=28.0,
    )


def _long_thanh(drawn: Profile) -> Profile:
    fall = {"2024-07": 94.6, "2024-08": 92.8, "2024-09": 90.4, "2024-10": 91.5}
    return replace(drawn, on_time=steady(97.4), satisfaction=turning(95.4, fall), surveyed=27.0)


STORIES: dict[str, Callable[[Profile], Profile]] = {
    "740": _long_thanh,
    "26368": _long_thanh,
    "26422": _phuoc_thai,
    "26383": lambda drawn: replace(drawn, on_time=steady(94.8), surveyed=28.0),
    "26389": lambda drawn: replace(drawn, digitised=rising(22.0, -0.15), on_time=steady(98.4)),
    "26404": lambda drawn: replace(drawn, on_time=steady(95.6)),
    "26410": lambda drawn: replace(drawn, online=rising(19.5, 0.2), on_time=steady(98.6)),
    "26413": lambda drawn: replace(
        drawn,
        satisfaction=turning(94.8, {"2024-07": 88.0, "2024-08": 87.5, "2024-09": 87.0}),
        surveyed=26.0,
        on_time=steady(98.3),
    ),
    "75-SCT": lambda drawn: replace(drawn, online=rising(92.0, 0.6)),
    "75-SKHDT": lambda drawn: replace(drawn, online=rising(96.0, 0.5)),
    "75-SYT": lambda drawn: replace(drawn, online=rising(27.0, 0.3), digitised=rising(33.0, 0.4)),
}
