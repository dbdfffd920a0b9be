"""Twelve drawn stories of a share over months, of which a statistician would say one thing each.

Each is drawn around its level by a fixed wiggle of the size that chance gives, so that no test
hangs on a draw.
"""

from __future__ import annotations

from collections.abc import Sequence

from metrics.counts.month import Month
from metrics.counts.share import Share

JANUARY = Month(2023, 1)
_WIGGLE = (0.4, -0.9, 0.7, 0.1, -0.5, 1.0, -0.8, 0.3, -0.2, 0.9, -0.6, -0.4, 0.5)
"""In standard deviations; thirteen of them, so that no year is like the one before."""


def drawn(levels: Sequence[float | None], cases: int = 400) -> list[Share | None]:
    """A share near each level in percent; None is a month without figures."""
    return [
        None if level is None else near(level, cases, _WIGGLE[at % len(_WIGGLE)])
        for at, level in enumerate(levels)
    ]


def near(level: float, cases: int, deviations: float) -> Share:
    """So many standard deviations of chance beside a level."""
    off = deviations * (level * (100 - level) / cases) ** 0.5
    return Share(min(cases, max(0, round(cases * (level + off) / 100))), cases)


def steady(level: float, months: int) -> list[float | None]:
    """The same level every month."""
    return [level] * months


def sloping(level: float, step: float, months: int) -> list[float | None]:
    """From the month after a level on, so many points a month."""
    return [level + step * (month + 1) for month in range(months)]


COLLAPSE = drawn([*steady(97, 15), 90, 78, 64])
SLOW_FALL = drawn([*steady(97, 12), *sloping(97, -0.7, 12)])
FALL_THAT_HALTS = drawn([*steady(98, 16), 96, 92.5, 87.5, 86, 82, 85.6], 470)
STEP = drawn([*steady(97, 12), *steady(91, 10)])
OLD_STEP = drawn([*steady(97, 12), *steady(91, 16)])
NEW_STEP = drawn([*steady(97, 15), *steady(91, 3)])
CLIMB = drawn([*steady(80, 12), *sloping(80, 1.2, 12)])
NOISE = drawn(steady(95, 30))
FEW_CASES = [
    Share(good, cases)
    for good, cases in [(3, 3), (5, 5), (2, 3), (4, 4), (1, 2), (6, 6), (3, 4), (5, 5), (2, 2),
                        (4, 5), (3, 3), (2, 2), (7, 7), (4, 4), (3, 4), (1, 2), (2, 3)]
]  # fmt: skip
BEFORE_MERGER, AFTER_MERGER = drawn(steady(97, 18)), drawn(steady(90, 6))
_SEASON = (90, 91, 93, 95, 97, 97, 97, 97, 97, 97, 95, 92)
SEASONAL = drawn([*_SEASON, *_SEASON, *_SEASON[:2]], 1000)
RECOVERY = drawn([*steady(97, 12), 95, 92, 89, 86, 84, 88, 92, 95])
TARGET_STEP = drawn(steady(95.5, 18))
"""The target rises from 95 to 97 within it."""
GAPS = drawn([*steady(97, 12), 97, 95, None, 92, 90, None, 86, 84, 81])
ONE_OUTLIER = drawn([*steady(97, 16), 70, 97, 97, 97])
FRESH_OUTLIER = drawn([*steady(97, 16), 70, 97])

SEVEN_FALLS = [
    Share(good, 1000) for good in (982, 969, 951, 930, 912, 893, 868, 844)
]  # 98,2 → 84,4

# Four more, of which the rule must not be fooled either way.
MERGED_TWICE = drawn([*steady(96, 4), *steady(95.5, 4)])
"""Two short stretches beside each other: no direction out of so little."""
SAWTOOTH = drawn([96, 92] * 9)
"""Every second month is low, as where two reports overlap: no way at all."""
SLIDE_WITH_ONE_GOOD_MONTH = drawn([*steady(97, 12), 95, 93, 91, 96.5, 88, 86, 84], 1500)
"""One good month among falling ones changes nothing."""
FULL_THEN_ONE_LATE = [*(Share(60, 60) for _ in range(17)), Share(59, 60)]
"""One late dossier after seventeen months without any."""
