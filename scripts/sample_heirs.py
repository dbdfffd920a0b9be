"""Which units of the demonstration took over which others, and what they handle since.

The register says who succeeded whom on 1 March and 1 July 2025. It names no heirs of the communes
that ended on 1 January 2025, nor of the districts: their dossiers go where this module says, made
up like every other figure here.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cache

from metrics.counts.month import Month
from metrics.units.unit import Level, Register, Unit
from metrics.units.unit_rows import Succession
from metrics.verdicts.rollup import reporting
from scripts.sample_merged import Part, formed
from scripts.sample_units import DISTRICTS_MERGED, MONTHS, Profile, profile_of

HEAD = "75"

WITHOUT_HEIRS = {
    "26014-2022": "26014-2025-01", "26026-2022": "26014-2025-01", "26035-2022": "26014-2025-01",
    "26041-2022": "26041-2025-01", "26032-2022": "26041-2025-01", "26038-2022": "26041-2025-01",
    "26044-2022": "26041-2025-01", "26146-2022": "26146-2025-01", "26137-2022": "26146-2025-01",
    "26128-2022": "26122-2022", "26071-2022": "26080-2022", "26074-2022": "26098-2022",
    "26197-2022": "26194-2022", "26203-2022": "26176-2022",
}  # fmt: skip
"""Who takes over the communes that ended on 1 January 2025, made up."""
_JANUARY_2025 = MONTHS.index(Month(2025, 1))
_DEPARTMENTS_GROW = 0.5
"""How much more a department has after 1 July 2025, when half of another province came."""


@dataclass(frozen=True, slots=True)
class Heir:
    """Who takes over how much of a unit that ends."""

    identity: str
    share: float


class Lineage:
    """The reporting units of every month, their profiles and their heirs."""

    def __init__(self, register: Register, successions: Iterable[Succession]) -> None:
        self.units: Mapping[Month, tuple[Unit, ...]] = {
            month: reporting(register.at(month), under=HEAD) for month in MONTHS
        }
        """Who must report, by month."""
        self._known = {unit.identity for unit in register.units}
        self._first: dict[str, tuple[int, Unit]] = {}
        for at, month in enumerate(MONTHS):
            for unit in self.units[month]:
                self._first.setdefault(unit.identity, (at, unit))
        self._into: dict[str, list[Succession]] = defaultdict(list)
        for each in successions:
            self._into[each.successor].append(each)
        self.profile = cache(self._profile)
        """What is made up about a unit, by identity."""
        self.heirs = self._heirs()
        """Who takes over a unit that ends, by its identity; the shares add up to 1."""

    def start(self, unit: Unit) -> int:
        """Place of the unit's first month."""
        return self._first[unit.identity][0]

    def inherits(self, unit: Unit) -> bool:
        """Whether it begins with the open dossiers of units before it."""
        return self.start(unit) > 0 and bool(self._parts(unit.identity))

    def _profile(self, identity: str) -> Profile:
        start, unit = self._first[identity]
        if start:
            profile = formed(unit, start, self._parts(identity), self._strangers(identity))
        else:
            profile = profile_of(unit)
        joined = [each for each, heir in WITHOUT_HEIRS.items() if heir == identity and not start]
        if joined:
            more = sum(self.profile(each).volume for each in joined)
            return replace(profile, more=more, more_from=_JANUARY_2025)
        if unit.level is Level.DEPARTMENT:
            more = profile.volume * _DEPARTMENTS_GROW
            return replace(profile, more=more, more_from=DISTRICTS_MERGED)
        return profile

    def _parts(self, identity: str) -> list[Part]:
        """What went into a unit formed in 2025."""
        return [
            Part(self.profile(ended), heir.share)
            for ended, heirs in self.heirs.items()
            for heir in heirs
            if heir.identity == identity
        ]

    def _strangers(self, identity: str) -> int:
        """How many units of another province went into it."""
        return sum(each.identity not in self._known for each in self._into[identity])

    def _heirs(self) -> dict[str, tuple[Heir, ...]]:
        found: dict[str, list[str]] = defaultdict(list)
        for successor, formers in self._into.items():
            for former in formers:
                if former.identity in self._first and successor in self._first:
                    found[former.identity].append(successor)
        heirs = {
            ended: tuple(Heir(each, 1 / len(successors)) for each in sorted(successors))
            for ended, successors in found.items()
        }
        heirs |= {ended: (Heir(heir, 1.0),) for ended, heir in WITHOUT_HEIRS.items()}
        return heirs | self._heirs_of_districts(heirs)

    def _heirs_of_districts(
        self, heirs: Mapping[str, tuple[Heir, ...]]
    ) -> dict[str, tuple[Heir, ...]]:
        """A district's work goes to the heirs of its communes, by what those handle."""
        last = self.units[MONTHS[DISTRICTS_MERGED - 1]]
        sizes: dict[str, Counter[str]] = defaultdict(Counter)
        for unit in last:
            for heir in heirs.get(unit.identity, ()):
                # Communes formed in January 2025 count for what a usual one handles.
                volume = self._first_volume(unit.identity)
                sizes[str(unit.parent)][heir.identity] += round(volume * heir.share * 10)
        return {
            unit.identity: tuple(
                Heir(heir, size / sizes[unit.code].total())
                for heir, size in sorted(sizes[unit.code].items())
            )
            for unit in last
            if unit.level is Level.DISTRICT
        }

    def _first_volume(self, identity: str) -> float:
        start, unit = self._first[identity]
        return 800.0 if start else profile_of(unit).volume
