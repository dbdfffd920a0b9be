"""Opens a file of any container that is read, and gives its sheets as grids that start at A1.

A container that is rare brings its reader when it comes: a process starts for each file, and a
tenth of that start would be for what most files never are.
"""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from xml.parsers.expat import ExpatError

from python_calamine import CalamineError, CalamineWorkbook, PasswordError, SheetVisibleEnum

from ingest.containers import delimited, zip_guard
from ingest.containers.container import Container, described, sniff
from ingest.containers.limits import limit_size
from ingest.containers.refusal import RefusedError
from ingest.containers.sheet import Sheet, is_fault_sheet
from ingest.containers.text_encoding import decode
from ingest.containers.zip_guard import Package
from metrics.counts.problem import ProblemCase
from wording.intake import sheets as words


def open_package(data: bytes, *, document: bool = False) -> Package:
    """Tell what the bytes are and look through them.

    Args:
        data: The file.
        document: Whether a Word file may be opened too.

    Raises:
        RefusedError: where they are no workbook that may be opened.
    """
    limit_size(data)
    container = sniff(data)
    match container:
        case Container.ZIP:
            return zip_guard.inspect(data, document=document)
        case Container.COMPOUND:
            from ingest.containers import biff

            book = biff.inspect(data)
            return Package(Container.XLS, in_order=book.scans, content=book.data)
        case Container.HTML | Container.CSV | Container.PARQUET:
            return Package(container)
        case Container.OTHER:
            raise RefusedError(described(data))
        case Container.XLS:
            raise RefusedError(ProblemCase.UNSUPPORTED_CONTAINER_XLS)
    raise RefusedError(ProblemCase.UNSUPPORTED_CONTAINER_XML)


def sheets(data: bytes, package: Package) -> Iterator[Sheet]:
    """The sheets of a workbook in their order, each read when it is asked for.

    Raises:
        RefusedError: `damaged` or `encrypted`, where the values cannot be read, or what only
            reading shows: `too_large`, `unsafe_content`, `not_a_spreadsheet`.
    """
    match package.container:
        case Container.HTML:
            from ingest.containers import html_tables

            return html_tables.read(decode(data) or "", words.TABLE)
        case Container.CSV:
            return iter([delimited.read(decode(data) or "", words.TABLE)])
        case Container.PARQUET:
            # Columns without sheets: lists of dossiers are read from them, and nothing else.
            return iter(())
        case Container.ODS:
            return _of_opendocument(package.content)
        case Container.XLS:
            return _of_library(package.content, package)
    return _of_library(package.content or data, package)


def own_sheets(data: bytes, package: Package, name: str | None = None) -> list[Sheet]:
    """The sheets but what a marked copy added: it names sheets and months, and states nothing.

    Args:
        data: The file.
        package: What is known of it.
        name: Of the one sheet that is asked for; None: all.

    Raises:
        RefusedError: as for all sheets; `no_table` where there is no sheet of that name.
    """
    own = [each for each in sheets(data, package) if not is_fault_sheet(each)]
    found = [each for each in own if name in (None, each.name)]
    if name is not None and not found:
        known = ", ".join(f"“{each.name}”" for each in own)
        raise RefusedError(ProblemCase.NO_TABLE_SHEET, asked=name, sheets=known)
    return found


def _of_opendocument(content: bytes) -> Iterator[Sheet]:
    from ingest.containers import opendocument

    try:
        yield from opendocument.read(content)
    except ExpatError as error:
        raise RefusedError(ProblemCase.DAMAGED) from error


def _of_library(data: bytes, package: Package) -> Iterator[Sheet]:
    try:
        workbook = CalamineWorkbook.from_filelike(BytesIO(data))
        names = workbook.sheet_names
        # A name that stands twice would give one sheet twice, and the other never.
        if package.in_order and (
            len(set(names)) != len(names) or len(names) != len(package.in_order)
        ):
            raise RefusedError(ProblemCase.DAMAGED)
        for index, facts in enumerate(workbook.sheets_metadata):
            sheet = workbook.get_sheet_by_index(index)
            if package.scan_of(facts.name).is_foreign:
                raise RefusedError(ProblemCase.DAMAGED)
            yield Sheet(
                facts.name,
                sheet.to_python(skip_empty_area=False),
                sheet.merged_cell_ranges or [],
                package.in_order[index] if package.in_order else package.scan_of(facts.name),
                facts.visible is not SheetVisibleEnum.Visible,
            )
    except PasswordError as error:
        raise RefusedError(ProblemCase.ENCRYPTED) from error
    except CalamineError as error:
        raise RefusedError(ProblemCase.DAMAGED) from error
