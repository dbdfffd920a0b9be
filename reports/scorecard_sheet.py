"""Writes a table of lights as a workbook: real numbers, lights in words and colour, the choices."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from textwrap import wrap
from typing import Any

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment, NamedStyle
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.page import PageMargins

from metrics.verdicts.rollup import Score
from metrics.verdicts.verdict import Status
from reports import workbook
from reports.workbook import A3, A4, fit_to_landscape, font, saved
from wording import numbers
from wording.interface import UNIT
from wording.scores import export as words

_PAINT = {Status.MET: "FFE6F2EB", Status.NEAR: "FFFCEFD8", Status.MISSED: "FFFBE3E1"}
_WASH = "FFF1F4F7"
_BEFORE = 3
"""Columns before those of the first indicator."""
_EACH = 4
"""Columns of an indicator: good, cases, percent, light."""
_ON_A4 = 4
"""Indicators whose letters still have 8 points on A4; seven have them on A3."""
_NAME, _NOTE, _LIGHT = 28, 14, 13
"""Letters in a line of the columns whose words are broken."""
_POINTS = 14.5
"""A line of letters of 11 points; a program that opens the file may not measure it anew."""


@dataclass(frozen=True, slots=True)
class ScoreLine:
    """One row as it is shown."""

    code: str
    name: str
    note: str
    scores: tuple[Score | None, ...]
    """In the order of the headings; None where the row has no such figure."""
    summed: bool = False
    """Whether it is a sum of other rows."""


@dataclass(frozen=True, slots=True)
class ScoreSheet:
    """What is written."""

    choices: Sequence[tuple[str, str]]
    """What was chosen, name and value."""
    headings: Sequence[tuple[str, str]]
    """Each indicator's name and target."""
    lines: Sequence[ScoreLine]


def write(sheet: ScoreSheet) -> bytes:
    """The workbook; a number is a number, and its format never rounds it across its target."""
    book = Workbook(write_only=True)
    styles = _Styles(book)
    page: Any = book.create_sheet(words.SHEET)
    top = len(sheet.choices) + 5
    page.freeze_panes = f"C{top + 1}"
    page.sheet_view.showGridLines = False
    _set_up_print(page, len(sheet.headings), top)
    _widths(page, len(sheet.headings))
    for row in _head(page, sheet, styles):
        page.append(row)
    for at, line in enumerate(sheet.lines, top + 1):
        page.row_dimensions[at].height = _POINTS * _lines(line)
        page.append(list(_cells(page, line, styles)))
    last = get_column_letter(_BEFORE + _EACH * len(sheet.headings))
    page.auto_filter.ref = f"A{top}:{last}{top + len(sheet.lines)}"
    for at in range(len(sheet.headings)):
        first = _BEFORE + _EACH * at + 1
        page.merged_cells.add(
            f"{get_column_letter(first)}{top - 1}:{get_column_letter(first + _EACH - 1)}{top - 1}"
        )
    return saved(book)


def _lines(line: ScoreLine) -> int:
    """How many lines the longest cell of a row needs."""
    lights = [_light(score) for score in line.scores if score is not None]
    cells = [(line.name, _NAME), (line.note, _NOTE), *((text, _LIGHT) for text in lights)]
    return max(len(wrap(text, width)) or 1 for text, width in cells)


def _light(score: Score) -> str:
    return words.light(score.verdict.status, score.verdict.evidence)


def _set_up_print(page: Any, indicators: int, top: int) -> None:  # noqa: ANN401
    fit_to_landscape(page, A4 if indicators <= _ON_A4 else A3)
    page.print_title_rows = f"{top - 1}:{top}"
    page.print_options.horizontalCentered = True
    page.page_margins = PageMargins(left=0.4, right=0.4, top=0.5, bottom=0.6)
    page.oddFooter.left.text = words.TITLE
    page.oddFooter.right.text = words.PAGE


