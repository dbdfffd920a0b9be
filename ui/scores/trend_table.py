"""The twin of a trend's picture as a table, and the notes below it."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

from metrics.counts.share import Share
from metrics.verdicts.verdict import Status
from pipeline.scores.trend_picture import Picture, Trend, TrendPoint
from ui.charts.trend_traces import ringed
from ui.kit import marks
from wording import interface as words
from wording import numbers, sentences
from wording.scores import trend as said


def lead(trend: Trend) -> str:
    """The page's answer: the newest point, last year's, and what chance explains."""
    view = trend.wanted.view
    who = said.subject(trend.unit, group=trend.wanted.group)
    when = numbers.period(view.window, view.month)
    parts = (
        said.headline(trend.last.score, trend.indicator.short, who, when),
        said.against_last_year(trend.compared, view.window, view.month, moved=trend.moved),
        said.judgement(trend.chart, view.window, trend.since, adds_up=trend.adds_up),
    )
    return " ".join(part for part in parts if part)


def notes(trend: Trend) -> str:
    """How to read the limits, and what mergers did to the line."""
    score = trend.last.score
    found = [
        sentences.completeness(score) if score else "",
        said.widened(trend.chart),
        said.narrow(trend.chart, trend.indicator.case),
        *dict.fromkeys(said.merger(mark, trend.names) for mark in trend.mergers),
        said.missing(_missing(trend), trend.names),
        said.same_ground(trend.unit) if trend.wanted.group else "",
    ]
    shown = " ".join(each for each in found if each)
    return f'<p class="k k-sm k-muted k-notes">{marks.text(shown)}</p>' if shown else ""


def _missing(trend: Trend) -> list[str]:
    return list(dict.fromkeys(each for point in trend.points for each in point.missing))


def key(trend: Trend) -> str:
    """What the marks of the picture mean."""
    items = [
        ("band", said.KEY_BAND),
        ("goal", said.KEY_GOAL) if any(p.score and p.score.goal for p in trend.points) else None,
        ("dots", said.KEY_DOTS) if any(p.score and p.score.goal for p in trend.points) else None,
        ("before", said.KEY_BEFORE) if any(p.before for p in trend.points) else None,
        ("former", said.KEY_FORMER) if trend.former else None,
        ("ring", said.KEY_SIGNAL) if ringed(trend) else None,
    ]
    shown = "".join(
        f'<span class="k-ic">{_sign(item[0])}{item[1]}</span>' for item in items if item is not None
    )
    return f'<div class="k k-legend k-keys">{shown}</div>'


def _sign(name: str) -> str:
    drawn = ""
    if name == "dots":
        full, hollow = (
            marks.shape(Status.MISSED, certain=certain, size=12) for certain in (True, False)
        )
        drawn = f'<span class="missed">{full}{hollow}</span>'
    return f'<i class="k-key {name}" aria-hidden="true">{drawn}</i>'


def table(trend: Trend) -> str:
    """Every number of the picture, the newest period first."""
    former = "".join(f'<th class="k-num">{escape(line.unit.name)}, %</th>' for line in trend.former)
    heads = (
        words.CASES_COLUMN,
        words.PERCENT_COLUMN,
        words.TARGET_COLUMN,
        said.BEFORE_COLUMN,
        said.LIMITS_COLUMN,
    )
    columns = "".join(f'<th class="k-num">{head}</th>' for head in heads)
    body = "".join(_row(trend, point) for point in reversed(trend.points))
    return marks.wide(
        words.AS_TABLE,
        f'<table class="k-t"><thead><tr><th>{said.PERIOD}</th>'
        f"<th>{words.LIGHT}</th>{columns}{former}<th>{said.SIGNAL_COLUMN}</th>"
        f"<th>{said.NOTE_COLUMN}</th></tr></thead><tbody>{body}</tbody></table>",
        "k k-wide k-trend",
    )


def _row(trend: Trend, point: TrendPoint) -> str:
    numeric = "".join(f'<td class="k-num">{cell}</td>' for cell in _numbers(trend, point))
    light = marks.with_word(point.score.verdict) if point.score else "–"
    signals = ", ".join(said.SIGNALS[each] for each in point.chart.signals)
    period = said.period(trend.wanted.view.window, point.month)
    return (
        f"<tr><td>{period}</td><td>{light}</td>{numeric}<td>{signals or '–'}</td>"
        f"<td>{marks.text(' '.join(_remarks(trend, point)))}</td></tr>"
    )


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
