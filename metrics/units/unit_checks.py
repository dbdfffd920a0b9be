"""Finds where rows of units contradict each other; reads nothing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from metrics.units.unit import Level, Unit, grouped
from metrics.units.unit_rows import Alias, AliasRow, UnitRow

_PARENT_LEVELS: Mapping[Level, tuple[Level, ...]] = {
    Level.COUNTRY: (),
    Level.PROVINCE: (),
    Level.DEPARTMENT: (Level.PROVINCE,),
    Level.DISTRICT: (Level.PROVINCE,),
    Level.DIVISION: (Level.DISTRICT,),
    Level.COMMUNE: (Level.PROVINCE, Level.DISTRICT),
}
_DIGITS = {Level.PROVINCE: 2, Level.DISTRICT: 3, Level.COMMUNE: 5}
"""Length of a national code: a spreadsheet program drops leading zeros silently."""


@dataclass(frozen=True, slots=True)
class _Span:
    """Days from first to last, both included."""

    first: date
    last: date

    @classmethod
    def of(cls, row: Unit | Alias) -> _Span:
        return cls(row.valid_from or date.min, row.valid_to or date.max)

    def meets(self, other: _Span) -> bool:
        return self.first <= other.last and other.first <= self.last


def unit_faults(rows: Sequence[UnitRow], known: Sequence[UnitRow]) -> list[str]:
    """Every contradiction in a scope's rows; `known` are those a successor is looked for among."""
    by_code = grouped((row.unit.code, row.unit) for row in rows)
    by_identity = grouped((row.unit.identity, row.unit) for row in known)
    faults: list[str] = []
    for row in rows:
        found = (
            *_own_faults(row.unit),
            *_parent_faults(row.unit, by_code),
            *_succession_faults(row, by_identity),
        )
        faults += (f"{row.where}: {fault}" for fault in found)
    faults += _overlaps("code", ((row.where, row.unit.code, row.unit) for row in rows))
    faults += _overlaps("identity", ((row.where, row.unit.identity, row.unit) for row in rows))
    faults += _overlaps("name below", ((row.where, _place(row.unit), row.unit) for row in rows))
    return faults


def alias_faults(rows: Sequence[AliasRow], units: Sequence[Unit]) -> list[str]:
    """Every alias that does not mean exactly one unit for as long as it is valid."""
    faults = [
        f"{row.where}: {fault}" for row in rows for fault in _meaning_faults(row.alias, units)
    ]
    return faults + _overlaps("name", ((row.where, row.alias.name, row.alias) for row in rows))


def _own_faults(unit: Unit) -> Iterator[str]:
    span = _Span.of(unit)
    if span.last < span.first:
        yield f"ends on {unit.valid_to}, before it begins on {unit.valid_from}"
    digits = _DIGITS.get(unit.level)
    if digits and unit.code.isdigit() and len(unit.code) != digits:
        yield f"the code of a {unit.level} has {digits} digits"


def _parent_faults(unit: Unit, by_code: Mapping[str, Sequence[Unit]]) -> Iterator[str]:
    wanted = _PARENT_LEVELS[unit.level]
    if unit.parent is None or not wanted:
        # A province heads its own scope, and stands below the country in that of all.
        above = {each.level for each in by_code.get(unit.parent or "", ())}
        if unit.level is Level.PROVINCE and above == {Level.COUNTRY}:
            return
        if unit.parent or wanted:
            yield f"a {unit.level} must have {'a' if wanted else 'no'} parent"
        return
    span = _Span.of(unit)
    parents = [each for each in by_code.get(unit.parent, ()) if _Span.of(each).meets(span)]
    if not _covered(span, parents):
        yield f"its parent {unit.parent} is not valid throughout"
    for level in sorted({parent.level for parent in parents} - set(wanted)):
        yield f"a {unit.level} cannot stand below a {level}"


def _succession_faults(row: UnitRow, by_identity: Mapping[str, Sequence[Unit]]) -> Iterator[str]:
    if not row.successions:
        return
    if row.unit.valid_to is None:
        yield "has successors but no end"
        return
    if {each.part for each in row.successions} != {len(row.successions) > 1}:
        yield "must go wholly into one successor or in parts into several"
    day = row.unit.valid_to + timedelta(days=1)
    for each in row.successions:
        if each.successor not in by_identity:
            yield f"no unit has the identity of its successor {each.successor}"
        elif not any(heir.valid_on(day) for heir in by_identity[each.successor]):
            yield f"its successor {each.successor} is not valid on {day}"


def _meaning_faults(alias: Alias, units: Sequence[Unit]) -> Iterator[str]:
    span = _Span.of(alias)
    meant = [unit for unit in units if unit.code == alias.code and _Span.of(unit).meets(span)]
    if not _covered(span, meant):
        yield f"{alias.code} is not valid throughout"
    names = sorted({unit.name for unit in meant})
    if len(names) > 1:
        yield f"{alias.code} means several units: {', '.join(names)}"


def _overlaps(what: str, rows: Iterable[tuple[str, str, Unit | Alias]]) -> list[str]:
    """Rows of one key that speak for the same day; each row is (where, key, row)."""
    faults = []
    for key, spans in grouped((key, (_Span.of(row), where)) for where, key, row in rows).items():
        spans.sort(key=lambda each: each[0].first)
        longest, owner = spans[0]
        for span, where in spans[1:]:
            if span.meets(longest):
                faults.append(f"{where}: same {what} {key!r} at the same time as {owner}")
            if span.last > longest.last:
                longest, owner = span, where
    return faults


def _covered(span: _Span, rows: Iterable[Unit]) -> bool:
    """Whether some row speaks for every day of the span."""
    reached = span.first
    for part in sorted(map(_Span.of, rows), key=lambda each: each.first):
        if part.first > reached:
            return False
        if part.last >= span.last:
            return True
        reached = max(reached, part.last + timedelta(days=1))
    return False


def _place(unit: Unit) -> str:
    return f"{unit.parent}: {unit.name}"
