"""Writes what was read of any file as a plain xlsx: same sheets, values and addresses."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date, datetime, time, timedelta
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

from ingest.containers.sheet import Sheet
from ingest.findings import shown
from ingest.marked.book_parts import free_name
from ingest.marked.styles import BOX
from ingest.marked.xml_edit import attribute, content
from ingest.text.addresses import address

_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_KINDS = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_NAMED_ERRORS = ("#DIV/0!", "#N/A", "#NAME?", "#NULL!", "#NUM!", "#REF!", "#VALUE!")
_NOT_IN_A_NAME = re.compile(r"[\[\]:*?/\\\x00-\x1f]")
_FIRST_DAY = datetime(1899, 12, 30)  # noqa: DTZ001  Days in a sheet have no zone.
_CERTAIN_SINCE = date(1900, 3, 1)
"""Excel counts a 29 February 1900 that never was; days before it differ between programs."""
_DAY = timedelta(days=1)

_TEXT, _QUOTED, _NUMBER, _PERCENT, _DATE, _MOMENT, _TIME, _SPAN = range(1, 9)
_FORMATS = {_PERCENT: 10, _DATE: 14, _MOMENT: 22, _TIME: 21, _SPAN: 46}
"""Formats that every spreadsheet program knows by number."""


def write(found: Sequence[Sheet]) -> tuple[bytes, dict[str, str]]:
    """The workbook, and the name of each sheet in it by the name it was read with."""
    names = _names(found)
    of_sheets = [("worksheet", f"worksheets/sheet{n}.xml") for n in range(1, len(found) + 1)]
    parts = {
        "[Content_Types].xml": _types(len(found)),
        "_rels/.rels": _relations([("officeDocument", "xl/workbook.xml")]),
        "xl/workbook.xml": _workbook(found, names),
        "xl/_rels/workbook.xml.rels": _relations([*of_sheets, ("styles", "styles.xml")]),
        "xl/styles.xml": _styles(),
    }
    parts |= {f"xl/worksheets/sheet{n}.xml": _sheet(each) for n, each in enumerate(found, start=1)}
    written = BytesIO()
    with ZipFile(written, "w", ZIP_DEFLATED) as archive:
        for name, part in parts.items():
            archive.writestr(name, _HEAD + part)
    return written.getvalue(), names


def _names(found: Sequence[Sheet]) -> dict[str, str]:
    names: dict[str, str] = {}
    taken: list[str] = []
    for sheet in found:
        plain = _NOT_IN_A_NAME.sub(" ", sheet.name).strip("' ") or "Sheet"
        names[sheet.name] = free_name(plain, taken)
        taken.append(names[sheet.name])
    return names


def _types(sheets: int) -> str:
    made = [("/xl/workbook.xml", "sheet.main"), ("/xl/styles.xml", "styles")]
    made += [(f"/xl/worksheets/sheet{n}.xml", "worksheet") for n in range(1, sheets + 1)]
    said = "".join(
        f'<Override PartName="{name}" ContentType="{_KINDS}.{kind}+xml"/>' for name, kind in made
    )
    return (
        f'<Types xmlns="{_PACKAGE}/content-types"><Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{said}</Types>'
    )


def _relations(related: Sequence[tuple[str, str]]) -> str:
    said = "".join(
        f'<Relationship Id="rId{n}" Type="{_OFFICE}/{kind}" Target="{target}"/>'
        for n, (kind, target) in enumerate(related, start=1)
    )
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{said}</Relationships>'


def _workbook(found: Sequence[Sheet], names: Mapping[str, str]) -> str:
    said = "".join(
        f'<sheet name="{attribute(names[sheet.name])}" sheetId="{n}"'
        f'{" state=" + chr(34) + "hidden" + chr(34) if sheet.hidden else ""} r:id="rId{n}"/>'
        for n, sheet in enumerate(found, start=1)
    )
    return f'<workbook xmlns="{_MAIN}" xmlns:r="{_OFFICE}"><sheets>{said}</sheets></workbook>'


def _styles() -> str:
    formats = ['<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>']
    for style in range(_TEXT, _SPAN + 1):
        quote = ' quotePrefix="1"' if style == _QUOTED else ""
        across = "left" if style in (_TEXT, _QUOTED) else "right"
        formats.append(
            f'<xf numFmtId="{_FORMATS.get(style, 0)}" fontId="0" fillId="0" borderId="1" xfId="0"'
            f'{quote} applyNumberFormat="1" applyBorder="1" applyAlignment="1">'
            f'<alignment horizontal="{across}" vertical="center" wrapText="1"/></xf>'
        )
    return (
        f'<styleSheet xmlns="{_MAIN}"><fonts count="1"><font><sz val="11"/>'
        '<name val="Times New Roman"/><family val="1"/></font></fonts><fills count="2"><fill>'
        '<patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>'
        '</fills><borders count="2"><border><left/><right/><top/><bottom/><diagonal/></border>'
        f'{BOX}</borders><cellStyleXfs count="1"><xf numFmtId="0" '
        'fontId="0" fillId="0" borderId="0"/></cellStyleXfs>'
        f'<cellXfs count="{len(formats)}">{"".join(formats)}</cellXfs><cellStyles count="1">'
        '<cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>'
    )


def _sheet(sheet: Sheet) -> str:
    rows = "".join(_row(index, row, sheet) for index, row in enumerate(sheet.rows))
    merges = "".join(
        f'<mergeCell ref="{address(*first)}:{address(*last)}"/>' for first, last in sheet.merges
    )
    merged = f'<mergeCells count="{len(sheet.merges)}">{merges}</mergeCells>' if merges else ""
    columns = _columns(sheet)
    return (
        f'<worksheet xmlns="{_MAIN}"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>'
        f"{f'<cols>{columns}</cols>' if columns else ''}<sheetData>{rows}</sheetData>{merged}"
        '<pageSetup paperSize="9" orientation="landscape" fitToHeight="0"/></worksheet>'
    )


def _columns(sheet: Sheet) -> str:
    inside = {
        (row, column)
        for first, last in sheet.merges
        if first[1] != last[1]
        for row in range(first[0], min(last[0], first[0] + 9) + 1)
        for column in range(first[1], min(last[1], sheet.width) + 1)
    }
    widest = [8] * sheet.width
    for row, cells in enumerate(sheet.rows[:300]):
        for column, value in enumerate(cells):
            if isinstance(value, str) and (row, column) not in inside:
                widest[column] = min(36, max(widest[column], len(value)))
    return "".join(
        f'<col min="{n}" max="{n}" width="{width + 2}" customWidth="1"'
        f"{' hidden=' + chr(34) + '1' + chr(34) if n - 1 in sheet.scan.hidden_columns else ''}/>"
        for n, width in enumerate(widest, start=1)
    )


def _row(index: int, row: Sequence[object], sheet: Sheet) -> str:
    cells = "".join(
        _cell((index, column), value, sheet)
        for column, value in enumerate(row)
        if value not in ("", None)
        or (index, column) in sheet.scan.errors
        or (index, column) in sheet.scan.without_value
    )
    hidden = ' hidden="1"' if index in sheet.scan.hidden_rows else ""
    return f'<row r="{index + 1}"{hidden}>{cells}</row>' if cells or hidden else ""


def _cell(place: tuple[int, int], value: object, sheet: Sheet) -> str:
    if place in sheet.scan.without_value and value in ("", None):
        # A blank would pass for a cell nobody filled in.
        return _written(place, _NUMBER, "#N/A", "e")
    if place in sheet.scan.errors:
        error = sheet.scan.errors[place]
        return _written(place, _NUMBER, error if error in _NAMED_ERRORS else "#N/A", "e")
    if isinstance(value, bool):
        return _written(place, _NUMBER, str(int(value)), "b")
    if isinstance(value, int | float) and value == value and abs(value) != float("inf"):
        style = _PERCENT if place in sheet.scan.percents else _NUMBER
        return _written(place, style, repr(value))
    timed = _in_days(value)
    if timed is not None:
        return _written(place, *timed)
    text = value if isinstance(value, str) else shown(value) or ""
    style = _QUOTED if text[:1] in ("=", "+", "-", "@") else _TEXT
    said = f'<is><t xml:space="preserve">{content(text)}</t></is>'
    return f'<c r="{address(*place)}" s="{style}" t="inlineStr">{said}</c>'


def _written(place: tuple[int, int], style: int, value: str, kind: str = "n") -> str:
    return f'<c r="{address(*place)}" s="{style}" t="{kind}"><v>{value}</v></c>'


def _in_days(value: object) -> tuple[int, str] | None:
    """The format and number of a date or time; None where it is none, or an uncertain one."""
    if isinstance(value, datetime):
        value = value.replace(tzinfo=None)
        if value.date() >= _CERTAIN_SINCE:
            days = (value - _FIRST_DAY) / _DAY
            return _DATE if value.time() == time() else _MOMENT, repr(days)
    elif isinstance(value, date):
        if value >= _CERTAIN_SINCE:
            return _DATE, str((value - _FIRST_DAY.date()).days)
    elif isinstance(value, time):
        since = timedelta(hours=value.hour, minutes=value.minute, seconds=value.second)
        return _TIME, repr(since / _DAY)
    elif isinstance(value, timedelta) and value >= timedelta():
        return _SPAN, repr(value / _DAY)
    return None
