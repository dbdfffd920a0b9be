"""The register as an office edits it: what is checked before an edit is kept, and the way back."""

from __future__ import annotations

from dataclasses import replace

from metrics.counts.errors import ErrorCode, KpiError
from metrics.counts.statement import Statement
from metrics.units.register import read_units
from metrics.units.unit import UnitsEdit
from metrics.verdicts.office import OfficeEdits
from metrics.verdicts.reference import Reference
from pipeline.desk.books import Books
from pipeline.desk.office import edits
from pipeline.desk.viewer import Capability, Viewer
from pipeline.desk.workspace import Workspace
from pipeline.statements.recording import Signed, learn
from warehouse.engine.connection import Source
from warehouse.statements.kinds import UNITS
from warehouse.statements.log import NewStatement, statements, taking_back
from wording.office import units


def unit_entries(books: Books) -> list[Statement[UnitsEdit]]:
    """Every edit of the register that was ever made, oldest first."""
    return statements(books.edition, UNITS)


def enter_units(workspace: Workspace, viewer: Viewer, edit: UnitsEdit, signed: Signed) -> Reference:
    """Have units stand as said from a day on; what is known from then on.

    Raises:
        KpiError: `not_permitted`, and as `with_edit`.
    """
    viewer.must(Capability.MANAGE_UNITS)

    def said(source: Source) -> tuple[Reference, list[NewStatement]]:
        after = with_edit(workspace, source, edit)
        same = after.register == workspace.with_edits(edits(source)).register
        return after, [] if same else [UNITS.of(edit, signed.by, signed.why)]

    return learn(workspace, viewer, said)


def take_units_back(
    workspace: Workspace, viewer: Viewer, place: int | None, signed: Signed
) -> UnitsEdit:
    """Take an edit back, by default the newest; the units stand as if it had not been made.

    Raises:
        KpiError: `not_permitted`; `unknown_edit` where no such edit stands; `broken_units` where a
            later edit rests on it.
    """
    viewer.must(Capability.MANAGE_UNITS)

    def said(source: Source) -> tuple[UnitsEdit, list[NewStatement]]:
        standing = [each for each in statements(source, UNITS) if each.holds]
        found = [each for each in standing if place in (None, each.place)]
        if not found:
            raise KpiError(ErrorCode.UNKNOWN_EDIT)
        left = tuple(each.facts for each in standing if each is not found[-1])
        sound(workspace, replace(edits(source), units=left))
        return found[-1].facts, taking_back(found[-1:], signed.by, signed.why)

    return learn(workspace, viewer, said)


def with_edit(workspace: Workspace, source: Source, edit: UnitsEdit) -> Reference:
    """What would be known with one edit of the register more.

    Raises:
        KpiError: `broken_units` with everything that would contradict.
    """
    said = edits(source)
    return sound(workspace, replace(said, units=(*said.units, edit)))


def sound(workspace: Workspace, said: OfficeEdits) -> Reference:
    """What is known with some edits.

    Raises:
        KpiError: `broken_units` with everything in the register that contradicts.
    """
    known = workspace.with_edits(replace(said, units=()))
    _, faults = read_units(known.folder / "units", known.scope, said.units)
    if faults:
        told = dict.fromkeys(map(units.contradiction, faults))
        raise KpiError(ErrorCode.BROKEN_UNITS, faults="; ".join(told))
    return workspace.with_edits(said)
