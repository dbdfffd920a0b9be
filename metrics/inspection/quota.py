"""How many units a plan wants inspected in a year, and how far the visits have come.

Two tiers (plan 284/KH-UBND of 2022, III.1 and IV.4): the province inspects a share of each level,
and the head of a department or district a share of everything below it. Counting is by whole units:
the share of the units valid on the day asked for, rounded up.

Mergers within the year: the base is the units of that day. A visit to a unit that has since gone
whole into another counts for its successor, once however many of its parts were visited. A visit to
a unit that was divided, or that ended without a known successor, counts for nobody and is told as
`former`, since nobody can say what of it was inspected.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from metrics.inspection.visit import Visit, VisitKind, VisitState
from metrics.plans.plan import Plan, PlanTarget, TargetKind
from metrics.units.heirs import Heirs
from metrics.units.unit import Level, Tree, Unit
from metrics.units.unit_rows import Succession

UNITS = "inspected_units"
SUBORDINATES = "inspected_subordinates"
SUBORDINATES_OF_MANY = "inspected_subordinates_many"


def needed(units: int, percent: Decimal) -> int:
    """The least whole number of units that is at least the share: 20 % of 95 is 19, of 96 is 20."""
    top, bottom = percent.as_integer_ratio()
    return -(-units * top // (100 * bottom))


@dataclass(frozen=True, slots=True)
class Quota:
    """One share that a plan asks of a head."""

    target: PlanTarget
    head: Unit
    level: Level | None
    """The level inspected; None: everything below the head."""
    units: tuple[Unit, ...]
    """The base: the units valid on the day."""
    former: frozenset[str] = frozenset()
    """Identities of such units that are not valid on the day."""
    last_day: date | None = None
    """The last day of the last of them, where none is left."""

    @property
    def ended(self) -> bool:
        """Whether there were such units and are none left: `không còn cấp này`."""
        return not self.units and bool(self.former)

    def closed(self, last_day: date) -> Quota:
        """The same after the head itself has ended: nobody is left to be inspected for it."""
        former = self.former | {unit.identity for unit in self.units}
        return replace(self, units=(), former=former, last_day=last_day)

    @property
    def percent(self) -> Decimal:
        """The share, in percent."""
        assert self.target.value is not None
        return self.target.value

    @property
    def needed(self) -> int:
        """How many units must be inspected in the year."""
        return needed(len(self.units), self.percent)


@dataclass(frozen=True, slots=True)
class QuotaStanding:
    """How far the visits of a year have come in one quota."""

    quota: Quota
    done: frozenset[str]
    """Identities of the base with a visit done, their own or of a unit that went into them."""
    planned: frozenset[str]
    """Those with a visit ahead and none done."""
    former: int = 0
    """Visits done to units that are in nobody's base any more."""
    until: QuotaStanding | None = None
    """How it stood on the last day of a level that ended within the year."""

    @property
    def missing(self) -> int:
        """How many units still need a visit on the schedule."""
        return max(0, self.quota.needed - len(self.done) - len(self.planned))

    @property
    def left(self) -> int:
        """How many units still need a visit done."""
        return max(0, self.quota.needed - len(self.done))

    @property
    def open_units(self) -> tuple[Unit, ...]:
        """The units of the base without any visit."""
        taken = self.done | self.planned
        return tuple(unit for unit in self.quota.units if unit.identity not in taken)


def quotas_of(
    head: Unit,
    tree: Tree,
    plans: Iterable[Plan],
    year: int,
    *,
    many: Collection[str] = (),
    register: Iterable[Unit] = (),
) -> tuple[Quota, ...]:
    """What the plans of a year ask of a head; empty where they ask nothing of it.

    Of several plans the nearest scope speaks, then the newest (as for targets, contract §2).

    Args:
        head: The province, or a department or district.
        tree: The units valid on a day.
        plans: All plans.
        year: The plan year.
        many: Identities of heads with many units below, for whom the smaller share holds.
        register: Every row that has begun by that day, to tell a level that has ended from one that
            never was.
    """
    register = tuple(register)
    targets = _targets(plans, year, tree.line(head.code))
    below = tree.under(head.code)[1:]
    if head.level is Level.PROVINCE:
        return tuple(_of_levels(head, targets, below, register))
    asked = targets.get((SUBORDINATES, head.level))
    of_many = targets.get((SUBORDINATES_OF_MANY, head.level))
    chosen = of_many if of_many is not None and head.identity in many else asked
    if chosen is None:
        return ()
    former = _former((unit for unit in register if unit.parent == head.code), below)
    return (Quota(chosen, head, None, below, former),)


def _of_levels(
    head: Unit,
    targets: Mapping[tuple[str, Level], PlanTarget],
    below: Sequence[Unit],
    register: Sequence[Unit],
) -> Iterator[Quota]:
    for level in Level:
        target = targets.get((UNITS, level))
        if target is not None:
            units = tuple(unit for unit in below if unit.level is level)
            ever = [unit for unit in register if unit.level is level]
            last_day = None if units else _last_day(ever)
            yield Quota(target, head, level, units, _former(ever, units), last_day)


def _former(ever: Iterable[Unit], now: Iterable[Unit]) -> frozenset[str]:
    return frozenset({unit.identity for unit in ever} - {unit.identity for unit in now})


def _last_day(ever: Sequence[Unit]) -> date | None:
    return max((unit.valid_to for unit in ever if unit.valid_to), default=None)


def _targets(
    plans: Iterable[Plan], year: int, line: Sequence[str]
) -> dict[tuple[str, Level], PlanTarget]:
    """By quantity and level, the target of the nearest and newest plan."""
    distance = {code: steps for steps, code in enumerate(line)}
    ranked = sorted(
        (plan for plan in plans if plan.year == year and plan.scope in distance),
        key=lambda plan: (-distance[plan.scope], plan.valid_from),
    )
    return {
        (target.indicator, target.level): target
        for plan in ranked
        for target in plan.targets
        if target.kind is TargetKind.QUOTA and target.value is not None
    }


def stand(
    quota: Quota,
    visits: Iterable[Visit],
    year: int,
    successions: Iterable[Succession] = (),
    *,
    counting: Collection[VisitKind] = tuple(VisitKind),
    as_of: date | None = None,
) -> QuotaStanding:
    """Count the visits of a year in one quota.

    Done is what ended by the day asked for; until the year is over every other visit is ahead, and
    after it one that did not take place counts for nothing.

    Args:
        quota: The base and the share.
        visits: All visits the viewer may know of.
        year: A visit counts in the year of its last day.
        successions: Which unit went into which, at any time.
        counting: The kinds of visits that count.
        as_of: The day asked for; None: the last of the year.
    """
    last = date(year, 12, 31)
    day = as_of or last
    heirs = Heirs(successions)
    base = {unit.identity for unit in quota.units}
    done: set[str] = set()
    planned: set[str] = set()
    former = 0
    for visit in visits:
        if not _counts(visit, quota, year, counting):
            continue
        credited = heirs.of(visit.identity) & base
        if visit.state is VisitState.DONE and visit.last_day <= day:
            done |= credited
            former += not credited and visit.identity in quota.former
        elif day <= last:
            planned |= credited
    return QuotaStanding(quota, frozenset(done), frozenset(planned - done), former)


def _counts(visit: Visit, quota: Quota, year: int, counting: Collection[VisitKind]) -> bool:
    return (
        visit.standing
        and visit.authority == quota.head.code
        and visit.last_day.year == year
        and visit.kind in counting
    )
