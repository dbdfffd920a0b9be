"""The same workbook in every container that offices hand in."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterator
from io import StringIO
from xml.sax.saxutils import escape, quoteattr

from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from tests.ingest import old_excel
from tests.ingest.workbooks import saved, zipped

Writer = Callable[[Workbook], bytes]

EXPORT_HEAD = (
    '<html xmlns:o="urn:schemas-microsoft-com:office:office" '
    'xmlns:x="urn:schemas-microsoft-com:office:excel" '
    'xmlns="http://www.w3.org/TR/REC-html40"><head><!--[if gte mso 9]><xml><x:ExcelWorkbook>'
    "<x:ExcelWorksheets><x:ExcelWorksheet><x:Name>{worksheet}</x:Name></x:ExcelWorksheet>"
    "</x:ExcelWorksheets></x:ExcelWorkbook></xml><![endif]--></head><body>"
)
"""As the export scripts of one-stop systems write it, without any charset."""

_NAMES = " ".join(
    f'xmlns:{prefix}="urn:{name}"'
    for prefix, name in (
        ("office", "oasis:names:tc:opendocument:xmlns:office:1.0"),
        ("table", "oasis:names:tc:opendocument:xmlns:table:1.0"),
        ("text", "oasis:names:tc:opendocument:xmlns:text:1.0"),
        ("style", "oasis:names:tc:opendocument:xmlns:style:1.0"),
        ("draw", "oasis:names:tc:opendocument:xmlns:drawing:1.0"),
        ("script", "oasis:names:tc:opendocument:xmlns:script:1.0"),
        ("calcext", "org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0"),
    )
)
MIMETYPE = b"application/vnd.oasis.opendocument.spreadsheet"


def first(book: Workbook) -> Worksheet:
    sheet = book.worksheets[0]
    assert isinstance(sheet, Worksheet)
    return sheet


def spans(sheet: Worksheet) -> dict[tuple[int, int], tuple[int, int]]:
    """How many rows and columns each merged cell has, by its first row and column."""
    return {
        (span.min_row, span.min_col): (
            span.max_row - span.min_row + 1,
            span.max_col - span.min_col + 1,
        )
        for span in sheet.merged_cells.ranges
    }


def covered(sheet: Worksheet) -> set[tuple[int, int]]:
    return {
        (row, column)
        for span in sheet.merged_cells.ranges
        for row in range(span.min_row, span.max_row + 1)
        for column in range(span.min_col, span.max_col + 1)
        if (row, column) != (span.min_row, span.min_col)
    }


def places(sheet: Worksheet) -> Iterator[tuple[int, list[tuple[int, object]]]]:
    """Each row with those of its cells that no other covers."""
    hidden = covered(sheet)
    for row in range(1, (sheet.max_row or 0) + 1):
        yield (
            row,
            [
                (column, sheet.cell(row, column).value)
                for column in range(1, (sheet.max_column or 0) + 1)
                if (row, column) not in hidden
            ],
        )


def html(book: Workbook) -> str:
    sheet = first(book)
    known = spans(sheet)
    lines = []
    for row, cells in places(sheet):
        written = ""
        for column, value in cells:
            rows, columns = known.get((row, column), (1, 1))
            span = f' rowspan="{rows}"' * (rows > 1) + f" colspan={columns}" * (columns > 1)
            text = "" if value is None else escape(str(value)).replace("\n", "<br>")
            written += f"<td{span} style='mso-number-format:\"\\@\"'>{text}</td>"
        lines.append(f"<tr>{written}</tr>")
    return EXPORT_HEAD + "<table border='1'><tbody>" + "\n".join(lines) + "</table></body></html>"


def as_html(book: Workbook) -> bytes:
    return html(book).encode()


def as_html_utf16(book: Workbook) -> bytes:
    return html(book).encode("utf-16")


def document(tables: str, styles: str = "") -> bytes:
    """The `content.xml` of an OpenDocument spreadsheet."""
    return (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document-content {_NAMES}>'
        f"<office:automatic-styles>{styles}</office:automatic-styles>"
        f"<office:body><office:spreadsheet>{tables}</office:spreadsheet></office:body>"
        "</office:document-content>"
    ).encode()


def ods(content: bytes) -> bytes:
    manifest = (
        b'<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"/>'
    )
    return zipped(
        [
            ("mimetype", MIMETYPE),
            ("META-INF/manifest.xml", manifest),
            ("content.xml", content),
        ]
    )


def as_ods(book: Workbook) -> bytes:
    return ods(document(tables(book)))


def tables(book: Workbook) -> str:
    """The tables of an OpenDocument spreadsheet, for `document`."""
    return "".join(map(_ods_table, book.worksheets))


def _ods_table(sheet: Worksheet) -> str:
    known = spans(sheet)
    rows = []
    for row, cells in places(sheet):
        by_column = dict(cells)
        written = [
            _ods_cell(by_column[column], known.get((row, column), (1, 1)))
            if column in by_column
            else "<table:covered-table-cell/>"
            for column in range(1, (sheet.max_column or 0) + 1)
        ]
        rows.append(f"<table:table-row>{''.join(written)}</table:table-row>")
    return f"<table:table table:name={quoteattr(sheet.title)}>{''.join(rows)}</table:table>"


def _ods_cell(value: object, spanned: tuple[int, int]) -> str:
    span = ""
    if spanned != (1, 1):
        span = ' table:number-rows-spanned="{}" table:number-columns-spanned="{}"'.format(*spanned)
    if value is None:
        return f"<table:table-cell{span}/>"
    if isinstance(value, int | float):
        kind = f'office:value-type="float" office:value="{value}"'
    else:
        kind = 'office:value-type="string"'
    lines = "".join(f"<text:p>{escape(line)}</text:p>" for line in str(value).split("\n"))
    return f"<table:table-cell {kind}{span}>{lines}</table:table-cell>"


def separated(book: Workbook, delimiter: str) -> str:
    sheet = first(book)
    written = StringIO(newline="")
    rows = csv.writer(written, delimiter=delimiter)
    for row in sheet.iter_rows(values_only=True):
        rows.writerow(["" if value is None else value for value in row])
    return written.getvalue()


def as_csv(book: Workbook) -> bytes:
    return separated(book, ",").encode()


def as_csv_with_mark(book: Workbook) -> bytes:
    return separated(book, ";").encode("utf-8-sig")


def as_tsv_utf16(book: Workbook) -> bytes:
    """As Excel's “Unicode Text”."""
    return separated(book, "\t").encode("utf-16")


