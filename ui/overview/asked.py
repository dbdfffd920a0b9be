"""What the overview asks for, and what it draws of the answers."""

from __future__ import annotations

from metrics.inspection.watch_filter import WatchFilter
from metrics.verdicts.rollup import Score
from metrics.verdicts.verdict import Status
from pipeline.scores import history, status
from pipeline.scores.budget import YearBudget, year_ends
from pipeline.scores.history import Within
from pipeline.scores.overdue import overdue
from pipeline.scores.scorecard import Scorecard, earlier
from ui.frame import session
from ui.frame.filters import Choices
from ui.kit import live
from ui.kit.html import join
from ui.kit.navigation import Screen, address
from ui.overview import lists, tiles
from wording import numbers
from wording.scores import budget, year_end
from wording.sentences import plain


def tiles_of(choices: Choices, card: Scorecard) -> live.Markup:
    """All tiles, the line of those that have none, and what unfolds below."""
    shown, rest = tiles.choose(card.total)
    view = choices.view
    state, held = session.ask(status.reporting_state, view), session.ask(overdue, view)
    ends = session.ask(year_ends, view)
    silent = WatchFilter(statuses=(Status.NOT_REPORTED,)).query()
    to = address(Screen.WATCHLIST, {**choices.labels, **silent})
    further = join(
        tiles.overdue(held, choices.profile),
        tiles.reporting(state, numbers.month(view.month), to),
    )
    each = [_tile(choices, card, row, ends.group.get(row.indicator.code)) for row in shown]
    drawn = tiles.grid(each, further, lambda code: _gaps(choices, code))
    below = lists.below(tiles.others(rest), ends.lost, held, choices.profile)
    return live.Markup.of(join(drawn, below))


def _tile(
    choices: Choices, card: Scorecard, row: Score, ends: YearBudget | None
) -> tiles.IndicatorTile:
    view, code = choices.view, row.indicator.code
    months = list(session.ask(history.monthly_scores, view))
    lines = session.ask(history.monthly_totals, Within(view, card.head.code))
    before = session.ask(earlier, view)
    past = {each.indicator.code: each for each in before.total} if before else {}
    said, whole = _year(ends)
    return tiles.IndicatorTile(
        row,
        tuple(each for each in card.units if each.indicator.code == code),
        tiles.month_points(months, lines[code]),
        past.get(code),
        numbers.period(view.window, view.window.before(view.month)),
        said,
        whole,
    )


def _year(ends: YearBudget | None) -> tuple[str, str]:
    if ends is None:
        return "", ""
    year = budget.Year(ends.budget, ends.indicator, ends.goal.percent, ends.until)
    whole = year_end.WHY.format(sentence=plain(budget.sentence(year)))
    return year_end.line(year, ends.ends_at), whole


def _gaps(choices: Choices, indicator: str) -> str:
    short = session.reference().indicator(indicator).short
    return address(Screen.GAPS, {**choices.labels, "chi_tieu": short})
