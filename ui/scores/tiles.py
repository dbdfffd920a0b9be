"""The blocks of the overview as markup: a tile an indicator, the reporting tile, two lists."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from metrics.counts.change import change
from metrics.counts.month import Month
from metrics.verdicts.rollup import Score
from metrics.verdicts.verdict import Status
from pipeline.scores.status import ReportingState
from ui.kit import drawings, html, live, marks
from ui.kit.drawings import Point
from ui.kit.html import Child, Html, TableColumn, join, tag
from wording import interface as words
from wording import numbers, people, sentences
from wording.scores import changes as changed

MOST = 7
"""What fits in one row; the worst are kept, the others are named below."""
LISTED = 4
"""Lines beside the tiles, so that the overview stays one screen."""

_ORDER = {Status.MISSED: 0, Status.NEAR: 1, Status.MET: 2}

Link = Callable[[str], str]
"""From a unit's code to the address of its page."""


@dataclass(frozen=True, slots=True)
class IndicatorTile:
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


def grid(tiles: Iterable[IndicatorTile], report: Html, link: Link) -> Html:
    """All tiles; on a phone they stand one below the other, the worst first."""
    return tag("section.k.k-tiles", (_tile(tile, link) for tile in tiles), report)


def _badness(row: Score) -> tuple[int, int]:
    return _ORDER.get(row.verdict.status, 3), -(row.verdict.short_by or 0)


def _tile(tile: IndicatorTile, link: Link) -> Html:
    score = tile.score
    name = score.indicator.name
    return _framed(
        _ORDER.get(score.verdict.status, 3),
        tag("h2", tag("a", name, href=link(score.indicator.code)), class_="n", title=name),
        _value(score),
        _line(tile),
        (marks.light(score.verdict), tag("span", _need(score))),
        (tag("span", _change(tile)), marks.counts(tile.units)),
    )


def _framed(order: int, heading: Html, *parts: Child) -> Html:
    """A tile; its parts are the percent, the line, the light and the foot."""
    blocks = (tag(f"div.{name}", part) for name, part in zip("pslf", parts, strict=True))
    return tag("article.k-tile", heading, blocks, style=f"--o:{order}")


def _value(score: Score) -> Html:
    if score.verdict.percent is None:
        return tag("span.nil", "–")
    target = score.goal.percent if score.goal else None
    return join(numbers.figure(score.verdict.percent, target), tag("span", words.PERCENT))


def _line(tile: IndicatorTile) -> Html:
    goal = tile.score.goal
    return drawings.sparkline(tile.line, goal.percent if goal else None)


def _need(score: Score) -> str:
    parts = []
    if score.goal is not None:
        needed = numbers.goal(score.goal.percent, score.verdict.percent)
        parts.append(words.NEEDED.format(target=needed))
    parts += [text for text in (sentences.missing(score), sentences.months_of(score)) if text]
    return " · ".join(parts)


def _change(tile: IndicatorTile) -> Child:
    step = change(tile.before.share if tile.before else None, tile.score.share)
    if step.points is None:
        return words.NO_PERIOD_BEFORE
    clear = step.movement.clear
    mark = tag("b", words.CLEAR) if clear else words.UNCLEAR
    why = words.CLEAR_WHY if clear else words.UNCLEAR_WHY
    since = words.SINCE.format(period=tile.since) if tile.since else ""
    points = tag("b", numbers.change(step.points))
    moved = tag("span", points, f" {words.POINTS}", title=since)
    return moved, " · ", tag("span", mark, title=why)


def changes(text: str) -> Html:
    """What changed since the period before, with a button that copies it as plain text."""
    button = live.copying(changed.COPY, sentences.plain(text))
    head = tag("div.k-head", tag("h2.k-h2", changed.TITLE), button)
    label = changed.TITLE
    said = tag("p.k-change", html.rich(text), tabindex=0, role="region", aria_label=label)
    return tag("section", head, said)


def reporting(state: ReportingState, month: str, to: str) -> Html:
    """The tile of who has reported.

    Args:
        state: Who has and who has not.
        month: The month in words.
        to: The address of a list of those who have not.
    """
    longest = max((each.months for each in state.silent), default=0)
    foot = tag("span", html.rich(sentences.longest_silence(longest, len(state.partial))))
    whole = words.OF_UNITS.format(total=numbers.count(len(state.expected)))
    return _framed(
        4,
        tag("h2.n", words.REPORTING_IN.format(month=month)),
        (numbers.count(state.reported), tag("span", whole)),
        None,
        (_reporting_tag(state), foot),
        _silent(state, to),
    )


