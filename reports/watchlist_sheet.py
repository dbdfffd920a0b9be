"""Writes the watch list as a workbook: real numbers, lights, the filter and the clauses."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import Any

from openpyxl import Workbook
from openpyxl.utils import get_column_letter

from metrics.watch import WatchRow
from reports.scorecard_sheet import PAINT, WASH, Styles, cell, decimals
from wording import export, inspection_filter, inspection_reasons, sentences
from wording import interface as words
from wording import watchlist as said

_HEADINGS = (
    (export.CODE, 14),
    (words.UNIT, 32),
    (said.INDICATOR, 18),
    (said.GOOD, 9),
    (said.CASES, 9),
    (export.PERCENT, 9),
    (said.TARGET, 9),
    (f"{said.GAP}, {said.GAP_SUB}", 9),
    (said.SHORT, 9),
    (export.LIGHT, 24),
    (said.MONTHS, 9),
    (said.SILENT_MONTHS, 10),
    (said.MOVEMENT, 16),
    (said.VISITED, 13),
    (said.REASONS, 60),
    (said.CLAUSE, 60),
)


@dataclass(frozen=True, slots=True)
class Entry:
    """One row as it is shown."""

    row: WatchRow
    silent: bool
    """Whether it stands for every indicator of a unit that gave no figure."""


def write(choices: Sequence[tuple[str, str]], entries: Sequence[Entry]) -> bytes:
    """The workbook; a number is a number, and its format never rounds it across its target."""
    book = Workbook(write_only=True)
    styles = Styles(book)
    page: Any = book.create_sheet(said.SHEET)
    top = len(choices) + 5
    page.freeze_panes = f"C{top + 1}"
    page.sheet_view.showGridLines = False
    page.page_setup.orientation = "landscape"
    page.page_setup.fitToHeight = 0
    page.sheet_properties.pageSetUpPr.fitToPage = True
    page.print_title_rows = f"{top}:{top}"
    for at, (_, width) in enumerate(_HEADINGS, 1):
        page.column_dimensions[get_column_letter(at)].width = width
    for row in _head(page, choices, len(entries), styles):
        page.append(row)
    for entry in entries:
        page.append(list(_cells(page, entry, styles)))
    page.auto_filter.ref = f"A{top}:{get_column_letter(len(_HEADINGS))}{top + len(entries)}"
    kept = BytesIO()
    book.save(kept)
    return kept.getvalue()


def _head(
    page: Any,  # noqa: ANN401  (a write-only sheet has no type)
    choices: Sequence[tuple[str, str]],
    count: int,
    styles: Styles,
) -> Iterator[list[Any]]:
    plain, strong = styles.of(), styles.of(bold=True)
    yield [cell(page, said.TITLE, strong)]
    for name, value in choices:
        yield [cell(page, name, strong), cell(page, value, plain)]
    yield [cell(page, said.ROWS, strong), cell(page, count, styles.of(form="#,##0"))]
    yield [cell(page, export.LEGEND, plain)]
    yield []
    head = styles.of(bold=True, fill=WASH, wrap=True)
    yield [cell(page, name, head) for name, _ in _HEADINGS]


def _cells(page: Any, entry: Entry, styles: Styles) -> Iterator[Any]:  # noqa: ANN401
    row, score = entry.row, entry.row.score
    verdict, share, goal = score.verdict, score.share, score.goal
    plain, whole = styles.of(), styles.of(form="#,##0")
    name = said.ALL_INDICATORS if entry.silent else score.indicator.short
    for text in (score.unit.code, sentences.reporter(score.unit), name):
        yield cell(page, text, plain)
    for count in (share.good, share.cases) if share else (None, None):
        yield cell(page, count, whole)
    paint = PAINT.get(verdict.status, "")
    form = f"0.{'0' * decimals(score)}" if verdict.percent is not None else "General"
    target = goal.percent if goal and not entry.silent else None
    for value, style in (
        (verdict.percent, styles.of(fill=paint, form=form)),
        (target, styles.of(form="0.##")),
        (verdict.gap, styles.of(form="+0.00;-0.00;0")),
    ):
        yield cell(page, None if value is None else float(value), style)
    yield cell(page, verdict.short_by, whole)
    yield cell(page, export.light(verdict.status, verdict.evidence), styles.of(fill=paint))
    yield cell(page, row.months_below, whole)
    yield cell(page, row.months_silent, whole)
    yield cell(page, inspection_filter.MOVEMENT[row.movement], plain)
    yield cell(page, row.followed.last_visit, styles.of(form="dd/mm/yyyy"))
    yield cell(page, "; ".join(inspection_reasons.sentences(row.reasons, score.indicator)), plain)
    yield cell(page, "" if entry.silent else _clause(row), plain)


def _clause(row: WatchRow) -> str:
    goal = row.score.goal
    if goal is None or goal.clause is None:
        return ""
    quote = f": “{goal.quote}”" if goal.quote else ""
    return f"{goal.plan}, {words.CLAUSE.format(clause=goal.clause)}{quote}"
