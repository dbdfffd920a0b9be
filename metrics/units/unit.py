"""Units, their place in the tree and the time they are valid in."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from functools import cached_property
from typing import TypeVar

from metrics.counts.month import Month

_Key = TypeVar("_Key")
_Value = TypeVar("_Value")


class Level(StrEnum):
    """The tiers of contract §2."""

    COUNTRY = "country"
    PROVINCE = "province"
    DEPARTMENT = "department"
    DISTRICT = "district"
    DIVISION = "division"
    COMMUNE = "commune"


@dataclass(frozen=True, slots=True)
class Unit:
    """One row of the register: what a code means from `valid_from` to `valid_to`."""

    code: str
    name: str
    level: Level
    parent: str | None
    reports: bool
    """Whether the unit must report in this stretch of time."""
    valid_from: date | None
    """None: since before our sources begin."""
    valid_to: date | None
    """The last day; None: still valid."""
    identity: str
    """The same for all rows of one unit; codes and names are reused, identities never."""
    identifier: str | None = None
    """Mã định danh điện tử, where known."""

    def valid_on(self, day: date) -> bool:
        """Whether this row speaks for the code on the day."""
        started = self.valid_from is None or self.valid_from <= day
        return started and (self.valid_to is None or day <= self.valid_to)


@dataclass(frozen=True, slots=True)
class Heir:
    """Where a unit that ended went."""

    identity: str
    part: bool = False
    """Only a part of it went there."""


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitState:
    """How one unit stands from the day of an edit on."""

    identity: str
    code: str
    name: str
    level: Level
    parent: str | None
    reports: bool
    identifier: str | None = None
    ended: bool = False
    """Whether the day before was its last."""
    heirs: tuple[Heir, ...] = ()
    """Of a unit that ended."""

    @classmethod
    def of(cls, unit: Unit) -> UnitState:
        """How a unit stands in a row of the register."""
        return cls(
            identity=unit.identity,
            code=unit.code,
            name=unit.name,
            level=unit.level,
            parent=unit.parent,
            reports=unit.reports,
            identifier=unit.identifier,
        )


@dataclass(frozen=True, slots=True)
class UnitsEdit:
    """What an office changed in the register with one word: a merger is one edit."""

    since: date
    units: tuple[UnitState, ...]


class Tree(Mapping[str, Unit]):
    """The units valid on one day, by code, with their places in the tree."""

    def __init__(self, units: Iterable[Unit]) -> None:
        self._units = {unit.code: unit for unit in units}

    def __getitem__(self, code: str) -> Unit:
        return self._units[code]

    def __iter__(self) -> Iterator[str]:
        return iter(self._units)

    def __len__(self) -> int:
        return len(self._units)

    @cached_property
    def _children(self) -> dict[str | None, list[Unit]]:
        return grouped((unit.parent, unit) for unit in self._units.values())

    def under(self, code: str) -> tuple[Unit, ...]:
        """The unit itself and everything below it, parents before children; KeyError if unknown."""
        found = [self._units[code]]
        for unit in found:
            found.extend(self._children.get(unit.code, ()))
        return tuple(found)

    def line(self, code: str) -> tuple[str, ...]:
        """The codes from the unit itself up to the head, nearest first."""
        codes = []
        step: str | None = code
        while step is not None and step in self._units:
            codes.append(step)
            step = self._units[step].parent
        return tuple(codes)


@dataclass(frozen=True)
class Register:
    """All validity rows of one scope."""

    scope: str
    """Code of the province whose units these are."""
    units: tuple[Unit, ...]
    _trees: dict[date, Tree] = field(default_factory=dict, repr=False, compare=False)

    def on(self, day: date) -> Tree:
        """The units valid on a day."""
        if day not in self._trees:
            self._trees[day] = Tree(unit for unit in self.units if unit.valid_on(day))
        return self._trees[day]

    def begun(self, day: date) -> tuple[Unit, ...]:
        """Every row that is or was valid by a day, ended ones too."""
        return tuple(unit for unit in self.units if (unit.valid_from or day) <= day)

    def at(self, month: Month) -> Tree:
        """The units valid on the month's last day, the day a month's codes are read by."""
        return self.on(month.last_day)

    @cached_property
    def _rows(self) -> dict[str, tuple[Unit, ...]]:
        rows = grouped((unit.identity, unit) for unit in self.units)
        return {identity: tuple(found) for identity, found in rows.items()}

    def row_in(self, identity: str, month: Month) -> Unit | None:
        """The row that spoke for a unit in a month; None where it did not exist."""
        rows = self._rows.get(identity, ())
        return next((row for row in rows if row.valid_on(month.last_day)), None)


def grouped(pairs: Iterable[tuple[_Key, _Value]]) -> dict[_Key, list[_Value]]:
    """The values of each key, keys and values in the order in which they come."""
    groups: dict[_Key, list[_Value]] = {}
    for key, value in pairs:
        groups.setdefault(key, []).append(value)
    return groups
