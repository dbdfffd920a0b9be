"""The lights of a quarter beside those of months: never added up with them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from metrics.counts.errors import KpiError
from metrics.counts.month import Month
from metrics.plans.plan import TargetKind
from metrics.verdicts.verdict import Status
from pipeline.scores.quarter import QuarterCard, QuarterRow, quarter_card
from pipeline.scores.scorecard import View
from ui.frame import session
from ui.kit import html, marks
from ui.kit.html import Child, Html, TableColumn, tag
from wording import interface, numbers, sentences
from wording.office import quarters as words

_DASH = "–"
_WORST_FIRST = (Status.MISSED, Status.NEAR, Status.MET)


def card_of(view: View) -> QuarterCard | None:
    """The lights of the quarter of a view; None where its head ends before the quarter does."""
    try:
        return session.ask(quarter_card, view)
    except KpiError:
        return None


def asked(row: QuarterRow) -> str:
    """The target in words: `70 %`, `giảm 20 %`, `nhiều hơn năm trước`."""
    goal = row.score.goal
    if goal is None:
        return _DASH
    if row.relative:
        return words.MORE
    value = numbers.goal(goal.percent)
    return words.REDUCED.format(value=value) if goal.kind is TargetKind.REDUCE_BY else value


def rate(row: QuarterRow) -> str:
    """What was reached, in percent; of growth the number itself."""
    percent, goal = row.score.verdict.percent, row.score.goal
    if percent is not None:
        return numbers.percent(percent, goal.percent if goal else None)
    return _DASH if row.good is None else numbers.count(row.good)


def of_unit(rows: Sequence[QuarterRow], month: Month, link: str) -> Html:
    """One unit's lights of a quarter in a line; nothing where no plan asks it for any."""
    owed = [row for row in rows if row.score.goal is not None]
    if not owed:
        return Html()
    judged = [row for row in owed if row.score.verdict.status.judged]
    judged.sort(key=lambda row: _WORST_FIRST.index(row.score.verdict.status))
    title = tag("a", f"{words.PAGE}, {words.period(month)}", href=link)
    told = tag("ul.k-prof-list", (tag("li", _light(row)) for row in judged)) if judged else None
    silent = len(owed) - len(judged)
    rest = words.SILENT_OF.format(silent=numbers.count(silent), total=numbers.count(len(owed)))
    return tag("section", tag("h3.k-h2", title), told, html.muted(rest) if silent else None)


def _light(row: QuarterRow) -> tuple[Child, ...]:
    reached = words.REACHED.format(rate=rate(row), target=asked(row))
    return tag("b", f"{row.score.indicator.short}: "), marks.with_word(row.score.verdict), reached


def below_target(rows: Iterable[QuarterRow]) -> list[QuarterRow]:
    """The lights that are not met, the worst first."""
    found = [row for row in rows if row.score.verdict.status in (Status.MISSED, Status.NEAR)]
    return sorted(found, key=lambda row: _WORST_FIRST.index(row.score.verdict.status))


def reds(rows: Sequence[QuarterRow], month: Month, link: Callable[[str], str]) -> Html:
    """The units' lights of a quarter that are below their targets, folded up."""
    if not rows:
        return Html()
    columns = (
        TableColumn(interface.UNIT),
        TableColumn(interface.INDICATOR),
        html.number(words.RATE),
        html.number(interface.TARGET),
        TableColumn(interface.LIGHT),
    )
    body = (
        (
            tag("a", sentences.reporter(row.score.unit), href=link(row.score.unit.code)),
            row.score.indicator.short,
            rate(row),
            asked(row),
            marks.with_word(row.score.verdict),
        )
        for row in rows
    )
    title = words.REDS.format(period=words.period(month), count=numbers.count(len(rows)))
    table = html.wide(title, html.table(columns, body))
    return tag("details.k-fold", tag("summary", title), table)
