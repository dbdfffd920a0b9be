"""What the reading process is told beside a file: whose office it is, and what people said."""

from __future__ import annotations

from functools import cache

from ingest.layouts.library import Library, check_layouts
from ingest.reading import Request
from metrics.counts.errors import ErrorCode, KpiError
from metrics.counts.month import Month
from pipeline.desk.clock import today
from pipeline.desk.workspace import REFERENCE, Workspace, told_of_faults
from pipeline.statements import aliases, mappings


def request_for(
    workspace: Workspace, month: Month | None, unit: str | None, *, all_months: bool = False
) -> Request:
    """What reading a file for an office needs to know.

    Raises:
        KpiError: `unknown_unit`, `broken_reference`.
    """
    scope = workspace.reference.scope
    check_forms()
    learned = aliases.learned(workspace), mappings.learned(workspace)
    request = Request(REFERENCE, scope, month, all_months, unit, *learned, today=today())
    if unit and Library.of(request).names(None).find(unit, "").unit is None:
        raise KpiError(ErrorCode.UNKNOWN_UNIT, unit=unit, month=None)
    return request


@cache
def check_forms() -> None:
    """Tell of a broken layout here, where it is not taken for a fault of somebody's file."""
    with told_of_faults("forms/*.toml"):
        check_layouts(REFERENCE)
