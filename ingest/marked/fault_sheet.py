"""The sheet that lists a file's faults: how it is known again, and how it is written."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from math import ceil

from ingest.containers.sheet import Sheet
from ingest.marked.styles import BOX, FILLS, WorkbookStyles
from ingest.marked.xml_edit import attribute, content
from metrics.counts.problem import Problem, Severity
from wording.intake import marked_copy as words
from wording.intake.sheets import FAULTS_TITLE

Where = tuple[str, str]
"""A sheet's name and the address of a cell."""

_WIDTHS = (5, 11, 17, 8, 20, 52, 42)
"""In digits, as a sheet counts widths: the long sentences stand in the last two, by eye."""
_LAST = "G"
# Columns from 0; the record is hidden, to take the paint away when the file comes back.
_SHEET, _CELL, _RECORD = 2, 3, 7
_LETTERS = 1.15
"""How many fit on the width of a digit, with care."""
_LINE_HEIGHT = 15
"""Points of a line of the sheet's own letters; as `defaultRowHeight` below says."""
_UNSEEN = dict.fromkeys(
    [0xAD, 0xFEFF, *range(0x200B, 0x2010), *range(0x202A, 0x202F), *range(0x2060, 0x206A)]
)
_INK = '<color rgb="FF14202B"/><name val="Times New Roman"/><family val="1"/>'


@dataclass(frozen=True, slots=True)
class Faults:
    """What the sheet lists."""

    file: str
    problems: Sequence[Problem]
    remarks: Sequence[str] = ()
    """What the copy does not hold, and what else there is to know."""
    sheets: Mapping[str, str] = field(default_factory=dict)
    """By the name a problem gives a sheet, the name it has in the copy."""
    records: Mapping[Where, str] = field(default_factory=dict)
    """The fill a cell had before it was marked, as `Styles.record` writes it."""


def records_in(sheet: Sheet) -> dict[Where, str]:
    """The fills that cells had before, by sheet and cell, from a sheet of faults."""
    if sheet.width <= _RECORD:
        return {}
    return {
        (str(row[_SHEET]), str(row[_CELL])): str(row[_RECORD])
        for row in sheet.rows
        if row[_RECORD] not in ("", None)
    }


def shown(text: str) -> str:
    """Text as a person sees it, without signs that turn or hide it."""
    return text.translate(_UNSEEN)


def markup(faults: Faults, styles: WorkbookStyles, namespace: str) -> tuple[bytes, int]:
    """The sheet's XML and the row of its headings, to be printed on top of every page.

    What stood in the file is written as text, never as a formula.
    """
    looks = _looks(styles)
    top = [(FAULTS_TITLE, "title", 26)]
    file = words.FILE.format(file=shown(faults.file))
    about = [f"{file} · {words.counts(faults.problems)}", words.HINT, *faults.remarks]
    top += [(each, "plain", _height([(each, sum(_WIDTHS))])) for each in about]
    blank = [""] * (len(_WIDTHS) - 1)
    lines = [
        _row(row, [(each, looks[look]) for each in (text, *blank)], height)
        for row, (text, look, height) in enumerate(top, start=1)
    ]
    key = len(top) + 1
    lines.append(_key(key, looks))
    head = key + 1
    lines.append(_row(head, [(text, looks["head"]) for text in words.HEADS], 24))
    links = []
    errors_first = sorted(faults.problems, key=lambda each: each.severity is Severity.WARNING)
    for row, problem in enumerate(errors_first, start=head + 1):
        lines.append(_fault(row, row - head, problem, faults, looks))
        links += _links(row, problem, faults.sheets)
    merges = [f"A{row}:{_LAST}{row}" for row in range(1, key)]
    merges += [f"A{key}:C{key}", f"D{key}:E{key}"]
    return _whole(namespace, head, lines, merges, links).encode(), head


def quoted(sheet: str) -> str:
    """A sheet's name as a reference writes it."""
    return "'" + sheet.replace("'", "''") + "'"


def _height(texts: Sequence[tuple[str, int]]) -> int:
    """How high a row must be, in points, for texts in columns of a width."""
    lines = max(ceil(len(text) / (width * _LETTERS)) for text, width in texts)
    return 6 + _LINE_HEIGHT * max(1, lines)


def _looks(styles: WorkbookStyles) -> dict[str, int]:
    """The formats of the sheet."""
    plain = styles.own("fonts", f'<font><sz val="11"/>{_INK}</font>')
    bold = styles.own("fonts", f'<font><b/><sz val="11"/>{_INK}</font>')
    title = styles.own("fonts", f'<font><b/><sz val="15"/>{_INK}</font>')
    blue = _INK.replace("FF14202B", "FF0B5CAD")
    link = styles.own("fonts", f'<font><b/><u/><sz val="11"/>{blue}</font>')
    box = styles.own("borders", BOX)
    head = styles.fill("solid fg.rgb=FFE9F1F9")
    error, warning = (styles.fill(f"solid fg.rgb={FILLS[severity]}") for severity in Severity)

    def look(font: int, border: int, fill: int, across: str, *, kept: bool = False) -> int:
        quote = ' quotePrefix="1"' if kept else ""
        indent = ' indent="1"' if border and across == "left" else ""
        return styles.own(
            "cellXfs",
            f'<xf numFmtId="{49 if kept else 0}" fontId="{font}" fillId="{fill}" '
            f'borderId="{border}"{quote} applyNumberFormat="1" applyFont="1" applyFill="1" '
            f'applyBorder="1" applyAlignment="1"><alignment horizontal="{across}" '
            f'vertical="center" wrapText="1"{indent}/></xf>',
        )

    return {
        "title": look(title, 0, 0, "left"),
        "plain": look(plain, 0, 0, "left"),
        "head": look(bold, box, head, "center"),
        "number": look(plain, box, 0, "center"),
        "text": look(plain, box, 0, "left", kept=True),
        "link": look(link, box, 0, "center"),
        "sheet": look(link, box, 0, "left", kept=True),
        Severity.ERROR: look(bold, box, error, "center"),
        Severity.WARNING: look(bold, box, warning, "center"),
    }


