"""Whom to visit: a list that meets the quotas, by risk, by rotation and by lot, spread over months.

A unit's risk is the sum of weight × min(value, full) ÷ full over the criteria. Of the units a quota
still lacks, a share is taken by risk, a share from those longest not visited, a share by lot; what
rotation and lot cannot use goes to risk.

What is looked for, each before the next: as many units as the demands ask for and the months have
places for; the most points in the shares of risk; those longest not visited in the shares of
rotation (the least sum of places in that order); the first of the lot. Among units whose months are
partly forbidden taking the best that still fits misses such lists, as several demands share the
months: so it is solved as a flow (`metrics.placing`). Then, with those of rotation and lot as they
are, no list has more units, and none of as many has more points.

What the months cost is told as `gap`, what they make impossible as `lacks`, and units that no month
is open for stand apart, as `excluded`. The months are filled as evenly as those chosen allow, the
riskiest first.
"""

from __future__ import annotations

import hashlib
import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from fractions import Fraction

from metrics.inspection_file import Criterion, Parts, Weighing
from metrics.month import Month
from metrics.placing import Calendar, Portion, place
from metrics.unit import Unit
from metrics.visit import Visit


class Part(StrEnum):
    """Why a unit was taken."""

    RISK = "risk"
    ROTATION = "rotation"
    RANDOM = "random"


@dataclass(frozen=True, slots=True)
class Conflict:
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
    conflicts: tuple[Conflict, ...] = ()
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
                each.criterion,
                candidate.values[each.criterion],
                most * value / each.full,
                most,
            )
            grounds.append(ground)
    grounds.sort(key=lambda ground: -ground.points)
    return sum((ground.points for ground in grounds), Fraction(0)), tuple(grounds)


def suggest(demands: Sequence[Demand], terms: Terms) -> Suggestion:
    """Choose units for every demand and give each a month."""
    return _Choice(demands, terms).made()


class _Choice:
    """One run of choosing."""

    def __init__(self, demands: Sequence[Demand], terms: Terms) -> None:
        self._terms = terms
        self._groups = [_Group(demand, terms) for demand in demands]
        self._most = {group.name: group.demand.count for group in self._groups}
        self._open = {
            identity: [at for at, month in enumerate(terms.months) if month not in each.blocked]
            for group in self._groups
            for identity, each in group.candidates.items()
        }
        self._room = [max(0, terms.capacity - terms.taken.get(month, 0)) for month in terms.months]

    def made(self) -> Suggestion:
        scales = _Scales.of(self._groups)
        self._take([share for group in self._groups for share in group.shares(scales)])
        if any(group.left_to_risk for group in self._groups):
            self._take([share for group in self._groups for share in group.risk_anew(scales)])
        return Suggestion(
            tuple(sorted(self._picks(), key=lambda pick: (pick.month, -pick.points))),
            tuple(self._lack(group) for group in self._groups if group.lacking),
            tuple(each for group in self._groups for each in group.excluded),
            tuple(each for group in self._groups for each in group.passed_over),
            sum((group.gap for group in self._groups), Fraction(0)),
            self._terms,
        )

    def _take(self, shares: Sequence[_Share]) -> None:
        portions = [share.portion for share in shares]
        found = place(portions, self._most, self._open, self._room)
        for group in self._groups:
            before = group.taken
            group.taken = {
                identity: shares[found[identity]].part or before[identity]
                for identity in group.candidates
                if identity in found
            }

    def _picks(self) -> Iterator[Pick]:
        month_of = self._months()
        for group in self._groups:
            for identity, part in group.taken.items():
                candidate, month = group.candidates[identity], month_of[identity]
                yield Pick(candidate, group.name, part, month, *group.points[identity])

    def _months(self) -> dict[str, Month]:
        """The months are filled evenly; with so many in each, those of most points come first."""
        order = self._order()
        open_months = [self._open[identity] for identity in order]
        taken = [self._terms.taken.get(month, 0) for month in self._terms.months]
        even = Calendar([self._terms.capacity - count for count in taken], open_months)
        even.fill(evenly=True)
        first = Calendar(even.counts, open_months)
        first.fill(evenly=False)
        found = zip(order, first.month_of, strict=True)
        return {identity: self._terms.months[at] for identity, at in found if at is not None}

    def _order(self) -> list[str]:
        """Everyone taken: by part, then by points."""
        parts = list(Part)
        ranked = [
            (parts.index(part), -group.points[identity][0], group.since(identity), identity)
            for group in self._groups
            for identity, part in group.taken.items()
        ]
        return [identity for _, _, _, identity in sorted(ranked)]

    def _lack(self, group: _Group) -> Lack:
        left = group.candidates.keys() - group.taken.keys()
        months = sorted({at for identity in left for at in self._open[identity]})
        return Lack(
            group.name,
            group.lacking,
            max(0, group.demand.count - len(group.candidates)),
            tuple(self._terms.months[at] for at in months),
        )


