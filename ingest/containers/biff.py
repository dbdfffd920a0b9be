"""Looks through an old Excel file (`.xls`) before the library that reads its values sees it.

It finds macros, embedded objects and encryption, the shape of every sheet, and what the values
alone do not tell. It also gives back the bytes with the figures of embedded charts taken out, which
the library would take for cells.
"""

from __future__ import annotations

import re
import struct
from collections.abc import Iterator
from dataclasses import dataclass
from struct import unpack_from

from ingest.containers.cell_styles import CellStyles
from ingest.containers.compound import Compound, Contents
from ingest.containers.limits import (
    MOST_CELLS,
    MOST_COLUMNS,
    MOST_MERGES,
    MOST_ROWS,
    MOST_SHEETS,
    limit,
)
from ingest.containers.refusal import RefusedError
from ingest.containers.sheet import SheetScan
from ingest.text.legacy_text import legacy_of
from ingest.text.number_formats import may_mislead
from metrics.counts.problem import ProblemCase

_MACROS = re.compile(r"_?VBA", re.IGNORECASE)
_OBJECTS = re.compile(r"MBD[0-9A-F]{8}|LNK[0-9A-F]{8}|.?Ole10Native|Ctls", re.IGNORECASE)
_OTHER_PROGRAMS = (
    "WORDDOCUMENT",
    "POWERPOINT DOCUMENT",
    "VISIODOCUMENT",
    "__PROPERTIES_VERSION1.0",
)
_ENCRYPTED = ("ENCRYPTEDPACKAGE", "ENCRYPTIONINFO")

# Kinds of records and their flags, as [MS-XLS] 2.3 and 2.4 number them.
_BEGIN, _END = 0x0809, 0x000A
_PASSWORD, _MACRO_PROJECT = 0x002F, 0x00D3
_SHEET, _FORMAT, _CELL_FORMAT, _FONT = 0x0085, 0x041E, 0x00E0, 0x0031
_SIZE, _ROW, _COLUMNS, _MERGED = 0x0200, 0x0208, 0x007D, 0x00E5
_FORMULA, _ERROR_OR_TRUTH, _MANY_NUMBERS = 0x0006, 0x0205, 0x00BD
_NUMBERS = (0x0203, 0x027E)
_TEXTS = (0x0204, 0x00D6, 0x00FD)
_IGNORED = b"\xfe\x7f"
"""A kind of record that nobody knows."""

# [MS-XLS] BoundSheet8: 1 is a sheet of macros and 6 a module; both are refused.
_WORKSHEET, _CHART = 0, 2
_ERRORS = {
    0x00: "#NULL!",
    0x07: "#DIV/0!",
    0x0F: "#VALUE!",
    0x17: "#REF!",
    0x1D: "#NAME?",
    0x24: "#NUM!",
    0x2A: "#N/A",
}
_HIDDEN_ROW = 0x20
"""The bit of a row's options that hides it ([MS-XLS] Row)."""
# [MS-XLS]: a font's name starts at byte 14 of its record, and no font is numbered 4.
_FONT_NAME, _NO_FONT = 14, 4
# [MS-XLS] Format: its number, the length of its code and whether that is in wide letters.
_FORMAT_CODE = 5
# [MS-XLS] FormulaValue: what stands where a number does not.
_ERROR_RESULT, _NO_RESULT = 2, 3


@dataclass(frozen=True, slots=True)
class OldWorkbook:
    """What was learned of a file that may be opened."""

    data: bytes
    """To be read in place of the file."""
    scans: list[SheetScan]
    """By sheet, in the order of the workbook."""


def inspect(data: bytes) -> OldWorkbook:
    """Look through an OLE file.

    Raises:
        RefusedError: with the reason, where it is no workbook that may be opened.
    """
    compound = Compound(data)
    names = {stream.name for stream in compound.streams}
    # Names are told apart without case ([MS-CFB] 2.6.4).
    known = {name.upper() for name in names}
    if known.intersection(_ENCRYPTED):
        raise RefusedError(ProblemCase.ENCRYPTED)
    for name in sorted(names):
        if _MACROS.match(name):
            raise RefusedError(ProblemCase.UNSAFE_CONTENT_MACROS, name=name)
        if _OBJECTS.match(name):
            name = name.lstrip("\x01")
            raise RefusedError(ProblemCase.UNSAFE_CONTENT_OLE_OBJECTS, name=name)
    # A file may carry a copy for the Excel of 1995 (`Book`) beside it; the newer one is what
    # today's programs show.
    books = [each for each in compound.streams if each.name.upper() == "WORKBOOK"]
    books = books or [each for each in compound.streams if each.name.upper() == "BOOK"]
    if known.intersection(_OTHER_PROGRAMS):
        raise RefusedError(ProblemCase.NOT_A_SPREADSHEET_DOCUMENT)
    if not books:
        raise RefusedError(ProblemCase.NOT_A_SPREADSHEET)
    if len(books) > 1:
        raise RefusedError(ProblemCase.UNSAFE_CONTENT_DUPLICATE_PART, name=books[0].name)
    try:
        return _look_through(compound.contents(books[0]), data)
    except (struct.error, IndexError) as error:
        raise RefusedError(ProblemCase.DAMAGED) from error


