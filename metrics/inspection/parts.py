"""How the demand of a group is divided among risk, rotation and lot, and what a unit weighs.

A share is taken by risk, one from those longest not visited, one by lot; what rotation and lot
cannot use goes to risk.
"""

from __future__ import annotations

import hashlib
import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from functools import cached_property

from metrics.inspection.placing import Portion
from metrics.inspection.visit_list import (
    Behind,
    Candidate,
    Demand,
    RunnerUp,
    SelectionPart,
    Terms,
    points_of,
)


@dataclass(frozen=True, slots=True)
class Claim:
    """Units of a group that may be taken for a part."""

    part: SelectionPart | None
    """None: for the part it was taken for before."""
    portion: Portion


@dataclass(frozen=True, slots=True)
class Scales:
    """Factors that make points whole numbers, and any gain of one aim more than all of the next."""

    units: int
    points: int
    """Times this, points are whole; the rest of a weight tells equals apart."""
    lot: int
    rotation: int
    risk: int

    @staticmethod
    def of(groups: Iterable[DemandGroup]) -> Scales:
        """Those of one list, by the points of everyone who may be on it."""
        every = [points for group in groups for points, _ in group.points.values()]
        units = len(every)
        # More than the sum of all places in an order.
        span = units * units + 1
        points = math.lcm(*(each.denominator for each in every)) * span
        lot = units * (int(max(every, default=Fraction(0)) * points) + units) + 1
        return Scales(units, points, lot, span * lot, span * span * lot)


class DemandGroup:
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
        self.given = 0
        """How many of the demand there are places for."""
        self._parts: Mapping[SelectionPart, int] = dict.fromkeys(SelectionPart, 0)
        self.taken: dict[str, SelectionPart] = {}

    def give(self, parts: Mapping[SelectionPart, int]) -> None:
        """Let it have so many units of each part."""
        self.given = sum(parts.values())
        self._parts = parts

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

    def claims(self, scales: Scales) -> Iterator[Claim]:
        """What each part may take, and at last risk of what the others cannot use."""
        factors = {SelectionPart.ROTATION: scales.rotation, SelectionPart.RANDOM: scales.lot}
        risk = self._risk(scales)
        most = {identity: weight * scales.risk for identity, weight in risk.items()}
        yield self._of(SelectionPart.RISK, self._parts[SelectionPart.RISK], most)
        for part, factor in factors.items():
            weights = {
                identity: (scales.units - place) * factor
                for place, identity in enumerate(self._orders[part])
            }
            yield self._of(part, self._parts[part], weights)
        yield self._of(SelectionPart.RISK, self.given, risk)

    @property
    def left_to_risk(self) -> bool:
        """Whether the other parts could not use all of theirs, or places were short."""
        return (
            len(self._taken_by(SelectionPart.RISK)) != self._parts[SelectionPart.RISK]
            or self.lacking > 0
        )

    def risk_anew(self, scales: Scales) -> Iterator[Claim]:
        """Those of rotation and lot stay; risk may take all the others."""
        risk = self._risk(scales)
        others = self.taken.keys() - self._taken_by(SelectionPart.RISK)
        yield self._of(None, len(others), dict.fromkeys(others, scales.lot))
        free = {identity: weight for identity, weight in risk.items() if identity not in others}
        yield self._of(SelectionPart.RISK, self.given - len(others), free)

    def _of(self, part: SelectionPart | None, count: int, weights: Mapping[str, int]) -> Claim:
        return Claim(part, Portion(self.name, count, weights))

    def _taken_by(self, part: SelectionPart) -> set[str]:
        return {identity for identity, taken in self.taken.items() if taken is part}

    def next_to(self, identity: str) -> RunnerUp | None:
        """The first of the order by which a unit was taken that was not taken."""
        part = self.taken[identity]
        order = self._orders[part]
        found = next((each for each in order if each not in self.taken), None)
        if found is None:
            return None
        # A unit that rotation could not use was taken by risk: it stands in that order too.
        before = order.index(found) < order.index(identity)
        behind = Behind.NO_PLACE if before else _BEHIND[part]
        return RunnerUp(self.candidates[found], self.points[found][0], behind)

    @cached_property
    def _orders(self) -> Mapping[SelectionPart, Sequence[str]]:
        by_risk = sorted(
            self.candidates, key=lambda each: (-self.points[each][0], self.since(each))
        )
        return {
            SelectionPart.RISK: by_risk,
            SelectionPart.ROTATION: self._by_rotation(),
            SelectionPart.RANDOM: self._by_lot(),
        }

    def _risk(self, scales: Scales) -> dict[str, int]:
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


_BEHIND = {
    SelectionPart.RISK: Behind.FEWER_POINTS,
    SelectionPart.ROTATION: Behind.VISITED_LATER,
    SelectionPart.RANDOM: Behind.DRAWN_LATER,
}


def _lot(seed: int, identity: str) -> bytes:
    """The same for the same seed on every machine, whoever else stands in line."""
    return hashlib.sha256(f"{seed}/{identity}".encode()).digest()
