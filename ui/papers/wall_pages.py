"""The pages of a wall screen, one by one: rates, lights and names of units, and nothing else."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from metrics.units.unit import Unit
from metrics.verdicts.rollup import Score
from pipeline.periods.status import ReportingState
from pipeline.scores.scorecard import Scorecard
from ui.kit import marks
from ui.kit.html import Child, Html, tag
from ui.kit.theme import TONES
from wording import interface, numbers
from wording.papers import report
from wording.papers import screens as words
from wording.sentences import called, certain_shortfalls, reporter, whole

_TILES, _ROWS, _SHORT, _SILENT = 6, 10, 8, 30
"""So many of that size stand on one screen of 16:9."""
_FEW = 12
"""So many names stand there in bigger letters."""


class WallPage(NamedTuple):
    """One page: its heading and what stands below it."""

    title: str
    body: Html


def totals(card: Scorecard) -> Iterator[WallPage]:
    """The lights of the whole, so many on a page as are read from afar."""
    told = [row for row in card.total if row.goal is not None or row.share is not None]
    for first in range(0, len(told), _TILES):
        tiles = map(_tile, told[first : first + _TILES])
        yield WallPage(whole(card.head), tag("div.tiles", *tiles))


def _tile(row: Score) -> Html:
    verdict, share = row.verdict, row.share
    goal = row.goal.percent if row.goal else None
    rate = numbers.percent(verdict.percent, goal) if verdict.percent is not None else report.DASH
    counted = (
        words.OF.format(
            good=numbers.count(share.good),
            cases=numbers.count(share.cases),
            case=row.indicator.case,
        )
        if share
        else ""
    )
    aim = words.AIM.format(target=numbers.goal(goal, verdict.percent)) if goal is not None else ""
    return tag(
        f"section.{TONES[verdict.status]}",
        tag("h2", row.indicator.short),
        tag("p.rate", rate),
        tag("p.light", marks.of(row.verdict), interface.STATUS[verdict.status]),
        tag("p", counted),
        tag("p", aim),
    )


def groups(card: Scorecard) -> Iterator[WallPage]:
    """The districts there are; else nothing, since a list of every commune is not for a wall."""
    shown = [row.indicator for row in card.total if row.goal is not None]
    found: dict[str, dict[str, Score]] = {}
    for row in card.groups:
        if row.unit.identity != card.head.identity:
            found.setdefault(row.unit.identity, {})[row.indicator.code] = row
    heads = (words.UNIT, *(each.short for each in shown))
    lines = list(found.values())
    for first in range(0, len(lines), _ROWS):
        rows = [
            (
                called(next(iter(line.values()))),
                *(_rate(line.get(each.code)) for each in shown),
            )
            for line in lines[first : first + _ROWS]
        ]
        yield WallPage(words.GROUPS, _table(heads, rows))


def shortfalls(card: Scorecard) -> WallPage:
    """Who lacks most beyond doubt."""
    found = certain_shortfalls(card.units)[:_SHORT]
    if not found:
        return WallPage(words.SHORT, tag("p.all", words.NO_SHORT))
    heads = (words.UNIT, words.INDICATOR, words.RATE, words.TARGET, words.LACKS)
    return WallPage(words.SHORT, _table(heads, [_short(row) for row in found]))


def _short(row: Score) -> tuple[Child, ...]:
    goal, percent = row.goal, row.verdict.percent
    assert goal is not None
    return (
        reporter(row.unit),
        row.indicator.short,
        _rate(row),
        numbers.goal(goal.percent, percent),
        words.lacking(row.verdict.short_by or 0, row.indicator.case),
    )


def silent(state: ReportingState) -> WallPage:
    """Who has not reported."""
    units = [each.unit for each in state.silent]
    expected = len(state.expected)
    if not units:
        return WallPage(report.LATE, tag("p.all", words.ALL_REPORTED.format(expected=expected)))
    title = words.SILENT.format(silent=len(units), expected=expected)
    return WallPage(
        title,
        tag("ul" if len(units) > _FEW else "ul.few", *(tag("li", each) for each in _named(units))),
    )


def _named(units: Sequence[Unit]) -> Iterator[str]:
    yield from (reporter(unit) for unit in units[:_SILENT])
    if len(units) > _SILENT:
        yield words.MORE.format(count=numbers.count(len(units) - _SILENT))


def _rate(row: Score | None) -> Html:
    if row is None or row.verdict.percent is None:
        return tag("span.none", report.DASH)
    goal = row.goal.percent if row.goal else None
    rate = numbers.percent(row.verdict.percent, goal)
    return tag(f"span.{TONES[row.verdict.status]}", marks.of(row.verdict), rate)


def _table(heads: Sequence[str], rows: Iterable[Sequence[Child]]) -> Html:
    head = tag("tr", *(tag("th", each, scope="col") for each in heads))
    body = (tag("tr", *(tag("td", cell) for cell in row)) for row in rows)
    return tag("table", tag("thead", head), tag("tbody", *body))
