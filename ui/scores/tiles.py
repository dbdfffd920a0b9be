"""The blocks of the overview as markup: a tile an indicator, the reporting tile, two lists."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from metrics.counts.change import change
from metrics.counts.month import Month
from metrics.verdicts.rollup import Score
from metrics.verdicts.verdict import Status
from pipeline.scores.status import ReportingState
from ui.kit import drawings, live, marks
from ui.kit.drawings import Point
from wording import interface as words
from wording import numbers, people, sentences
from wording.scores import changes as changed

MOST = 7
LISTED = 4

_ORDER = {Status.MISSED: 0, Status.NEAR: 1, Status.MET: 2}

Link = Callable[[str], str]
"""From a unit's code to the address of its page."""


@dataclass(frozen=True, slots=True)
class Tile:
    """One indicator of the chosen scope."""

    score: Score
    units: tuple[Score, ...]
    line: tuple[Point, ...]
    before: Score | None
    """The group's row of the comparable period before."""
    since: str = ""
    """That period in words."""


def choose(total: Sequence[Score]) -> tuple[list[Score], list[Score]]:
    """The indicators that get a tile, in their own order, and those that do not.

    One tile for each that has a target in the scope; at most seven, else the worst.
    """
    wanted = [row for row in total if row.goal is not None]
    if len(wanted) > MOST:
        kept = sorted(wanted, key=_badness)[:MOST]
        wanted = [row for row in wanted if row in kept]
    return wanted, [row for row in total if row not in wanted]


def grid(tiles: Iterable[Tile], report: str, link: Link) -> str:
    """All tiles; on a phone they stand one below the other, the worst first."""
    shown = "".join(_tile(tile, link) for tile in tiles)
    return f'<section class="k k-tiles">{shown}{report}</section>'


def _badness(row: Score) -> tuple[int, int]:
    return _ORDER.get(row.verdict.status, 3), -(row.verdict.short_by or 0)


def _tile(tile: Tile, link: Link) -> str:
    score = tile.score
    verdict = score.verdict
    order = _ORDER.get(verdict.status, 3)
    return (
        f'<article class="k-tile" style="--o:{order}">'
        f'<h2 class="n" title="{marks.text(score.indicator.name)}">'
        f'<a href="{link(score.indicator.code)}">'
        f"{marks.text(score.indicator.name)}</a></h2>"
        f'<div class="p">{_value(score)}</div><div class="s">{_line(tile)}</div>'
        f'<div class="l">{marks.tag(verdict)}<span>{_need(score)}</span></div>'
        f'<div class="f"><span>{_change(tile)}</span>{marks.counts(tile.units)}</div></article>'
    )


def _value(score: Score) -> str:
    if score.verdict.percent is None:
        return '<span style="margin:0">–</span>'
    target = score.goal.percent if score.goal else None
    shown = numbers.figure(score.verdict.percent, target)
    return f"{shown}<span>{words.PERCENT}</span>"


def _line(tile: Tile) -> str:
    goal = tile.score.goal
    return drawings.sparkline(tile.line, goal.percent if goal else None)


def _need(score: Score) -> str:
    parts = []
    if score.goal is not None:
        needed = numbers.goal(score.goal.percent, score.verdict.percent)
        parts.append(words.NEEDED.format(target=needed))
    parts += [text for text in (sentences.missing(score), sentences.months_of(score)) if text]
    return " · ".join(parts)


def _change(tile: Tile) -> str:
    step = change(tile.before.share if tile.before else None, tile.score.share)
    if step.points is None:
        return words.NO_PERIOD_BEFORE
    clear = step.movement.clear
    mark = f"<b>{words.CLEAR}</b>" if clear else words.UNCLEAR
    why = words.CLEAR_WHY if clear else words.UNCLEAR_WHY
    since = marks.text(words.SINCE.format(period=tile.since)) if tile.since else ""
    points = f'<span title="{since}"><b>{numbers.change(step.points)}</b> {words.POINTS}</span>'
    return f'{points} · <span title="{marks.text(why)}">{mark}</span>'


def changes(text: str) -> str:
    """What changed since the period before, with a button that copies it as plain text."""
    button = live.copying(changed.COPY, sentences.plain(text))
    return (
        f'<section><div class="k-head"><h2 class="k-h2">{changed.TITLE}</h2>{button}</div>'
        f'<p class="k-change" tabindex="0" role="region" aria-label="{changed.TITLE}">'
        f"{marks.rich(text)}</p></section>"
    )


def reporting(state: ReportingState, month: str, to: str) -> str:
    """The tile of who has reported.

    Args:
        state: Who has and who has not.
        month: The month in words.
        to: The address of a list of those who have not.
    """
    longest = max((each.months for each in state.silent), default=0)
    foot = marks.rich(sentences.longest_silence(longest))
    return (
        f'<article class="k-tile" style="--o:4"><h2 class="n">'
        f"{words.REPORTING_IN.format(month=month)}</h2>"
        f'<div class="p">{numbers.count(state.reported)}'
        f"<span>{words.OF_UNITS.format(total=numbers.count(len(state.expected)))}</span></div>"
        f'<div class="s"></div><div class="l">{_reporting_tag(state)}<span>{foot}</span></div>'
        f'<div class="f">{_silent(state, to)}</div></article>'
    )


