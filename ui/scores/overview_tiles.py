"""The tiles of the overview: what each indicator shows, and how far the month is reported."""

from __future__ import annotations

from metrics.inspection.watch import Lack
from metrics.inspection.watch_filter import WatchFilter
from metrics.verdicts.rollup import Score
from metrics.verdicts.verdict import Status
from pipeline.scores import history, status
from pipeline.scores.history import Within
from pipeline.scores.scorecard import Scorecard, earlier
from ui.frame import session
from ui.frame.filters import Choices
from ui.kit import live
from ui.kit.navigation import Screen, address
from ui.scores import tiles
from wording import numbers


def tiles_of(choices: Choices, card: Scorecard) -> live.Markup:
    """All tiles and the line of those that have none."""
    shown, rest = tiles.choose(card.total)
    state = session.ask(status.reporting_state, choices.view)
    waited = WatchFilter(statuses=(Status.NOT_DUE,))
    silent = WatchFilter(lacks=(Lack.SILENT,)) if state.due else waited
    to = address(Screen.WATCHLIST, {**choices.labels, **silent.query()})
    report = tiles.reporting(state, numbers.month(choices.view.month), to)
    drawn = tiles.grid(_each(choices, card, shown), report, lambda code: _gaps(choices, code))
    return live.Markup.of(drawn + tiles.others(rest))


def _each(choices: Choices, card: Scorecard, shown: list[Score]) -> list[tiles.IndicatorTile]:
    months = list(session.ask(history.monthly_scores, choices.view))
    lines = session.ask(history.monthly_totals, Within(choices.view, card.head.code))
    view = choices.view
    before = session.ask(earlier, view)
    since = numbers.period(view.window, view.window.before(view.month))
    past = {row.indicator.code: row for row in before.total} if before else {}
    return [
        tiles.IndicatorTile(
            row,
            tuple(each for each in card.units if each.indicator.code == row.indicator.code),
            tiles.month_points(months, lines[row.indicator.code]),
            past.get(row.indicator.code),
            since,
        )
        for row in shown
    ]


def _gaps(choices: Choices, indicator: str) -> str:
    short = session.reference().indicator(indicator).short
    return address(Screen.GAPS, {**choices.labels, "chi_tieu": short})
