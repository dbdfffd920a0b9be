"""What an office should know of its register though nothing in it contradicts."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from metrics.units.unit import Level, Register, Unit, grouped
from metrics.units.unit_rows import Succession


class CheckKind(StrEnum):
    """What may be wrong, or may mislead."""

    GAP = "gap"
    """A unit was not valid for some days between two rows of it."""
    OVERLAP = "overlap"
    """Two rows of a code speak for the same day."""
    ORPHAN = "orphan"
    """A unit whose parent is not valid on its last day."""
    NO_HEIR = "no_heir"
    """A unit ended, and nothing says where it went."""
    CODE_AGAIN = "code_again"
    """A code that meant another unit before."""


@dataclass(frozen=True, slots=True)
class UnitCheck:
    """One thing that was found."""

    kind: CheckKind
    unit: Unit
    other: str
    """Name of the other unit, or code of the parent; empty where there is none."""
    day: date
    """From which day."""


def checks(register: Register, successions: Iterable[Succession]) -> tuple[UnitCheck, ...]:
    """Everything found in a register, by kind and then in its order."""
    went = {each.identity for each in successions}
    by_code = _in_turn((unit.code, unit) for unit in register.units)
    by_identity = _in_turn((unit.identity, unit) for unit in register.units)
    found = [
        *(each for rows in by_identity.values() for each in _gaps(rows)),
        *(each for rows in by_code.values() for each in _codes(rows)),
        *_orphans(register, by_code),
        *_lost(by_identity, went),
    ]
    order = list(CheckKind)
    return tuple(sorted(found, key=lambda each: order.index(each.kind)))


def _gaps(rows: list[Unit]) -> Iterator[UnitCheck]:
    for before, after in itertools.pairwise(rows):
        if before.valid_to is None or after.valid_from is None:
            continue
        if after.valid_from > before.valid_to + timedelta(days=1):
            yield UnitCheck(CheckKind.GAP, after, "", before.valid_to + timedelta(days=1))


def _codes(rows: list[Unit]) -> Iterator[UnitCheck]:
    for before, after in itertools.pairwise(rows):
        begins = _begun(after)
        if (before.valid_to or date.max) >= begins:
            yield UnitCheck(CheckKind.OVERLAP, after, before.name, begins)
        elif before.identity != after.identity:
            yield UnitCheck(CheckKind.CODE_AGAIN, after, before.name, begins)


def _orphans(register: Register, by_code: Mapping[str, list[Unit]]) -> Iterator[UnitCheck]:
    for unit in register.units:
        last = unit.valid_to or date.max
        parents = by_code.get(unit.parent or "", [])
        if unit.level is Level.PROVINCE or any(each.valid_on(last) for each in parents):
            continue
        yield UnitCheck(CheckKind.ORPHAN, unit, unit.parent or "", last)


def _lost(by_identity: Mapping[str, list[Unit]], went: set[str]) -> Iterator[UnitCheck]:
    for identity, rows in by_identity.items():
        ended = rows[-1].valid_to
        if ended is not None and identity not in went:
            yield UnitCheck(CheckKind.NO_HEIR, rows[-1], "", ended)


def _in_turn(pairs: Iterable[tuple[str, Unit]]) -> dict[str, list[Unit]]:
    return {key: sorted(rows, key=_begun) for key, rows in grouped(pairs).items()}


def _begun(unit: Unit) -> date:
    return unit.valid_from or date.min
