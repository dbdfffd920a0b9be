"""What stands beside the lights on a unit's profile: its inspections and its quarter."""

from __future__ import annotations

from pipeline.desk.clock import today
from pipeline.inspection import follow
from ui.frame import session
from ui.frame.filters import Choices
from ui.kit.html import Html
from ui.kit.navigation import Screen, address
from ui.scores import inspected, quarter_lights


def inspections(choices: Choices) -> Html:
    """Visits to the unit and what they concluded."""
    unit = choices.head
    visits = session.ask(follow.visits_of, unit.identity)
    due = session.ask(follow.due, unit.identity)
    return inspected.block(unit, visits, due, session.reference().register, today())


def quarter(choices: Choices) -> Html:
    """The lights of its quarter, with the way to their page."""
    card = quarter_lights.card_of(choices.view)
    if card is None:
        return Html()
    link = address(Screen.QUARTERS, choices.labels)
    return quarter_lights.of_unit(card.of(choices.head.code), card.month, link)