def _cell(row: int, column: int, text: str, style: int) -> str:
    place = f'r="{"ABCDEFGH"[column]}{row}" s="{style}"'
    if not text:
        return f"<c {place}/>"
    if column == 0 and text.isdecimal():
        return f"<c {place}><v>{text}</v></c>"
    return f'<c {place} t="inlineStr"><is><t xml:space="preserve">{content(text)}</t></is></c>'


def _row(row: int, cells: Sequence[tuple[str, int]], height: int | None = None) -> str:
    high = f' ht="{height}" customHeight="1"' if height else ""
    written = "".join(_cell(row, column, *cell) for column, cell in enumerate(cells))
    return f'<row r="{row}"{high}>{written}</row>'


def _key(row: int, looks: Mapping[str, int]) -> str:
    error, warning = looks[Severity.ERROR], looks[Severity.WARNING]
    cells = [(words.KEY[Severity.ERROR], error), *[("", error)] * 2]
    cells += [(words.KEY[Severity.WARNING], warning), ("", warning)]
    return _row(row, cells, 20)


def _fault(
    row: int, number: int, problem: Problem, faults: Faults, looks: Mapping[str, int]
) -> str:
    wrong, right = words.halves(problem)
    sheet = faults.sheets.get(problem.sheet or "", problem.sheet or "")
    where = problem.cell or (words.WHOLE_SHEET if sheet else words.WHOLE_FILE)
    linked = sheet in faults.sheets.values()
    record = faults.records.get((sheet, problem.cell or ""), "")
    cells = [
        (str(number), looks["number"]),
        (words.SEVERITY[problem.severity], looks[problem.severity]),
        (sheet, looks["text"]),
        (where, looks["link" if linked else "number"]),
        (shown(words.found(problem)), looks["text"]),
        (shown(wrong), looks["text"]),
        (shown(right), looks["text"]),
        *([(record, looks["text"])] if record else []),
    ]
    return _row(row, cells, _height([(text, _WIDTHS[n]) for n, (text, _) in enumerate(cells[:7])]))


def _links(row: int, problem: Problem, sheets: Mapping[str, str]) -> list[str]:
    sheet = sheets.get(problem.sheet or "")
    if sheet is None:
        return []
    target = attribute(f"{quoted(sheet)}!{problem.cell or 'A1'}")
    return [f'<hyperlink ref="D{row}" location="{target}" display="{problem.cell or ""}"/>']


def _whole(
    namespace: str, head: int, lines: Sequence[str], merges: Sequence[str], links: Sequence[str]
) -> str:
    widths = "".join(
        f'<col min="{number}" max="{number}" width="{width}" customWidth="1"/>'
        for number, width in enumerate(_WIDTHS, start=1)
    )
    last = head + len(lines)
    merged = "".join(f'<mergeCell ref="{each}"/>' for each in merges)
    linked = f"<hyperlinks>{''.join(links)}</hyperlinks>" if links else ""
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        f'<worksheet xmlns="{namespace}">'
        f'<sheetPr><tabColor rgb="{FILLS[Severity.ERROR]}"/><pageSetUpPr fitToPage="1"/></sheetPr>'
        '<sheetViews><sheetView showGridLines="0" tabSelected="1" workbookViewId="0">'
        f'<pane ySplit="{head}" topLeftCell="A{head + 1}" activePane="bottomLeft" state="frozen"/>'
        f'<selection pane="bottomLeft" activeCell="D{head + 1}" sqref="D{head + 1}"/>'
        '</sheetView></sheetViews><sheetFormatPr defaultRowHeight="15"/>'
        f'<cols>{widths}<col min="{_RECORD + 1}" max="{_RECORD + 1}" width="9" hidden="1" '
        'customWidth="1"/></cols>'
        f"<sheetData>{''.join(lines)}</sheetData>"
        f'<mergeCells count="{len(merges)}">{merged}</mergeCells>{linked}'
        '<printOptions horizontalCentered="1"/>'
        '<pageMargins left="0.4" right="0.4" top="0.5" bottom="0.6" header="0.3" footer="0.3"/>'
        '<pageSetup paperSize="9" orientation="landscape" fitToHeight="0"/>'
        f"<headerFooter><oddFooter>&amp;R&amp;9{words.PAGE.replace('&', '&amp;')}</oddFooter>"
        f'</headerFooter><ignoredErrors><ignoredError sqref="C{head}:{_LAST}{last}" '
        'numberStoredAsText="1"/></ignoredErrors></worksheet>'
    )