def as_tsv_utf16_without_mark(book: Workbook) -> bytes:
    return separated(book, "\t").encode("utf-16-le")


def as_xls(book: Workbook) -> bytes:
    return old_excel.xls({sheet.title: sheet_records(sheet) for sheet in book.worksheets})


def sheet_records(sheet: Worksheet) -> bytes:
    """The records of a sheet of an old Excel file."""
    records = []
    for row, cells in places(sheet):
        for column, value in cells:
            if isinstance(value, int | float):
                records.append(old_excel.number(row - 1, column - 1, value))
            elif value is not None:
                records.append(old_excel.label(row - 1, column - 1, str(value)))
    found = [
        (span.min_row - 1, span.max_row - 1, span.min_col - 1, span.max_col - 1)
        for span in sheet.merged_cells.ranges
    ]
    return b"".join(records) + old_excel.merged(found)


CONTAINERS: dict[str, Writer] = {
    "xlsx": saved,
    "xls": as_xls,
    "html": as_html,
    "html in UTF-16": as_html_utf16,
    "ods": as_ods,
    "csv": as_csv,
    "csv with semicolons and a mark": as_csv_with_mark,
    "tsv in UTF-16": as_tsv_utf16,
    "tsv in UTF-16 without a mark": as_tsv_utf16_without_mark,
}
