"""What a light was asked for and what it was counted from, down to the cells of the workbook."""

from __future__ import annotations

from collections.abc import Sequence

from metrics.counts.month import Month
from metrics.counts.upload import TraceRow
from metrics.plans.plan import Plan
from metrics.units.unit import Level
from metrics.verdicts.rollup import Score
from metrics.verdicts.verdict import Status
from pipeline.scores.trace import Why
from ui.frame import session
from ui.frame.filters import Choices
from ui.kit import drawings, marks
from ui.kit.navigation import Screen, address
from wording import interface as words
from wording import numbers, sentences

_PARTS = 5


def target(score: Score, plan: Plan | None) -> str:
    """What a unit's plan asks for, with its clause and quotation."""
    goal = score.goal
    if goal is None:
        return f'<h3 class="k-h3">{words.TARGET}</h3><p class="k-sub">{words.NO_PLAN}</p>'
    named = [f"{words.TARGET} {numbers.goal(goal.percent)}"]
    if plan is not None:
        named.append(sentences.plan_name(plan))
    if goal.clause:
        named.append(words.CLAUSE.format(clause=goal.clause))
    quote = f'<p class="k-q">“{marks.text(goal.quote)}”</p>' if goal.quote else ""
    return f'<h3 class="k-h3">{marks.text(" · ".join(named))}</h3>{quote}'


def counted(score: Score, why: Why | None) -> str:
    """The formula and every cell that went into it."""
    head = (
        f'<h3 class="k-h3">{words.HOW_COUNTED}</h3>'
        f'<p class="k-sub" style="margin-bottom:2px">{marks.text(score.indicator.formula)}</p>'
    )
    if why is None or not any(rows for _, rows in why.sources):
        return f'{head}<p class="k-sub">{words.NO_SOURCE}</p>'
    mixed = f'<p class="k-note" style="margin-top:8px">{words.MIXED}</p>' if score.mixed else ""
    many = len(why.sources) > 1
    return head + "".join(_month(month, rows, many=many) for month, rows in why.sources) + mixed


def _month(month: Month, rows: Sequence[TraceRow], *, many: bool) -> str:
    names = {each.code: each.name for each in session.reference().measures}
    body = "".join(
        f"<tr><td style='white-space:normal'>{marks.text(names.get(row.measure, row.measure))}</td>"
        f'<td class="k-num"><b>{numbers.count(row.value)}</b></td>'
        f'<td class="k-num k-sub">{marks.text(_cells(row))}</td></tr>'
        for row in rows
    )
    uploads = {row.upload: row for row in rows}
    files = "".join(
        f'<p class="k-sm k-muted" style="margin-top:6px">{marks.text(_receipt(row))}</p>'
        for row in uploads.values()
    )
    title = (
        f'<p class="k-sm" style="margin-top:8px"><b>{numbers.month(month)}</b></p>' if many else ""
    )
    return (
        f'{title}<table class="k-t" style="font-size:12.5px"><tbody>{body}</tbody></table>{files}'
    )


def _cells(row: TraceRow) -> str:
    cells = ", ".join(row.cells)
    return f"{row.sheet}!{cells}" if row.sheet else cells


def _receipt(row: TraceRow) -> str:
    who = f"{row.uploader} {words.LOADED_BY} " if row.uploader else ""
    return f"{row.file} · {who}{numbers.moment(row.time)} · {words.RECEIPT} {row.upload}"


def group_target(score: Score, parts: Sequence[Score]) -> str:
    """The target of a sum, which its parts' own targets make."""
    goal = score.goal
    if goal is None:
        return f'<h3 class="k-h3">{words.TARGET}</h3><p class="k-sub">{words.NO_PLAN}</p>'
    by_level: dict[Level, set[str]] = {}
    for row in parts:
        if row.goal is not None:
            by_level.setdefault(row.unit.level, set()).add(drawings.goal(row.goal.percent))
    said = ", ".join(
        f"{words.LEVELS_SHORT[level]} {'–'.join(sorted(found))}{numbers.PERCENT_SIGN}"
        for level, found in by_level.items()
    )
    text = words.PARTS_TARGETS.format(case=score.indicator.case, parts=said)
    quote = f'<p class="k-q">“{marks.text(goal.quote)}”</p>' if goal.quote else ""
    return (
        f'<h3 class="k-h3">{words.TARGET} {numbers.goal(goal.percent)}</h3>'
        f'<p class="k-sub">{marks.text(text)}</p>{quote}'
    )


def group_counted(choices: Choices, score: Score, parts: Sequence[Score]) -> str:
    """The formula and the parts that lack most."""
    head = (
        f'<h3 class="k-h3">{words.HOW_COUNTED}</h3>'
        f'<p class="k-sub">{marks.text(score.indicator.formula)}. {words.SUM_OF_UNITS}</p>'
    )
    worst = sorted(
        (row for row in parts if row.verdict.short_by),
        key=lambda row: -(row.verdict.short_by or 0),
    )[:_PARTS]
    if not worst:
        return head
    body = "".join(_part(choices, row) for row in worst)
    return (
        f'{head}<h3 class="k-h3">{words.PARTS}</h3><table class="k-t"><tbody>{body}</tbody></table>'
    )


def _part(choices: Choices, row: Score) -> str:
    assert row.verdict.percent is not None
    to = marks.text(address(Screen.UNIT_PROFILE, choices.under(row.unit.code)))
    target = row.goal.percent if row.goal else None
    return (
        f'<tr><td><a href="{to}">{marks.text(sentences.reporter(row.unit))}</a></td>'
        f'<td class="k-num">{numbers.percent(row.verdict.percent, target)}</td>'
        f'<td class="k-num"><b>{numbers.count(row.verdict.short_by or 0)}</b> '
        f"{marks.text(row.indicator.case)}</td><td>{_light(row)}</td></tr>"
    )


def _light(row: Score) -> str:
    shown = row.verdict.status in (Status.NEAR, Status.MISSED)
    return marks.with_word(row.verdict) if shown else ""
