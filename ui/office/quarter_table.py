"""The lights of a quarter as tables: of the whole scope, of each unit, and where they come from."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from metrics.counts.upload import TraceRow
from metrics.verdicts.reference import Reference
from pipeline.scores.quarter import QuarterRow, Unscored
from ui.kit import html, marks
from ui.kit.html import BREAK, Child, Html, TableColumn, tag
from ui.scores import quarter_lights
from wording import numbers
from wording.office import quarters as words

_NAME, _GOOD, _CASES, _RATE, _TARGET, _LIGHT, _CLAUSE, _QUOTE = words.COLUMNS
_COLUMNS = (
    TableColumn(_NAME, "w", said=_NAME),
    html.number(_GOOD, _GOOD),
    html.number(_CASES, _CASES),
    html.number(_RATE, _RATE),
    TableColumn(_TARGET, said=_TARGET),
    TableColumn(_LIGHT, said=_LIGHT),
    TableColumn(_CLAUSE, said=_CLAUSE),
    TableColumn(_QUOTE, "q", said=_QUOTE),
)
_DASH = "–"


def lights(rows: Iterable[QuarterRow], label: str) -> Html:
    """A row an indicator: what was told, the target with its clause and words, the light."""
    drawn = (html.row(_COLUMNS, _cells(row)) for row in rows)
    table = html.table(_COLUMNS, drawn, "k-t.k-quarter.k-stacked")
    return tag("div.k", html.wide(label, table, "k-wide.k-asked"))


def _cells(row: QuarterRow) -> tuple[Child, ...]:
    score = row.score
    goal, verdict = score.goal, score.verdict
    rate = quarter_lights.rate(row) if verdict.percent is not None else _DASH
    return (
        (tag("b", score.indicator.name), _reported(row)),
        _number(row.good),
        _number(row.cases),
        rate,
        tag("b", quarter_lights.asked(row)),
        (marks.with_word(verdict), _lacks(row)),
        goal.clause if goal and goal.clause else _DASH,
        f"“{goal.quote}”" if goal and goal.quote else _DASH,
    )


def _number(value: int | None) -> str:
    return _DASH if value is None else numbers.count(value)


def _reported(row: QuarterRow) -> Html | None:
    reported, expected = row.score.units_reported, row.score.units_expected
    if reported is None or expected is None:
        return None
    text = words.REPORTED.format(reported=numbers.count(reported), expected=numbers.count(expected))
    return tag("small", text)


def _lacks(row: QuarterRow) -> Html | None:
    said = {Unscored.BASE: words.NO_BASE, Unscored.PARTED: words.NOT_COMPARABLE}
    if row.lack is not None:
        return tag("small", said[row.lack])
    if short := row.score.verdict.short_by:
        count = numbers.count(short)
        return tag("small", words.SHORT.format(count=count, case=row.score.indicator.case))
    return tag("small", words.MONTHLY) if row.monthly else None


Sources = Sequence[tuple[QuarterRow, Sequence[TraceRow]]]


def sources(found: Sources, reference: Reference, label: str) -> Html:
    """Every number behind a unit's lights, with its cell, file and who brought it in."""
    rows = (
        (
            row.score.indicator.short,
            reference.measure(each.measure).name,
            tag("b", numbers.count(each.value)),
            f"{each.sheet}!{', '.join(each.cells)}",
            (each.file, BREAK, tag("small", f"{each.uploader or ''} {numbers.moment(each.time)}")),
        )
        for row, traced in found
        for each in traced
    )
    columns = (
        TableColumn(words.WHY_COLUMNS[0]),
        TableColumn(words.WHY_COLUMNS[1], "w"),
        html.number(words.WHY_COLUMNS[2]),
        *map(TableColumn, words.WHY_COLUMNS[3:]),
    )
    return tag("div.k", html.wide(label, html.table(columns, rows), "k-wide.k-asked"))