def _look_through(book: Contents, data: bytes) -> OldWorkbook:
    # The reader of values takes records of charts inside a sheet for its cells, so these get a kind
    # that it passes over; nothing moves, so all offsets in the file hold.
    cleaned = bytearray(data)
    sheets, formats = _globals(book.data)
    scans: list[SheetScan] = []
    read = []
    cells = 0
    for start, kind in sheets:
        sheet = _SheetRecords(book.data, formats)
        for offset in sheet.read(start):
            for place in range(2):
                cleaned[book.in_file(offset + place)] = _IGNORED[place]
        read.append(sheet)
        cells += sheet.scan.cells
        limit(cells, MOST_CELLS, "cells")
        # A sheet that is a chart has no cells, but counts among the sheets that the reader of
        # values numbers.
        scans.append(sheet.scan if kind == _WORKSHEET else SheetScan())
    # The files cannot tell a formula whose result is no text from one without a result. Known only
    # after the last sheet: one calculated formula anywhere shows that a program calculated.
    if not any(sheet.calculated for sheet in read):
        for scan, sheet in zip(scans, read, strict=True):
            scan.without_value |= sheet.uncalculated
    return OldWorkbook(bytes(cleaned), scans)


def _records(book: bytes, start: int) -> Iterator[tuple[int, int, int]]:
    """Kind, offset of the record and length of what it holds."""
    while True:
        kind, length = unpack_from("<HH", book, start)
        if start + 4 + length > len(book):
            raise RefusedError(ProblemCase.DAMAGED)
        yield kind, start, length
        start += 4 + length


def _globals(book: bytes) -> tuple[list[tuple[int, int]], CellStyles]:
    """Where the sheets start and their kinds; the cell formats."""
    sheets: list[tuple[int, int]] = []
    formats = CellStyles()
    if unpack_from("<H", book)[0] != _BEGIN:
        raise RefusedError(ProblemCase.DAMAGED)
    for kind, start, length in _records(book, 0):
        body = start + 4
        if kind == _END:
            break
        if kind == _PASSWORD:
            raise RefusedError(ProblemCase.ENCRYPTED)
        if kind == _MACRO_PROJECT:
            raise RefusedError(ProblemCase.UNSAFE_CONTENT_MACROS)
        if kind == _SHEET:
            sheets.append(_sheet(book, body))
            limit(len(sheets), MOST_SHEETS, "sheets")
        elif kind == _FORMAT:
            _add_format(formats, book, body, length)
        elif kind == _FONT:
            formats.fonts.append(legacy_of(_font_name(book, body, length)))
        elif kind == _CELL_FORMAT:
            font, number = unpack_from("<HH", book, body)
            formats.formats.append((font - (font > _NO_FONT), number))
    return sheets, formats


def _add_format(formats: CellStyles, book: bytes, body: int, length: int) -> None:
    """Note a number format that shows a percentage, or another number than the cell holds."""
    (number,) = unpack_from("<H", book, body)
    if b"%" in book[body + 2 : body + length]:
        formats.shown_as_percent.add(number)
    elif length >= _FORMAT_CODE:
        wide = book[body + _FORMAT_CODE - 1] & 1
        text = book[body + _FORMAT_CODE : body + length]
        code = text.decode("utf-16-le" if wide else "latin-1", errors="replace")
        if may_mislead(code):
            formats.codes[number] = code


def _font_name(book: bytes, body: int, length: int) -> str:
    """The name in a record of a font; empty where it is cut short."""
    if length < _FONT_NAME + 2:
        return ""
    size, wide = unpack_from("<BB", book, body + _FONT_NAME)
    start = body + _FONT_NAME + 2
    name = book[start : min(start + size * (1 + (wide & 1)), body + length)]
    return name.decode("utf-16-le" if wide & 1 else "latin-1", errors="replace")


def _sheet(book: bytes, body: int) -> tuple[int, int]:
    start, _, kind = unpack_from("<IBB", book, body)
    if kind not in (_WORKSHEET, _CHART):
        raise RefusedError(ProblemCase.UNSAFE_CONTENT_MACROS)
    return start, kind


