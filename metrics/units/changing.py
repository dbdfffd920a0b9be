"""What an office says of units, row by row as it types them, becomes one edit of the register."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum

from metrics.units.unit import Heir, Level, Register, Tree, Unit, UnitsEdit, UnitState


class ChangeFault(StrEnum):
    """What is wrong with a row."""

    NO_CODE = "no_code"
    TWICE = "twice"
    UNKNOWN = "unknown"
    """A unit ends, or is gone into, that there is not on that day."""
    NEW_NEEDS = "new_needs"
    """A new unit without name, level or parent."""
    NOT_ENDED = "not_ended"
    """Units it goes into, of one that goes on."""
    INTO_ITSELF = "into_itself"
    NOTHING = "nothing"


@dataclass(frozen=True, slots=True)
class UnitChange:
    """One row: what is left empty stays as it is."""

    code: str
    name: str = ""
    level: Level | None = None
    parent: str = ""
    reports: bool | None = None
    ended: bool = False
    into: tuple[str, ...] = ()
    """Codes of the units it goes into; one: whole, several: in parts."""


Fault = tuple[int, ChangeFault, str]
"""Row, what is wrong, and the code it is about."""


def edit_of(
    register: Register, since: date, changes: Sequence[UnitChange]
) -> tuple[UnitsEdit, tuple[Fault, ...]]:
    """The edit in some rows, and every fault with the number of its row.

    Args:
        register: As it stands.
        since: The first day on which the units stand so.
        changes: The rows.
    """
    before = register.on(since - timedelta(days=1))
    faults: list[Fault] = []
    states: dict[str, UnitState] = {}
    for at, change in enumerate(changes, start=1):
        found = _fault(change, before, twice=change.code in states)
        if found is None:
            states[change.code] = _state(change, before.get(change.code), since)
        else:
            faults.append((at, found, change.code))
    known = _identities(register.on(since), states)
    for at, change in enumerate(changes, start=1):
        heirs = []
        for code in change.into:
            if code in known:
                heirs.append(Heir(known[code], part=len(change.into) > 1))
            else:
                faults.append((at, ChangeFault.UNKNOWN, code))
        if heirs and change.code in states:
            states[change.code] = replace(states[change.code], heirs=tuple(heirs))
    unchanged = [code in before and UnitState.of(before[code]) == states[code] for code in states]
    if not faults and all(unchanged):
        faults.append((1, ChangeFault.NOTHING, ""))
    return UnitsEdit(since, tuple(states.values())), tuple(faults)


def _fault(change: UnitChange, before: Tree, *, twice: bool) -> ChangeFault | None:
    new = change.code not in before
    checks = (
        (not change.code, ChangeFault.NO_CODE),
        (twice, ChangeFault.TWICE),
        (change.ended and new, ChangeFault.UNKNOWN),
        (new and not (change.name and change.level and change.parent), ChangeFault.NEW_NEEDS),
        (bool(change.into) and not change.ended, ChangeFault.NOT_ENDED),
        (change.code in change.into, ChangeFault.INTO_ITSELF),
    )
    return next((fault for wrong, fault in checks if wrong), None)


def _state(change: UnitChange, old: Unit | None, since: date) -> UnitState:
    if old is None:
        assert change.level is not None
        return UnitState(
            # Codes are used again: with its first day it is one unit for good.
            identity=f"{change.code}-{since}",
            code=change.code,
            name=change.name,
            level=change.level,
            parent=change.parent,
            reports=True if change.reports is None else change.reports,
        )
    state = UnitState.of(old)
    if change.ended:
        return replace(state, ended=True)
    return replace(
        state,
        name=change.name or old.name,
        level=change.level or old.level,
        parent=change.parent or old.parent,
        reports=old.reports if change.reports is None else change.reports,
    )


def _identities(tree: Tree, states: Mapping[str, UnitState]) -> dict[str, str]:
    """Of every unit that there is after the edit, by code."""
    gone = {code for code, state in states.items() if state.ended}
    found = {code: unit.identity for code, unit in tree.items() if code not in gone}
    return found | {code: state.identity for code, state in states.items() if not state.ended}
