"""Writes a drawn workbook quickly: values, merges and sheets' names, nothing of how it looks."""

from __future__ import annotations

from collections.abc import Iterator
from xml.sax.saxutils import escape, quoteattr

from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from tests.ingest.workbooks import zipped

_SCHEMAS = "http://schemas.openxmlformats.org"
_MAIN = f"{_SCHEMAS}/spreadsheetml/2006/main"
_OFFICE = f"{_SCHEMAS}/officeDocument/2006/relationships"
_SHEET = "worksheets/sheet{}.xml"
_PACKAGE = f"{_SCHEMAS}/package/2006"
_TYPES = "application/vnd.openxmlformats-officedocument.spreadsheetml"


def packed(book: Workbook) -> bytes:
    """The bytes of a workbook; a tenth of the time that openpyxl takes, which draws many."""
    sheets = [sheet for sheet in book.worksheets if isinstance(sheet, Worksheet)]
    numbers = range(1, len(sheets) + 1)
    types = "".join(
        f'<Override PartName="/xl/{_SHEET.format(each)}" ContentType="{_TYPES}.worksheet+xml"/>'
        for each in numbers
    )
    links = "".join(
        f'<Relationship Id="rId{each}" Type="{_OFFICE}/worksheet" Target="{_SHEET.format(each)}"/>'
        for each in numbers
    )
    named = "".join(
        f'<sheet name={quoteattr(sheet.title)} sheetId="{each}" r:id="rId{each}"/>'
        for each, sheet in zip(numbers, sheets, strict=True)
    )
    parts = {
        "[Content_Types].xml": f'<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Override PartName="/xl/workbook.xml" ContentType="{_TYPES}.sheet.main+xml"/>'
        f"{types}</Types>",
        "_rels/.rels": f'<Relationships xmlns="{_PACKAGE}/relationships">'
        f'<Relationship Id="rId1" Type="{_OFFICE}/officeDocument" Target="xl/workbook.xml"/>'
        "</Relationships>",
        "xl/workbook.xml": f'<workbook xmlns="{_MAIN}" xmlns:r="{_OFFICE}"><sheets>{named}</sheets>'
        "</workbook>",
        "xl/_rels/workbook.xml.rels": (
            f'<Relationships xmlns="{_PACKAGE}/relationships">{links}</Relationships>'
        ),
        **{
            f"xl/{_SHEET.format(each)}": "".join(_sheet(sheet))
            for each, sheet in zip(numbers, sheets, strict=True)
        },
    }
    return zipped({name: part.encode() for name, part in parts.items()})


def _sheet(sheet: Worksheet) -> Iterator[str]:
    yield f'<worksheet xmlns="{_MAIN}"><sheetData>'
    for row, cells in enumerate(sheet.iter_rows(), start=1):
        yield f'<row r="{row}">'
        for cell in cells:
            if isinstance(cell.value, int | float):
                yield f'<c r="{cell.coordinate}"><v>{cell.value}</v></c>'
            elif cell.value is not None:
                text = escape(str(cell.value))
                yield (
                    f'<c r="{cell.coordinate}" t="inlineStr"><is>'
                    f'<t xml:space="preserve">{text}</t></is></c>'
                )
        yield "</row>"
    yield "</sheetData>"
    merged = [f"<mergeCell ref={quoteattr(str(each))}/>" for each in sheet.merged_cells.ranges]
    if merged:
        yield f'<mergeCells count="{len(merged)}">{"".join(merged)}</mergeCells>'
    yield "</worksheet>"
