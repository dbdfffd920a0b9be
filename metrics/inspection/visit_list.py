"""What a list of units to visit is made of, and what may be said of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from fractions import Fraction

from metrics.counts.month import Month
from metrics.inspection.file import Criterion, SelectionShares, Weighing
from metrics.inspection.visit import Visit
from metrics.units.unit import Unit


class SelectionPart(StrEnum):
    """Why a unit was taken."""

    RISK = "risk"
    ROTATION = "rotation"
    RANDOM = "random"

    @staticmethod
    def percents(shares: SelectionShares) -> dict[SelectionPart, int]:
        """The share of each part, in percent."""
        parts = (SelectionPart.RISK, SelectionPart.ROTATION, SelectionPart.RANDOM)
        return dict(zip(parts, (shares.risk, shares.rotation, shares.random), strict=True))


@dataclass(frozen=True, slots=True)
class VisitConflict:
    """A visit of another team, and the months of the list it forbids."""

    visit: Visit
    months: tuple[Month, ...]


@dataclass(frozen=True, slots=True)
class Candidate:
    """A unit that may be visited, with what speaks for it."""

    unit: Unit
    values: Mapping[Criterion, int] = field(default_factory=dict)
    """What is absent is 0."""
    fields: tuple[str, ...] = ()
    """Names of the stressed fields it handles."""
    last_visit: date | None = None
    conflicts: tuple[VisitConflict, ...] = ()
    """Each forbids a month or more; by day."""
    blocked: frozenset[Month] = frozenset()
    """The months they forbid, and those in which the unit is not there."""


@dataclass(frozen=True, slots=True)
class Demand:
    """How many units of a group are wanted; no unit is in two groups."""

    group: str
    """Level, or whatever tells the quotas apart."""
    count: int
    candidates: tuple[Candidate, ...]
    needed: int = 0
    """What the quota asks for in all, done and planned included; where less, `count`."""

    def shortfall(self, given: int) -> Fraction:
        """What share of the quota is still missing where so many units are given."""
        return Fraction(self.count - given, max(self.needed, self.count, 1))


@dataclass(frozen=True, slots=True)
class Terms:
    """By what a list is made; all of it shown with it."""

    months: tuple[Month, ...]
    """The months to be filled, in order."""
    capacity: int
    """Visits a month."""
    weighings: tuple[Weighing, ...]
    parts: SelectionShares
    due_before: date
    """Not visited since: due by rotation."""
    seed: int
    taken: Mapping[Month, int] = field(default_factory=dict)
    """Visits that stand in the months already."""
    days: Mapping[Month, int] = field(default_factory=dict)
    """Days on which the team can still visit a unit, one a day; absent: the month is not short."""

    def room(self, month: Month) -> int:
        """How many visits a month can still take."""
        free = max(0, self.capacity - self.taken.get(month, 0))
        return min(free, self.days.get(month, free))

    @property
    def short_of_days(self) -> tuple[Month, ...]:
        """The months that end before their number of visits is used up."""
        return tuple(
            month
            for month in self.months
            if self.days.get(month, self.capacity) < self.capacity - self.taken.get(month, 0)
        )


@dataclass(frozen=True, slots=True)
class Ground:
    """One criterion that speaks for a unit."""

    criterion: Criterion
    value: int
    points: Fraction
    most: Fraction
    """The points of a full value: the weight."""


class Behind(StrEnum):
    """Why the next unit of an order was not taken."""

    FEWER_POINTS = "fewer_points"
    VISITED_LATER = "visited_later"
    DRAWN_LATER = "drawn_later"
    NO_PLACE = "no_place"
    """It ranks before, but the months open to it have no place left."""


@dataclass(frozen=True, slots=True)
class RunnerUp:
    """The first unit of the same order that was not taken."""

    candidate: Candidate
    points: Fraction
    behind: Behind


@dataclass(frozen=True, slots=True)
class Pick:
    """One unit on the list."""

    candidate: Candidate
    group: str
    part: SelectionPart
    month: Month
    points: Fraction
    grounds: tuple[Ground, ...]
    """What gave it points, most first; empty for a unit without any risk."""
    next: RunnerUp | None = None
    """None: everyone in its order was taken."""


@dataclass(frozen=True, slots=True)
class Lack:
    """How many units a group lacks that no list of these terms has, and why."""

    group: str
    wanted: int
    given: int
    without_units: int
    """So many of them, as the group has no more units that some month is open for."""
    months: tuple[Month, ...]
    """The months open to the group's other units: all full, whoever is moved or exchanged. Empty
    where there are none."""

    @property
    def count(self) -> int:
        """How many are lacking."""
        return self.wanted - self.given


@dataclass(frozen=True, slots=True)
class Suggestion:
    """The list, and what may be said of it."""

    picks: tuple[Pick, ...]
    """By month, then by points."""
    lacks: tuple[Lack, ...]
    """Empty where every demand is met."""
    excluded: tuple[Candidate, ...]
    """Those that no month is open for."""
    passed_over: tuple[Candidate, ...]
    """Those not taken that a visit of another team keeps off months, of groups that want units."""
    terms: Terms

    @property
    def unmet(self) -> Mapping[str, int]:
        """By group, how many units are lacking; empty where every demand is met."""
        return {lack.group: lack.count for lack in self.lacks}


def points_of(
    candidate: Candidate, weighings: Iterable[Weighing]
) -> tuple[Fraction, tuple[Ground, ...]]:
    """The points of a unit and what gave them, most first."""
    grounds = []
    for each in weighings:
        value = min(candidate.values.get(each.criterion, 0), each.full)
        if value > 0 and each.weight > 0:
            most = Fraction(each.weight)
            ground = Ground(
                each.criterion, candidate.values[each.criterion], most * value / each.full, most
            )
            grounds.append(ground)
    grounds.sort(key=lambda ground: -ground.points)
    return sum((ground.points for ground in grounds), Fraction(0)), tuple(grounds)