def _silent(state: ReportingState, to: str) -> Html:
    """Who has not reported; where the room is short the first name is cut, never the count."""
    names = [sentences.reporter(each.unit) for each in state.silent]
    if not names:
        return tag("span")
    first, rest = (tag("span", part) for part in sentences.silent_units(names))
    return tag("a.k-silent", first, " ", rest, href=to, title=", ".join(names))


def _reporting_tag(state: ReportingState) -> Html:
    if not state.silent:
        return marks.said(Status.MET, words.ALL_REPORTED)
    if state.due:
        return marks.said(Status.NOT_REPORTED, words.SILENT)
    return marks.said(Status.NOT_DUE, words.WAITING)


def others(rows: Sequence[Score]) -> Html:
    """One line for the indicators without a tile."""
    said = [
        f"{row.indicator.short} "
        + (numbers.percent(row.verdict.percent) if row.verdict.percent is not None else "–")
        + f" ({words.STATUS[row.verdict.status].lower()})"
        for row in rows
    ]
    return tag("p.k-rest", f"{words.OTHERS} {'; '.join(said)}") if said else Html()


@dataclass(frozen=True, slots=True)
class Shortfall:
    """One row of the list of what needs attention."""

    score: Score
    months_below: int
    who: str
    """Who answers for the unit, as text or markup."""
    said: str
    """The newest explanation beside the light; empty where there is none."""


def attention(
    rows: Sequence[Shortfall],
    total: int,
    period: str,
    link: Link,
    more: str,
    beside: Html | None = None,
) -> Html:
    """The units with the largest certain shortfalls, each a link.

    Args:
        rows: The units shown.
        total: How many there are.
        period: The column of percents.
        link: To a unit's page.
        more: Where all of them are.
        beside: What else needs attention, in the line of the heading.
    """
    if not rows:
        return tag("section", _head(None, beside), tag("p.k-sub", words.NOTHING_CERTAIN))
    see = words.SEE_ALL.format(count=numbers.count(total))
    columns = (
        TableColumn(words.UNIT, "k-cut"),
        TableColumn(words.INDICATOR),
        html.number(period),
        html.number(words.SHORT_BY),
        TableColumn(words.LIGHT),
    )
    body = (
        line
        for row in rows
        for line in (html.row(columns, _attention_row(row, link)), *_printed(row))
    )
    table = html.table(columns, body, "k-t.k-attn")
    return tag("section", _head(tag("a", see, href=more), beside), table)


def _attention_row(row: Shortfall, link: Link) -> tuple[Child, ...]:
    score, verdict = row.score, row.score.verdict
    assert verdict.percent is not None
    assert score.goal is not None
    assert score.share is not None
    counted = f"{numbers.count(score.share.good)}/{numbers.count(score.share.cases)}"
    needed = words.NEEDED.format(target=numbers.goal(score.goal.percent))
    short = tag("b", numbers.count(verdict.short_by or 0))
    said = tag("small", people.HAS_EXPLANATION, title=row.said) if row.said else None
    name = tag("a", sentences.reporter(score.unit), href=link(score.unit.code))
    return (
        (name, tag("small", row.who)),
        (score.indicator.short, tag("small", counted)),
        (numbers.percent(verdict.percent, score.goal.percent), tag("small", needed)),
        (short, f" {score.indicator.case}", tag("small", _run(row.months_below))),
        (marks.with_word(verdict), said),
    )


def _printed(row: Shortfall) -> Iterable[Html]:
    """The explanation in full below its row, on paper only."""
    if row.said:
        yield tag("tr.k-print", tag("td", f"{people.EXPLANATIONS}: {row.said}", colspan=5))


def _run(months: int) -> str:
    return sentences.in_a_row(months) if months > 1 else words.FIRST_MONTH


def _head(link: Html | None, beside: Html | None) -> Html:
    note = tag("span.k-muted.k-sm", words.ATTENTION_NOTE)
    title = tag("h2.k-h2", words.ATTENTION, " ", note)
    wrap = ".wrap" if beside else ""
    return tag(f"div.k-head{wrap}", title, beside, tag("span.k-sm", link))


def month_points(months: Iterable[Month], scores: Iterable[Score | None]) -> tuple[Point, ...]:
    """The line of a group."""
    return tuple(Point.of(month, score) for month, score in zip(months, scores, strict=True))
