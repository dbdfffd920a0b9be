"""What people said of the reference data, read from one published state."""

from __future__ import annotations

from typing import TypeVar

from metrics.verdicts.office import OfficeEdits
from warehouse.engine.connection import Source
from warehouse.statements.kinds import PLAN, UNITS
from warehouse.statements.log import StatementKind, statements

_Facts = TypeVar("_Facts")


def edits(source: Source) -> OfficeEdits:
    """Everything that was said of plans and units and stands, oldest first."""
    return OfficeEdits(_standing(source, PLAN), _standing(source, UNITS))


def _standing(source: Source, kind: StatementKind[_Facts]) -> tuple[_Facts, ...]:
    return tuple(each.facts for each in statements(source, kind) if each.holds)
