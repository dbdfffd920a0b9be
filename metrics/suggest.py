"""Whom to visit: a list that meets the quotas, by risk, by rotation and by lot, spread over months.

A unit's risk is the sum of weight × min(value, full) ÷ full over the criteria. Of the units a quota
still lacks, a share is taken by risk, a share from those longest not visited, a share by lot.

Why greedy is exact: a unit's points do not depend on who else is chosen, and which units can be
given months together is a transversal matroid (units against places in months); cut to the number
wanted it stays a matroid, on which taking the best unit that still fits finds the largest sum. A
unit fits if the units taken before it can be moved between months so that all have a place, which
is tried by augmenting paths. Several quotas share the months, and that is no single matroid: so the
sum is compared with the one that no month limits. The difference is told as `gap`; where it is 0,
as it is unless months run short, no other choice has more. Units that no month is left for
stand apart, as `excluded`.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from fractions import Fraction

from metrics.inspection_file import Criterion, Parts, Weighing
from metrics.month import Month
from metrics.unit import Unit
from metrics.visit import Visit


class Part(StrEnum):
    """Why a unit was taken."""

    RISK = "risk"
    ROTATION = "rotation"
    RANDOM = "random"


@dataclass(frozen=True, slots=True)
class Candidate:
    """A unit that may be visited, with what speaks for it."""

    unit: Unit
    values: Mapping[Criterion, int] = field(default_factory=dict)
    """What is absent is 0."""
    fields: tuple[str, ...] = ()
    """Names of the stressed fields it handles."""
    last_visit: date | None = None
    conflicts: tuple[Visit, ...] = ()
    """Visits of other teams that forbid months."""
    blocked: frozenset[Month] = frozenset()
    """The months they forbid, and those in which the unit is not there."""


@dataclass(frozen=True, slots=True)
class Demand:
    """How many units of a group are wanted."""

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
    parts: Parts
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
    part: Part
    month: Month
    points: Fraction
    grounds: tuple[Ground, ...]
    """What gave it points, most first; empty for a unit without any risk."""


@dataclass(frozen=True, slots=True)
class Suggestion:
    """The list, and what may be said of it."""

    picks: tuple[Pick, ...]
    """By month, then by points."""
    unmet: Mapping[str, int]
    """By group, how many units are lacking; empty where every demand is met."""
    excluded: tuple[Candidate, ...]
    """Those that no month is left for."""
    gap: Fraction
    """Points of risk that a list without limits of months would have more; 0: none has more."""
    terms: Terms


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
                each.criterion,
                candidate.values[each.criterion],
                most * value / each.full,
                most,
            )
            grounds.append(ground)
    grounds.sort(key=lambda ground: -ground.points)
    return sum((ground.points for ground in grounds), Fraction(0)), tuple(grounds)


def suggest(demands: Sequence[Demand], terms: Terms) -> Suggestion:
    """Choose units for every demand and give each a month.

    The months are filled evenly where that costs nothing, else up to the capacity.
    """
    wanted = sum(demand.count for demand in demands)
    free = len(terms.months) or 1
    even = -(-(wanted + sum(terms.taken.values())) // free)
    spread = _Choice(demands, terms, min(even, terms.capacity)).made()
    if (spread.unmet or spread.gap) and even < terms.capacity:
        return _Choice(demands, terms, terms.capacity).made()
    return spread


class _Choice:
    """One run of choosing with so many places a month."""

    def __init__(self, demands: Sequence[Demand], terms: Terms, places: int) -> None:
        self._terms = terms
        self._calendar = _Calendar(terms, places)
        self._groups = [_Group(demand, terms) for demand in demands]

    def made(self) -> Suggestion:
        # All groups take their riskiest before any takes the next part, so that no group's lot
        # fills a month that another's risk needs.
        for part in Part:
            for group in self._groups:
                group.take(part, self._calendar)
        for group in self._groups:
            group.fill(self._calendar)
        return Suggestion(
            tuple(sorted(self._picks(), key=lambda pick: (pick.month, -pick.points))),
            {group.demand.group: group.lacking for group in self._groups if group.lacking},
            tuple(each for group in self._groups for each in group.excluded),
            sum((group.gap for group in self._groups), Fraction(0)),
            self._terms,
        )

    def _picks(self) -> Iterator[Pick]:
        for group in self._groups:
            for identity, part in group.taken.items():
                points, grounds = group.points[identity]
                yield Pick(
                    group.candidates[identity],
                    group.demand.group,
                    part,
                    self._calendar.month_of[identity],
                    points,
                    grounds,
                )


class _Group:
    """The candidates of one demand, and those taken so far."""

    def __init__(self, demand: Demand, terms: Terms) -> None:
        self.demand = demand
        self._terms = terms
        self.excluded = tuple(
            each for each in demand.candidates if each.blocked.issuperset(terms.months)
        )
        gone = {each.unit.identity for each in self.excluded}
        self.candidates = {
            each.unit.identity: each for each in demand.candidates if each.unit.identity not in gone
        }
        self.points = {
            identity: points_of(each, terms.weighings) for identity, each in self.candidates.items()
        }
        self.taken: dict[str, Part] = {}
        self._orders = {
            Part.RISK: self._by_risk(),
            Part.ROTATION: self._by_rotation(),
            Part.RANDOM: self._by_lot(),
        }
        self.gap = Fraction(0)

    @property
    def lacking(self) -> int:
        return self.demand.count - len(self.taken)

    def take(self, part: Part, calendar: _Calendar) -> None:
        """Take the part's share, the best that still fits first."""
        share = self._share(part)
        taken = self._take(self._orders[part], share, part, calendar)
        if part is Part.RISK:
            self.gap = self._most(share) - sum(
                (self.points[identity][0] for identity in taken), Fraction(0)
            )

    def fill(self, calendar: _Calendar) -> None:
        """Let risk have what the other parts left over."""
        self._take(self._orders[Part.RISK], self.lacking, Part.RISK, calendar)

    def _take(self, order: Sequence[str], count: int, part: Part, calendar: _Calendar) -> list[str]:
        taken: list[str] = []
        for identity in order:
            if len(taken) >= count:
                break
            fits = identity not in self.taken
            if fits and calendar.place(identity, self.candidates[identity].blocked):
                self.taken[identity] = part
                taken.append(identity)
        return taken

    def _share(self, part: Part) -> int:
        rotation = self.demand.count * self._terms.parts.rotation // 100
        random = self.demand.count * self._terms.parts.random // 100
        match part:
            case Part.ROTATION:
                return rotation
            case Part.RANDOM:
                return random
            case Part.RISK:
                return self.demand.count - rotation - random

    def _most(self, count: int) -> Fraction:
        every = [points for points, _ in self.points.values()]
        return sum(sorted(every, reverse=True)[:count], Fraction(0))

    def _by_risk(self) -> list[str]:
        """The most points first; of equals the one longest not visited, then by code."""
        return sorted(
            self.candidates,
            key=lambda identity: (-self.points[identity][0], *self._since(identity)),
        )

    def _by_rotation(self) -> list[str]:
        """Those due, the longest not visited first; of equals the riskier."""
        due = [
            identity
            for identity, each in self.candidates.items()
            if each.last_visit is None or each.last_visit < self._terms.due_before
        ]
        return sorted(
            due,
            key=lambda identity: (
                self._since(identity)[0],
                -self.points[identity][0],
                self._since(identity)[1],
            ),
        )

    def _by_lot(self) -> list[str]:
        return sorted(self.candidates, key=lambda identity: _lot(self._terms.seed, identity))

    def _since(self, identity: str) -> tuple[date, str]:
        candidate = self.candidates[identity]
        return candidate.last_visit or date.min, candidate.unit.code


