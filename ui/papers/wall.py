"""What a wall screen shows: few big pages that turn by themselves, without a script."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from typing import NamedTuple

from markupsafe import Markup

from metrics.counts.errors import KpiError
from metrics.units.unit import Unit
from metrics.verdicts.rollup import Score
from metrics.verdicts.verdict import Evidence
from pipeline.desk.workspace import Workspace
from pipeline.periods.period import default_month
from pipeline.periods.status import ReportingState, reporting_state
from pipeline.scores.scorecard import Scorecard, View, scorecard
from pipeline.statements import screens
from reports.writers.page import POLICY
from ui.frame import session
from ui.kit.html import Child, Html, join, tag
from ui.kit.page_style import rules
from ui.kit.theme import SHAPES, TONES
from wording import interface, numbers
from wording.papers import report
from wording.papers import screens as words
from wording.sentences import called, certain_shortfalls, reporter, whole

SECONDS = 20
"""A table of ten rows is read in that time from across a hall."""
_TILES, _ROWS, _SHORT, _SILENT = 6, 10, 8, 30
"""So many lines of that size stand on one screen of 16:9."""


_FEW = 12
"""So many names stand there in bigger letters."""


class WallPage(NamedTuple):
    """One page: its heading and what stands below it."""

    title: str
    body: Html


def shown(token: str, at: int) -> tuple[bytes, str] | None:
    """A page of the screen with that token and how it turns to the next; None: no such screen.

    Args:
        token: What its address ends with.
        at: Which page, from 1; what is beyond the last begins again.
    """
    here = session.workspace()
    with here.edition() as edition:
        screen = screens.screen_of(edition, token)
    if screen is None:
        return None
    pages = session.once(("wall", screen.under), partial(_pages, here, screen.under))
    place = (at - 1) % len(pages.pages)
    turn = f"{SECONDS};url=?trang={(place + 1) % len(pages.pages) + 1}"
    return _written(pages, place), turn


class _Wall(NamedTuple):
    office: str
    when: str
    note: str
    sample: bool
    pages: tuple[WallPage, ...]


def _pages(here: Workspace, under: str) -> _Wall:
    with here.books() as books:
        month = books.ask(default_month)
        view = View(month, under=under)
        try:
            card = books.ask(scorecard, view)
        except KpiError:
            # The unit is no more; its screen says that there is nothing to show.
            return _Wall(
                under, "", "", books.edition.sample, (WallPage(words.NO_FIGURES, Html("")),)
            )
        state = books.ask(reporting_state, view)
        note = words.NOTE.format(
            edition=numbers.count(books.edition.number),
            time=numbers.moment(books.edition.published_at),
            reported=state.reported,
            expected=len(state.expected),
        )
        when = report.period(view.window, month)
        pages = (*_totals(card), *_groups(card), _shortfalls(card), _silent(state))
        return _Wall(card.head.name, when, note, books.edition.sample, pages)


def _totals(card: Scorecard) -> Iterator[WallPage]:
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
        tag("p.light", _shape(row), interface.STATUS[verdict.status]),
        tag("p", counted),
        tag("p", aim),
    )


def _groups(card: Scorecard) -> Iterator[WallPage]:
    """The districts there are; else nothing, since a list of every commune is not for a wall."""
    shown = [row.indicator for row in card.total if row.goal is not None]
    found: dict[str, dict[str, Score]] = {}
    for row in card.groups:
        if row.unit.identity != card.head.identity:
            found.setdefault(row.unit.identity, {})[row.indicator.code] = row
    heads = (words.UNIT, *(each.short for each in shown))
    groups = list(found.values())
    for first in range(0, len(groups), _ROWS):
        rows = [
            (
                called(next(iter(line.values()))),
                *(_rate(line.get(each.code)) for each in shown),
            )
            for line in groups[first : first + _ROWS]
        ]
        yield WallPage(words.GROUPS, _table(heads, rows))


def _shortfalls(card: Scorecard) -> WallPage:
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


def _silent(state: ReportingState) -> WallPage:
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
    return tag(f"span.{TONES[row.verdict.status]}", _shape(row), rate)


def _shape(row: Score) -> Html:
    """The light's shape, which says the same as its colour; its word stands beside it or here."""
    status = row.verdict.status
    filled = "full" if row.verdict.evidence is Evidence.CERTAIN else "open"
    body = SHAPES.get(f"{status}-{filled}") or SHAPES.get(status.value, "")
    drawn = Markup(body.replace("'#000'", "'currentColor'"))
    return tag(
        "svg", drawn, viewBox="0 0 16 16", role="img", aria_label=interface.STATUS[status],
        fill="currentColor",
    )  # fmt: skip


def _table(heads: Sequence[str], rows: Iterable[Sequence[Child]]) -> Html:
    head = tag("tr", *(tag("th", each, scope="col") for each in heads))
    body = (tag("tr", *(tag("td", cell) for cell in row)) for row in rows)
    return tag("table", tag("thead", head), tag("tbody", *body))


def _written(wall: _Wall, at: int) -> bytes:
    page, count = wall.pages[at], len(wall.pages)
    sample = tag("b.label", interface.DEMONSTRATION) if wall.sample else None
    body = join(
        tag("header", tag("p", wall.office, " · ", wall.when), sample),
        tag("main", tag("h1", page.title), page.body),
        tag("footer", tag("span", wall.note), tag("span", words.AT.format(at=at + 1, count=count))),
    )
    head = join(
        Markup('<meta charset="utf-8"><meta name="viewport" content="width=device-width">'),
        Markup('<meta http-equiv="Content-Security-Policy" content="{}">').format(POLICY),
        Markup(
            '<meta name="robots" content="noindex"><meta name="referrer" content="no-referrer">'
        ),
        tag("title", words.TITLE),
        tag("style", Markup(rules("wall"))),
    )
    page_of = tag("html", tag("head", head), tag("body", body), lang="vi")
    return f"<!doctype html>\n{page_of}\n".encode()
