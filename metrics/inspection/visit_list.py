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


@dataclass(frozen=True, slots=True)
class Ground:
    """One criterion that speaks for a unit."""

    criterion: Criterion
    value: int
    points: Fraction
    most: Fraction
    """The points of a full value: the weight."""


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


@dataclass(frozen=True, slots=True)
class Lack:
    """How many units a group lacks that no list of these terms has, and why."""

    group: str
    count: int
    without_units: int
    """So many of them, as the group has no more units that some month is open for."""
    months: tuple[Month, ...]
    """The months open to the group's other units: all full, whoever is moved or exchanged. Empty
    where there are none."""


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
    gap: Fraction
    """Points that the units taken by risk would have more if every month were open and large
    enough; what is lacking counts too."""
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
