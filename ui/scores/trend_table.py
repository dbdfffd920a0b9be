"""The twin of a trend's picture as a table, and the notes below it."""

from __future__ import annotations

from collections.abc import Iterable

from metrics.counts.share import Share
from metrics.verdicts.verdict import Status
from pipeline.periods.trend_picture import Picture, Trend, TrendPoint
from ui.charts.trend_traces import ringed
from ui.kit import html, marks
from ui.kit.html import Child, Html, TableColumn, tag
from wording import interface as words
from wording import numbers, sentences
from wording.scores import direction
from wording.scores import trend as said


def lead(trend: Trend) -> str:
    """The page's answer: the newest point, last year's, and what chance explains."""
    view = trend.wanted.view
    who = said.subject(trend.unit, group=trend.wanted.group)
    when = numbers.period(view.window, view.month)
    parts = (
        said.headline(trend.last.score, trend.indicator.short, who, when),
        _way(trend),
        said.judgement(trend.chart, view.window, trend.since, adds_up=trend.adds_up),
        said.against_last_year(trend.compared),
    )
    return " ".join(part for part in parts if part)


def _way(trend: Trend) -> str:
    if trend.direction.rule is None:
        return ""
    return f"**{sentences.opening(direction.said(trend.direction))}.**"


def notes(trend: Trend) -> Html:
    """What mergers did to the line, and what is missing of it."""
    score = trend.last.score
    found = [
        sentences.completeness(score) if score else "",
        *dict.fromkeys(said.merger(mark, trend.names) for mark in trend.mergers),
        said.missing(_missing(trend), trend.names),
        said.same_ground(trend.unit) if trend.wanted.group else "",
    ]
    shown = " ".join(each for each in found if each)
    return tag("p.k.k-sm.k-muted.k-notes", shown) if shown else Html()


def method(trend: Trend) -> Html:
    """What the marks mean and how the limits came about."""
    found = [
        *said.METHOD,
        said.SEASONAL if any(level.seasonal for level in trend.chart.levels) else "",
        said.widened(trend.chart),
        said.narrow(trend.chart, trend.indicator.case),
    ]
    told = (tag("p.k.k-sm.k-muted", each) for each in found if each)
    return key(trend) + html.join(*told)


def _missing(trend: Trend) -> list[str]:
    return list(dict.fromkeys(each for point in trend.points for each in point.missing))


def key(trend: Trend) -> Html:
    """What the marks of the picture mean."""
    aims = any(point.score and point.score.goal for point in trend.points)
    items = (
        ("band", said.KEY_BAND, True),
        ("goal", said.KEY_GOAL, aims),
        ("dots", said.KEY_DOTS, aims),
        ("before", said.KEY_BEFORE, any(point.before for point in trend.points)),
        ("former", said.KEY_FORMER, trend.former),
        ("ring", said.KEY_SIGNAL, ringed(trend)),
    )
    shown = (tag("span.k-ic", _sign(name), text) for name, text, there in items if there)
    return tag("div.k.k-legend.k-keys", shown)


def _sign(name: str) -> Html:
    drawn = None
    if name == "dots":
        both = (marks.shape(Status.MISSED, certain=certain, size=12) for certain in (True, False))
        drawn = tag("span.missed", both)
    return tag(f"i.k-key.{name}", drawn, aria_hidden="true")


def table(trend: Trend) -> Html:
    """Every number of the picture, the newest period first."""
    heads = (
        words.CASES_COLUMN,
        words.PERCENT_COLUMN,
        words.TARGET_COLUMN,
        said.BEFORE_COLUMN,
        said.LIMITS_COLUMN,
        *(f"{line.unit.name}, %" for line in trend.former),
    )
    columns = (
        TableColumn(said.PERIOD),
        TableColumn(words.LIGHT),
        *map(html.number, heads),
        TableColumn(said.SIGNAL_COLUMN),
        TableColumn(said.NOTE_COLUMN),
    )
    rows = (_row(trend, point) for point in reversed(trend.points))
    return html.wide(words.AS_TABLE, html.table(columns, rows), "k.k-wide.k-trend")


def _row(trend: Trend, point: TrendPoint) -> tuple[Child, ...]:
    light = marks.with_word(point.score.verdict) if point.score else "–"
    signals = ", ".join(said.SIGNALS[each] for each in point.chart.signals)
    period = said.period(trend.wanted.view.window, point.month)
    remarks = " ".join(_remarks(trend, point))
    return period, light, *_numbers(trend, point), signals or "–", remarks


def _numbers(trend: Trend, point: TrendPoint) -> Iterable[str]:
    score, share = point.score, point.share
    verdict = score.verdict if score else None
    target = score.goal.percent if score and score.goal else None
    percent = verdict.percent if verdict else None
    yield f"{numbers.count(share.good)}/{numbers.count(share.cases)}" if share else "–"
    yield numbers.figure(percent, target) if percent is not None else "–"
    yield numbers.goal(target, percent).removesuffix(numbers.PERCENT_SIGN) if target else "–"
    yield _figure(point.before)
    low, high = point.chart.low, point.chart.high
    known = low is not None and high is not None
    yield f"{numbers.figure(low or 0)} – {numbers.figure(high or 0)}" if known else "–"
    for line in trend.former:
        yield _figure(line.shares.get(point.month))


def _figure(share: Share | None) -> str:
    return numbers.figure(share.percent) if share and share.cases else "–"


def _remarks(trend: Trend, point: TrendPoint) -> Iterable[str]:
    if point.score is not None:
        yield sentences.completeness(point.score)
    if trend.wanted.picture is Picture.RESTATED or point.score is None:
        yield said.absent(point.marks, point.missing, partial=point.score is not None)
