"""Units of like size and kind, and where one stands among them; the rule of likeness is data.

What is told of a unit and its peers is what more than chance makes them differ by: the interval of
every change (`metrics.counts.change`), asked of two units instead of two periods.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import lru_cache
from pathlib import Path

from metrics.counts.change import Change, Movement, change
from metrics.counts.errors import broken_reference
from metrics.counts.fields import Fields, opened
from metrics.counts.share import Share
from metrics.units.unit import Level, Unit
from metrics.verdicts.reference import Reference
from metrics.verdicts.rollup import Score

FILE = "peers.toml"


@dataclass(frozen=True, slots=True)
class PeerKind:
    """Units that are of one kind."""

    name: str
    level: Level
    begins: tuple[str, ...]
    """First words of their names; empty: all of the level that are of no kind before."""
    why: str

    def holds(self, unit: Unit) -> bool:
        """Whether a unit is of this kind, where no kind before it fits."""
        name = unit.name.casefold()
        started = any(name.startswith(f"{word} ".casefold()) for word in self.begins)
        return unit.level is self.level and (started or not self.begins)


@dataclass(frozen=True, slots=True)
class PeerRule:
    """Which units are alike (`data/reference/peers.toml`)."""

    source: str
    size: str
    """The indicator whose cases are a unit's size."""
    times: int
    """From so many times fewer cases to so many times more are a like size."""
    fewest: int
    most: int
    kinds: tuple[PeerKind, ...]

    def kind_of(self, unit: Unit) -> PeerKind | None:
        """The first kind that fits."""
        return next((kind for kind in self.kinds if kind.holds(unit)), None)

    def like(self, one: int, other: int) -> bool:
        """Whether two numbers of cases are of like size."""
        return 0 < max(one, other) <= self.times * min(one, other)


@dataclass(frozen=True, slots=True)
class PeerStanding:
    """One indicator of a unit beside the same of its peers."""

    score: Score
    others: tuple[Score, ...]
    """Rows of the peers that have all their months and cases."""
    together: Share
    """Of those peers."""
    change: Change
    """From the peers together to the unit."""
    above: int
    """Peers that are better by more than chance."""
    below: int
    """Peers that are worse by more than chance."""

    @property
    def own(self) -> Fraction:
        """The unit's percent."""
        assert self.score.share is not None, "only rows with cases are compared"
        return self.score.share.percent

    @property
    def peers(self) -> Fraction:
        """That of the peers together."""
        return self.together.percent


@dataclass(frozen=True, slots=True)
class PeerGroup:
    """The units most like one, and where it stands among them."""

    rule: PeerRule
    kind: PeerKind
    size: int
    """The unit's own cases."""
    units: tuple[Unit, ...]
    """Nearest in size first; fewer than the rule asks for: nothing is compared."""
    sizes: tuple[int, int]
    """Cases of the smallest and of the largest peer; 0 and 0 without peers."""
    standings: tuple[PeerStanding, ...] = ()
    """Where enough peers can be compared."""

    @property
    def enough(self) -> bool:
        """Whether there are enough to say where the unit stands."""
        return len(self.units) >= self.rule.fewest


def peer_group(own: Sequence[Score], rows: Iterable[Score], rule: PeerRule) -> PeerGroup | None:
    """The units most like one; None where it is of no kind or its size is not known.

    Args:
        own: The rows of the unit, one an indicator.
        rows: Those of every unit of the scope over the same window.
        rule: Which units are alike.
    """
    unit = own[0].unit if own else None
    kind = rule.kind_of(unit) if unit else None
    size = _sizes(own, rule).get(unit.identity) if unit else None
    if unit is None or kind is None or not size:
        return None
    known = [row for row in rows if row.unit.level is unit.level and row.unit != unit]
    sizes = _sizes(known, rule)
    units = {row.unit.identity: row.unit for row in known}
    near = [
        each
        for each in units.values()
        if rule.like(size, sizes.get(each.identity, 0)) and rule.kind_of(each) == kind
    ]

    def apart(each: Unit) -> tuple[Fraction, str]:
        there = sizes[each.identity]
        return Fraction(max(there, size), min(there, size)), each.code

    peers = tuple(sorted(near, key=apart)[: rule.most])
    counted = [sizes[each.identity] for each in peers]
    spread = (min(counted, default=0), max(counted, default=0))
    group = PeerGroup(rule, kind, size, peers, spread)
    return replace(group, standings=_standings(own, known, group)) if group.enough else group


def _sizes(rows: Iterable[Score], rule: PeerRule) -> Mapping[str, int]:
    return {
        row.unit.identity: row.share.cases
        for row in rows
        if row.indicator.code == rule.size and row.share is not None
    }


def _standings(
    own: Iterable[Score], rows: Sequence[Score], group: PeerGroup
) -> tuple[PeerStanding, ...]:
    identities = {each.identity for each in group.units}
    found = []
    for score in filter(_whole, own):
        others = [
            row
            for row in rows
            if row.unit.identity in identities
            and row.indicator.code == score.indicator.code
            and _whole(row)
        ]
        if len(others) >= group.rule.fewest:
            found.append(_standing(score, others))
    return tuple(found)


def _whole(row: Score) -> bool:
    """Whether a row has cases and all its months, as only like may be set beside like."""
    return row.share is not None and row.share.cases > 0 and not row.incomplete


def _standing(score: Score, others: Sequence[Score]) -> PeerStanding:
    shares = [row.share for row in others if row.share is not None]
    together = sum(shares, Share(0, 0))
    steps = [change(share, score.share).movement for share in shares]
    above, below = steps.count(Movement.CLEARLY_DOWN), steps.count(Movement.CLEARLY_UP)
    step = change(together, score.share)
    return PeerStanding(score, tuple(others), together, step, above, below)


# ---------- the rule ----------


def peer_rule(reference: Reference) -> PeerRule:
    """The rule of likeness.

    Raises:
        KpiError: `broken_reference` with every fault of the file.
    """
    return _rule(reference.folder / FILE, reference.indicator_codes)


@lru_cache(maxsize=4)
def _rule(path: Path, indicators: frozenset[str]) -> PeerRule:
    found, faults = read_peers(path, indicators)
    if found is None:
        raise broken_reference(path.name, faults)
    return found


def read_peers(path: Path, indicators: Collection[str]) -> tuple[PeerRule | None, tuple[str, ...]]:
    """The rule, None where the file has a fault, and every fault.

    Args:
        path: `peers.toml`.
        indicators: The codes of what is scored.
    """
    faults: list[str] = []
    document = opened(path, faults)
    if document is None:
        return None, tuple(faults)
    rule = PeerRule(
        document.text("source"),
        document.code("size", indicators),
        document.at_least("times", 2),
        document.at_least("fewest", 2),
        document.at_least("most", 2),
        document.rows("kind", _kind, "name"),
    )
    document.finish()
    if rule.most < rule.fewest:
        document.note(f"most: want {rule.fewest} or more, found {rule.most}")
    return (None if faults else rule), tuple(faults)


def _kind(row: Fields) -> PeerKind:
    return PeerKind(
        row.text("name"), row.word("level", Level), row.texts_if_any("begins"), row.text("why")
    )
