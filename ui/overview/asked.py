"""What the overview asks for, and what it draws of the answers."""

from __future__ import annotations

from pipeline.periods import status
from pipeline.periods.budget import year_ends
from pipeline.periods.overdue import overdue
from pipeline.scores.scorecard import Scorecard
from ui.frame import session
from ui.frame.filters import Choices
from ui.kit import live
from ui.kit.html import Html, join
from ui.kit.navigation import Screen, address
from ui.overview import indicator_tile, lists, tiles
from ui.scores import quarter_lights
from ui.scores import tables as scores
from wording import numbers


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
    others = tiles.others(rest)
    below = lists.below(others, ends.lost, held, _of_quarter(choices, card), choices.profile)
    return live.Markup.of(join(drawn, below))


def _of_quarter(choices: Choices, card: Scorecard) -> Html:
    """What is below the targets of the quarter at the units that the viewer may look into."""
    found, viewer = quarter_lights.card_of(choices.view), session.viewer()
    if found is None:
        return Html()
    known = (row for row in found.units if viewer.knows_place(card.tree.line(row.score.unit.code)))
    return quarter_lights.reds(quarter_lights.below_target(known), found.month, choices.profile)


def plan_offer(choices: Choices, card: Scorecard) -> live.Markup | None:
    """The way to enter a plan where none asks anything of the scope; None where one does."""
    offer = scores.plan_offer(card.total, choices.view.month.year)
    return None if offer is None else live.Markup.of(offer)


def _gaps(choices: Choices, indicator: str) -> str:
    short = session.reference().indicator(indicator).short
    return address(Screen.GAPS, {**choices.labels, "chi_tieu": short})