@dataclass(frozen=True, slots=True)
class _Share:
    """Units of a group that may be taken for a part."""

    part: Part | None
    """None: for the part it was taken for before."""
    portion: Portion


@dataclass(frozen=True, slots=True)
class _Scales:
    """Factors that make points whole numbers, and any gain of one aim more than all of the next."""

    units: int
    points: int
    """Times this, points are whole; the rest of a weight tells equals apart."""
    lot: int
    rotation: int
    risk: int

    @staticmethod
    def of(groups: Iterable[_Group]) -> _Scales:
        every = [points for group in groups for points, _ in group.points.values()]
        units = len(every)
        # More than the sum of all places in an order.
        span = units * units + 1
        points = math.lcm(*(each.denominator for each in every)) * span
        lot = units * (int(max(every, default=Fraction(0)) * points) + units) + 1
        return _Scales(units, points, lot, span * lot, span * span * lot)


class _Group:
    """The candidates of one demand, and those taken."""

    def __init__(self, demand: Demand, terms: Terms) -> None:
        self.demand = demand
        self.name = demand.group
        self._terms = terms
        months = set(terms.months)
        self.excluded = tuple(each for each in demand.candidates if each.blocked >= months)
        gone = {each.unit.identity for each in self.excluded}
        self.candidates = {
            each.unit.identity: each for each in demand.candidates if each.unit.identity not in gone
        }
        self.points = {
            identity: points_of(each, terms.weighings) for identity, each in self.candidates.items()
        }
        self.taken: dict[str, Part] = {}

    @property
    def lacking(self) -> int:
        """How many of the demand are not taken."""
        return self.demand.count - len(self.taken)

    @property
    def passed_over(self) -> Iterator[Candidate]:
        """Those not taken that a visit of another team keeps off some months."""
        for identity, each in self.candidates.items():
            if self.demand.count and each.conflicts and identity not in self.taken:
                yield each

    def shares(self, scales: _Scales) -> Iterator[_Share]:
        """What each part may take, and at last risk of what the others cannot use."""
        orders = {Part.ROTATION: self._by_rotation(), Part.RANDOM: self._by_lot()}
        factors = {Part.ROTATION: scales.rotation, Part.RANDOM: scales.lot}
        risk = self._risk(scales)
        most = {identity: weight * scales.risk for identity, weight in risk.items()}
        yield self._of(Part.RISK, self._share(Part.RISK), most)
        for part, order in orders.items():
            weights = {
                identity: (scales.units - place) * factors[part]
                for place, identity in enumerate(order)
            }
            yield self._of(part, self._share(part), weights)
        yield self._of(Part.RISK, self.demand.count, risk)

    @property
    def left_to_risk(self) -> bool:
        """Whether the other parts could not use all of theirs, or places were short."""
        return len(self._taken_by(Part.RISK)) != self._share(Part.RISK) or self.lacking > 0

    def risk_anew(self, scales: _Scales) -> Iterator[_Share]:
        """Those of rotation and lot stay; risk may take all the others."""
        risk = self._risk(scales)
        others = self.taken.keys() - self._taken_by(Part.RISK)
        yield self._of(None, len(others), dict.fromkeys(others, scales.lot))
        free = {identity: weight for identity, weight in risk.items() if identity not in others}
        yield self._of(Part.RISK, self.demand.count - len(others), free)

    def _of(self, part: Part | None, count: int, weights: Mapping[str, int]) -> _Share:
        return _Share(part, Portion(self.name, count, weights))

    @property
    def gap(self) -> Fraction:
        """The points that as many units as risk should have would have more without limits."""
        taken = self._taken_by(Part.RISK)
        others = self.taken.keys() - taken
        every = [points for each, (points, _) in self.points.items() if each not in others]
        count = max(len(taken), self._share(Part.RISK))
        most = sum(sorted(every, reverse=True)[:count], Fraction(0))
        return most - sum((self.points[identity][0] for identity in taken), Fraction(0))

    def _taken_by(self, part: Part) -> set[str]:
        return {identity for identity, taken in self.taken.items() if taken is part}

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

    def _risk(self, scales: _Scales) -> dict[str, int]:
        """Points as whole numbers; of equals the one longest not visited, then by code."""
        order = sorted(self.candidates, key=self.since)
        return {
            identity: int(self.points[identity][0] * scales.points) + scales.units - place
            for place, identity in enumerate(order)
        }

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
                self.since(identity)[0],
                -self.points[identity][0],
                self.since(identity)[1],
            ),
        )

    def _by_lot(self) -> list[str]:
        return sorted(self.candidates, key=lambda identity: _lot(self._terms.seed, identity))

    def since(self, identity: str) -> tuple[date, str]:
        """Its last visit, the earliest day for none, and its code."""
        candidate = self.candidates[identity]
        return candidate.last_visit or date.min, candidate.unit.code


def _lot(seed: int, identity: str) -> bytes:
    """The same for the same seed on every machine, whoever else stands in line."""
    return hashlib.sha256(f"{seed}/{identity}".encode()).digest()
