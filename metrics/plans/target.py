"""What a plan asks of one level for one indicator, and which plan speaks for a unit."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from functools import cached_property
from typing import TypeVar

from metrics.calendar.rules_edit import SHIPPED, Margins
from metrics.counts.month import Month
from metrics.plans.plan import TargetKind
from metrics.units.unit import Level

_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class Target:
    """A percentage that a plan sets for a level; 100 of last year where it is to be exceeded."""

    plan: str
    scope: str
    """Code of the unit for which, and for everything below which, the plan holds."""
    year: int
    indicator: str
    level: Level
    percent: Decimal
    clause: str
    quote: str
    valid_from: date
    valid_to: date
    near_margin: Decimal | None = None
    kind: TargetKind = TargetKind.AT_LEAST
    only: frozenset[str] = frozenset()
    """Codes of the units of the level that are meant; empty: all."""

    def __post_init__(self) -> None:
        if not 0 < self.percent <= 100:
            raise ValueError(f"{self.indicator} {self.level}: want above 0 and at most 100")

    def valid_on(self, day: date) -> bool:
        """Whether the plan set this value on the day."""
        return self.valid_from <= day <= self.valid_to


@dataclass(frozen=True, slots=True)
class Goal:
    """What a verdict is judged against: one target, or the weighted one of a group."""

    percent: Fraction
    near_margin: Decimal | None
    plan: str | None
    clause: str | None
    quote: str | None = None
    kind: TargetKind = TargetKind.AT_LEAST
    margins: Margins = SHIPPED
    """What holds where neither the target nor the indicator has a near margin of its own."""

    @classmethod
    def of(cls, target: Target, margins: Margins = SHIPPED) -> Goal:
        """The goal of a single unit."""
        return cls(
            Fraction(target.percent),
            target.near_margin,
            target.plan,
            target.clause,
            target.quote,
            target.kind,
            margins,
        )


@dataclass(frozen=True)
class Targets:
    """All targets the monthly figures can feed."""

    by_indicator_and_level: Mapping[tuple[str, Level], Sequence[Target]]

    @cached_property
    def scopes(self) -> frozenset[str]:
        """The codes of the units that some plan with a target holds for, or names by itself."""
        groups = self.by_indicator_and_level.values()
        every = [target for targets in groups for target in targets]
        return frozenset().union(*(each.only | {each.scope} for each in every))

    @classmethod
    def of(cls, targets: Iterable[Target]) -> Targets:
        """Index targets for look-up."""
        index: dict[tuple[str, Level], list[Target]] = {}
        for target in targets:
            index.setdefault((target.indicator, target.level), []).append(target)
        return cls(index)

    def choose(
        self, indicator: str, level: Level, line: Sequence[str], month: Month
    ) -> Target | None:
        """The target in force for a unit in a month.

        Among the plans of the month's year: the nearest scope first, then the newest `valid_from`
        (contract §2). `line` is the unit's own code and its parents', nearest first.
        """
        distance = {code: steps for steps, code in enumerate(line)}
        found = [
            target
            for target in self.by_indicator_and_level.get((indicator, level), ())
            if target.year == month.year
            and target.scope in distance
            and target.valid_on(month.last_day)
            and (not target.only or not target.only.isdisjoint(distance))
        ]
        if not found:
            return None
        return min(found, key=lambda each: (distance[each.scope], -each.valid_from.toordinal()))


def weighted(parts: Sequence[tuple[Goal | None, int]]) -> Goal | None:
    """The goal of a group: Σ(tᵢ·nᵢ) ÷ Σnᵢ over the parts with cases.

    A group has a target only where every part with cases has one (contract §6). Without any case
    the parts' common goal stands, so that an empty or silent group still shows what is asked.
    """
    counted = [(goal, cases) for goal, cases in parts if cases > 0]
    goals = [goal for goal, _ in counted or parts]
    known = [goal for goal in goals if goal is not None]
    if not known or len(known) < len(goals):
        return None
    percent = _mean(counted) if counted else _common([goal.percent for goal in known])
    if percent is None:
        return None
    return Goal(
        percent,
        _common([goal.near_margin for goal in known]),
        _common([goal.plan for goal in known]),
        _common([goal.clause for goal in known]),
        _common([goal.quote for goal in known]),
        _common([goal.kind for goal in known]) or TargetKind.AT_LEAST,
        _common([goal.margins for goal in known]) or SHIPPED,
    )


def _mean(counted: Sequence[tuple[Goal | None, int]]) -> Fraction:
    # A hundred parts share two or three targets: adding whole numbers first saves the fractions.
    weights: dict[tuple[int, int], int] = {}
    for goal, cases in counted:
        if goal is not None:
            ratio = goal.percent.as_integer_ratio()
            weights[ratio] = weights.get(ratio, 0) + cases
    total = sum(Fraction(top * cases, bottom) for (top, bottom), cases in weights.items())
    return Fraction(total, sum(weights.values()))


def _common(values: Sequence[_T | None]) -> _T | None:
    return values[0] if len(set(values)) == 1 else None
