"""What unfolds below the tiles: what a year can no longer reach, and who holds what is overdue."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from pipeline.periods.budget import YearBudget
from pipeline.periods.overdue import Overdue
from ui.kit import html
from ui.kit.html import Child, Html, TableColumn, join, tag
from wording import interface as words
from wording import numbers, sentences
from wording.scores import year_end
from wording.scores.budget import Year

Link = Callable[[str], str]
"""From a unit's code to the address of its page."""


def below(others: Html, lost: Sequence[YearBudget], held: Overdue, reds: Html, link: Link) -> Html:
    """One line: the lists folded up, those of quarters too, and the indicators without a tile."""
    parts = join(_lost(lost, link), reds, _holders(held, link), others)
    return tag("div.k-below", parts) if parts else parts


def _lost(rows: Sequence[YearBudget], link: Link) -> Html:
    if not rows:
        return Html()
    columns = (
        TableColumn(words.UNIT),
        TableColumn(words.INDICATOR),
        html.number(words.TARGET),
        html.number(year_end.HIGHEST),
        html.number(year_end.LACKING),
    )
    title = year_end.LOST.format(count=numbers.count(len(rows)))
    table = html.table(columns, (_lost_row(row, link) for row in rows))
    return _folded(title, html.wide(year_end.LOST_ALT, table))


def _lost_row(row: YearBudget, link: Link) -> tuple[Child, ...]:
    year = Year(row.budget, row.indicator, row.goal.percent, row.until)
    return (
        tag("a", sentences.reporter(row.unit), href=link(row.unit.code)),
        row.indicator.short,
        numbers.goal(row.goal.percent),
        year_end.highest(year),
        year_end.lacking(year),
    )


def _holders(found: Overdue, link: Link) -> Html:
    rows = [each for each in found.holders if each.count]
    if not rows:
        return Html()
    columns = (
        TableColumn(words.UNIT),
        html.number(words.OVERDUE_COLUMN),
        html.number(words.MONTH_BEFORE),
    )
    body = (
        (
            tag("a", sentences.reporter(each.unit), href=link(each.unit.code)),
            numbers.count(each.count),
            "–" if each.before is None else numbers.count(each.before),
        )
        for each in rows
    )
    title = words.OVERDUE_LIST.format(count=numbers.count(len(rows)))
    return _folded(title, html.wide(words.OVERDUE_LIST_ALT, html.table(columns, body)))


def _folded(title: str, inside: Html) -> Html:
    return tag("details.k-fold", tag("summary", title), inside)
