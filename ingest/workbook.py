"""Opens a guarded workbook and gives its sheets as grids of values that start at A1."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO

from python_calamine import CalamineError, CalamineWorkbook, PasswordError, SheetVisibleEnum

from ingest import guard
from ingest.container import Container, sniff
from ingest.guard import Package
from ingest.refusal import RefusedError
from ingest.sheet import Sheet
from metrics.problem import ProblemKind

_REFUSED = {
    Container.OTHER: ProblemKind.NOT_A_SPREADSHEET,
    Container.ENCRYPTED: ProblemKind.ENCRYPTED,
}


def open_package(data: bytes) -> Package:
    """Tell what the bytes are and look through them.

    Raises:
        RefusedError: where they are no workbook that may be opened.
    """
    if len(data) > guard.MOST_BYTES:
        raise RefusedError(ProblemKind.TOO_LARGE, what="bytes", most=guard.MOST_BYTES)
    container = sniff(data)
    if container is not Container.ZIP:
        kind = _REFUSED.get(container, ProblemKind.UNSUPPORTED_CONTAINER)
        raise RefusedError(kind, container=container)
    return guard.inspect(data)


def sheets(data: bytes, package: Package) -> Iterator[Sheet]:
    """The sheets of a workbook in their order, each read when it is asked for.

    Raises:
        RefusedError: `damaged` or `encrypted`, where the values cannot be read.
    """
    try:
        workbook = CalamineWorkbook.from_filelike(BytesIO(data))
        for index, facts in enumerate(workbook.sheets_metadata):
            sheet = workbook.get_sheet_by_index(index)
            yield Sheet(
                facts.name,
                sheet.to_python(skip_empty_area=False),
                sheet.merged_cell_ranges or [],
                package.scan_of(facts.name),
                facts.visible is not SheetVisibleEnum.Visible,
            )
    except PasswordError as error:
        raise RefusedError(ProblemKind.ENCRYPTED) from error
    except CalamineError as error:
        raise RefusedError(ProblemKind.DAMAGED) from error
