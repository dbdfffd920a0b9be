"""The register as the office edited it: each edit says how some units stand from one day on.

The days before an edit stay as they were, so that no edit turns a light of the past.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta

from metrics.units.unit import Unit, UnitsEdit, UnitState
from metrics.units.unit_rows import Succession, UnitRow

_DAY = timedelta(days=1)


def edited(rows: Sequence[UnitRow], edits: Iterable[UnitsEdit]) -> list[UnitRow]:
    """The rows of a register after edits, in the order in which they were made."""
    found = list(rows)
    for edit in edits:
        said = {each.identity: each for each in edit.units}
        found = [
            *(
                kept
                for row in found
                for kept in _before(row, edit.since, said.get(row.unit.identity))
            ),
            *(_begun(each, edit.since, found) for each in edit.units if not each.ended),
        ]
    return found


def _before(row: UnitRow, since: date, said: UnitState | None) -> Iterator[UnitRow]:
    """What stays of a row once its unit stands otherwise from a day on."""
    unit = row.unit
    if said is None or (unit.valid_to is not None and unit.valid_to < since - _DAY):
        yield row
        return
    if unit.valid_from is not None and unit.valid_from >= since:
        return
    heirs = tuple(Succession(unit.identity, heir.identity, heir.part) for heir in said.heirs)
    yield replace(row, unit=replace(unit, valid_to=since - _DAY), successions=heirs)


def _begun(said: UnitState, since: date, before: Iterable[UnitRow]) -> UnitRow:
    """How a unit stands from a day on, up to the end that was already known of it."""
    known = [row for row in before if row.unit.identity == said.identity]
    last = max(known, key=lambda row: row.unit.valid_to or date.max, default=None)
    end = last.unit.valid_to if last else None
    ends = last is not None and end is not None and end >= since
    unit = Unit(
        said.code,
        said.name,
        said.level,
        said.parent,
        said.reports,
        since,
        end if ends else None,
        said.identity,
        said.identifier,
    )
    return UnitRow(f"{said.code} {since}", unit, last.successions if last and ends else ())