class _SheetRecords:
    """Goes through the records of one sheet."""

    def __init__(self, book: bytes, formats: CellStyles) -> None:
        self.scan = SheetScan()
        self.calculated = False
        """Whether any formula has a result for certain."""
        self.uncalculated: set[tuple[int, int]] = set()
        """Formulas that may have none."""
        self._book = book
        self._percents = formats.percent
        self._misleading = formats.misleading
        self._legacy = formats.legacy
        self._seen: set[tuple[int, int]] = set()
        self._merges = 0
        self._last_row = self._last_column = -1

    def read(self, start: int) -> list[int]:
        """Scan the sheet; gives the offsets of the records that are no part of its cells."""
        foreign: list[int] = []
        depth = 0
        for kind, record, length in _records(self._book, start):
            if kind == _BEGIN:
                depth += 1
            if depth == 0:
                raise RefusedError(ProblemCase.DAMAGED)
            # A size that is stated is believed and set aside by the reader of the values.
            if depth > 1 or kind == _SIZE:
                foreign.append(record)
            elif kind != _BEGIN and kind != _END:
                self._record(kind, record + 4, length)
            if kind == _END:
                depth -= 1
                if depth == 0:
                    break
        # The reader of values lays out the whole rectangle, however few cells are filled.
        limit((self._last_row + 1) * (self._last_column + 1), MOST_CELLS, "cells")
        return foreign

    def _record(self, kind: int, body: int, length: int) -> None:
        if kind in _TEXTS:
            self._text(body)
        elif kind in _NUMBERS:
            self._number(*unpack_from("<HHH", self._book, body))
        elif kind == _MANY_NUMBERS:
            self._many_numbers(body, length)
        elif kind == _FORMULA:
            self._formula(body)
        elif kind == _ERROR_OR_TRUTH:
            self._error_or_truth(body)
        elif kind in (_ROW, _COLUMNS):
            self._hidden(kind, body)
        elif kind == _MERGED:
            self._merges += unpack_from("<H", self._book, body)[0]
            limit(self._merges, MOST_MERGES, "merges")

    def _many_numbers(self, body: int, length: int) -> None:
        row, first = unpack_from("<HH", self._book, body)
        for place in range((length - 6) // 6):
            (style,) = unpack_from("<H", self._book, body + 4 + 6 * place)
            self._number(row, first + place, style)

    def _error_or_truth(self, body: int) -> None:
        cell = self._cell(body)
        code, is_error = unpack_from("<BB", self._book, body + 6)
        if is_error:
            self.scan.errors[cell] = _ERRORS.get(code, "#")

    def _hidden(self, kind: int, body: int) -> None:
        # A row has its height where a column has its format, and its options further on.
        first, last, width, height, options = unpack_from("<5H", self._book, body)
        if kind == _COLUMNS and (width == 0 or options & 1):
            self.scan.hidden_columns.update(range(first, min(last + 1, MOST_COLUMNS)))
        if kind == _ROW and (height == 0 or self._book[body + 12] & _HIDDEN_ROW):
            self.scan.hidden_rows.add(first)

    def _text(self, body: int) -> None:
        cell = self._cell(body)
        code = self._legacy.get(unpack_from("<H", self._book, body + 4)[0])
        if code is not None:
            self.scan.fonts[cell] = code

    def _cell(self, body: int) -> tuple[int, int]:
        return self._place(*unpack_from("<HH", self._book, body))

    def _number(self, row: int, column: int, style: int) -> None:
        self._shown(self._place(row, column), style)

    def _shown(self, cell: tuple[int, int], style: int) -> None:
        """Note how a number is shown that is seen as another."""
        if style in self._percents:
            self.scan.percents.add(cell)
        elif style in self._misleading:
            self.scan.formats[cell] = self._misleading[style]

    def _formula(self, body: int) -> None:
        row, column, style, result, mark = unpack_from("<HHHB5xH", self._book, body)
        cell = self._place(row, column)
        if mark != 0xFFFF:
            self._shown(cell, style)
        elif result == _ERROR_RESULT:
            self.scan.errors[cell] = _ERRORS.get(self._book[body + 8], "#")
        if mark == 0xFFFF and result == _NO_RESULT:
            self.uncalculated.add(cell)
        else:
            self.calculated = True

    def _place(self, row: int, column: int) -> tuple[int, int]:
        limit(row + 1, MOST_ROWS, "rows")
        limit(column + 1, MOST_COLUMNS, "columns")
        cell = (row, column)
        if cell in self._seen:
            raise RefusedError(ProblemCase.UNSAFE_CONTENT_DUPLICATE_CELL)
        self._seen.add(cell)
        self.scan.cells += 1
        self._last_row = max(self._last_row, row)
        self._last_column = max(self._last_column, column)
        return cell
