"""What a light was asked for and what it was counted from, down to the cells of the workbook."""

from __future__ import annotations

from collections.abc import Sequence

from metrics.counts.month import Month
from metrics.counts.upload import TraceRow
from metrics.units.unit import Level
from metrics.verdicts.rollup import Score
from metrics.verdicts.verdict import Status
from pipeline.scores.trace import Why
from ui.frame import session
from ui.frame.filters import Choices
from ui.kit import drawings, html, marks
from ui.kit.html import Child, Html, join, tag
from ui.scores import plan_tasks
from wording import interface as words
from wording import numbers, sentences

_PARTS = 5
"""Units that lack the most cases; the pages of the units list all."""


def target(score: Score, why: Why | None) -> Html:
    """What a unit's plan asks for, with its clause and quotation."""
    goal = score.goal
    if goal is None:
        return _NO_PLAN
    named = [f"{words.TARGET} {numbers.goal(goal.percent)}"]
    if why is not None and why.plan is not None:
        named.append(sentences.plan_name(why.plan))
    if goal.clause:
        named.append(words.CLAUSE.format(clause=goal.clause))
    return join(
        tag("h3.k-h3", " · ".join(named)),
        _quote(goal.quote),
        plan_tasks.of_goal(why.plan if why else None, goal.clause),
    )


_NO_PLAN = join(tag("h3.k-h3", words.TARGET), tag("p.k-sub", words.NO_PLAN))


def _quote(quote: str | None) -> Html:
    return tag("p.k-q", f"“{quote}”") if quote else Html()


def counted(score: Score, why: Why | None) -> Html:
    """The formula and every cell that went into it."""
    formula = tag("p.k-sub.k-why-formula", score.indicator.formula)
    head = join(tag("h3.k-h3", words.HOW_COUNTED), formula)
    if why is None or not any(rows for _, rows in why.sources):
        return join(head, tag("p.k-sub", words.NO_SOURCE))
    many = len(why.sources) > 1
    mixed = tag("p.k-note.k-apart", words.MIXED) if score.mixed else None
    return join(head, (_month(month, rows, many=many) for month, rows in why.sources), mixed)


def _month(month: Month, rows: Sequence[TraceRow], *, many: bool) -> Html:
    names = {each.code: each.name for each in session.reference().measures}
    body = (
        (names.get(row.measure, row.measure), tag("b", numbers.count(row.value)), _cells(row))
        for row in rows
    )
    columns = (html.TableColumn(None, "w"), html.number(), html.TableColumn(None, "k-num k-sub"))
    uploads = {row.upload: row for row in rows}
    return join(
        tag("p.k-sm.k-apart", tag("b", numbers.month(month))) if many else None,
        html.table(columns, body, "k-t.k-why-cells"),
        (tag("p.k-sm.k-muted.k-why-file", _receipt(row)) for row in uploads.values()),
    )


def _cells(row: TraceRow) -> str:
    cells = ", ".join(row.cells)
    return f"{row.sheet}!{cells}" if row.sheet else cells


def _receipt(row: TraceRow) -> str:
    who = f"{row.uploader} {words.LOADED_BY} " if row.uploader else ""
    return f"{row.file} · {who}{numbers.moment(row.time)} · {words.RECEIPT} {row.upload}"


def group_target(score: Score, parts: Sequence[Score]) -> Html:
    """The target of a sum, which its parts' own targets make."""
    goal = score.goal
    if goal is None:
        return _NO_PLAN
    by_level: dict[Level, set[str]] = {}
    for row in parts:
        if row.goal is not None:
            by_level.setdefault(row.unit.level, set()).add(drawings.goal(row.goal.percent))
    said = ", ".join(
        f"{words.LEVELS_SHORT[level]} {'–'.join(sorted(found))}{numbers.PERCENT_SIGN}"
        for level, found in by_level.items()
    )
    text = words.PARTS_TARGETS.format(case=score.indicator.case, parts=said)
    head = tag("h3.k-h3", f"{words.TARGET} {numbers.goal(goal.percent)}")
    return join(head, tag("p.k-sub", text), _quote(goal.quote))


def group_counted(choices: Choices, score: Score, parts: Sequence[Score]) -> Html:
    """The formula and the parts that lack most."""
    formula = tag("p.k-sub", f"{score.indicator.formula}. {words.SUM_OF_UNITS}")
    head = join(tag("h3.k-h3", words.HOW_COUNTED), formula)
    worst = sorted(
        (row for row in parts if row.verdict.short_by),
        key=lambda row: -(row.verdict.short_by or 0),
    )[:_PARTS]
    if not worst:
        return head
    columns = (html.TableColumn(), html.number(), html.number(), html.TableColumn())
    table = html.table(columns, (_part(choices, row) for row in worst))
    return join(head, tag("h3.k-h3", words.PARTS), table)


def _part(choices: Choices, row: Score) -> tuple[Child, ...]:
    assert row.verdict.percent is not None
    to = choices.profile(row.unit.code)
    target = row.goal.percent if row.goal else None
    lacks = tag("b", numbers.count(row.verdict.short_by or 0))
    return (
        tag("a", sentences.reporter(row.unit), href=to),
        numbers.percent(row.verdict.percent, target),
        (lacks, f" {row.indicator.case}"),
        _light(row),
    )


def _light(row: Score) -> Html:
    shown = row.verdict.status in (Status.NEAR, Status.MISSED)
    return marks.with_word(row.verdict) if shown else Html()
