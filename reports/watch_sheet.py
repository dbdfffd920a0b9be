"""The watch list as a workbook with real numbers."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from openpyxl import Workbook
from openpyxl.cell import Cell
from openpyxl.styles import Alignment
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from metrics.inspection.watch import WatchRow
from metrics.verdicts.verdict import Status
from reports.workbook import fill, fit_to_landscape, font, grid, saved
from wording import interface, numbers
from wording.inspection import papers as words
from wording.inspection import reasons
from wording.scores import direction

Value = str | int | float | date | None

_FONT, _BOLD, _TITLE = font(), font(bold=True), font(14, bold=True)
_HEAD = fill("E8EDF2")
_LIGHTS = {
    Status.MET: fill("DDEFE3"),
    Status.NEAR: fill("FCEFD0"),
    Status.MISSED: fill("F8DAD7"),
    Status.NOT_REPORTED: fill("E6E9EC"),
}
_GRID = grid("B8C2CC")
_DAY, _WHOLE = "dd/mm/yyyy", "#,##0"
_RISKY = ("=", "+", "-", "@", "\t", "\r")
_LIGHT_COLUMN = 12
"""The column of the light, counted from 1."""


@dataclass(frozen=True, slots=True)
class WatchSheet:
    """A watch list with the choices that made it."""

    title: str
    view: str
    """Period and scope, in words."""
    filter: str
    """The filter as a sentence."""
    day: date
    rows: Sequence[WatchRow]
    label: str = ""
    """Printed above everything, as on a demonstration."""


def watchlist_workbook(sheet: WatchSheet) -> bytes:
    """The watch list with its filter, the lights in words and colour, and the clauses."""
    book = Workbook()
    page = _page(book, words.SHEET_WATCH, first=True)
    _title(page, sheet.label)
    _titles(page, sheet.title, sheet)
    top = page.max_row + 1
    _table(page, words.WATCH_COLUMNS, [_watch(row) for row in sheet.rows])
    for at, row in enumerate(sheet.rows, top + 1):
        light = _LIGHTS.get(row.score.verdict.status)
        if light is not None:
            page.cell(at, _LIGHT_COLUMN).fill = light
        for column, form in zip((8, 9, 10), _formats(row), strict=True):
            page.cell(at, column).number_format = form
    page.freeze_panes = f"C{top + 1}"
    return saved(book)


def _titles(page: Worksheet, title: str, sheet: WatchSheet) -> None:
    _title(page, title)
    for name, value in (
        (words.VIEW, sheet.view),
        (words.FILTER, sheet.filter),
        (words.AS_OF, numbers.day(sheet.day)),
    ):
        page.append([name, value])
        page.cell(page.max_row, 1).font = _BOLD
        page.cell(page.max_row, 2).font = _FONT
    # A row counts as soon as it has a cell: this one keeps the table apart.
    page.cell(page.max_row + 1, 1, "")


def _watch(row: WatchRow) -> list[Value]:
    score, verdict, goal = row.score, row.score.verdict, row.score.goal
    return [
        score.unit.code,
        score.unit.name,
        interface.LEVELS_SHORT[score.unit.level],
        score.unit.parent,
        score.indicator.short,
        score.share.good if score.share else None,
        score.share.cases if score.share else None,
        float(verdict.percent) if verdict.percent is not None else None,
        float(goal.percent) if goal else None,
        float(verdict.gap) if verdict.gap is not None else None,
        verdict.short_by,
        interface.STATUS[verdict.status],
        interface.EVIDENCE[verdict.evidence] if verdict.evidence else None,
        row.months_below,
        row.months_silent,
        direction.cell(row.direction),
        row.followed.last_visit,
        row.followed.open_conclusions,
        "; ".join(reasons.sentences(row.reasons, score.indicator)),
        goal.plan if goal else None,
        goal.clause if goal else None,
        goal.quote if goal else None,
    ]


def _formats(row: WatchRow) -> tuple[str, str, str]:
    """Formats that show a percent, its target and their distance on their true sides."""
    verdict, goal = row.score.verdict, row.score.goal
    if verdict.percent is None:
        return "General", "0.##", "General"
    target = goal.percent if goal else None
    shown = numbers.figure(verdict.percent, target).partition(",")[2]
    gap = numbers.change(verdict.gap).partition(",")[2] if verdict.gap is not None else ""
    return f"0.{'0' * len(shown)}", "0.##", f"0.{'0' * max(1, len(gap))}"


def _page(book: Workbook, title: str, *, first: bool = False) -> Worksheet:
    page = book.active if first else book.create_sheet()
    assert isinstance(page, Worksheet)
    page.title = title
    fit_to_landscape(page)
    return page


def _title(page: Worksheet, text: str) -> None:
    if not text:
        return
    page.append([text])
    page.cell(page.max_row, 1).font = _TITLE


def _table(page: Worksheet, columns: Sequence[str], rows: Iterable[Sequence[Value]]) -> None:
    top = page.max_row + 1
    for at, name in enumerate(columns, 1):
        cell = page.cell(top, at, name)
        cell.font, cell.fill, cell.border = _BOLD, _HEAD, _GRID
        cell.alignment = Alignment("center", "center", wrap_text=True)
    widths = [len(name) for name in columns]
    for line, row in enumerate(rows, top + 1):
        for at, value in enumerate(row, 1):
            _fill(page.cell(line, at), value)
            shown = "" if isinstance(value, float) else str(value or "")
            widths[at - 1] = max(widths[at - 1], len(shown))
    for at, width in enumerate(widths, 1):
        page.column_dimensions[get_column_letter(at)].width = min(48, max(8, width + 2))
    page.auto_filter.ref = f"A{top}:{get_column_letter(len(columns))}{page.max_row}"
    page.freeze_panes = f"A{top + 1}"
    page.print_title_rows = f"{top}:{top}"


def _fill(cell: Cell | object, value: Value) -> None:
    """One cell; a user's text is text, whatever sign it begins with."""
    assert isinstance(cell, Cell)
    cell.value = value
    if isinstance(value, str) and value.startswith(_RISKY):
        cell.data_type = "s"
        cell.quotePrefix = True
    cell.font, cell.border = _FONT, _GRID
    cell.alignment = Alignment(vertical="top", wrap_text=isinstance(value, str))
    if isinstance(value, date):
        cell.number_format = _DAY
    elif isinstance(value, int):
        cell.number_format = _WHOLE
