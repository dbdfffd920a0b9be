"""The office's entry form with the units of a month filled in."""

from __future__ import annotations

from pathlib import Path

from metrics.counts.month import Month
from metrics.units.register import find_unit
from metrics.verdicts.rollup import reporting
from pipeline.desk.workspace import Workspace
from pipeline.intake.request import check_forms
from reports.entry_form import write_entry_form


def write(workspace: Workspace, month: Month, under: str | None, path: Path) -> None:
    """Write the entry form of the units that must report.

    Raises:
        KpiError: `unknown_unit` where `under` is no unit of that month, `broken_reference`.
    """
    reference = workspace.reference
    check_forms()
    head = find_unit(reference.register, month, under or reference.scope)
    tree = reference.register.at(month)
    write_entry_form(path, month, head, reporting(tree, under=head.code))
