"""The office's entry form: blank, with what is stored, or one file for each unit."""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

from metrics.counts.month import Month
from metrics.units.register import find_unit
from metrics.units.unit import Unit
from metrics.verdicts.rollup import reporting
from pipeline.desk.workspace import Workspace
from pipeline.intake.direct import Counts, stored_counts
from pipeline.intake.request import check_forms
from pipeline.reporting import quarterly
from reports.entry_form import Filling, entry_workbook
from wording.intake.entry_form import unit_file


def one_for_all(
    workspace: Workspace, month: Month, under: str | None, *, filled: bool = False
) -> bytes:
    """The entry form of the units that must report, as a workbook.

    Args:
        workspace: Whose units and figures.
        month: The month to be reported.
        under: The unit they are below; None: the whole scope.
        filled: Whether what is stored stands in it.

    Raises:
        KpiError: `unknown_unit` where `under` is no unit of that month, `broken_reference`.
    """
    head, units = _units(workspace, month, under)
    counts = _counts(workspace, month, units) if filled else {}
    return entry_workbook(month, head, units, Filling(counts))


def one_each(
    workspace: Workspace, month: Month, under: str | None, *, filled: bool = False
) -> bytes:
    """A zip with a form for each unit that must report; arguments and errors as `one_for_all`."""
    _, units = _units(workspace, month, under)
    counts = _counts(workspace, month, units) if filled else {}
    packed = BytesIO()
    with ZipFile(packed, "w", ZIP_DEFLATED) as target:
        for unit in units:
            form = entry_workbook(
                month, unit, [unit], Filling({unit.code: counts.get(unit.code, {})})
            )
            target.writestr(unit_file(month, unit.code, unit.name), form)
    return packed.getvalue()


def by_quarter(
    workspace: Workspace, month: Month, under: str | None, *, filled: bool = False
) -> bytes:
    """The quarterly form; arguments as `one_for_all`.

    Raises:
        KpiError: `unknown_unit`, `broken_reference`; `no_quarterly` where no plan asks any of the
            units for anything.
    """
    check_forms()
    return quarterly.blank(workspace, month, under, filled=filled)


def _units(workspace: Workspace, month: Month, under: str | None) -> tuple[Unit, Sequence[Unit]]:
    reference = workspace.reference
    check_forms()
    head = find_unit(reference.register, month, under or reference.scope)
    return head, reporting(reference.register.at(month), under=head.code)


def _counts(workspace: Workspace, month: Month, units: Sequence[Unit]) -> Counts:
    with workspace.edition() as edition:
        return stored_counts(edition, month, [each.code for each in units])