def decimals(score: Score) -> int:
    """How many decimals a percent needs so that it stays on its side of the target."""
    assert score.verdict.percent is not None
    shown = numbers.figure(score.verdict.percent, score.goal.percent if score.goal else None)
    return len(shown.partition(",")[2])


class _Styles:
    """The looks a cell may have, named once: a style per cell would take most of the time."""

    def __init__(self, book: Workbook) -> None:
        self._book = book
        self._known: set[str] = set()

    def of(
        self, *, bold: bool = False, fill: str = "", form: str = "General", wrap: str = ""
    ) -> str:
        """Name the look; `wrap` says where lines that are broken stand: `center` or `left`."""
        name = f"k{int(bold)}{fill}{form}{wrap}"
        if name not in self._known:
            style = NamedStyle(name, number_format=form)
            style.font = font(bold=bold)
            if fill:
                style.fill = workbook.fill(fill)
            style.alignment = Alignment(
                wrap_text=bool(wrap), vertical="center", horizontal=wrap or None
            )
            self._book.add_named_style(style)
            self._known.add(name)
        return name


def _widths(page: Any, indicators: int) -> None:  # noqa: ANN401  (a write-only sheet has no type)
    for at, width in enumerate((13, _NAME, _NOTE), 1):
        page.column_dimensions[get_column_letter(at)].width = width
    for at in range(indicators):
        for part, width in enumerate((7, 7, 7, _LIGHT), _BEFORE + _EACH * at + 1):
            page.column_dimensions[get_column_letter(part)].width = width


def _head(page: Any, sheet: ScoreSheet, styles: _Styles) -> Iterator[list[Any]]:  # noqa: ANN401
    yield [_cell(page, words.TITLE, styles.of(bold=True))]
    plain, strong = styles.of(), styles.of(bold=True)
    for name, value in sheet.choices:
        yield [_cell(page, name, strong), _cell(page, value, plain)]
    yield [_cell(page, words.LEGEND, plain)]
    yield []
    head = styles.of(bold=True, fill=_WASH, wrap="center")
    upper: list[Any] = [_cell(page, "", head)] * _BEFORE
    lower = [_cell(page, text, head) for text in (words.CODE, UNIT, words.NOTE)]
    for name, target in sheet.headings:
        said = f"{name} ({words.TARGET.lower()} {target})"
        upper += [_cell(page, text, head) for text in (said, "", "", "")]
        parts = (words.GOOD, words.CASES, words.PERCENT, words.LIGHT)
        lower += [_cell(page, text, head) for text in parts]
    yield upper
    yield lower


def _cells(page: Any, line: ScoreLine, styles: _Styles) -> Iterator[Any]:  # noqa: ANN401
    fill = _WASH if line.summed else ""
    plain = styles.of(bold=line.summed, fill=fill)
    whole = styles.of(bold=line.summed, fill=fill, form="#,##0")
    said = styles.of(bold=line.summed, fill=fill, wrap="left")
    for text in (line.code, line.name, line.note):
        yield _cell(page, text, said)
    for score in line.scores:
        if score is None:
            yield from [_cell(page, None, plain)] * _EACH
            continue
        verdict, share = score.verdict, score.share
        good, cases = (share.good, share.cases) if share else (None, None)
        yield _cell(page, good, whole)
        yield _cell(page, cases, whole)
        paint = _PAINT.get(verdict.status, fill)
        form = f"0.{'0' * decimals(score)}" if verdict.percent is not None else "General"
        percent = None if verdict.percent is None else float(verdict.percent)
        yield _cell(page, percent, styles.of(bold=line.summed, fill=paint, form=form))
        yield _cell(page, _light(score), styles.of(bold=line.summed, fill=paint, wrap="left"))


def _cell(page: Any, value: str | float | None, style: str) -> Any:  # noqa: ANN401
    made = WriteOnlyCell(page, value=value)
    made.style = style
    if isinstance(value, str):
        # A text that begins like a formula is still a text.
        made.data_type = "s"
    return made
