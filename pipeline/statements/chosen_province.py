"""Whose figures the installation is about, and as long as nothing rests on it another province."""

from __future__ import annotations

from typing import Any

from metrics.counts.errors import ErrorCode, KpiError
from metrics.units.register import COUNTRY, read_provinces
from metrics.units.unit import Unit
from metrics.verdicts.office import OfficeEdits
from metrics.verdicts.reference import Reference
from pipeline.desk.books import Books
from pipeline.desk.office import edits
from pipeline.desk.viewer import Capability, Viewer
from pipeline.desk.workspace import Workspace
from pipeline.statements.recording import Signed, learn
from warehouse.engine.connection import Source
from warehouse.reading import queries
from warehouse.statements import kinds
from warehouse.statements.log import NewStatement, StatementKind, holding
from warehouse.statements.office import ChosenProvince

_BOUND: tuple[StatementKind[Any], ...] = (
    kinds.PLAN,
    kinds.UNITS,
    kinds.PERSON,
    kinds.TASK,
    kinds.LOCK,
)
"""What somebody said of the units of one province."""


def provinces(books: Books) -> tuple[Unit, ...]:
    """The provinces of today that an installation may be about."""
    return _today(books.reference)


def bound(books: Books) -> bool:
    """Whether something was kept that belongs to the units of one province."""
    return bound_by(books.edition)


def set_province(workspace: Workspace, viewer: Viewer, province: str, signed: Signed) -> str:
    """Have the installation be about a province, as long as nothing rests on another.

    Raises:
        KpiError: `not_permitted`; `unknown_province`; `province_fixed` once figures, plans, units,
            people, tasks or locks of a province are kept.
    """
    viewer.must(Capability.MANAGE_SETTINGS)

    def said(source: Source) -> tuple[str, list[NewStatement]]:
        known = workspace.with_edits(edits(source))
        if province == known.scope:
            return province, []
        if province not in {unit.code for unit in _today(known)}:
            raise KpiError(ErrorCode.UNKNOWN_PROVINCE, province=province)
        if bound_by(source):
            raise KpiError(ErrorCode.PROVINCE_FIXED, province=name_of(known))
        workspace.with_edits(OfficeEdits(province=province))
        return province, [kinds.PROVINCE.of(ChosenProvince(province), signed.by, signed.why)]

    return learn(workspace, viewer, said)


def name_of(known: Reference) -> str:
    """What the province of some reference data is called."""
    return next(unit.name for unit in known.register.units if unit.code == known.scope)


def _today(known: Reference) -> tuple[Unit, ...]:
    found, _ = read_provinces(known.folder / "units")
    return (COUNTRY, *(each for each in found if each.valid_to is None))


def bound_by(source: Source) -> bool:
    """Whether a store holds anything that belongs to the units of one province."""
    said = any(holding(source, kind) for kind in _BOUND)
    return said or bool(queries.uploads(source))
