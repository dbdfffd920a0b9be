"""What the overview asks for, and what it draws of the answers."""

from __future__ import annotations

from metrics.plans.quarterly import quarter_of
from pipeline.periods import status
from pipeline.periods.budget import year_ends
from pipeline.periods.overdue import overdue
from pipeline.scores.quarter import quarter_card
from pipeline.scores.scorecard import Scorecard
from ui.frame import session
from ui.frame.filters import Choices
from ui.kit import html, live
from ui.kit.html import Html, join, tag
from ui.kit.navigation import Screen, address
from ui.overview import indicator_tile, lists, tiles
from wording import numbers
from wording.office import quarters
from wording.scores import headline


def tiles_of(choices: Choices, card: Scorecard) -> live.Markup:
    """All tiles, the line of those that have none, and what unfolds below."""
    shown, rest = tiles.choose(card.total)
    view = choices.view
    state, held = session.ask(status.reporting_state, view), session.ask(overdue, view)
    ends = session.ask(year_ends, view)
    to = address(Screen.SUBMISSIONS, choices.labels)
    further = join(
        tiles.overdue(held, choices.profile),
        tiles.reporting(state, numbers.month(view.month), to),
    )
    each = [
        indicator_tile.of(choices, card, row, ends.group.get(row.indicator.code)) for row in shown
    ]
    drawn = tiles.grid(each, further, lambda code: _gaps(choices, code))
    others = join(tiles.others(rest), _quarter(choices))
    below = lists.below(others, ends.lost, held, choices.profile)
    return live.Markup.of(join(drawn, below))


def _quarter(choices: Choices) -> Html | None:
    """The lights of the quarter in one line that leads to them; None where no plan asks any."""
    month = quarter_of(choices.view.month)
    targets = session.reference().quarterly.targets.by_indicator_and_level.values()
    if not any(target.valid_on(month.last_day) for of in targets for target in of):
        return None
    card = session.ask(quarter_card, choices.view)
    if not card.total:
        return None
    said = html.rich(quarters.lead([row.score for row in card.total], card.month))
    to = address(Screen.QUARTERS, choices.labels)
    return tag("p.k-quarter-line", tag("a", said, href=to))


def plan_offer(choices: Choices, card: Scorecard) -> live.Markup | None:
    """The way to enter a plan where none asks anything of the scope; None where one does."""
    if not headline.lacks_plan(card.total):
        return None
    text = headline.ENTER_PLAN.format(year=choices.view.month.year)
    return live.Markup.of(tag("p.k-offer", tag("a", text, href=address(Screen.PLANS, {}))))


def _gaps(choices: Choices, indicator: str) -> str:
    short = session.reference().indicator(indicator).short
    return address(Screen.GAPS, {**choices.labels, "chi_tieu": short})
