"""The tiles of the overview as markup: one an indicator, what is overdue, who has reported."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from metrics.counts.month import Month
from metrics.verdicts.comparison import Step
from metrics.verdicts.rollup import Score
from metrics.verdicts.verdict import Status
from pipeline.periods.overdue import Overdue
from pipeline.periods.status import ReportingState
from ui.kit import drawings, html, live, marks
from ui.kit.drawings import Point
from ui.kit.html import Child, Html, join, tag
from wording import interface as words
from wording import numbers, sentences
from wording.scores import changes as changed
from wording.scores import comparable

MOST = 6
"""With the two others they are two rows; the worst are kept, the others are named below."""

_NAMED = 2
"""Places named in a tile, the second where there is room; all stand in the list below."""
_ORDER = {Status.MISSED: 0, Status.NEAR: 1, Status.MET: 2}

Link = Callable[[str], str]
"""From a unit's code to the address of its page."""


@dataclass(frozen=True, slots=True)
class IndicatorTile:
    """One indicator of the chosen scope."""

    score: Score
    units: tuple[Score, ...]
    line: tuple[Point, ...]
    step: Step | None
    """From the comparable period before; None where there is none."""
    since: str = ""
    """That period in words."""
    year: str = ""
    """How the year ends, in a few words."""
    year_whole: str = ""
    """The same in whole sentences."""


def choose(total: Sequence[Score]) -> tuple[list[Score], list[Score]]:
    """The indicators that get a tile, in their own order, and those that do not.

    One tile for each that has a target in the scope; at most six, else the worst. Without any
    target the first that have figures: they are shown and not judged.
    """
    wanted = [row for row in total if row.goal is not None]
    if not wanted:
        wanted = [row for row in total if row.share is not None][:MOST]
    if len(wanted) > MOST:
        kept = sorted(wanted, key=_badness)[:MOST]
        wanted = [row for row in wanted if row in kept]
    return wanted, [row for row in total if row not in wanted]


def grid(tiles: Iterable[IndicatorTile], further: Html, link: Link) -> Html:
    """All tiles; on a phone they stand one below the other, the worst first."""
    return tag("section.k.k-tiles", (_tile(tile, link) for tile in tiles), further)


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
        (marks.light(score.verdict), tag("span", _need(score)), _anew(tile.step)),
        tag("span", html.rich(tile.year), title=tile.year_whole or None),
        (tag("span", _change(tile)), marks.counts(tile.units)),
    )


def _framed(order: int, heading: Html, *parts: Child) -> Html:
    """A tile; its parts are the percent, the line, the light, a line of words and the foot."""
    blocks = (tag(f"div.{name}", part) for name, part in zip("pslyf", parts, strict=True))
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


def _anew(step: Step | None) -> Child:
    """That the light turned because the target did."""
    return tag("span", comparable.turned(step)) if step is not None and step.by_target else None


def _change(tile: IndicatorTile) -> Child:
    if tile.step is None:
        return words.NO_PERIOD_BEFORE
    like, step = tile.step.like, tile.step.change
    if like.parted is not None:
        return tag("span", comparable.NOT_COMPARED, title=comparable.reason(like.parted))
    if step.points is None:
        return words.NO_PERIOD_BEFORE
    clear = step.movement.clear
    mark = tag("b", words.CLEAR) if clear else words.UNCLEAR
    why = words.CLEAR_WHY if clear else words.UNCLEAR_WHY
    since = words.SINCE.format(period=tile.since) if tile.since else ""
    since = ", ".join(text for text in (since, comparable.partly_of(like)) if text)
    points = tag("b", numbers.change(step.points))
    moved = tag("span", points, f" {words.POINTS}", title=since)
    return moved, " · ", tag("span", mark, title=why)


def overdue(found: Overdue, link: Link) -> Html:
    """The tile of what is overdue: how many, since when, where."""
    title = tag("h2.n", words.OVERDUE.format(month=numbers.month(found.month)))
    if not found.holders:
        nil = tag("span.nil", "–")
        return _framed(3, title, nil, None, words.OVERDUE_UNKNOWN, None, tag("span"))
    value = (numbers.count(found.total), tag("span", words.OVERDUE_CASES))
    told = words.OVERDUE_TOLD.format(
        told=numbers.count(len(found.holders)), expected=numbers.count(found.expected)
    )
    return _framed(3, title, value, None, _step(found), _largest(found, link), tag("span", told))


def _step(found: Overdue) -> Html:
    """The change since the month before, at the units that told both."""
    before = numbers.month(found.month.plus(-1))
    if found.parted is not None:
        return tag("span", comparable.NOT_COMPARED, title=comparable.reason(found.parted))
    if found.step is None:
        return tag("span", words.OVERDUE_ALONE.format(month=sentences.opening(before)))
    said = words.OVERDUE_SAME
    if found.step:
        way = words.OVERDUE_MORE if found.step > 0 else words.OVERDUE_FEWER
        said = way.format(count=numbers.count(abs(found.step)))
    alike = words.OVERDUE_ALIKE.format(count=numbers.count(len(found.compared)))
    return tag("span", tag("b", said), " ", words.OVERDUE_SINCE.format(month=before), title=alike)


def _largest(found: Overdue, link: Link) -> Html:
    largest = [each for each in found.holders[:_NAMED] if each.count]
    if not largest:
        return tag("span", words.OVERDUE_NONE)
    named = (
        tag(
            "span",
            before,
            tag(
                "a", sentences.in_sentence(sentences.reporter(each.unit)), href=link(each.unit.code)
            ),
            f" {numbers.count(each.count)}",
        )
        for before, each in zip((words.OVERDUE_AT, ", "), largest, strict=False)
    )
    return tag("span.k-fit", named)


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
    since, partly = (
        tag("span", html.rich(each)) for each in sentences.silences(longest, len(state.partial))
    )
    whole = words.OF_UNITS.format(total=numbers.count(len(state.expected)))
    return _framed(
        4,
        tag("h2.n", words.REPORTING_IN.format(month=month)),
        (numbers.count(state.reported), tag("span", whole)),
        None,
        (_reporting_tag(state), since),
        partly,
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
    said = "; ".join(
        f"{words.STATUS[status].lower()}: "
        + ", ".join(_other(row) for row in rows if row.verdict.status is status)
        for status in dict.fromkeys(row.verdict.status for row in rows)
    )
    return tag("p.k-rest", f"{words.OTHERS} {said}", title=said) if said else Html()


def _other(row: Score) -> str:
    percent = row.verdict.percent
    return f"{row.indicator.short} {numbers.percent(percent) if percent is not None else '–'}"


def month_points(months: Iterable[Month], scores: Iterable[Score | None]) -> tuple[Point, ...]:
    """The line of a group."""
    return tuple(Point.of(month, score) for month, score in zip(months, scores, strict=True))
