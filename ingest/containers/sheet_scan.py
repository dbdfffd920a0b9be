"""Scans the XML of one worksheet: its true shape, and what calamine would silently read as blank.

Sheets as Excel and most programs write them are scanned by searching bytes; any other way to write
the same XML (other quotes or prefixes, cells without an address, UTF-16) goes through a parser.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator, Mapping

from ingest.containers import xml_parts
from ingest.containers.limits import MOST_CELLS, MOST_COLUMNS, MOST_MERGES, MOST_ROWS, limit
from ingest.containers.refusal import RefusedError
from ingest.containers.sheet import SheetScan
from ingest.text.addresses import column_of, position
from ingest.text.legacy_text import Legacy
from metrics.counts.problem import ProblemCase

_DIGITS = b"0123456789"
_LETTERS = b"ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_CELL = re.compile(rb'<c r="([A-Z]{1,3}[1-9][0-9]{0,6})"')
_ERROR = re.compile(rb'<c r="([A-Z]+[0-9]+)"[^>]*? t="e"[^>]*>(.*?)</c>', re.DOTALL)
_VALUE = re.compile(rb"<v[^>]*>([^<]*)</v>")
_ESCAPED = re.compile(rb"<(?:\w+:)?v[^>]*>[^<]*&")
"""A value with an entity in it."""
_TEXT = re.compile(rb"""\bt=["'](?:str|inlineStr)["']""")
_ROW = re.compile(rb"<row [^>]*>")
_COLUMN = re.compile(rb"<col [^>]*>")
_ATTRIBUTE = re.compile(rb'(\w+)="([^"]*)"')
_DECLARATION = 6
"""Where something else than the declaration of XML may begin, after a BOM."""
_AFTER_F = b" />\t\r\n"
_TRUE = ("1", "true")
_OTHER_QUOTES = (b" ht='", b" width='")
_HIDING = (b"hidden", b' ht="0', b' width="0', *_OTHER_QUOTES)
"""What stands somewhere in a sheet of which a row or a column is not seen."""
_LEAST_SIZE = 0.1
"""Points of a row, letters of a column: nothing of a smaller one is seen on a screen."""


def scan(
    part: bytes,
    percent_styles: frozenset[int],
    legacy_styles: Mapping[int, Legacy] | None = None,
    misleading: Mapping[int, str] | None = None,
) -> SheetScan:
    """Scan one worksheet.

    Args:
        part: Its XML.
        percent_styles: The cell formats that show a percentage.
        legacy_styles: The cell formats with a font from before Unicode.
        misleading: The cell formats that may show another number than the cell holds.

    Raises:
        RefusedError: `too_large`; `unsafe_content` where a cell stands twice or a DTD is found;
            `damaged` where a value is written in a way that calamine misreads.
        ExpatError: where a sheet that needs a parser is not well-formed.
    """
    legacy, formats = legacy_styles or {}, misleading or {}
    if b"&" in part:
        _must_be_plain_numbers(part)
    found = _search(part) if _is_usual(part) else None
    if found is None:
        return _Walk(percent_styles, legacy, formats).over(part)
    for place, style in _styled(part, {*percent_styles, *legacy, *formats}):
        if style in percent_styles:
            found.percents.add(place)
        if style in legacy:
            found.fonts[place] = legacy[style]
        if style in formats:
            found.formats[place] = formats[style]
    return found


def _must_be_plain_numbers(part: bytes) -> None:
    """Refuse a number written with entities, which calamine reads as a blank cell."""
    before = 0
    for value in _ESCAPED.finditer(part):
        start = value.start()
        cell = max(part.rfind(b"<c ", before, start), part.rfind(b":c ", before, start))
        before = start
        end = part.find(b">", cell)
        if cell < 0 or _TEXT.search(part, cell, end) is None:
            raise RefusedError(ProblemCase.DAMAGED)


def _is_usual(part: bytes) -> bool:
    """Whether a search for bytes sees every cell: UTF-8, no comments, no prefixes."""
    head = part[:200].removeprefix(b"\xef\xbb\xbf").lower()
    if b"encoding=" in head and b'encoding="utf-8"' not in head:
        return False
    if not head.startswith(b"<") or b"\x00" in part:
        return False
    # Single bytes are found at memory speed; pairs only where they are possible.
    if b"!" in part and b"<!" in part:
        return False
    declared = 2 * head.startswith(b"<?")
    if part.count(b"?") > declared and part.find(b"<?", _DECLARATION) >= 0:
        return False
    return b":c" not in part


def _search(part: bytes) -> SheetScan | None:
    """The scan by bytes; None where something is not written as expected."""
    start, end = part.find(b"<sheetData"), part.rfind(b"</sheetData>")
    if start < 0:
        return None
    end = len(part) if end < 0 else end
    count = part.count(b"<c", start, end)
    limit(count, MOST_CELLS, "cells")
    limit(part.count(b"<mergeCell ", end), MOST_MERGES, "merges")
    addresses = _CELL.findall(part)
    # Some cell was not written as the pattern wants it; what is not seen cannot be judged, so the
    # parser walks over the whole sheet.
    if len(addresses) != count:
        return None
    _check_shape(addresses)
    found = SheetScan(cells=count)
    if not (_search_errors(part, found) and _search_hidden(part, found)):
        return None
    if b"<f" in part:
        found.without_value = _empty_formulas(part)
    return found


def _search_errors(part: bytes, found: SheetScan) -> bool:
    # Every error value starts with a number sign, however its type is written.
    if b't="e"' not in part:
        return b">#" not in part
    for place, inside in _ERROR.findall(part):
        value = _VALUE.search(inside)
        found.errors[_position(place)] = value[1].decode() if value else "#"
    return b"#" in part and len(found.errors) >= part.count(b">#")


def _check_shape(addresses: list[bytes]) -> None:
    if len(set(addresses)) != len(addresses):
        twice = Counter(addresses).most_common(1)[0][0].decode()
        raise RefusedError(ProblemCase.UNSAFE_CONTENT_DUPLICATE_CELL, name=twice)
    # All addresses at once, letters apart from digits: few columns and rows remain of a million
    # cells, and only those are turned into numbers.
    joined = b" ".join(addresses)
    heads = set(joined.translate(None, _DIGITS).split())
    rows = set(joined.translate(None, _LETTERS).split())
    limit(max((column_of(head.decode()) for head in heads), default=0) + 1, MOST_COLUMNS, "columns")
    limit(max(map(int, rows), default=0), MOST_ROWS, "rows")


def _empty_formulas(part: bytes) -> set[tuple[int, int]]:
    pieces = part.split(b"<f")
    empty = set()
    cell = pieces[0].rfind(b"<c ")
    before = pieces[0][cell:]
    for piece in pieces[1:]:
        if piece[:1] and piece[:1] in _AFTER_F:
            inside = piece[: piece.find(b"</c>")]
            is_text = b't="str"' in before
            value = _VALUE.search(inside)
            if not is_text and (value is None or not value[1].strip()):
                match = _CELL.match(before)
                if match is not None:
                    empty.add(_position(match[1]))
        cell = piece.rfind(b"<c ")
        before = piece[cell:] if cell >= 0 else b""
    return empty


def _styled(part: bytes, styles: Collection[int]) -> Iterator[tuple[tuple[int, int], int]]:
    """The cells with something in them that have one of some formats, each with that format."""
    if not styles:
        return
    # One look for all: a sheet may have a million cells, and a workbook dozens of such formats.
    numbers = b"|".join(str(style).encode() for style in sorted(styles))
    cell = re.compile(rb'<c r="([A-Z]+[0-9]+)"[^>]*? s="(' + numbers + rb')"[^>]*(?<!/)>')
    for place, style in cell.findall(part):
        yield _position(place), int(style)


def _search_hidden(part: bytes, found: SheetScan) -> bool:
    if not any(sign in part for sign in _HIDING):
        return True
    for tag in _ROW.findall(part):
        attributes = _attributes(tag)
        if _is_hidden_row(attributes) and attributes.get("r", "").isdecimal():
            found.hidden_rows.add(int(attributes["r"]) - 1)
    for tag in _COLUMN.findall(part):
        found.hidden_columns.update(_hidden_columns(_attributes(tag)))
    usual = part.count(b"hidden") == part.count(b'hidden="')
    return usual and b":row" not in part and not any(sign in part for sign in _OTHER_QUOTES)


def _attributes(tag: bytes) -> dict[str, str]:
    return {name.decode(): value.decode() for name, value in _ATTRIBUTE.findall(tag)}


def _is_hidden_row(attributes: dict[str, str]) -> bool:
    return attributes.get("hidden") in _TRUE or _is_nothing(attributes.get("ht"))


def _is_nothing(size: str | None) -> bool:
    """Whether a height or width is too small to be seen."""
    try:
        return size is not None and float(size) < _LEAST_SIZE
    except ValueError:
        return False


def _hidden_columns(attributes: dict[str, str]) -> range:
    if attributes.get("hidden") not in _TRUE and not _is_nothing(attributes.get("width")):
        return range(0)
    first, last = attributes.get("min", ""), attributes.get("max", "")
    if not (first.isdecimal() and last.isdecimal()):
        return range(0)
    return range(int(first) - 1, min(int(last), MOST_COLUMNS))


def _position(place: bytes) -> tuple[int, int]:
    return position(place.decode())


class _Walk:
    """The same scan through a parser, for XML written in another way."""

    def __init__(
        self,
        percent_styles: frozenset[int],
        legacy: Mapping[int, Legacy],
        formats: Mapping[int, str],
    ) -> None:
        self._styles = {str(style) for style in percent_styles}
        self._formats = {str(style): code for style, code in formats.items()}
        self._legacy = {str(style): code for style, code in legacy.items()}
        self._found = SheetScan()
        self._seen: set[tuple[int, int]] = set()
        self._row = -1
        self._column = -1
        self._merges = 0
        self._kind = ""
        self._percent = False
        self._code: Legacy | None = None
        self._formula = False
        self._text: list[str] | None = None
        self._value = ""

    def over(self, part: bytes) -> SheetScan:
        parser = xml_parts.parser()
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._characters
        parser.CommentHandler = self._interrupt
        parser.StartCdataSectionHandler = self._interrupt
        parser.ProcessingInstructionHandler = self._interrupt
        parser.Parse(part, xml_parts.LAST)
        return self._found

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        name = xml_parts.local(name)
        if name == "c":
            self._cell({xml_parts.local(key): value for key, value in attributes.items()})
        elif name == "v":
            self._text = []
        elif name == "f":
            self._formula = True
        elif name == "row":
            self._next_row(attributes)
        elif name == "col":
            self._found.hidden_columns.update(_hidden_columns(attributes))
        elif name == "mergeCell":
            self._merges += 1
            limit(self._merges, MOST_MERGES, "merges")

    def _next_row(self, attributes: dict[str, str]) -> None:
        number = attributes.get("r", "")
        # Rows and cells may leave out their address; they then follow the one before.
        self._row = int(number) - 1 if number.isdecimal() else self._row + 1
        self._column = -1
        if _is_hidden_row(attributes):
            self._found.hidden_rows.add(self._row)

    def _cell(self, attributes: dict[str, str]) -> None:
        self._place(attributes.get("r"))
        self._kind = attributes.get("t", "")
        self._percent = attributes.get("s", "") in self._styles
        self._code = self._legacy.get(attributes.get("s", ""))
        self._formula = False
        self._value = ""
        self._found.cells += 1
        limit(self._found.cells, MOST_CELLS, "cells")
        limit(self._row + 1, MOST_ROWS, "rows")
        limit(self._column + 1, MOST_COLUMNS, "columns")
        place = (self._row, self._column)
        # Of two values in one cell, Excel shows one and the reader of values may take the other.
        if place in self._seen:
            raise RefusedError(ProblemCase.UNSAFE_CONTENT_DUPLICATE_CELL)
        self._seen.add(place)
        if self._code is not None:
            self._found.fonts[place] = self._code
        if attributes.get("s", "") in self._formats:
            self._found.formats[place] = self._formats[attributes["s"]]

    def _place(self, written: str | None) -> None:
        if written is None:
            self._column += 1
            return
        try:
            self._row, self._column = position(written.upper())
        except ValueError as error:
            raise RefusedError(ProblemCase.DAMAGED) from error

    def _interrupt(self, *_markup: str) -> None:
        # Calamine reads such a value only up to here, or not at all.
        if self._text is not None:
            raise RefusedError(ProblemCase.DAMAGED)

    def _characters(self, text: str) -> None:
        if self._text is not None:
            self._text.append(text)

    def _end(self, name: str) -> None:
        name = xml_parts.local(name)
        if name == "v" and self._text is not None:
            self._value = "".join(self._text)
            self._text = None
        elif name == "c":
            self._close()

    def _close(self) -> None:
        place = (self._row, self._column)
        if self._kind == "e":
            self._found.errors[place] = self._value or "#"
        elif self._formula and not self._value.strip() and self._kind != "str":
            self._found.without_value.add(place)
        elif self._percent and self._value:
            self._found.percents.add(place)