def _lot(seed: int, identity: str) -> bytes:
    """The same for the same seed on every machine, whoever else stands in line."""
    return hashlib.sha256(f"{seed}/{identity}".encode()).digest()


class _Calendar:
    """Places in months, and who has which."""

    def __init__(self, terms: Terms, places: int) -> None:
        self._free = {month: places - terms.taken.get(month, 0) for month in terms.months}
        self._in: dict[Month, list[str]] = {month: [] for month in terms.months}
        self._blocked: dict[str, frozenset[Month]] = {}
        self.month_of: dict[str, Month] = {}

    def place(self, identity: str, blocked: frozenset[Month]) -> bool:
        """Give it a month, moving others where that makes room; False where none can be made."""
        self._blocked[identity] = blocked
        path = self._path(identity)
        for mover, month in path:
            self._move(mover, month)
        return bool(path)

    def _path(self, identity: str) -> list[tuple[str, Month]]:
        """Who moves into which month, from the newcomer to a free place; empty where none is."""
        came: dict[Month, tuple[str, Month | None]] = {}
        ahead: list[tuple[str, Month | None]] = [(identity, None)]
        for mover, left in ahead:
            for month in self._free:
                if month in came or month in self._blocked[mover]:
                    continue
                came[month] = (mover, left)
                if self._free[month] > 0:
                    return _back(came, month)
                ahead.extend((other, month) for other in self._in[month])
        return []

    def _move(self, identity: str, month: Month) -> None:
        before = self.month_of.get(identity)
        if before is not None:
            self._in[before].remove(identity)
            self._free[before] += 1
        self._in[month].append(identity)
        self._free[month] -= 1
        self.month_of[identity] = month


def _back(came: Mapping[Month, tuple[str, Month | None]], last: Month) -> list[tuple[str, Month]]:
    """The moves of a path, the one into the free place first."""
    moves: list[tuple[str, Month]] = []
    month: Month | None = last
    while month is not None:
        mover, left = came[month]
        moves.append((mover, month))
        month = left
    return moves