def _silent(state: ReportingState, to: str) -> str:
    """Who has not reported; where the room is short the first name is cut, never the count."""
    names = [sentences.reporter(each.unit) for each in state.silent]
    if not names:
        return "<span></span>"
    first, rest = sentences.silent_units(names)
    return (
        f'<a class="k-silent" href="{marks.text(to)}" title="{marks.text(", ".join(names))}">'
        f"<span>{marks.text(first)}</span> <span>{marks.text(rest)}</span></a>"
    )


def _reporting_tag(state: ReportingState) -> str:
    if not state.silent:
        status, tone, word = Status.MET, "met", words.ALL_REPORTED
    elif state.due:
        status, tone, word = Status.NOT_REPORTED, "none", words.SILENT
    else:
        status, tone, word = Status.NOT_DUE, "none", words.WAITING
    return f'<span class="k-tag {tone}">{marks.shape(status, size=14)}{word}</span>'


def others(rows: Sequence[Score]) -> str:
    """One line for the indicators without a tile."""
    said = [
        f"{marks.text(row.indicator.short)} "
        + (numbers.percent(row.verdict.percent) if row.verdict.percent is not None else "–")
        + f" ({words.STATUS[row.verdict.status].lower()})"
        for row in rows
    ]
    return f'<p class="k-rest">{words.OTHERS} {"; ".join(said)}</p>' if said else ""


@dataclass(frozen=True, slots=True)
class Shortfall:
    """One row of the list of what needs attention."""

    score: Score
    months_below: int
    who: str
    """Who answers for the unit, as markup."""
    said: str
    """The newest explanation beside the light; empty where there is none."""


def attention(
    rows: Sequence[Shortfall], total: int, period: str, link: Link, more: str, beside: str = ""
) -> str:
    """The units with the largest certain shortfalls, each a link.

    Args:
        rows: The units shown.
        total: How many there are.
        period: The column of percents.
        link: To a unit's page.
        more: Where all of them are.
        beside: Markup of what else needs attention, in the line of the heading.
    """
    see = words.SEE_ALL.format(count=numbers.count(total))
    head = _head(words.ATTENTION, words.ATTENTION_NOTE, beside=beside)
    if not rows:
        return f'<section>{head}<p class="k-sub">{words.NOTHING_CERTAIN}</p></section>'
    to = f'<a href="{marks.text(more)}">{see}</a>'
    head = _head(words.ATTENTION, words.ATTENTION_NOTE, to, beside)
    columns = (
        f"<th>{words.UNIT}</th><th>{words.INDICATOR}</th>"
        f'<th class="k-num">{marks.text(period)}</th><th class="k-num">{words.SHORT_BY}</th>'
        f"<th>{words.LIGHT}</th>"
    )
    body = "".join(_attention_row(row, link) for row in rows)
    return (
        f'<section>{head}<table class="k-t k-attn"><thead><tr>{columns}</tr></thead>'
        f"<tbody>{body}</tbody></table></section>"
    )


def _attention_row(row: Shortfall, link: Link) -> str:
    score, verdict = row.score, row.score.verdict
    assert verdict.percent is not None
    assert score.goal is not None
    assert score.share is not None
    to = marks.text(link(score.unit.code))
    counted = f"{numbers.count(score.share.good)}/{numbers.count(score.share.cases)}"
    short = f"{numbers.count(verdict.short_by or 0)}</b> {marks.text(score.indicator.case)}"
    said = f'<small title="{marks.text(row.said)}">{people.HAS_EXPLANATION}</small>'
    return (
        f'<tr><td class="k-cut"><a href="{to}">'
        f"{marks.text(sentences.reporter(score.unit))}</a><small>{row.who}</small></td>"
        f"<td>{marks.text(score.indicator.short)}<small>{counted}</small></td>"
        f'<td class="k-num">{numbers.percent(verdict.percent, score.goal.percent)}<small>'
        f"{words.NEEDED.format(target=numbers.goal(score.goal.percent))}</small></td>"
        f'<td class="k-num"><b>{short}<small>{_run(row.months_below)}</small></td>'
        f"<td>{marks.with_word(verdict)}{said if row.said else ''}</td></tr>{_printed(row)}"
    )


def _printed(row: Shortfall) -> str:
    """The explanation in full below its row, on paper only."""
    if not row.said:
        return ""
    said = marks.text(row.said)
    return f'<tr class="k-print"><td colspan="5">{people.EXPLANATIONS}: {said}</td></tr>'


def _run(months: int) -> str:
    return sentences.in_a_row(months) if months > 1 else words.FIRST_MONTH


def _head(title: str, note: str, link: str = "", beside: str = "") -> str:
    wrap = ' style="flex-wrap:wrap"' if beside else ""
    return (
        f'<div class="k-head"{wrap}><h2 class="k-h2">{title} '
        f'<span class="k-muted k-sm" style="font-weight:400">{note}</span></h2>'
        f'{beside}<span class="k-sm">{link}</span></div>'
    )


def month_points(months: Iterable[Month], scores: Iterable[Score | None]) -> tuple[Point, ...]:
    """The line of a group."""
    return tuple(Point.of(month, score) for month, score in zip(months, scores, strict=True))
